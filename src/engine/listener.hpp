#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/hint.hpp"
#include "llmadvisor/text/words.hpp"

namespace llmadvisor {

/// The language that most of the small words are of; none where that is not clear.
[[nodiscard]] std::optional<Language> language_of(const std::vector<Word>& words);

/// A stretch of words.
struct Stretch {
  std::size_t first = 0;
  std::size_t count = 0;

  [[nodiscard]] std::size_t past() const { return first + count; }
  [[nodiscard]] bool overlaps(const Stretch& other) const {
    return first < other.past() && other.first < past();
  }
};

/// What to listen for: the phrases of one row of a table, and those that mean something else.
struct HintRow {
  const std::vector<std::string>* phrases = nullptr;
  const std::vector<std::string>* unless = nullptr;
};

template <class Row>
void add_rows(const std::vector<Row>& table, std::vector<HintRow>& rows) {
  for (const auto& row : table) rows.push_back({&row.phrases, &row.unless});
}

/// The rows that stand in a text, and what takes their strength.
class Listener {
 public:
  /// Must not outlive the text.
  Listener(std::string_view text, std::vector<Word> words, const std::vector<HintRow>& rows,
           const std::vector<HintDamping>& damping);

  /// Of a row by its number; without what means something else.
  [[nodiscard]] const std::vector<Stretch>& heard(std::size_t row) const { return meant_[row]; }

  template <class Row>
  [[nodiscard]] bool is_for(const Row& row) const {
    return !row.language || !language_ || *row.language == *language_;
  }

  [[nodiscard]] bool is_damped(const Stretch& heard, DampingKind kind) const;

  /// Whether no mark parts its words.
  [[nodiscard]] bool is_one_phrase(const Stretch& heard) const;

  /// Whether nothing but a conjunction and small words joins the two, the first before the other.
  [[nodiscard]] bool are_joined(const Stretch& first, const Stretch& second) const;

  [[nodiscard]] const Word& word(std::size_t i) const { return words_[i]; }

  /// Each once, as they are written; a part of another is left out.
  [[nodiscard]] std::vector<std::string> quoted(std::vector<Stretch> all) const;

 private:
  struct Damping : Stretch {
    Damping(std::size_t at, std::size_t words, DampingKind of_kind)
        : Stretch{at, words}, kind(of_kind) {}
    DampingKind kind;
  };

  void find(const std::vector<HintRow>& rows, const std::vector<HintDamping>& damping);
  [[nodiscard]] bool reaches(const Damping& damping, const Stretch& heard) const;
  [[nodiscard]] bool only_small_words(std::size_t first, std::size_t past) const;
  [[nodiscard]] std::string_view between(const Stretch& first, const Stretch& second) const;

  std::string_view text_;
  std::vector<Word> words_;
  std::optional<Language> language_;
  std::vector<std::vector<Stretch>> meant_;  ///< by row
  std::vector<Damping> damping_;             ///< in the order of the text
};

}  // namespace llmadvisor
