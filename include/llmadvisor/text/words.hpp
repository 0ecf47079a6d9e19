#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace llmadvisor {

/// A word as it is compared: Latin letters without accents and in lower case, digits, nothing else.
struct Word {
  std::string folded;
  std::size_t begin = 0;  ///< in bytes of the text
  std::size_t end = 0;
};

/// "L'Hôpital d'Évreux" is l, hopital, d, evreux. Whatever is no Latin letter and no digit parts
/// words; letters of other scripts are left out.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

}  // namespace llmadvisor
