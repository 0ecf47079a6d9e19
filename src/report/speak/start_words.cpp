#include "llmadvisor/report/speak/start_words.hpp"

#include "llmadvisor/report/speak/names.hpp"
#include "message.hpp"

namespace llmadvisor {

std::string start_sentence(const EngineGap& gap, std::string_view version, Language language) {
  const auto cards = arg("cards", to_string(gap.cards));
  if (gap.feature == EngineFeature::bf16) return say(language, words::start_overflows, cards);
  const auto engine = arg(
      "engine", version.empty() ? say(language, words::engine_of_today)
                                : say(language, words::engine_of_version, arg("version", version)));
  const auto what = arg("what", name_of(gap.feature, language));
  if (!gap.from_version.empty()) {
    return say(language, words::start_comes_later, engine, what, cards,
               arg("version", gap.from_version));
  }
  const bool unknown = gap.level == StartLevel::unknown;
  return say(language, unknown ? words::start_unknown : words::start_lacks, engine, what, cards);
}

}  // namespace llmadvisor
