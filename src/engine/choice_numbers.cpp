#include "llmadvisor/engine/choice_numbers.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

constexpr QualityBand from_above[] = {QualityBand::frontier, QualityBand::advanced,
                                      QualityBand::strong, QualityBand::solid};

}  // namespace

ChoiceNumbers::ChoiceNumbers(const Catalog& catalog) {
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    const auto id = static_cast<ChoiceNumber>(i);
    const auto found = std::ranges::find(catalog.choice_figures, id, &ChoiceFigure::id);
    if (found == catalog.choice_figures.end()) {
      throw DataError("missing-figure",
                      "defaults.json: no choice figure \"" + std::string(to_string(id)) + "\"");
    }
    numbers_[i] = found->number;
  }
}

double ChoiceNumbers::cut(QualityBand level) const {
  switch (level) {
    case QualityBand::basic:
      break;
    case QualityBand::solid:
      return (*this)[ChoiceNumber::cut_solid];
    case QualityBand::strong:
      return (*this)[ChoiceNumber::cut_strong];
    case QualityBand::advanced:
      return (*this)[ChoiceNumber::cut_advanced];
    case QualityBand::frontier:
      return (*this)[ChoiceNumber::cut_frontier];
  }
  return -std::numeric_limits<double>::infinity();
}

QualityBand ChoiceNumbers::level_of(double lower_bound) const {
  const auto* found = std::ranges::find_if(
      from_above, [&](QualityBand level) { return lower_bound >= cut(level); });
  return found == std::end(from_above) ? QualityBand::basic : *found;
}

}  // namespace llmadvisor
