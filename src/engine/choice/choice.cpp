#include "llmadvisor/engine/choice/choice.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace llmadvisor {
namespace {

/// Everything that the order depends on, smaller is better.
struct RankKey {
  int standing = 0;  ///< 0 can be the plan, 1 gates hold, 2 rejected
  int gates_failed = 0;
  int gates_missed = 0;  ///< rejected: how early the first failed gate stands
  int preference = 0;
  CostInCents cost;
  int exposure = 0;
  int weakness = 0;
  std::string id;

  auto operator<=>(const RankKey&) const = default;
};

int weakness_of(const Weighed& w) {
  const auto& band = served(w.candidate).mode.band;
  return band ? -static_cast<int>(*band) : 1;
}

RankKey key_of(const Weighed& w, const Project& project, const Market& market) {
  RankKey key;
  if (w.verdict == Verdict::rejected) {
    key.standing = 2;
    key.gates_failed = w.failed;
    key.gates_missed = -static_cast<int>(*w.first_reason);
  } else if (!can_be_the_plan(w, project)) {
    key.standing = 1;
  }
  key.exposure = -privacy_rank(market.placements[served(w.candidate).placement].deployment);
  key.weakness = weakness_of(w);
  if (project.prefer == Preference::quality) key.preference = key.weakness;
  if (project.prefer == Preference::privacy) key.preference = key.exposure;
  constexpr double unknown = std::numeric_limits<double>::infinity();
  key.cost = w.totals ? in_cents(*w.totals) : CostInCents{unknown, unknown};
  key.id = option_id(ref_of(w.candidate));
  return key;
}

}  // namespace

CostInCents in_cents(const BillTotals& totals) {
  const auto cents = [](Usd amount) { return std::round(amount.value() * 100); };
  return {cents(totals.monthly.expected), cents(totals.full_cost.expected)};
}

int privacy_rank(DeploymentClass deployment) {
  switch (deployment) {
    case DeploymentClass::own_premises:
      return 5;
    case DeploymentClass::cloud_gpu:
      return 4;
    case DeploymentClass::neocloud_gpu:
      return 3;
    case DeploymentClass::eu_hosted_api:
      return 2;
    case DeploymentClass::closed_api:
    case DeploymentClass::hyperscaler_api:
    case DeploymentClass::hosted_api:
      return 1;
    case DeploymentClass::exposed_api:
    case DeploymentClass::marketplace_gpu:
      return 0;
  }
  return 0;
}

int merit(QualityBand band, std::size_t placement, const Project& project, const Market& market) {
  switch (project.prefer) {
    case Preference::cost:
      return 0;
    case Preference::quality:
      return static_cast<int>(band);
    case Preference::privacy:
      return privacy_rank(market.placements[placement].deployment);
  }
  return 0;
}

bool only_spot_is_asked_for(const Project& project) {
  const auto& asked = project.filters.purchases;
  return !asked.empty() &&
         std::ranges::all_of(asked, [](Purchase p) { return p == Purchase::spot; });
}

bool suits_a_plan(const Weighed& w, const Project& project) {
  if (!w.totals) return false;
  if (served(w.candidate).model->focus != Focus::general && project.filters.models.empty())
    return false;
  return purchase_of(w.candidate) != Purchase::spot || only_spot_is_asked_for(project);
}

bool can_be_the_plan(const Weighed& w, const Project& project) {
  return w.verdict != Verdict::rejected && !w.awaits_security_officer && suits_a_plan(w, project);
}

std::optional<std::size_t> best_plan(const std::vector<Weighed>& options, const Project& project,
                                     const Market& market) {
  std::optional<std::size_t> best;
  std::optional<RankKey> best_key;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!can_be_the_plan(options[i], project)) continue;
    RankKey key = key_of(options[i], project, market);
    if (best && key > *best_key) continue;
    best = i;
    best_key = std::move(key);
  }
  return best;
}

std::vector<std::size_t> ranking(const std::vector<Weighed>& options, const Project& project,
                                 const Market& market) {
  std::vector<RankKey> keys;
  keys.reserve(options.size());
  for (const auto& w : options) keys.push_back(key_of(w, project, market));
  std::vector<std::size_t> order(options.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) -> const RankKey& { return keys[i]; });
  return order;
}

}  // namespace llmadvisor
