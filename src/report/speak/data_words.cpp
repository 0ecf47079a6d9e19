#include "data_words.hpp"

#include <algorithm>

#include "compliance_words.hpp"
#include "law_words.hpp"
#include "llmadvisor/engine/rules/marked.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "option_words.hpp"

namespace llmadvisor {
namespace {

/// Enough to see what is meant.
constexpr std::size_t most_words = 4;

const Warning* find_warning(const Advice& a, WarningCode code) {
  const auto found = std::ranges::find(a.warnings, code, &Warning::code);
  return found == a.warnings.end() ? nullptr : &*found;
}

std::string would_be(const Warning& w, const Voice& v) {
  if (!w.otherwise || !w.otherwise->option) return v.say(words::would_be_nothing);
  return v.say(words::would_be, arg("option", option_name(*w.otherwise->option, v)),
               arg("bill", v.usd(w.otherwise->monthly.value_or(Usd(0)))));
}

std::string law_in_brackets(const Advice& a, const Voice& v) {
  const auto place = a.project.requirements.jurisdiction;
  if (place == Jurisdiction::any) return "";
  return v.say(words::data_hinted_law, arg("law", law_of(place, v.language())));
}

std::string hinted_text(const Warning& w, const Advice& a, const Voice& v) {
  // Nobody is shown what marked documents would cost as ordinary ones.
  const bool marked = is_marked(a.project.requirements.sensitivity);
  return v.say(marked ? words::data_hinted_marked : words::data_hinted,
               arg("words", quoted_words(a.project.hints.strong->words, v)),
               arg("data", name_of(a.project.requirements.sensitivity, v.language())),
               arg("law", law_in_brackets(a, v)), arg("would", would_be(w, v)));
}

std::string understated_text(const Warning& w, const Advice& a, const Voice& v) {
  const auto& hint = *a.project.hints.strong;
  return v.say(words::data_understated,
               arg("stated", name_of(a.project.requirements.sensitivity, v.language())),
               arg("words", quoted_words(hint.words, v)),
               arg("data", name_of(hint.value, v.language())), arg("class", to_string(hint.value)),
               arg("would", would_be(w, v)));
}

/// What the words ask about that decide nothing.
std::string question_text(const Warning& w, const Hints& hints, const Voice& v) {
  const auto& hint = hints.anonymised ? hints.anonymised : hints.weak;
  if (!w.otherwise || !hint) return "";
  const std::string quotes = quoted_words(hint->words, v);
  const std::string would = would_be(w, v);
  if (!hints.anonymised && hint->value == Sensitivity::personal) {
    return v.say(words::data_weak_persons, arg("words", quotes), arg("would", would));
  }
  return v.say(hints.anonymised ? words::data_anonymised : words::data_weak, arg("words", quotes),
               arg("data", name_of(hint->value, v.language())),
               arg("class", to_string(hint->value)), arg("would", would));
}

std::string assumed_text(const Warning& w, const Advice& a, const Voice& v) {
  const auto sensitivity = a.project.requirements.sensitivity;
  const std::string assumed =
      sensitivity == Sensitivity::internal
          ? v.say(words::data_assumed_internal)
          : v.say(words::data_assumed, arg("data", name_of(sensitivity, v.language())));
  const std::string question = question_text(w, a.project.hints, v);
  return assumed + " " + (question.empty() ? v.say(words::data_otherwise) : question);
}

std::string place_warning(const Advice& a, const Voice& v) {
  const auto& hint = *a.project.hints.place;
  const auto law = law_of(hint.value, v.language());
  if (hint.words.empty()) return v.say(words::place_hinted_euros, arg("law", law));
  return v.say(words::place_hinted, arg("words", quoted_words(hint.words, v)), arg("law", law));
}

}  // namespace

std::string quoted_words(const std::vector<std::string>& all, const Voice& v) {
  std::string quotes;
  for (std::size_t i = 0; i < std::min(all.size(), most_words); ++i) {
    if (i > 0) quotes += ", ";
    quotes += v.say(words::quoted_word, arg("word", printable(all[i])));
  }
  return quotes;
}

std::string security_officer_notice(const Voice& v) {
  // The way out first: most who say "secret" hold no marked document.
  return v.say(words::full_stop, arg("text", notice_text(NoticeCode::marking_first, nullptr, v))) +
         " " +
         v.say(words::full_stop,
               arg("text", notice_text(NoticeCode::security_officer, nullptr, v)));
}

std::string data_warning(const Warning& w, const Advice& a, const Voice& v) {
  switch (w.code) {
    case WarningCode::sensitivity_hinted:
      return hinted_text(w, a, v);
    case WarningCode::sensitivity_assumed:
      return assumed_text(w, a, v);
    case WarningCode::sensitivity_understated:
      return understated_text(w, a, v);
    case WarningCode::jurisdiction_hinted:
      return place_warning(a, v);
    default:
      return "";
  }
}

std::string data_text(const Advice& a, const Voice& v) {
  for (const auto code : {WarningCode::sensitivity_hinted, WarningCode::sensitivity_understated,
                          WarningCode::sensitivity_assumed}) {
    if (const auto* warning = find_warning(a, code)) return data_warning(*warning, a, v);
  }
  return "";
}

bool is_urgent(const Advice& a) { return a.project.sensitivity_origin != Origin::assumed; }

std::string place_text(const Advice& a, const Voice& v) {
  const auto* warning = find_warning(a, WarningCode::jurisdiction_hinted);
  return warning == nullptr ? "" : data_warning(*warning, a, v);
}

}  // namespace llmadvisor
