#pragma once

#include <string_view>

#include "commands.hpp"
#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor::cli {

/// The catalogue that the options ask for, with the base catalogue beneath it.
[[nodiscard]] Catalog load_catalog(const Options& options, const Session& session);

[[nodiscard]] Date today(const Options& options, const Session& session);

/// Writes the answer where the options say.
void write_answer(const Options& options, const Session& session, std::string_view text);

/// A line on stderr, unless the options ask for quiet.
void write_note(const Options& options, const Session& session, std::string_view text);

}  // namespace llmadvisor::cli
