#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor::cli {

enum class ErrorForm { text, json };

/// JSON when the arguments ask for JSON, even where they cannot be understood otherwise.
[[nodiscard]] ErrorForm error_form(std::span<const std::string_view> args);

void write_error(std::ostream& err, ErrorForm form, const Error& error);

}  // namespace llmadvisor::cli
