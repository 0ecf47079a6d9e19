#pragma once

#include <cstdint>
#include <vector>

namespace llmadvisor {

/// Quantiles in memory that does not grow: exact of up to exact_values, then of a histogram with
/// logarithmic classes (Masson, Rim and Lee, DDSketch, VLDB 2019), whose answers are within
/// relative_error of the exact one.
class Quantiles {
 public:
  static constexpr std::size_t exact_values = 20'000;
  static constexpr double relative_error = 0.01;

  /// From 0 to 1e15.
  void add(double value);
  [[nodiscard]] bool is_exact() const { return classes_.empty(); }
  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// The least value that at least `share` of them do not exceed; 0 where there is none.
  [[nodiscard]] double at(double share) const;

 private:
  void count_in_class(double value);

  std::uint64_t count_ = 0;
  std::vector<double> values_;          ///< while exact
  std::vector<std::uint64_t> classes_;  ///< afterwards: below 1, then by powers
};

}  // namespace llmadvisor
