#include "foreign_json.hpp"

#include <cmath>
#include <limits>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {

ForeignJson ForeignJson::child(const std::string& key, const nlohmann::json& json) const {
  return {json, file_, pointer_ + "/" + key};
}

void ForeignJson::fail(const std::string& expectation) const {
  throw DataError::at(file_, pointer_, expectation);
}

std::optional<ForeignJson> ForeignJson::find(const std::string& key) const {
  if (!json_.is_object()) fail("expected an object");
  const auto found = json_.find(key);
  if (found == json_.end() || found->is_null()) return std::nullopt;
  return child(key, *found);
}

ForeignJson ForeignJson::at(const std::string& key) const {
  const auto found = find(key);
  if (!found) fail("expected a key \"" + key + "\"");
  return *found;
}

double ForeignJson::as_number() const {
  if (!json_.is_number()) fail("expected a number");
  const double value = json_.get<double>();
  if (!std::isfinite(value) || std::abs(value) > 1e15) fail("expected a sane number");
  return value;
}

std::string ForeignJson::as_text() const {
  if (!json_.is_string()) fail("expected a string");
  auto value = json_.get<std::string>();
  if (value.find('\0') != std::string::npos) fail("a NUL byte has no place in a text");
  return value;
}

std::optional<double> ForeignJson::number(const std::string& key) const {
  const auto found = find(key);
  return found ? std::optional(found->as_number()) : std::nullopt;
}

std::optional<int> ForeignJson::whole(const std::string& key) const {
  const auto value = number(key);
  if (!value) return std::nullopt;
  if (*value < 0 || *value > std::numeric_limits<int>::max() || *value != std::floor(*value)) {
    at(key).fail("expected a whole number that is not negative");
  }
  return static_cast<int>(*value);
}

std::optional<bool> ForeignJson::flag(const std::string& key) const {
  const auto found = find(key);
  if (!found) return std::nullopt;
  if (!found->json_.is_boolean()) found->fail("expected true or false");
  return found->json_.get<bool>();
}

std::string ForeignJson::text(const std::string& key) const {
  const auto found = find(key);
  return found ? found->as_text() : "";
}

std::optional<Date> ForeignJson::date(const std::string& key) const {
  const auto found = find(key);
  if (!found) return std::nullopt;
  // Some files write a time after the day.
  const auto day = parse_date(found->as_text().substr(0, 10));
  if (!day) found->fail("expected a date, YYYY-MM-DD");
  return day;
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
