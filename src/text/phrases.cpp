#include "llmadvisor/text/phrases.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

template <class Visit>
void for_each_part(std::string_view phrase, Visit&& visit) {
  while (!phrase.empty()) {
    const auto end = std::min(phrase.find(' '), phrase.size());
    visit(phrase.substr(0, end));
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
}

bool is_folded(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

void Phrases::add(std::string_view phrase, std::size_t mark) {
  Phrase added{{}, mark};
  for_each_part(phrase, [&](std::string_view part) {
    const bool is_start = part.ends_with('*');
    if (is_start) part.remove_suffix(1);
    if (!part.empty()) added.parts.push_back({std::string(part), is_start});
  });
  if (added.parts.empty()) return;
  const auto& [letters, is_start] = added.parts.front();
  (is_start ? by_start_ : by_word_)[letters].push_back(phrases_.size());
  if (is_start) longest_start_ = std::max(longest_start_, letters.size());
  phrases_.push_back(std::move(added));
}

bool Phrases::fits(const Part& part, std::string_view word) {
  return part.is_start ? word.starts_with(part.letters) : word == part.letters;
}

void Phrases::look_at(const Index& index, std::string_view letters, std::span<const Word> words,
                      std::size_t first, std::vector<Found>& found) const {
  const auto candidates = index.find(letters);
  if (candidates == index.end()) return;
  for (const auto number : candidates->second) {
    const auto& phrase = phrases_[number];
    if (phrase.parts.size() > words.size() - first) continue;
    const bool all_fit = std::ranges::equal(
        phrase.parts, words.subspan(first, phrase.parts.size()),
        [](const Part& part, const Word& word) { return fits(part, word.folded); });
    if (all_fit) found.push_back({phrase.mark, first, phrase.parts.size()});
  }
}

std::vector<Phrases::Found> Phrases::found_in(std::span<const Word> words) const {
  std::vector<Found> found;
  for (std::size_t first = 0; first < words.size(); ++first) {
    const std::string_view word = words[first].folded;
    look_at(by_word_, word, words, first, found);
    for (std::size_t length = 1; length <= std::min(word.size(), longest_start_); ++length) {
      look_at(by_start_, word.substr(0, length), words, first, found);
    }
  }
  return found;
}

bool is_phrase(std::string_view phrase) {
  bool has_words = !phrase.empty() && phrase.back() != ' ';
  for_each_part(phrase, [&](std::string_view part) {
    const bool starred = part.ends_with('*');
    if (starred) part.remove_suffix(1);
    has_words = has_words && !part.empty() && std::ranges::all_of(part, is_folded);
  });
  return has_words;
}

}  // namespace llmadvisor
