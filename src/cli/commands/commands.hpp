#pragma once

#include "../commands.hpp"

namespace llmadvisor::cli {

ExitCode run_recommend(const Request& request, const Session& session);
ExitCode run_prompt(const Request& request, const Session& session);
ExitCode run_estimate(const Request& request, const Session& session);
ExitCode run_what_fits(const Request& request, const Session& session);
ExitCode run_compare(const Request& request, const Session& session);
ExitCode run_init(const Request& request, const Session& session);
ExitCode run_explain(const Request& request, const Session& session);
ExitCode run_accuracy(const Request& request, const Session& session);
ExitCode run_catalog_audit(const Request& request, const Session& session);
ExitCode run_catalog_list(const Request& request, const Session& session);
ExitCode run_catalog_show(const Request& request, const Session& session);
ExitCode run_catalog_check(const Request& request, const Session& session);
ExitCode run_catalog_import(const Request& request, const Session& session);
ExitCode run_usage_import(const Request& request, const Session& session);
ExitCode run_catalog_diff(const Request& request, const Session& session);

}  // namespace llmadvisor::cli
