#pragma once

#include "../commands.hpp"

namespace llmadvisor::cli {

ExitCode run_recommend(const Options& options, const Session& session);
ExitCode run_prompt(const Options& options, const Session& session);
ExitCode run_estimate(const Options& options, const Session& session);
ExitCode run_explain(const Options& options, const Session& session);
ExitCode run_accuracy(const Options& options, const Session& session);
ExitCode run_catalog_list(const Options& options, const Session& session);
ExitCode run_catalog_show(const Options& options, const Session& session);
ExitCode run_catalog_check(const Options& options, const Session& session);
ExitCode run_catalog_import(const Options& options, const Session& session);
ExitCode run_catalog_diff(const Options& options, const Session& session);

}  // namespace llmadvisor::cli
