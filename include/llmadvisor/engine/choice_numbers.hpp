#pragma once

#include <array>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/quality.hpp"

namespace llmadvisor {

/// The numbers of the rule by which an option is picked, as the catalogue states them.
class ChoiceNumbers {
 public:
  /// Throws DataError when the catalogue lacks one.
  explicit ChoiceNumbers(const Catalog& catalog);

  [[nodiscard]] double operator[](ChoiceNumber number) const {
    return numbers_[static_cast<std::size_t>(number)];
  }

  /// The level that a lower bound of an ability reaches.
  [[nodiscard]] QualityBand level_of(double lower_bound) const;
  /// Where a level begins; nothing is below the lowest.
  [[nodiscard]] double cut(QualityBand level) const;

 private:
  std::array<double, enum_names<ChoiceNumber>.size()> numbers_{};
};

}  // namespace llmadvisor
