#include "answer/warnings.hpp"

#include <algorithm>

#include "llmadvisor/engine/choice/choice.hpp"

namespace llmadvisor {
namespace {

/// Above this multiple of the budget the answer opens with it.
constexpr double far_beyond_budget = 1.5;

/// The list price that a bill hangs on; null for servers, whose parts have prices of their own.
const Provenance* list_price_of(const Candidate& candidate) {
  if (const auto* api = std::get_if<ApiCandidate>(&candidate)) return &api->offer->provenance;
  const auto* rented = std::get_if<RentedCandidate>(&candidate);
  return rented != nullptr ? &rented->offer->provenance : nullptr;
}

std::optional<Usd> gpus_beyond_budget(const std::vector<Weighed>& all, const Project& project) {
  const auto& budget = project.requirements.budget;
  if (!budget) return std::nullopt;
  std::optional<Usd> cheapest;
  for (const auto& w : all) {
    const bool only_the_budget = !w.first_reason || w.first_reason == ReasonCode::over_budget;
    const auto* rented = std::get_if<RentedCandidate>(&w.candidate);
    if (rented == nullptr || !w.totals || !only_the_budget) continue;
    if (rented->purchase == Purchase::spot) continue;
    const Usd bill = w.totals->monthly.expected;
    cheapest = std::min(cheapest.value_or(bill), bill);
  }
  const bool beyond = cheapest && *cheapest > *budget * far_beyond_budget;
  return beyond ? cheapest : std::nullopt;
}

std::optional<StalePrice> stale_price(const Weighed& picked, const Option& pick,
                                      const Scales& scales) {
  std::optional<Date> oldest;
  for (const auto& line : pick.bill.lines) {
    oldest = std::min(oldest.value_or(line.as_of), line.as_of);
  }
  // The range is widened for the age of the list price alone.
  double widening = 0;
  if (const Provenance* price = list_price_of(picked.candidate)) {
    widening = scales.costs().age_spread(*price, scales.today()).high - 1;
    if (widening > 0) oldest = price->as_of;
  }
  if (!oldest) return std::nullopt;
  const int age = days_between(*oldest, scales.today());
  if (age <= scales.costs().aging().note_days) return std::nullopt;
  return StalePrice{*oldest, age, widening};
}

}  // namespace

std::vector<Warning> warnings_of(const Ranked& ranked, const Option* pick, const Project& project,
                                 const Scales& scales) {
  if (ranked.stops_at_security_officer()) return {{WarningCode::ask_security_officer, {}, {}}};
  std::vector<Warning> warnings;
  if (pick == nullptr) warnings.push_back({WarningCode::nothing_fits, {}, {}});
  if (const auto cheapest = gpus_beyond_budget(ranked.all, project)) {
    warnings.push_back({WarningCode::gpus_beyond_budget, cheapest, {}});
  }
  if (project.requirements.jurisdiction == Jurisdiction::any &&
      project.requirements.sensitivity > Sensitivity::internal) {
    warnings.push_back({WarningCode::jurisdiction_unknown, {}, {}});
  }
  if (pick == nullptr) return warnings;
  if (pick->deployment && pick->deployment->purchase == Purchase::spot) {
    warnings.push_back({WarningCode::spot_interruption, {}, {}});
  }
  if (const auto stale = stale_price(*ranked.pick(), *pick, scales)) {
    warnings.push_back({WarningCode::stale_prices, {}, stale});
  }
  return warnings;
}

}  // namespace llmadvisor
