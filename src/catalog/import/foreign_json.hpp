#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

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
  [[nodiscard]] std::optional<ForeignJson> find(const std::string& key) const;
  [[nodiscard]] ForeignJson at(const std::string& key) const;

  [[nodiscard]] std::optional<double> number(const std::string& key) const;
  [[nodiscard]] std::optional<int> whole(const std::string& key) const;
  [[nodiscard]] std::optional<bool> flag(const std::string& key) const;
  [[nodiscard]] std::string text(const std::string& key) const;  ///< empty when absent
  [[nodiscard]] std::optional<Date> date(const std::string& key) const;

  [[nodiscard]] double as_number() const;
  [[nodiscard]] std::string as_text() const;

  void each_item(const std::function<void(const ForeignJson& item)>& visit) const;
  void each_member(
      const std::function<void(const std::string& key, const ForeignJson& value)>& visit) const;

  [[noreturn]] void fail(const std::string& expectation) const;

 private:
  [[nodiscard]] ForeignJson child(const std::string& key, const nlohmann::json& json) const;

  const nlohmann::json& json_;
  const std::string& file_;
  std::string pointer_;
};

}  // namespace llmadvisor
