#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

#include "environment.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor::cli {

/// How an error is written: for people in their language, or for scripts in English.
struct ErrorForm {
  enum class Kind { text, json };
  Kind kind = Kind::text;
  Language language = Language::en;
};

/// JSON when the arguments ask for JSON, even where they cannot be understood otherwise; likewise
/// the language, which without a flag is that of the environment.
[[nodiscard]] ErrorForm error_form(std::span<const std::string_view> args,
                                   const Environment& environment);

void write_error(std::ostream& err, const ErrorForm& form, const Error& error);

}  // namespace llmadvisor::cli
