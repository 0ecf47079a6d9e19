#include "llmadvisor/report/speak/names.hpp"

#include <algorithm>
#include <array>

#include "name_words.hpp"

namespace llmadvisor {
namespace {

template <class Enum, std::size_t Count>
std::string_view pick(const std::array<Message, Count>& names, Enum value, Language language) {
  static_assert(Count == enum_names<Enum>.size());
  return in(language, names[static_cast<std::size_t>(value)]);
}

template <std::size_t Count>
std::string look_up(const std::array<words::Named, Count>& names, std::string_view key,
                    Language language) {
  const auto found = std::ranges::find(names, key, &words::Named::key);
  return std::string(found == names.end() ? key : in(language, found->name));
}

}  // namespace

std::string_view name_of(OptionKind v, Language l) { return pick(words::option_kinds, v, l); }
std::string_view name_of(Purchase v, Language l) { return pick(words::purchases, v, l); }
std::string_view name_of(Verdict v, Language l) { return pick(words::verdicts, v, l); }
std::string_view name_of(ReasonCode v, Language l) { return pick(words::reason_codes, v, l); }
std::string_view name_of(QualityBand v, Language l) { return pick(words::quality_bands, v, l); }
std::string_view name_of(Sensitivity v, Language l) { return pick(words::sensitivities, v, l); }
std::string_view name_of(Jurisdiction v, Language l) { return pick(words::jurisdictions, v, l); }
std::string_view name_of(Preference v, Language l) { return pick(words::preferences, v, l); }
std::string_view name_of(RuleVerdict v, Language l) { return pick(words::rule_verdicts, v, l); }
std::string_view name_of(EvidenceGrade v, Language l) { return pick(words::grades, v, l); }

std::string_view name_of(LineKind v, Language l) {
  return in(l, words::line_kinds[static_cast<std::size_t>(v)]);
}

std::string input_name(std::string_view key, Language language) {
  return look_up(words::inputs, key, language);
}

std::string unit_name(std::string_view unit, Language language) {
  return look_up(words::units, unit, language);
}

std::string fact_name(std::string_view fact, Language language) {
  return look_up(words::facts, fact, language);
}

std::string formula_text(std::string_view formula, Language language) {
  std::string text;
  while (!formula.empty()) {
    const auto end = std::min(formula.find(' '), formula.size());
    text += look_up(words::formula_words, formula.substr(0, end), language);
    formula.remove_prefix(end);
    if (formula.empty()) break;
    text += ' ';
    formula.remove_prefix(1);
  }
  return text;
}

}  // namespace llmadvisor
