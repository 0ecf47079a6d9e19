#include "llmadvisor/text/written_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

struct Magnitude {
  std::string_view word;
  int zeros;
};
constexpr auto magnitudes = std::to_array<Magnitude>({{"k", 3},
                                                      {"thousand", 3},
                                                      {"mille", 3},
                                                      {"m", 6},
                                                      {"mio", 6},
                                                      {"million", 6},
                                                      {"millions", 6}});

constexpr std::string_view thousands_marks = " _'";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

double value_of(const std::string& whole, const std::string& decimals, int zeros) {
  // Written out and read once, so that 1.1k is 1100 and no neighbour of it.
  const std::string plain = whole + "." + decimals + "0e" + std::to_string(zeros);
  double value = 0;
  const auto error = std::from_chars(plain.data(), plain.data() + plain.size(), value).ec;
  return error == std::errc::result_out_of_range ? HUGE_VAL : value;
}

/// The digits of "1 500" or "1500"; nothing where marks do not part threes.
std::optional<std::string> grouped(std::string_view text) {
  std::string digits;
  std::size_t in_group = 0;
  char mark = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      digits += c;
      ++in_group;
      continue;
    }
    const bool is_first = mark == 0;
    const bool holds = is_first ? in_group >= 1 && in_group <= 3 : in_group == 3 && c == mark;
    if (!holds) return std::nullopt;
    mark = c;
    in_group = 0;
  }
  if (mark != 0 && in_group != 3) return std::nullopt;
  return digits;
}

std::optional<WrittenNumber> with_decimals(std::string_view text, std::size_t at, int zeros) {
  const auto decimals = text.substr(at + 1);
  const auto whole = grouped(text.substr(0, at));
  if (!whole || decimals.empty() || !std::ranges::all_of(decimals, is_digit)) return std::nullopt;
  return WrittenNumber{value_of(*whole, std::string(decimals), zeros)};
}

std::optional<WrittenNumber> without_decimals(std::string_view text, int zeros) {
  const auto whole = grouped(text);
  if (!whole || whole->empty()) return std::nullopt;
  return WrittenNumber{value_of(*whole, "", zeros)};
}

std::optional<WrittenNumber> read(std::string_view text, int zeros) {
  const auto last = text.find_last_of(".,");
  if (last == text.npos) return without_decimals(text, zeros);
  const bool is_alone = text.find(text[last]) == last;
  if (!is_alone) return without_decimals(text, zeros);
  auto number = with_decimals(text, last, zeros);
  const bool may_be_thousands = number && text.find_first_of(".,") == last &&
                                text.find_first_of(thousands_marks) == text.npos &&
                                text.size() - last == 4 && last >= 1 && last <= 3 &&
                                text.front() != '0';
  if (!may_be_thousands) return number;
  const auto thousands = without_decimals(text, zeros);
  if (text[last] == ',') return thousands;
  number->otherwise = thousands->value;
  return number;
}

}  // namespace

std::string plain_marks(std::string_view text) {
  constexpr std::pair<std::string_view, char> wide[] = {{"\u00a0", ' '}, {"\u2007", ' '},
                                                        {"\u2009", ' '}, {"\u202f", ' '},
                                                        {"\t", ' '},     {"\u2019", '\''}};
  std::string result(text);
  for (const auto& [mark, plain] : wide) {
    for (auto at = result.find(mark); at != result.npos; at = result.find(mark, at)) {
      result.replace(at, mark.size(), 1, plain);
    }
  }
  const auto first = result.find_first_not_of(' ');
  if (first == result.npos) return {};
  return result.substr(first, result.find_last_not_of(' ') - first + 1);
}

std::optional<int> zeros_of(std::string_view word) {
  const auto* found = std::ranges::find_if(
      magnitudes, [&](const Magnitude& m) { return same_letters(m.word, word); });
  return found == magnitudes.end() ? std::nullopt : std::optional(found->zeros);
}

std::optional<WrittenNumber> written_number(std::string_view text) {
  const std::string plain = plain_marks(text);
  const auto last = plain.find_last_of("0123456789");
  if (last == plain.npos) return std::nullopt;
  const auto word = plain_marks(std::string_view(plain).substr(last + 1));
  const auto zeros = word.empty() ? std::optional(0) : zeros_of(word);
  const auto digits = std::string_view(plain).substr(0, last + 1);
  if (!zeros || digits.find_first_not_of("0123456789., _'") != digits.npos) return std::nullopt;
  return read(digits, *zeros);
}

}  // namespace llmadvisor
