#include "llmadvisor/report/speak/names.hpp"

#include <algorithm>

#include "speech.hpp"

namespace llmadvisor {
namespace {

std::string look_up(NamedList names, std::string_view key) {
  const auto found = std::ranges::find(names, key, &Named::key);
  return std::string(found == names.end() ? key : found->name);
}

}  // namespace

std::string_view name_of(OptionKind v, Language l) { return speech(l).names.option_kinds[v]; }
std::string_view short_name_of(OptionKind v, Language l) {
  return speech(l).names.kinds_in_short[v];
}
std::string_view name_of(Purchase v, Language l) { return speech(l).names.purchases[v]; }
std::string_view name_of(Verdict v, Language l) { return speech(l).names.verdicts[v]; }
std::string_view name_of(ReasonCode v, Language l) { return speech(l).reasons[v].name; }
std::string_view name_of(QualityBand v, Language l) { return speech(l).names.quality_bands[v]; }
std::string_view name_of(Sensitivity v, Language l) { return speech(l).names.sensitivities[v]; }
std::string_view meaning_of(Sensitivity v, Language l) { return speech(l).names.data_in_full[v]; }
std::string_view name_of(Jurisdiction v, Language l) { return speech(l).names.jurisdictions[v]; }
std::string_view law_of(Jurisdiction v, Language l) { return speech(l).names.laws[v]; }
std::string_view name_of(Identifier v, Language l) { return speech(l).names.identifiers[v]; }
std::string_view name_of(Preference v, Language l) { return speech(l).names.preferences[v]; }
std::string_view name_of(CostBasis v, Language l) { return speech(l).names.cost_bases[v]; }
std::string_view name_of(Team v, Language l) { return speech(l).names.teams[v]; }
std::string_view name_of(Task v, Language l) { return speech(l).names.tasks[v]; }
std::string_view name_of(Skill v, Language l) { return speech(l).names.skills[v]; }
std::string_view name_of(EngineFeature v, Language l) { return speech(l).names.engine_features[v]; }
std::string_view name_of(Capability v, Language l) { return speech(l).names.capabilities[v]; }
std::string_view name_of(Effort v, Language l) { return speech(l).names.efforts[v]; }
std::string_view short_name_of(Effort v, Language l) { return speech(l).names.efforts_in_short[v]; }
std::string_view name_of(AbilityBasis v, Language l) { return speech(l).names.ability_bases[v]; }
std::string_view name_of(ChoiceStep v, Language l) { return speech(l).names.choice_steps[v]; }
std::string_view name_of(Topic v, Language l) { return speech(l).names.topics[v]; }
std::string_view name_of(RuleVerdict v, Language l) { return speech(l).names.rule_verdicts[v]; }
std::string_view name_of(RecipientRole v, Language l) { return speech(l).names.recipient_roles[v]; }
std::string_view name_of(Receives v, Language l) { return speech(l).names.received[v]; }
std::string_view name_of(FactKind v, Language l) { return speech(l).names.facts[v]; }
std::string_view name_of(LegalTier v, Language l) { return speech(l).names.legal_tiers[v]; }
std::string_view name_of(EvidenceGrade v, Language l) { return speech(l).names.grades[v]; }

std::string_view name_of(LineKind v, Language l) { return speech(l).names.line_kinds[v]; }

std::string_view name_of(Severity v, Language l) { return speech(l).names.severities[v]; }
std::string_view name_of(Mark v, Language l) { return speech(l).names.marks[v]; }
std::string_view name_of(Difference v, Language l) { return speech(l).names.differences[v]; }
std::string name_of(Number v, Language l, std::optional<double> count) {
  const Argument number[] = {{"n", {}, count}};
  return filled(l, speech(l).names.numbers[v], number);
}
std::string_view name_of(NamedInput v, Language l) { return speech(l).names.named_inputs[v]; }

std::string as_quoted(std::string_view words, Language language) {
  if (words.empty()) return {};
  const Marks& marks = speech(language).marks;
  return std::string(marks.quote_open).append(words).append(marks.quote_close);
}

std::string why_assumed(const InputDefault& assumed, Language language) {
  const bool own = look_up(speech(Language{}).keys.defaults, assumed.input) == assumed.why;
  return own ? look_up(speech(language).keys.defaults, assumed.input)
             : as_quoted(assumed.why, language);
}

std::string country_name(std::string_view code, Language language) {
  return look_up(speech(language).keys.countries, code);
}

std::string group_name(std::string_view group, Language language) {
  return look_up(speech(language).keys.groups, group);
}

std::string_view unit_name(BillUnit v, Language l) { return speech(l).names.bill_units[v]; }

std::string_view unit_name(NumberUnit v, Language l) {
  return v == NumberUnit::pieces ? std::string_view{} : speech(l).names.number_units[v];
}

}  // namespace llmadvisor
