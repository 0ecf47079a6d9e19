#include "checks.hpp"
#include "llmadvisor/text/phrases.hpp"

namespace llmadvisor {
namespace {

template <class Hint>
void check_phrases(const std::string& table, const std::vector<Hint>& hints, Findings& findings) {
  for (const auto& hint : hints) {
    for (const auto* phrases : {&hint.phrases, &hint.unless}) {
      for (const auto& phrase : *phrases) {
        if (is_phrase(phrase)) continue;
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
}

}  // namespace llmadvisor
