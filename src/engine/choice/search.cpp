#include "llmadvisor/engine/choice/search.hpp"

#include <algorithm>

#include "choice/api_options.hpp"
#include "choice/hunt.hpp"
#include "llmadvisor/engine/bills/machine_hours.hpp"

namespace llmadvisor {
namespace {

Machines all_machines(const Shelf& shelf) {
  Machines machines;
  for (const auto& machine : shelf.machines) machines.push_back(&machine);
  return machines;
}

/// Whether the two serve every model alike: they differ by their region and price alone.
bool are_alike(const Machine& a, const Machine& b) {
  const auto* x = std::get_if<const GpuOffer*>(&a.item);
  const auto* y = std::get_if<const GpuOffer*>(&b.item);
  return x != nullptr && y != nullptr && a.gpu == b.gpu && a.gpus == b.gpus && a.link == b.link &&
         (*x)->kind == (*y)->kind;
}

}  // namespace

Search::Search(const Market& market, Date today)
    : market_(market),
      today_(today),
      costs_(*market.catalog, today),
      places_(market, costs_, today),
      capacities_(market),
      ways_(market) {}

void Search::look_at(const Project& project) {
  if (places_.assess_for(project) == Places::Assessed::anew) {
    contending_ = machines_worth_weighing(costs_, rule(project));
  }
  ways_.look_at(project);
  capacities_.look_at(project);
}

std::vector<Weighed> Search::all(const Project& project) {
  look_at(project);
  const Scales scales = this->scales();
  const ChoiceRule rule = this->rule(project);
  const Placer placer(rule, scales, capacities_);
  std::vector<Weighed> all;
  ApiOptions apis(all, rule, ways_);
  for (const auto& call : ways_.calls()) {
    apis.add(call, scales.weigh(ways_.candidate(call, places_), project));
  }
  std::vector<std::pair<const Hosting*, GateFailures>> hostings;
  for (const auto& hosting : ways_.hostings()) {
    hostings.emplace_back(&hosting, ways_.failures_of(hosting, project, places_));
  }
  for (const auto& shelf : market_.shelves) {
    const Machines machines = all_machines(shelf);
    const Ceiling ceiling = placer.ceiling_of(shelf, machines);
    for (const auto& [hosting, failures] : hostings) {
      auto best = placer.best(*hosting, failures, ceiling, shelf, machines);
      if (best) all.push_back(std::move(*best));
    }
  }
  return all;
}

std::vector<Weighed> Search::contenders(const Project& project, const Among& among,
                                        const std::optional<PriceChange>& change) {
  look_at(project);
  const HuntingGround ground{market_, ways_, places_, capacities_, kept_};
  if (!change) return hunt(ground, project, among, scales(), contending_);
  const CostBook changed = costs_.with(*change);
  const Scales scales(changed, places_, today_);
  // Which of two machines that are alike is the cheaper hangs on the price of an hour.
  if (change->price.kind != PriceKind::instance_hour) {
    return hunt(ground, project, among, scales, contending_);
  }
  const auto machines = machines_worth_weighing(changed, rule(project));
  return hunt(ground, project, among, scales, machines);
}

/// Machines where the data may go, the cheapest of those that are alike and as near to the law.
std::vector<Machines> Search::machines_worth_weighing(const CostBook& costs,
                                                      const ChoiceRule& rule) const {
  std::vector<Machines> all;
  for (const auto& shelf : market_.shelves) {
    const auto price = [&](const Machine& machine) {
      return hourly_price(*std::get<const GpuOffer*>(machine.item), shelf.purchase, costs).expected;
    };
    const auto is_outdated = [&](const Machine& machine) {
      const auto* offer = std::get_if<const GpuOffer*>(&machine.item);
      return offer != nullptr && is_outdated_spot(**offer, shelf.purchase, market_);
    };
    Machines& chosen = all.emplace_back();
    for (const auto& machine : shelf.machines) {
      if (!places_.may_hold_data(machine.placement)) continue;
      const auto twin = std::ranges::find_if(chosen, [&](const Machine* other) {
        return are_alike(*other, machine) && is_outdated(*other) == is_outdated(machine) &&
               rule.law_class(other->placement) == rule.law_class(machine.placement);
      });
      if (twin == chosen.end()) {
        chosen.push_back(&machine);
      } else if (price(machine) < price(**twin)) {
        *twin = &machine;
      }
    }
  }
  return all;
}

}  // namespace llmadvisor
