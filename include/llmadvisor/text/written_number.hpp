#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace llmadvisor {

/// A number as people write it.
struct WrittenNumber {
  double value = 0;
  /// "1.500" may mean thousands as well: what it would be then.
  std::optional<double> otherwise{};
};

/// "1500", "1 500,50", "1,500.50", "1'500", "1_500", "5k", "2.5 million". Thousands stand in
/// threes; a comma before three digits parts thousands, a point leaves it open. No sign and no
/// exponent; what is too large is infinite. Nothing for whatever else.
[[nodiscard]] std::optional<WrittenNumber> written_number(std::string_view text);

/// With plain spaces and apostrophes for those that typesetters put into numbers, and no space at
/// the ends.
[[nodiscard]] std::string plain_marks(std::string_view text);

/// Zeros behind "k", "million" and the like, whatever its case; nothing for another word.
[[nodiscard]] std::optional<int> zeros_of(std::string_view word);

}  // namespace llmadvisor
