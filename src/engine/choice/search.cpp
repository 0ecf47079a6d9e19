#include "llmadvisor/engine/choice/search.hpp"

#include <algorithm>

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

/// The gate that a model fails first on every machine of a shelf; none where that hangs on the
/// machine. What is judged of a machine alone stands behind these gates.
std::optional<ReasonCode> sure_failure(const GateFailures& failures, const Shelf& shelf,
                                       const Places& places) {
  static_assert(ReasonCode::licence < ReasonCode::sensitivity);
  if (failures.first == ReasonCode::licence) return failures.first;
  const auto may_hold = [&](const Machine& m) { return places.may_hold_data(m.placement); };
  if (std::ranges::none_of(shelf.machines, may_hold)) return ReasonCode::sensitivity;
  return std::ranges::all_of(shelf.machines, may_hold) ? failures.first : std::nullopt;
}

bool is_served(const Hosting& hosting, const Shelf& shelf, const Market& market) {
  const auto& formats = market.models[hosting.model].formats;
  return std::ranges::any_of(hosting.formats, [&](const Hosting::Format& format) {
    return std::ranges::any_of(shelf.machines, [&](const Machine& machine) {
      return serves(machine, formats[format.index]);
    });
  });
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
  const auto assessed = places_.assess_for(project);
  if (assessed == Places::Assessed::anew) {
    contending_ = machines_worth_weighing(costs_, rule(project));
  }
  ways_.look_at(project);
  admission_.look_at(project, ways_, places_, assessed);
  capacities_.look_at(project);
}

std::vector<Weighed> Search::all(const Project& project) {
  Survey all = survey(project);
  place(all, project, [](const Shelf&, const Model&) { return true; });
  return std::move(all.weighed);
}

Survey Search::survey(const Project& project) {
  look_at(project);
  const Scales scales = this->scales();
  const ChoiceRule rule = this->rule(project);
  const Placer placer(rule, scales, capacities_);
  Survey survey;
  for (const auto& calls : ways_.calls()) {
    std::optional<Weighed> best;
    for (const auto& call : calls) {
      keep_better(best, scales.weigh(ways_.candidate(call, places_), project), rule);
    }
    survey.weighed.push_back(std::move(*best));
  }
  std::vector<GateFailures> failures;
  for (const auto& hosting : ways_.hostings()) {
    failures.push_back(ways_.failures_of(hosting, project, places_));
  }
  for (std::size_t s = 0; s < market_.shelves.size(); ++s) {
    const Shelf& shelf = market_.shelves[s];
    const Machines machines = all_machines(shelf);
    const Ceiling ceiling = placer.ceiling_of(shelf, machines);
    for (std::size_t h = 0; h < failures.size(); ++h) {
      const Hosting& hosting = ways_.hostings()[h];
      if (const auto reason = sure_failure(failures[h], shelf, places_)) {
        if (is_served(hosting, shelf, market_)) survey.unplaced.push_back({s, h, *reason});
        continue;
      }
      auto best = placer.best(hosting, failures[h], ceiling, shelf, machines);
      if (best) survey.weighed.push_back(std::move(*best));
    }
  }
  return survey;
}

void Search::weigh_placed(Survey& survey, const Project& project,
                          const std::vector<Unplaced>& wanted) {
  const Scales scales = this->scales();
  const ChoiceRule rule = this->rule(project);
  const Placer placer(rule, scales, capacities_);
  for (const auto& u : wanted) {
    const Shelf& shelf = market_.shelves[u.shelf];
    const Hosting& hosting = ways_.hostings()[u.hosting];
    const Machines machines = all_machines(shelf);
    const Ceiling ceiling = placer.ceiling_of(shelf, machines);
    const GateFailures failures = ways_.failures_of(hosting, project, places_);
    survey.weighed.push_back(*placer.best(hosting, failures, ceiling, shelf, machines));
  }
}

std::vector<Weighed> Search::contenders(const Project& project, const Among& among,
                                        const std::optional<PriceChange>& change) {
  look_at(project);
  const HuntingGround ground{market_, ways_, places_, admission_, today_, capacities_, kept_};
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
