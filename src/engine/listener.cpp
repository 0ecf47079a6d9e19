#include "listener.hpp"

#include <algorithm>
#include <iterator>

#include "llmadvisor/text/phrases.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t characters_before = 28;
constexpr std::size_t words_after = 2;

// Words that one language has and the other has not, not even without accents.
constexpr std::string_view english_words[] = {
    "a",    "about", "an",    "and",   "are",  "at",      "by",   "can", "for",
    "from", "in",    "into",  "is",    "it",   "its",     "my",   "of",  "or",
    "our",  "that",  "the",   "their", "them", "they",    "this", "to",  "we",
    "when", "where", "which", "who",   "with", "without", "your"};
constexpr std::string_view french_words[] = {
    "au",  "aux",  "avec", "ce",   "ces",   "cette", "chez", "d",     "dans", "de",
    "des", "du",   "elle", "en",   "entre", "et",    "il",   "ils",   "je",   "l",
    "la",  "le",   "les",  "leur", "leurs", "mes",   "nos",  "notre", "nous", "ou",
    "par", "pour", "qu",   "que",  "qui",   "sans",  "ses",  "son",   "sont", "sous",
    "sur", "un",   "une",  "vos",  "votre", "vous"};
/// What may stand between a word and what takes its strength from it.
constexpr std::string_view small_words[] = {"a",          "about",
                                            "all",        "an",
                                            "any",        "au",
                                            "aux",        "cabinet",
                                            "d",          "de",
                                            "des",        "du",
                                            "en",         "firm",
                                            "for",        "formation",
                                            "generateur", "generator",
                                            "in",         "l",
                                            "la",         "le",
                                            "les",        "local",
                                            "of",         "office",
                                            "on",         "or",
                                            "our",        "pour",
                                            "public",     "publics",
                                            "publique",   "real",
                                            "reelle",     "reelles",
                                            "s",          "scientifiques",
                                            "shop",       "store",
                                            "sur",        "the",
                                            "their",      "to",
                                            "un",         "une",
                                            "vraies",     "with",
                                            "your"};

constexpr std::string_view conjunctions[] = {"and", "et", "ni", "nor", "or", "ou"};
constexpr std::string_view ends_of_clauses = ".;:!?()\n";

/// How far back a phrase begins that reaches a word: characters_before, and the phrase itself.
constexpr std::size_t reach_in_words = 24;
constexpr std::size_t most_small_words = 4;

template <std::size_t Size>
bool holds(const std::string_view (&list)[Size], std::string_view word) {
  return std::ranges::find(list, word) != std::end(list);
}

/// Of a list in the order of the text, those that stand so near that they could matter.
template <class Item, class Test>
bool any_near(const std::vector<Item>& list, const Stretch& heard, const Test& test) {
  const auto from = heard.first - std::min(heard.first, reach_in_words);
  auto near = std::ranges::lower_bound(list, from, {}, [](const Item& i) { return i.first; });
  for (; near != list.end() && near->first <= heard.past() + most_small_words; ++near) {
    if (test(*near)) return true;
  }
  return false;
}

}  // namespace

std::optional<Language> language_of(const std::vector<Word>& words) {
  std::ptrdiff_t lead = 0;  // of English
  for (const auto& word : words) {
    if (holds(english_words, word.folded)) ++lead;
    if (holds(french_words, word.folded)) --lead;
  }
  if (lead == 0) return std::nullopt;
  return lead > 0 ? Language::en : Language::fr;
}

Listener::Listener(std::string_view text, std::vector<Word> words, const std::vector<HintRow>& rows,
                   const std::vector<HintDamping>& damping)
    : text_(text), words_(std::move(words)), language_(language_of(words_)) {
  std::vector<HintRow> all = rows;
  add_rows(damping, all);
  find(all, damping);
}

void Listener::find(const std::vector<HintRow>& rows, const std::vector<HintDamping>& damping) {
  Phrases phrases;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const auto& phrase : *rows[row].phrases) phrases.add(phrase, 2 * row);
    for (const auto& phrase : *rows[row].unless) phrases.add(phrase, 2 * row + 1);
  }
  meant_.resize(rows.size());
  std::vector<std::vector<Stretch>> others(rows.size());
  for (const auto& found : phrases.found_in(words_)) {
    auto& list = found.mark % 2 == 0 ? meant_ : others;
    list[found.mark / 2].push_back({found.first, found.count});
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::erase_if(meant_[row], [&](const Stretch& one) {
      return any_near(others[row], one, [&](const Stretch& o) { return o.overlaps(one); });
    });
  }
  std::size_t row = rows.size() - damping.size();
  for (const auto& each : damping) {
    for (const auto& one : meant_[row]) damping_.emplace_back(one.first, one.count, each.kind);
    ++row;
  }
  std::ranges::stable_sort(damping_, {}, &Damping::first);
}

bool Listener::is_damped(const Stretch& heard, DampingKind kind) const {
  return any_near(damping_, heard, [&](const Damping& damping) {
    return damping.kind == kind && reaches(damping, heard);
  });
}

std::vector<std::string> Listener::quoted(std::vector<Stretch> all) const {
  std::ranges::sort(all, [](const Stretch& one, const Stretch& other) {
    return one.first != other.first ? one.first < other.first : one.count > other.count;
  });
  std::vector<std::string> quotes;
  std::size_t past = 0;
  for (const auto& one : all) {
    if (one.past() <= past) continue;
    past = one.past();
    const auto begin = words_[one.first].begin;
    std::string quote(text_.substr(begin, words_[past - 1].end - begin));
    if (std::ranges::find(quotes, quote) == quotes.end()) quotes.push_back(std::move(quote));
  }
  return quotes;
}

std::string_view Listener::between(const Stretch& first, const Stretch& second) const {
  const auto begin = words_[first.past() - 1].end;
  return text_.substr(begin, words_[second.first].begin - begin);
}

bool Listener::reaches(const Damping& damping, const Stretch& heard) const {
  if (damping.overlaps(heard)) return false;
  const bool behind = damping.first > heard.first;
  const Stretch& first = behind ? heard : damping;
  const Stretch& second = behind ? static_cast<const Stretch&>(damping) : heard;
  const auto gap = between(first, second);
  if (damping.kind == DampingKind::anonymous && behind) {
    return second.first - first.past() < words_after;
  }
  // Another clause speaks of something else.
  if (gap.find_first_of(ends_of_clauses) != gap.npos) return false;
  if (damping.kind == DampingKind::anonymous) return gap.size() <= characters_before;
  const bool of_topics =
      damping.kind == DampingKind::unwanted || damping.kind == DampingKind::unsure;
  if (of_topics && behind) return second.first == first.past();
  if (behind && damping.kind != DampingKind::product) return false;
  return only_small_words(first.past(), second.first);
}

bool Listener::only_small_words(std::size_t first, std::size_t past) const {
  if (past - first > most_small_words) return false;
  for (; first < past; ++first) {
    if (!holds(small_words, words_[first].folded)) return false;
  }
  return true;
}

bool Listener::is_one_phrase(const Stretch& heard) const {
  for (auto i = heard.first; i + 1 < heard.past(); ++i) {
    const auto gap = between({i, 1}, {i + 1, 1});
    if (gap.find_first_of(ends_of_clauses) != gap.npos || gap.find(',') != gap.npos) return false;
  }
  return true;
}

bool Listener::are_joined(const Stretch& first, const Stretch& second) const {
  if (first.past() > second.first || second.first - first.past() > most_small_words) return false;
  const auto gap = between(first, second);
  if (gap.find_first_of(ends_of_clauses) != gap.npos) return false;
  bool joined = false;
  for (auto i = first.past(); i < second.first; ++i) {
    const auto& folded = words_[i].folded;
    if (holds(conjunctions, folded)) {
      joined = true;
    } else if (!holds(small_words, folded)) {
      return false;
    }
  }
  return joined;
}

}  // namespace llmadvisor
