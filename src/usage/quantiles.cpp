#include "quantiles.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

/// A class reaches from growth^(i-1) to growth^i, and stands for the value that is as far from
/// both ends, relatively.
const double growth = (1 + Quantiles::relative_error) / (1 - Quantiles::relative_error);
const double log_growth = std::log(growth);

/// Counts from 1, however many or few there are.
std::uint64_t rank_of(double share, std::uint64_t count) {
  const auto rank = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count)));
  return std::clamp<std::uint64_t>(rank, 1, count);
}

}  // namespace

void Quantiles::add(double value) {
  ++count_;
  if (!is_exact()) return count_in_class(value);
  values_.push_back(value);
  if (values_.size() <= exact_values) return;
  for (const double one : values_) count_in_class(one);
  values_ = {};
}

void Quantiles::count_in_class(double value) {
  const auto above_one = value < 1 ? 0 : 1 + std::ceil(std::log(value) / log_growth);
  const auto place = static_cast<std::size_t>(above_one);
  if (place >= classes_.size()) classes_.resize(place + 1);
  ++classes_[place];
}

double Quantiles::at(double share) const {
  if (count_ == 0) return 0;
  auto rank = rank_of(share, count_);
  if (is_exact()) {
    auto sorted = values_;
    const auto place = sorted.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::ranges::nth_element(sorted, place);
    return *place;
  }
  std::size_t place = 0;
  for (; rank > classes_[place]; ++place) rank -= classes_[place];
  if (place == 0) return 0;
  return 2 * std::pow(growth, static_cast<double>(place - 1)) / (growth + 1);
}

}  // namespace llmadvisor
