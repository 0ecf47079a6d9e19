#pragma once

#include <string>
#include <string_view>

#include "llmadvisor/catalog/record.hpp"
#include "llmadvisor/engine/bills/bill.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"

namespace llmadvisor {

/// A number as a formula shows it: six significant digits, never an exponent for large ones.
[[nodiscard]] std::string plain(double number);

inline void append(std::string& text, double number) { text += plain(number); }
inline void append(std::string& text, std::string_view word) { text += word; }

/// Joins numbers and words: `words(8.0, " h x ", 0.5)`.
template <class... Parts>
[[nodiscard]] std::string words(const Parts&... parts) {
  std::string text;
  (append(text, parts), ...);
  return text;
}

/// Says where a line's price comes from.
void cite(BillLine& line, const Provenance& provenance);
/// The same for a cost figure, with the price as its source quotes it.
void cite(BillLine& line, const Cost& cost);
/// Keeps a price in the currency in which its owner quotes it.
void quote(BillLine& line, double price, Currency currency);

}  // namespace llmadvisor
