#include "llmadvisor/catalog/field_notes.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Two numbers or more with a dot between.
bool is_version(std::string_view text) {
  int numbers = 0;
  bool in_number = false;
  for (const char c : text) {
    if (!is_digit(c) && (c != '.' || !in_number)) return false;
    if (is_digit(c) && !in_number) ++numbers;
    in_number = is_digit(c);
  }
  return in_number && numbers > 1;
}

}  // namespace

bool fits(TextForm form, std::string_view text) {
  switch (form) {
    case TextForm::any:
      return true;
    case TextForm::some:
      return !text.empty();
    case TextForm::id:
      return !text.empty() && std::ranges::none_of(text, is_space);
    case TextForm::country:
      return text.size() == 2 && std::ranges::all_of(text, is_capital);
    case TextForm::clock:
      return text.size() == 5 && text[0] >= '0' && text[0] <= '2' && is_digit(text[1]) &&
             text[2] == ':' && text[3] >= '0' && text[3] <= '5' && is_digit(text[4]);
    case TextForm::version:
      return is_version(text);
  }
  return false;
}

std::string_view pattern_of(TextForm form) {
  switch (form) {
    case TextForm::any:
    case TextForm::some:
      return "";
    case TextForm::id:
      return "^[^\\s]+$";
    case TextForm::country:
      return "^[A-Z]{2}$";
    case TextForm::clock:
      return "^[0-2][0-9]:[0-5][0-9]$";
    case TextForm::version:
      return "^[0-9]+([.][0-9]+)+$";
  }
  return "";
}

Expected expected_of(TextForm form) {
  switch (form) {
    case TextForm::any:
    case TextForm::some:
      return {Expectation::some_text};
    case TextForm::id:
      return {Expectation::id};
    case TextForm::country:
      return {Expectation::country};
    case TextForm::clock:
      return {Expectation::clock};
    case TextForm::version:
      return {Expectation::version};
  }
  return {Expectation::some_text};
}

std::string expected_instead(TextForm form) { return to_string(expected_of(form)); }

}  // namespace llmadvisor
