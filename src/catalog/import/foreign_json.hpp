#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "llmadvisor/units/date.hpp"

namespace llmadvisor {

/// A look at JSON that somebody else designed: unknown keys are none of our business, but a value
/// that we use must have the type we expect. Errors name file and JSON pointer.
class ForeignJson {
 public:
  ForeignJson(const nlohmann::json& json, const std::string& file, std::string pointer = {})
      : json_(json), file_(file), pointer_(std::move(pointer)) {}

  [[nodiscard]] bool is_object() const { return json_.is_object(); }
  [[nodiscard]] bool is_array() const { return json_.is_array(); }
  [[nodiscard]] bool is_number() const { return json_.is_number(); }
  [[nodiscard]] const nlohmann::json& json() const { return json_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// Absent when the key is missing or null.
  [[nodiscard]] std::optional<ForeignJson> find(std::string_view key) const;
  [[nodiscard]] ForeignJson at(std::string_view key) const;

  [[nodiscard]] std::optional<double> number(std::string_view key) const;
  [[nodiscard]] std::optional<int> whole(std::string_view key) const;
  [[nodiscard]] std::optional<bool> flag(std::string_view key) const;
  [[nodiscard]] std::string text(std::string_view key) const;  ///< empty when absent
  [[nodiscard]] std::optional<Date> date(std::string_view key) const;

  [[nodiscard]] double as_number() const;
  [[nodiscard]] std::string as_text() const;
  [[nodiscard]] Date as_date() const;

  void each_item(const std::function<void(const ForeignJson& item)>& visit) const;
  void each_member(
      const std::function<void(const std::string& key, const ForeignJson& value)>& visit) const;

  [[noreturn]] void fail(const std::string& expectation) const;

 private:
  /// Null as find() says absent. A pointer to what is there is only put together for an error.
  [[nodiscard]] const nlohmann::json* look(std::string_view key) const;
  [[nodiscard]] ForeignJson child(std::string_view key, const nlohmann::json& json) const;

  const nlohmann::json& json_;
  const std::string& file_;
  std::string pointer_;
};

}  // namespace llmadvisor
