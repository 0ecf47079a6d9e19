#include "llmadvisor/engine/hints.hpp"

#include <algorithm>

#include "llmadvisor/engine/rules/marked.hpp"
#include "llmadvisor/text/phrases.hpp"
#include "llmadvisor/text/words.hpp"

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

template <std::size_t Size>
bool holds(const std::string_view (&list)[Size], std::string_view word) {
  return std::ranges::find(list, word) != std::end(list);
}

std::optional<Language> language_of(const std::vector<Word>& words) {
  std::ptrdiff_t lead = 0;  // of English
  for (const auto& word : words) {
    if (holds(english_words, word.folded)) ++lead;
    if (holds(french_words, word.folded)) --lead;
  }
  if (lead == 0) return std::nullopt;
  return lead > 0 ? Language::en : Language::fr;
}

/// A stretch of words.
struct Stretch {
  std::size_t first = 0;
  std::size_t count = 0;

  [[nodiscard]] std::size_t past() const { return first + count; }
  [[nodiscard]] bool overlaps(const Stretch& other) const {
    return first < other.past() && other.first < past();
  }
};

/// How far back a phrase begins that reaches a word: characters_before, and the phrase itself.
constexpr std::size_t reach_in_words = 24;
constexpr std::size_t most_small_words = 4;

/// The hints of a catalogue that stand in a text.
class Listener {
 public:
  Listener(std::string_view text, const Catalog& catalog)
      : text_(text), words_(words_of(text)), language_(language_of(words_)) {
    Phrases phrases;
    std::size_t rows = 0;
    add(catalog.sensitivity_hints, phrases, rows);
    add(catalog.jurisdiction_hints, phrases, rows);
    add(catalog.hint_damping, phrases, rows);
    meant_.resize(rows);
    std::vector<std::vector<Stretch>> others(rows);
    for (const auto& found : phrases.found_in(words_)) {
      auto& list = found.mark % 2 == 0 ? meant_ : others;
      list[found.mark / 2].push_back({found.first, found.count});
    }
    for (std::size_t row = 0; row < rows; ++row) {
      std::erase_if(meant_[row], [&](const Stretch& one) {
        return any_near(others[row], one, [&](const Stretch& o) { return o.overlaps(one); });
      });
    }
    std::size_t row = rows - catalog.hint_damping.size();
    for (const auto& damping : catalog.hint_damping) {
      for (const auto& one : meant_[row]) damping_.push_back({one.first, one.count, damping.kind});
      ++row;
    }
    std::ranges::stable_sort(damping_, {}, &Damping::first);
  }

  /// Of a row by its number: those of the classes, then those of the places.
  [[nodiscard]] const std::vector<Stretch>& heard(std::size_t row) const { return meant_[row]; }

  template <class Row>
  [[nodiscard]] bool is_for(const Row& row) const {
    return !row.language || !language_ || *row.language == *language_;
  }

  [[nodiscard]] bool is_damped(const Stretch& heard, DampingKind kind) const {
    return any_near(damping_, heard, [&](const Damping& damping) {
      return damping.kind == kind && reaches(damping, heard);
    });
  }

  /// Each once, as they are written; a part of another is left out.
  [[nodiscard]] std::vector<std::string> quoted(std::vector<Stretch> all) const {
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

 private:
  struct Damping : Stretch {
    Damping(std::size_t at, std::size_t words, DampingKind of_kind)
        : Stretch{at, words}, kind(of_kind) {}
    DampingKind kind;
  };

  template <class Row>
  static void add(const std::vector<Row>& table, Phrases& phrases, std::size_t& rows) {
    for (const auto& row : table) {
      for (const auto& phrase : row.phrases) phrases.add(phrase, 2 * rows);
      for (const auto& phrase : row.unless) phrases.add(phrase, 2 * rows + 1);
      ++rows;
    }
  }

  /// Of a list in the order of the text, those that stand so near that they could matter.
  template <class Item, class Test>
  static bool any_near(const std::vector<Item>& list, const Stretch& heard, const Test& test) {
    const auto from = heard.first - std::min(heard.first, reach_in_words);
    auto near = std::ranges::lower_bound(list, from, {}, [](const Item& i) { return i.first; });
    for (; near != list.end() && near->first <= heard.past() + most_small_words; ++near) {
      if (test(*near)) return true;
    }
    return false;
  }

  [[nodiscard]] bool reaches(const Damping& damping, const Stretch& heard) const {
    if (damping.overlaps(heard)) return false;
    const bool behind = damping.first > heard.first;
    const Stretch& first = behind ? heard : damping;
    const Stretch& second = behind ? static_cast<const Stretch&>(damping) : heard;
    const auto begin = words_[first.past() - 1].end;
    const auto between = text_.substr(begin, words_[second.first].begin - begin);
    if (damping.kind == DampingKind::anonymous && behind) {
      return second.first - first.past() < words_after;
    }
    // Another clause speaks of something else.
    if (between.find_first_of(".;:!?()\n") != between.npos) return false;
    if (damping.kind == DampingKind::anonymous) return between.size() <= characters_before;
    if (behind && damping.kind != DampingKind::product) return false;
    return only_small_words(first.past(), second.first);
  }

  [[nodiscard]] bool only_small_words(std::size_t first, std::size_t past) const {
    if (past - first > most_small_words) return false;
    for (; first < past; ++first) {
      if (!holds(small_words, words_[first].folded)) return false;
    }
    return true;
  }

  std::string_view text_;
  std::vector<Word> words_;
  std::optional<Language> language_;
  std::vector<std::vector<Stretch>> meant_;  ///< by row, but for what means something else
  std::vector<Damping> damping_;
};

/// The row that comes first in the table decides; its class gathers its words.
template <class Value>
struct Gathered {
  std::optional<Value> value;
  std::vector<Stretch> stretches;

  void add(Value of, const Stretch& heard) {
    if (!value) value = of;
    if (*value == of) stretches.push_back(heard);
  }
  [[nodiscard]] std::optional<Hint<Value>> hint(const Listener& listener) const {
    if (!value) return std::nullopt;
    return Hint<Value>{*value, listener.quoted(stretches)};
  }
};

void gather_classes(const Listener& listener, const Catalog& catalog, Hints& hints) {
  Gathered<Sensitivity> strong;
  Gathered<Sensitivity> weak;
  Gathered<Sensitivity> anonymised;
  for (std::size_t i = 0; i < catalog.sensitivity_hints.size(); ++i) {
    const auto& row = catalog.sensitivity_hints[i];
    if (!listener.is_for(row)) continue;
    const bool is_strong = row.strength == HintStrength::strong;
    for (const auto& heard : listener.heard(i)) {
      const bool published = listener.is_damped(heard, DampingKind::publication) ||
                             listener.is_damped(heard, DampingKind::product);
      // A marking does not fall with the names.
      const bool nobodys =
          listener.is_damped(heard, DampingKind::without) ||
          (!is_marked(row.sensitivity) && listener.is_damped(heard, DampingKind::anonymous));
      if (is_strong && nobodys) {
        anonymised.add(row.sensitivity, heard);
      } else if (is_strong && !published) {
        strong.add(row.sensitivity, heard);
      } else if (!nobodys && (is_strong || !published)) {
        weak.add(row.sensitivity, heard);
      }
    }
  }
  hints.strong = strong.hint(listener);
  hints.weak = weak.hint(listener);
  hints.anonymised = anonymised.hint(listener);
}

std::optional<Hint<Jurisdiction>> place_in(const Listener& listener, const Catalog& catalog) {
  Gathered<Jurisdiction> place;
  for (std::size_t i = 0; i < catalog.jurisdiction_hints.size(); ++i) {
    const auto& row = catalog.jurisdiction_hints[i];
    if (!listener.is_for(row)) continue;
    for (const auto& heard : listener.heard(catalog.sensitivity_hints.size() + i)) {
      if (listener.is_damped(heard, DampingKind::without)) continue;
      // France stands before the Union in the table and is in it.
      const bool in_france = place.value == Jurisdiction::fr;
      const bool union_too = in_france && row.jurisdiction == Jurisdiction::eu;
      if (place.value && *place.value != row.jurisdiction && !union_too) return std::nullopt;
      place.add(row.jurisdiction, heard);
    }
  }
  return place.hint(listener);
}

int strictness(Sensitivity sensitivity) {
  switch (sensitivity) {
    case Sensitivity::public_data:
      return 0;
    case Sensitivity::internal:
      return 1;
    case Sensitivity::personal:
      return 2;
    case Sensitivity::restricted:
      return 4;
    case Sensitivity::secret:
      return 5;
    default:
      return 3;
  }
}

}  // namespace

std::optional<Language> written_in(std::string_view text) { return language_of(words_of(text)); }

Hints hints_in(std::string_view text, const Catalog& catalog) {
  Hints hints;
  const Listener listener(text, catalog);
  gather_classes(listener, catalog, hints);
  hints.place = place_in(listener, catalog);
  return hints;
}

Hints hints_of(const ProjectInput& input, const Catalog& catalog) {
  std::string text = input.description.value_or("");
  if (input.specifics) text += "\n" + *input.specifics;
  if (text.empty()) return {};
  Hints hints = hints_in(text, catalog);
  const bool in_euros = input.budget && input.budget->currency == Currency::eur;
  if (!hints.place && in_euros && written_in(text) == Language::fr) {
    hints.place = Hint<Jurisdiction>{Jurisdiction::fr, {}};
  }
  return hints;
}

bool is_stricter(Sensitivity one, Sensitivity other) { return strictness(one) > strictness(other); }

}  // namespace llmadvisor
