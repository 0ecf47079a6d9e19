#include "record.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

constexpr double largest_count = 1e15;
constexpr double largest_amount = 1e12;
constexpr std::size_t shown_of_a_text = 40;

/// What a text holds, for a message: cut short, and nothing that moves a cursor.
std::string in_marks(std::string_view text) {
  std::string shown = "\"";
  for (const char c : text.substr(0, shown_of_a_text)) shown += c >= ' ' && c <= '~' ? c : '?';
  return shown + (text.size() > shown_of_a_text ? "...\"" : "\"");
}

std::string plain(double number) {
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() ? std::string(text.data(), end) : "?";
}

}  // namespace

std::string_view UsageRecord::path_of(int id) const {
  const auto found = std::ranges::find(shape_.fields, id, &UsageField::id);
  return found == shape_.fields.end() ? std::string_view("?") : found->path;
}

void UsageRecord::fail(const std::string& what, const std::string& hint) const {
  text_.fail_at(line, "bad-usage", "record " + std::to_string(number) + ": " + what, hint);
}

std::optional<double> UsageRecord::number_of(const UsageValues& of, int id) const {
  const auto* value = of.find(id);
  if (value == nullptr) return std::nullopt;
  if (value->kind == UsageValue::Kind::number) return value->number;
  if (value->kind != UsageValue::Kind::text) {
    fail(std::string(path_of(id)) + " is no number");
  }
  const auto& text = value->text;
  if (text.empty()) return std::nullopt;
  double parsed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
  const bool is_whole = end == text.data() + text.size() && error == std::errc();
  if (!is_whole || !std::isfinite(parsed)) {
    fail(std::string(path_of(id)) + " is no number: " + in_marks(text));
  }
  return parsed;
}

std::optional<double> UsageRecord::count_of(const UsageValues& of, int id) const {
  const auto counted = number_of(of, id);
  if (counted && *counted < 0) {
    fail(std::string(path_of(id)) + " is negative: " + plain(*counted));
  }
  if (counted && !(*counted <= largest_count)) {
    fail(std::string(path_of(id)) + " is more than anybody counts: " + plain(*counted));
  }
  return counted;
}

std::optional<double> UsageRecord::amount_of(const UsageValues& of, int id) const {
  const auto counted = number_of(of, id);
  if (counted && !(std::abs(*counted) <= largest_amount)) {
    fail(std::string(path_of(id)) + " is more than anybody pays: " + plain(*counted));
  }
  return counted;
}

std::string_view UsageRecord::text_of(const UsageValues& of, int id) {
  const auto* value = of.find(id);
  return value != nullptr && value->kind == UsageValue::Kind::text ? std::string_view(value->text)
                                                                   : std::string_view();
}

bool UsageRecord::is_on(const UsageValues& of, int id) {
  const auto* value = of.find(id);
  if (value == nullptr) return false;
  if (value->kind == UsageValue::Kind::number) return value->number != 0;
  if (value->kind != UsageValue::Kind::text) return value->kind == UsageValue::Kind::yes;
  const auto word = lower_case(value->text);
  return word == "true" || word == "t" || word == "yes" || word == "1";
}

std::optional<Instant> UsageRecord::when(const UsageValues& of, int id) const {
  const auto* value = of.find(id);
  if (value == nullptr) return std::nullopt;
  auto instant =
      value->kind == UsageValue::Kind::number ? instant_of(value->number) : instant_of(value->text);
  if (instant || value->text.empty()) return instant;
  // Nanoseconds are written as text, being too long for a number of JSON.
  double parsed = 0;
  const auto& text = value->text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
  if (error == std::errc() && end == text.data() + text.size()) instant = instant_of(parsed);
  if (!instant) fail(std::string(path_of(id)) + " is no time: " + in_marks(text));
  return instant;
}

Instant UsageRecord::time(int id) const {
  const auto instant = when(id);
  if (!instant) fail("has no " + std::string(path_of(id)));
  return *instant;
}

void read_records(UsageText& in, const RecordShape& shape, const RecordReader& read) {
  in.skip_spaces();
  if (in.at_end()) return;
  const bool is_json = in.next() == '{' || in.next() == '[';
  (is_json ? read_json_records : read_csv_records)(in, shape, read);
}

}  // namespace llmadvisor
