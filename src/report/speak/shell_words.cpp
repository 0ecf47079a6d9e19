#include "llmadvisor/report/speak/shell_words.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "speech.hpp"

namespace llmadvisor {
namespace {

constexpr std::string_view place = "{}";

using Captures = std::vector<std::string_view>;

std::size_t places_in(std::string_view text) {
  std::size_t count = 0;
  for (auto at = text.find(place); at != text.npos; at = text.find(place, at + 1)) ++count;
  return count;
}

/// What stands at the places of the pattern, the last and each before the last but one as short as
/// it can be; none where it does not fit.
std::optional<Captures> fitted(std::string_view pattern, std::string_view text) {
  Captures found;
  auto at = pattern.find(place);
  if (at == pattern.npos || !text.starts_with(pattern.substr(0, at))) return std::nullopt;
  text.remove_prefix(at);
  while (at != pattern.npos) {
    pattern.remove_prefix(at + place.size());
    at = pattern.find(place);
    const auto literal = pattern.substr(0, at);
    const bool is_last = at == pattern.npos;
    if (is_last && !text.ends_with(literal)) return std::nullopt;
    const bool is_before_last = !is_last && pattern.find(place, at + place.size()) == pattern.npos;
    const auto end = is_last          ? text.size() - literal.size()
                     : is_before_last ? text.rfind(literal)
                                      : text.find(literal, 1);
    if (end == text.npos || end == 0) return std::nullopt;
    found.push_back(text.substr(0, end));
    text.remove_prefix(end + literal.size());
    pattern.remove_prefix(is_last ? 0 : at);
    at = is_last ? at : 0;
  }
  return found;
}

std::string filled(std::string_view text, const Captures& captures, Language language) {
  std::string out;
  for (const auto one : captures) {
    const auto at = text.find(place);
    out.append(text.substr(0, at)).append(told_in(language, one));
    text.remove_prefix(at + place.size());
  }
  return out.append(text);
}

/// Names that the reports have in every language.
template <class Enum>
std::optional<std::string> name_in(const Names<Enum>& names, const Names<Enum>& originals,
                                   std::string_view english) {
  for (std::size_t i = 0; i < enumerators<Enum>; ++i) {
    const auto value = static_cast<Enum>(i);
    if (originals[value] == english) return std::string(names[value]);
  }
  return std::nullopt;
}

}  // namespace

std::string told_in(Language language, std::string_view english) {
  const Speech& own = speech(language);
  if (own.shell.empty() || english.empty()) return std::string(english);
  const auto exact = std::ranges::find(own.shell, english, &ShellText::english);
  if (exact != own.shell.end()) return std::string(exact->text);
  const EnumNames& originals = speech(Language{}).names;
  if (auto name = name_in(own.names.data_in_full, originals.data_in_full, english)) return *name;
  if (auto name = name_in(own.names.number_units, originals.number_units, english)) return *name;
  // The pattern that says the most itself fits best.
  const ShellText* best = nullptr;
  Captures captures;
  const auto said = [](const ShellText& t) { return t.english.size() - 2 * places_in(t.english); };
  for (const auto& text : own.shell) {
    if (best != nullptr && said(text) <= said(*best)) continue;
    if (auto found = fitted(text.english, english)) {
      best = &text;
      captures = std::move(*found);
    }
  }
  return best == nullptr ? std::string(english) : filled(best->text, captures, language);
}

}  // namespace llmadvisor
