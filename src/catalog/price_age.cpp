#include "llmadvisor/catalog/price_age.hpp"

#include <algorithm>

#include "llmadvisor/units/units.hpp"

namespace llmadvisor {
namespace {

constexpr double most_months = 12;
/// A price never falls to nothing, whatever widening a catalogue asks for.
constexpr double least_factor = 0.1;

}  // namespace

PriceAging price_aging(const Catalog& catalog) {
  PriceAging aging;
  if (const auto* days = catalog.find_cost_figure("price_age_note_days")) {
    aging.note_days = days->expected;
  }
  if (const auto* widening = catalog.find_cost_figure("price_age_widening_per_month")) {
    aging.widening_per_month = widening->expected;
  }
  return aging;
}

PriceAge price_age(Date as_of, Date today, const PriceAging& aging) {
  PriceAge age;
  age.days = std::max(0, days_between(as_of, today));
  age.is_noted = age.days > aging.note_days;
  if (!age.is_noted) return age;
  const double months = std::min(most_months, (age.days - aging.note_days) / days_per_month);
  const double widening = aging.widening_per_month * months;
  age.low_factor = std::max(least_factor, 1 - widening);
  age.high_factor = 1 + widening;
  return age;
}

}  // namespace llmadvisor
