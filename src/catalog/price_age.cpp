#include "llmadvisor/catalog/price_age.hpp"

#include <algorithm>
#include <string>

#include "llmadvisor/units/units.hpp"

namespace llmadvisor {
namespace {

constexpr double most_months = 12;
/// A price never falls to nothing, whatever widening a catalogue asks for.
constexpr double least_factor = 0.1;

std::optional<double> expected_of(const Catalog& catalog, std::string_view id) {
  const auto* figure = catalog.find_cost_figure(id);
  return figure != nullptr ? std::optional(figure->expected) : std::nullopt;
}

PriceAge aged(Date as_of, Date today, const PriceAging& aging, const PriceDrift& drift) {
  PriceAge age;
  age.days = std::max(0, days_between(as_of, today));
  age.is_noted = age.days > aging.note_days;
  age.is_old = aging.old_days && age.days > *aging.old_days;
  if (!age.is_noted) return age;
  const double months = std::min(most_months, (age.days - aging.note_days) / days_per_month);
  age.low_factor = std::max(least_factor, 1 + drift.low * months);
  age.expected_factor = std::max(least_factor, 1 + drift.expected * months);
  age.high_factor = std::max(least_factor, 1 + drift.high * months);
  return age;
}

PriceDrift plain_widening(const PriceAging& aging) {
  return {-aging.widening_per_month, 0, aging.widening_per_month};
}

}  // namespace

Seller seller_of(const GpuOffer& offer, const Catalog& catalog) {
  if (offer.kind == GpuOfferKind::serverless) return Seller::serverless;
  if (offer.kind == GpuOfferKind::marketplace) return Seller::marketplace;
  const auto* provider = catalog.find_provider(offer.provider);
  const auto kind = provider != nullptr ? provider->kind : ProviderKind::gpu_cloud;
  if (kind == ProviderKind::hyperscaler) return Seller::hyperscaler;
  return kind == ProviderKind::gpu_marketplace ? Seller::marketplace : Seller::gpu_cloud;
}

PriceAging price_aging(const Catalog& catalog) {
  PriceAging aging;
  aging.note_days = expected_of(catalog, "price_age_note_days").value_or(aging.note_days);
  aging.widening_per_month = expected_of(catalog, "price_age_widening_per_month").value_or(0);
  aging.old_days = expected_of(catalog, "price_age_old_days");
  aging.spot_days = expected_of(catalog, "price_age_spot_days");
  for (std::size_t i = 0; i < aging.drift.size(); ++i) {
    const auto id = "price_drift_" + std::string(enum_names<Seller>[i]);
    if (const auto* figure = catalog.find_cost_figure(id)) {
      aging.drift[i] = PriceDrift{figure->low, figure->expected, figure->high};
    }
  }
  return aging;
}

PriceAge price_age(Date as_of, Date today, const PriceAging& aging) {
  return aged(as_of, today, aging, plain_widening(aging));
}

PriceAge price_age(Date as_of, Date today, const PriceAging& aging, Seller seller) {
  const auto& drift = aging.drift[static_cast<std::size_t>(seller)];
  return aged(as_of, today, aging, drift.value_or(plain_widening(aging)));
}

}  // namespace llmadvisor
