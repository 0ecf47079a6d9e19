#include "foreign_json.hpp"

#include <cmath>
#include <limits>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {

namespace {

std::optional<double> sane_number(const nlohmann::json& json) {
  if (!json.is_number()) return std::nullopt;
  const double value = json.get<double>();
  if (!std::isfinite(value) || std::abs(value) > 1e15) return std::nullopt;
  return value;
}

const std::string* sane_text(const nlohmann::json& json) {
  const auto* text = json.get_ptr<const std::string*>();
  return text == nullptr || text->find('\0') != text->npos ? nullptr : text;
}

}  // namespace

ForeignJson ForeignJson::child(std::string_view key, const nlohmann::json& json) const {
  return {json, file_, pointer_ + "/" + std::string(key)};
}

void ForeignJson::fail(const std::string& expectation) const {
  throw DataError::at(file_, pointer_, expectation);
}

const nlohmann::json* ForeignJson::look(std::string_view key) const {
  if (!json_.is_object()) fail("expected an object");
  const auto found = json_.find(key);
  return found == json_.end() || found->is_null() ? nullptr : &*found;
}

std::optional<ForeignJson> ForeignJson::find(std::string_view key) const {
  const auto* found = look(key);
  return found == nullptr ? std::nullopt : std::optional(child(key, *found));
}

ForeignJson ForeignJson::at(std::string_view key) const {
  const auto found = find(key);
  if (!found) fail("expected a key \"" + std::string(key) + "\"");
  return *found;
}

double ForeignJson::as_number() const {
  if (const auto value = sane_number(json_)) return *value;
  fail(json_.is_number() ? "expected a sane number" : "expected a number");
}

std::string ForeignJson::as_text() const {
  if (const auto* value = sane_text(json_)) return *value;
  fail(json_.is_string() ? "a NUL byte has no place in a text" : "expected a string");
}

Date ForeignJson::as_date() const {
  // Some files write a time after the day.
  const auto day = parse_date(as_text().substr(0, 10));
  if (!day) fail("expected a date, YYYY-MM-DD");
  return *day;
}

std::optional<double> ForeignJson::number(std::string_view key) const {
  const auto* found = look(key);
  if (found == nullptr) return std::nullopt;
  const auto value = sane_number(*found);
  return value ? value : child(key, *found).as_number();
}

std::optional<int> ForeignJson::whole(std::string_view key) const {
  const auto value = number(key);
  if (!value) return std::nullopt;
  if (*value < 0 || *value > std::numeric_limits<int>::max() || *value != std::floor(*value)) {
    at(key).fail("expected a whole number that is not negative");
  }
  return static_cast<int>(*value);
}

std::optional<bool> ForeignJson::flag(std::string_view key) const {
  const auto* found = look(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_boolean()) child(key, *found).fail("expected true or false");
  return found->get<bool>();
}

std::string ForeignJson::text(std::string_view key) const {
  const auto* found = look(key);
  if (found == nullptr) return "";
  const auto* value = sane_text(*found);
  return value != nullptr ? *value : child(key, *found).as_text();
}

std::optional<Date> ForeignJson::date(std::string_view key) const {
  const auto found = find(key);
  return found ? std::optional(found->as_date()) : std::nullopt;
}

void ForeignJson::each_item(const std::function<void(const ForeignJson&)>& visit) const {
  if (!json_.is_array()) fail("expected an array");
  for (std::size_t i = 0; i < json_.size(); ++i) visit(child(std::to_string(i), json_[i]));
}

void ForeignJson::each_member(
    const std::function<void(const std::string&, const ForeignJson&)>& visit) const {
  if (!json_.is_object()) fail("expected an object");
  for (const auto& [key, value] : json_.items()) visit(key, child(key, value));
}

}  // namespace llmadvisor
