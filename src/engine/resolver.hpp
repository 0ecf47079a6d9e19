#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// Takes what was said, else what is usual for the kind of work, else the catalogue's default, and
/// keeps a note of what nobody said.
class Resolver {
 public:
  /// No preset: only the defaults stand in.
  Resolver(const ProjectInput& input, const Catalog& catalog, const WorkloadPreset* preset,
           std::vector<Assumption>& assumptions)
      : input_(input), catalog_(catalog), preset_(preset), assumptions_(assumptions) {}

  /// Throws DataError where the catalogue has no default, or one that is no number.
  [[nodiscard]] double number(Number n);

  /// For inputs whose absence means "no limit".
  [[nodiscard]] std::optional<double> limit(Number n);

  template <named_enum Enum>
  [[nodiscard]] Enum choice(const std::optional<Enum>& said, NamedInput input) {
    if (said) return *said;
    const auto& fallback = default_of(to_string(input));
    const auto value = fallback.text ? parse_enum<Enum>(*fallback.text) : std::nullopt;
    if (!value) fail(fallback.input, "one of the known names");
    assumptions_.push_back({input, *value, &fallback});
    return *value;
  }

 private:
  [[nodiscard]] std::optional<double> usual_of(Number n) const;
  [[nodiscard]] double usual_input() const;
  [[nodiscard]] const InputDefault& default_of(std::string_view name) const;
  [[noreturn]] static void fail(const std::string& name, const std::string& expected);

  const ProjectInput& input_;
  const Catalog& catalog_;
  const WorkloadPreset* preset_;
  std::vector<Assumption>& assumptions_;
};

}  // namespace llmadvisor
