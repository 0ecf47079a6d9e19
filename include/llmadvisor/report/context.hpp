#pragma once

#include <string>

#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

enum class Verbosity { normal, verbose };
enum class Colour { none, ansi };

/// How an answer is to be written. A value: reports look at no terminal and no environment.
struct ReportContext {
  Language language = Language::en;
  Currency currency = Currency::usd;
  int width = 80;  ///< columns of text; numbers are never cut to fit
  Verbosity verbosity = Verbosity::normal;
  Colour colour = Colour::none;
  std::string version;  ///< of the program
  /// The flags that ask the same again, as a shell takes them, a space before each; may be empty.
  std::string question{};
};

}  // namespace llmadvisor
