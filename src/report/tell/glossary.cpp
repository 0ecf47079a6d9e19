#include "llmadvisor/report/tell/glossary.hpp"

#include <algorithm>

#include "llmadvisor/text/words.hpp"
#include "speak/speech.hpp"

namespace llmadvisor {
namespace {

/// Without accents and capitals.
std::string sorted_by(const Bullet& word) {
  std::string key;
  for (const auto& part : words_of(word.lead)) key += part.folded + " ";
  return key;
}

}  // namespace

Document glossary(Language language) {
  Bullets words;
  for (const auto& entry : speech(language).glossary) {
    words.items.push_back({std::string(entry.term), std::string(entry.meaning)});
  }
  std::ranges::sort(words.items, {}, sorted_by);
  Document document{std::string(in(language, words::glossary_title)), {}};
  document.blocks.emplace_back(std::move(words));
  return document;
}

}  // namespace llmadvisor
