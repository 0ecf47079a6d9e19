#include "compliance_words.hpp"

#include <algorithm>
#include <iterator>

#include "speech.hpp"

namespace llmadvisor {
namespace {

/// Texts of the rules hold `{provider}` and the like; a text that asks for more than is known here
/// is shown as it stands.
std::string filled(std::string text, std::string_view field, const std::string& value) {
  const std::string mark = "{" + std::string(field) + "}";
  for (auto at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + value.size())) {
    text.replace(at, mark.size(), value);
  }
  return text;
}

std::string rule_text(std::string_view id, const Voice& v) {
  const RuleText* text = v.catalog().find_rule_text(id);
  if (text == nullptr) return "";
  return v.local(text->text);
}

std::string fact_value(const ProviderFact& f, const Voice& v) {
  const std::string& original = f.value.texts.front();
  if (original == "yes") return v.say(words::yes);
  return original == "no" ? v.say(words::no) : v.local(f.value);
}

/// Of a page without a date its year, where that much is known ("undated (2026)").
std::string page_date(const ProviderFact& f, Language language) {
  if (f.as_of) return f.page_date.empty() ? to_string(*f.as_of) : f.page_date;
  constexpr std::size_t digits_of_a_year = 4;
  const auto year = f.page_date.find("20");
  return year == std::string::npos ? std::string(speech(language).names.ages[Freshness::undated])
                                   : f.page_date.substr(year, digits_of_a_year);
}

}  // namespace

std::string_view name_of(ConditionState state, Language language) {
  return speech(language).names.condition_states[state];
}

std::string question_text(const Question& question, const Voice& v) {
  return v.local(question.condition != nullptr ? question.condition->question
                                               : question.text->text);
}

std::string condition_text(const ConditionStatus& c, const Voice& v) {
  if (c.condition == nullptr) return "";
  std::string text = v.local(c.condition->text);
  if (c.places.empty() || c.places.size() == 3) return text;
  std::vector<std::string> places;
  for (const auto place : c.places) places.emplace_back(name_of(place, v.language()));
  return text + " [" + joined(places, v.language()) + "]";
}

std::string short_condition(const ConditionStatus& c, const Voice& v) {
  if (c.condition == nullptr) return "";
  const bool is_brief = !c.condition->brief[v.language()].empty();
  return v.local(is_brief ? c.condition->brief : c.condition->text);
}

std::string evidence_text(const Evidence& e, const Voice& v) {
  if (e.fact == nullptr) return "";
  const ProviderFact& f = *e.fact;
  const std::string quote = f.quote.empty() ? "" : v.say(words::quoted, arg("quote", f.quote));
  return v.say(
      words::fact_evidence, arg("fact", capitalised(std::string(name_of(f.fact, v.language())))),
      arg("value", fact_value(f, v)), arg("quote", quote),
      arg("source", as_quoted(f.source, v.language())), arg("date", page_date(f, v.language())),
      arg("grade", name_of(f.grade, v.language())),
      arg("age", speech(v.language()).names.ages[e.freshness]));
}

std::string why_not_advisable(const ComplianceVerdict& verdict, const Voice& v) {
  for (const auto& place : verdict.places) {
    if (place.verdict != RuleVerdict::not_advisable) continue;
    std::string text = rule_text(refusal(place), v);
    if (!text.empty()) return text;
  }
  return "";
}

std::string notice_text(NoticeCode code, const Option* option, const Voice& v) {
  std::string text = rule_text(to_string(code), v);
  text = filled(std::move(text), "days", std::to_string(stale_after_days));
  if (option == nullptr) return text;
  const Provider* provider = v.catalog().find_provider(option->provider);
  text = filled(std::move(text), "provider", v.provider(option->provider));
  text = filled(std::move(text), "law", provider == nullptr ? "?" : provider->jurisdiction);
  const auto country = option->recipients.empty() ? "" : option->recipients.front().country;
  return filled(std::move(text), "country", country.empty() ? "?" : std::string(country));
}

std::vector<std::string> answer_notices(const Advice& advice, const Voice& v) {
  std::vector<std::string> texts;
  for (const auto code : answer_notices(data_profile(advice.project))) {
    if (code == NoticeCode::not_legal_advice) continue;
    std::string text = notice_text(code, nullptr, v);
    if (!text.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<std::string> urgent_notices(const Advice& advice, const Voice& v) {
  std::vector<std::string> texts;
  for (const auto code : answer_notices(data_profile(advice.project))) {
    const bool urgent = code == NoticeCode::tokenise_first ||
                        code == NoticeCode::no_api_for_care_data || code == NoticeCode::town_hall;
    if (urgent) texts.push_back(notice_text(code, nullptr, v));
    // Nearly every answer has it: in a line here, whole among all notices.
    if (code == NoticeCode::ai_act_transparency) texts.push_back(v.say(words::in_the_eu));
  }
  if (advice.pick) {
    // Whose law reaches the data, and where they lie, belong to the choice itself.
    const Option& pick = advice.options[*advice.pick];
    constexpr NoticeCode of_place[] = {NoticeCode::cloud_act, NoticeCode::operator_outside_eea,
                                       NoticeCode::operator_unknown, NoticeCode::outside_eea,
                                       NoticeCode::region_unstated};
    for (const auto code : pick.compliance.notices) {
      if (std::ranges::find(of_place, code) == std::end(of_place)) continue;
      texts.push_back(notice_text(code, &pick, v));
    }
  }
  std::erase(texts, "");
  return texts;
}

std::string not_legal_advice(const Voice& v) { return v.say(words::disclaimer); }

}  // namespace llmadvisor
