#include <algorithm>
#include <type_traits>

#include "checks.hpp"
#include "llmadvisor/text/phrases.hpp"

namespace llmadvisor {
namespace {

/// With a word in the place of each number.
std::string without_numbers(std::string phrase) {
  std::ranges::replace(phrase, any_number.front(), '0');
  return phrase;
}

template <class Hint>
void check_phrases(const std::string& table, const std::vector<Hint>& hints, Findings& findings) {
  for (const auto& hint : hints) {
    for (const auto* phrases : {&hint.phrases, &hint.unless}) {
      for (const auto& phrase : *phrases) {
        if (is_phrase(std::is_same_v<Hint, TopicHint> ? without_numbers(phrase) : phrase)) {
          continue;
        }
        findings.error(table, hint.id, FindingCode::bad_phrase, {{"phrase", phrase}});
      }
    }
  }
}

}  // namespace

void find_bad_hints(const Catalog& catalog, Findings& findings) {
  check_phrases("sensitivity_hints", catalog.sensitivity_hints, findings);
  check_phrases("jurisdiction_hints", catalog.jurisdiction_hints, findings);
  check_phrases("hint_damping", catalog.hint_damping, findings);
  check_phrases("topic_hints", catalog.topic_hints, findings);
}

}  // namespace llmadvisor
