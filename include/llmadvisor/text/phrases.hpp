#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/text/words.hpp"

namespace llmadvisor {

/// Phrases of folded words, each word perhaps only the start of one: "dossier* medica*" is found in
/// "dossiers médicaux". Finding takes time in proportion to the text, whatever it holds.
class Phrases {
 public:
  /// `mark` is what found() gives back. A phrase without words is never found.
  void add(std::string_view phrase, std::size_t mark);

  struct Found {
    std::size_t mark = 0;
    std::size_t first = 0;  ///< index of its first word in the text
    std::size_t count = 0;  ///< words
  };
  /// All that stand in the words, those that start first before the others.
  [[nodiscard]] std::vector<Found> found_in(std::span<const Word> words) const;

 private:
  struct Part {
    std::string letters;
    bool is_start = false;
  };
  struct Phrase {
    std::vector<Part> parts;
    std::size_t mark = 0;
  };
  using Index = std::map<std::string, std::vector<std::size_t>, std::less<>>;

  static bool fits(const Part& part, std::string_view word);
  void look_at(const Index& index, std::string_view letters, std::span<const Word> words,
               std::size_t first, std::vector<Found>& found) const;

  std::vector<Phrase> phrases_;
  Index by_word_;   ///< of phrases whose first word is whole
  Index by_start_;  ///< of those that have only its start
  std::size_t longest_start_ = 0;
};

/// Whether the phrase can be found at all: folded words with a space between, each with at most one
/// star, at its end.
[[nodiscard]] bool is_phrase(std::string_view phrase);

}  // namespace llmadvisor
