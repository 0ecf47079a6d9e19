#include "llmadvisor/report/speak/identifiers_note.hpp"

#include "llmadvisor/report/speak/names.hpp"
#include "voice.hpp"

namespace llmadvisor {

std::string identifiers_note(const std::vector<Identifier>& kinds, Language language) {
  if (kinds.empty()) return "";
  std::vector<std::string> names;
  for (const auto kind : kinds) names.emplace_back(name_of(kind, language));
  return say(language, words::identifiers_found, arg("list", joined(names, language)));
}

}  // namespace llmadvisor
