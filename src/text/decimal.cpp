#include "llmadvisor/text/decimal.hpp"

#include <array>
#include <charconv>

namespace llmadvisor {

double nine_digits(double value) {
  std::array<char, 32> text{};
  const auto* end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 9)
          .ptr;
  double rounded = value;
  std::from_chars(text.data(), end, rounded);
  return rounded;
}

}  // namespace llmadvisor
