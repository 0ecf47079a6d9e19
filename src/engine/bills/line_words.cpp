#include "line_words.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace llmadvisor {

std::string plain(double number) {
  std::array<char, 64> buffer{};
  const bool whole = number == std::floor(number) || std::abs(number) >= 1e5;
  const auto end =
      whole && std::abs(number) < 1e18
          ? std::to_chars(buffer.begin(), buffer.end(), number, std::chars_format::fixed, 0)
          : std::to_chars(buffer.begin(), buffer.end(), number, std::chars_format::general, 6);
  return {buffer.data(), end.ptr};
}

void cite(BillLine& line, const Provenance& provenance) {
  line.source = provenance.source;
  line.as_of = provenance.as_of;
  line.confidence = provenance.confidence;
}

void cite(BillLine& line, const Cost& cost) {
  cite(line, cost.figure->provenance);
  quote(line, cost.figure->expected, cost.currency);
}

void quote(BillLine& line, double price, Currency currency) {
  if (currency == Currency::usd) return;
  line.quoted_unit_price = price;
  line.quoted_currency = currency;
}

}  // namespace llmadvisor
