#include "llmadvisor/engine/identifiers.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

#include "llmadvisor/text/likeness.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return lower_case(c) >= 'a' && lower_case(c) <= 'z'; }
bool is_alnum(char c) { return is_digit(c) || is_letter(c); }
int digit(char c) { return c - '0'; }

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_alnum(text[at - 1]);
}
bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || !is_alnum(text[at]);
}

/// The length of one separator between groups; 0 where there is none.
std::size_t separator_at(std::string_view text, std::size_t at) {
  const bool blank = at < text.size() && text[at] == ' ';
  // The zero that is not dialled from abroad.
  constexpr std::string_view dropped = "(0)";
  if (text.substr(std::min(text.size(), at + (blank ? 1 : 0))).starts_with(dropped)) {
    return dropped.size() + (blank ? 1 : 0);
  }
  if (blank) return 1;
  for (const std::string_view one : {"-", ".", "\u00a0", "\u202f"}) {
    if (text.substr(at).starts_with(one)) return one.size();
  }
  return 0;
}

/// Letters and digits as if they were written without groups, and where each of them ends.
struct Joined {
  std::string symbols;
  std::vector<std::size_t> ends;

  /// Whether the first `count` are all of a word, or of groups, that ends there.
  [[nodiscard]] bool stops_at(std::size_t count, std::string_view text) const {
    return symbols.size() >= count && ends_word(text, ends[count - 1]);
  }
};

Joined joined_at(std::string_view text, std::size_t at, std::size_t most) {
  Joined joined;
  while (at < text.size() && joined.symbols.size() < most) {
    if (is_alnum(text[at])) {
      joined.symbols += text[at++];
      joined.ends.push_back(at);
    } else {
      const auto gap = separator_at(text, at);
      const bool goes_on = gap > 0 && at + gap < text.size() && is_alnum(text[at + gap]);
      if (!goes_on) break;
      at += gap;
    }
  }
  return joined;
}

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

/// ISO 7064 mod 97-10, letters counting from 10.
int remainder_97(std::string_view symbols) {
  int rest = 0;
  for (const char c : symbols) {
    rest =
        is_digit(c) ? (rest * 10 + digit(c)) % 97 : (rest * 100 + (lower_case(c) - 'a' + 10)) % 97;
  }
  return rest;
}

// The registry of ISO 13616: country and length.
constexpr std::string_view iban_lengths =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27"
    "GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21MC27"
    "MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SE24SI19SK24SM27TN24TR26UA29"
    "VG24XK20";
constexpr std::size_t longest_iban = 34;

std::size_t iban_length(std::string_view country) {
  for (std::size_t i = 0; i < iban_lengths.size(); i += 4) {
    if (!same_letters(iban_lengths.substr(i, 2), country)) continue;
    return static_cast<std::size_t>(digit(iban_lengths[i + 2]) * 10 + digit(iban_lengths[i + 3]));
  }
  return 0;
}

bool is_iban(std::string_view text, std::size_t at) {
  if (!is_letter(text[at])) return false;
  const auto joined = joined_at(text, at, longest_iban);
  const auto length = iban_length(std::string_view(joined.symbols).substr(0, 2));
  if (length == 0 || !joined.stops_at(length, text)) return false;
  const std::string_view iban = std::string_view(joined.symbols).substr(0, length);
  return is_digit(iban[2]) && is_digit(iban[3]) &&
         remainder_97(std::string(iban.substr(4)).append(iban.substr(0, 4))) == 1;
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const bool doubled = (digits.size() - i) % 2 == 0;
    const int value = digit(digits[i]) * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

/// Visa, Mastercard, Discover, UnionPay, Maestro; American Express; Diners.
bool is_of_a_network(std::string_view digits) {
  const char first = digits[0];
  const char second = digits[1];
  if (digits.size() == 15) return first == '3' && (second == '4' || second == '7');
  if (digits.size() == 14) return first == '3' && (second == '0' || second == '6' || second == '8');
  if (digits.size() == 16) return first >= '2' && first <= '6';
  return first == '4' || first == '5' || first == '6';
}

bool is_card_number(std::string_view text, std::size_t at) {
  if (!is_digit(text[at])) return false;
  const auto joined = joined_at(text, at, 19);
  for (std::size_t count = 13; count <= joined.symbols.size(); ++count) {
    const auto digits = std::string_view(joined.symbols).substr(0, count);
    if (joined.stops_at(count, text) && all_digits(digits) && is_of_a_network(digits) &&
        passes_luhn(digits)) {
      return true;
    }
  }
  return false;
}

bool is_french_social(std::string_view text, std::size_t at) {
  if (text[at] != '1' && text[at] != '2') return false;
  const auto joined = joined_at(text, at, 15);
  if (!joined.stops_at(15, text)) return false;
  std::string number = joined.symbols.substr(0, 13);
  // Corsica counts as departments 19 and 18.
  if (const char island = lower_case(number[6]); number[5] == '2' && is_letter(island)) {
    if (island != 'a' && island != 'b') return false;
    number.replace(5, 2, island == 'a' ? "19" : "18");
  }
  const std::string key = joined.symbols.substr(13);
  if (!all_digits(number) || !all_digits(key)) return false;
  const int month = digit(number[3]) * 10 + digit(number[4]);
  const bool believable = (month >= 1 && month <= 12) || month >= 20;
  return believable && digit(key[0]) * 10 + digit(key[1]) == 97 - remainder_97(number);
}

/// Whether digits stand there in this form: `9` is one, `_` a space, all else itself.
bool has_form(std::string_view text, std::size_t at, std::string_view form) {
  if (text.size() - at < form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char wanted = form[i] == '_' ? ' ' : form[i];
    if (wanted == '9' ? !is_digit(text[at + i]) : text[at + i] != wanted) return false;
  }
  return ends_word(text, at + form.size());
}

bool is_american_social(std::string_view text, std::size_t at) {
  if (!has_form(text, at, "999-99-9999")) return false;
  const auto area = text.substr(at, 3);
  return area != "000" && area != "666" && area[0] != '9' && text.substr(at + 4, 2) != "00" &&
         text.substr(at + 7, 4) != "0000";
}

bool is_phone(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  const bool from_abroad = rest.starts_with('+') || rest.starts_with("00");
  if (from_abroad) {
    const auto joined = joined_at(text, at + (rest.front() == '+' ? 1 : 2), 16);
    if (joined.symbols.starts_with('0')) return false;
    return joined.symbols.size() >= 9 && joined.symbols.size() <= 15 && all_digits(joined.symbols);
  }
  if (has_form(text, at, "(999)_999-9999") || has_form(text, at, "999-999-9999")) return true;
  // A lone zero begins a book's number, not a telephone's.
  if (text[at] != '0' || rest.size() < 2 || !is_digit(rest[1])) return false;
  const auto joined = joined_at(text, at, 12);
  const auto digits = joined.symbols.size();
  return (digits == 10 || digits == 11) && joined.symbols[1] != '0' && all_digits(joined.symbols);
}

bool is_email(std::string_view text, std::size_t at) {
  if (text[at] != '@' || at == 0 || !is_alnum(text[at - 1])) return false;
  std::size_t end = at + 1;
  std::optional<std::size_t> dot;
  for (; end < text.size() && (is_alnum(text[end]) || text[end] == '-' || text[end] == '.');
       ++end) {
    const bool between = end + 1 < text.size() && is_letter(text[end + 1]);
    if (text[end] == '.' && between) dot = end;
  }
  return dot && *dot > at + 1 && end - *dot > 2;
}

bool starts_with_capital(std::string_view text) {
  if (text.empty()) return false;
  const auto code = first_character(text).code;
  return (code >= 'A' && code <= 'Z') || (code >= 0xc0 && code <= 0xde);
}

/// Past the blanks from there on; French sets one that does not break before a name.
std::size_t past_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (rest.front() == ' ') {
      ++at;
    } else if (rest.starts_with("\u00a0") || rest.starts_with("\u202f")) {
      at += first_character(rest).length;
    } else {
      break;
    }
  }
  return at;
}

bool is_person(std::string_view text, std::size_t at) {
  constexpr std::string_view titles[] = {
      "Mme",      "Mme.", "Mlle", "Madame", "Monsieur", "MME",         "MLLE", "MADAME",
      "MONSIEUR", "M.",   "Mr",   "Mr.",    "Mrs",      "Mrs.",        "Ms",   "Ms.",
      "Dr",       "Dr.",  "Pr",   "Mmes",   "Docteur",  "Ma\u00eetre", "mme",  "mlle"};
  const auto rest = text.substr(at);
  const auto title = std::ranges::find_if(titles, [&](std::string_view one) {
    return rest.starts_with(one) && past_blanks(rest, one.size()) > one.size();
  });
  if (title == std::end(titles)) return false;
  const auto name = rest.substr(past_blanks(rest, title->size()));
  if (!starts_with_capital(name)) return false;
  // A lone initial names nobody.
  const auto after = name.substr(first_character(name).length);
  return !after.empty() && (is_letter(after.front()) || first_character(after).code >= 0xc0);
}

using Test = bool (*)(std::string_view, std::size_t);
constexpr Test tests[] = {is_iban,  is_card_number, is_french_social, is_american_social,
                          is_email, is_phone,       is_person};

}  // namespace

std::vector<Identifier> identifiers_in(std::string_view text) {
  std::vector<Identifier> found;
  for (std::size_t kind = 0; kind < std::size(tests); ++kind) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!starts_word(text, at) && text[at] != '@') continue;
      if (!tests[kind](text, at)) continue;
      found.push_back(static_cast<Identifier>(kind));
      break;
    }
  }
  return found;
}

}  // namespace llmadvisor
