#include "llmadvisor/engine/choice/search.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/gates.hpp"

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

Hosting hosting_of(std::size_t model, const Project& project, const Places& places) {
  const HostedModel& hosted = places.market().models[model];
  const ModelMode mode = mode_for(*hosted.model, hosted.quality, project.requirements.quality);
  Weighed draft;
  draft.candidate = OwnedCandidate{{hosted.model, nullptr, mode, 0}, nullptr, {}};
  return {model, mode, failures_at(GateStage::model, draft, project, places)};
}

/// The models that pass the gates which need no machine.
std::vector<Hosting> hopefuls(const Among& among, const Project& project, const Places& places) {
  const Market& market = places.market();
  std::vector<Hosting> found;
  for (std::size_t i = 0; i < market.models.size(); ++i) {
    if (!among.has(*market.models[i].model)) continue;
    const Hosting hosting = hosting_of(i, project, places);
    if (hosting.failures.count == 0) found.push_back(hosting);
  }
  return found;
}

ApiCandidate candidate_of(const ApiEntry& entry, const Project& project, const Places& places) {
  const ModelMode mode = mode_for(*entry.model, entry.quality, project.requirements.quality);
  return {{entry.model, entry.provider, mode, entry.placement},
          entry.kind,
          entry.offer,
          places.hosts(entry.placement)};
}

/// Regional offers of one model at one provider are one option: the best of them.
class ApiOptions {
 public:
  explicit ApiOptions(std::vector<Weighed>& all) : all_(all) {}

  void add(Weighed option) {
    const Served& what = served(option.candidate);
    auto& of_model = weighed_[what.model];
    const auto twin = std::ranges::find_if(of_model, [&](std::size_t i) {
      return served(all_[i].candidate).provider == what.provider;
    });
    if (twin == of_model.end()) {
      of_model.push_back(all_.size());
      all_.push_back(std::move(option));
    } else if (is_better(option, all_[*twin])) {
      all_[*twin] = std::move(option);
    }
  }

 private:
  std::vector<Weighed>& all_;
  std::unordered_map<const Model*, std::vector<std::size_t>> weighed_;
};

Ceiling ceiling_of(const Machines& machines, const Shelf& shelf, const Project& project,
                   const CostBook& costs) {
  Ceiling ceiling;
  ceiling.instance_costs.reserve(machines.size());
  for (const Machine* machine : machines) {
    const Usd one = instance_cost(*machine, shelf.purchase, project, costs);
    const Usd least = is_serverless(*machine) ? Usd(0) : one;
    ceiling.least = ceiling.instance_costs.empty() ? least : std::min(ceiling.least, least);
    ceiling.instance_costs.push_back(one);
  }
  return ceiling;
}

}  // namespace

bool Among::has(const OptionKey& option) const {
  if (kind && option.kind != *kind) return false;
  return options.empty() || std::ranges::find(options, option) != options.end();
}

bool Among::has(const Model& model) const {
  return options.empty() || std::ranges::find(options, &model, &OptionKey::model) != options.end();
}

bool Among::has(const Shelf& shelf) const {
  if (kind && shelf.kind != *kind) return false;
  const auto is_on_it = [&](const OptionKey& o) {
    return o.kind == shelf.kind && o.purchase == shelf.purchase && o.provider == shelf.provider;
  };
  return options.empty() || std::ranges::any_of(options, is_on_it);
}

/// What an option must cost at most to be the pick, given those seen so far.
class Search::Bar {
 public:
  Bar(const Project& project, const Market& market)
      : project_(project), market_(market), most_(project.requirements.budget) {}

  /// The most that any of the machines gives a model of each band.
  using Merits = std::array<int, enum_names<QualityBand>.size()>;
  [[nodiscard]] Merits best_merits(const Machines& machines) const {
    Merits best{};
    for (std::size_t band = 0; band < best.size(); ++band) {
      for (const Machine* machine : machines) {
        const int own =
            merit(static_cast<QualityBand>(band), machine->placement, project_, market_);
        best[band] = std::max(best[band], own);
      }
    }
    return best;
  }

  /// Whether nothing better has been seen.
  bool note(const Weighed& w) {
    if (!can_be_the_plan(w, project_)) return false;
    const Served& what = served(w.candidate);
    const int own = merit(*what.mode.band, what.placement, project_, market_);
    if (own < floor_) return false;
    const Usd bill = w.totals->monthly.expected;
    const bool is_best = own > floor_ || !most_ || bill <= *most_;
    if (is_best) most_ = bill;
    floor_ = own;
    return is_best;
  }

  [[nodiscard]] bool is_below(int merit) const { return merit < floor_; }

  [[nodiscard]] std::optional<Usd> most(int merit) const {
    return merit > floor_ ? project_.requirements.budget : most_;
  }

 private:
  const Project& project_;
  const Market& market_;
  std::optional<Usd> most_;
  int floor_ = 0;  ///< the greatest merit seen
};

Search::Search(const Market& market, Date today)
    : market_(market),
      today_(today),
      costs_(*market.catalog, today),
      places_(market, costs_, today),
      capacities_(market) {}

void Search::look_at(const Project& project) {
  if (places_.assess_for(project) == Places::Assessed::anew) {
    contending_ = machines_worth_weighing(costs_);
  }
  capacities_.look_at(project);
}

std::vector<Weighed> Search::all(const Project& project) {
  look_at(project);
  const Scales scales = this->scales();
  const Placer placer(project, scales, capacities_);
  std::vector<Weighed> all;
  ApiOptions apis(all);
  for (const auto& entry : market_.apis) {
    apis.add(scales.weigh(candidate_of(entry, project, places_), project));
  }
  std::vector<Hosting> hostings;
  for (std::size_t model = 0; model < market_.models.size(); ++model) {
    hostings.push_back(hosting_of(model, project, places_));
  }
  for (const auto& shelf : market_.shelves) {
    const Machines machines = all_machines(shelf);
    for (const auto& hosting : hostings) {
      if (auto best = placer.best(hosting, shelf, machines)) all.push_back(std::move(*best));
    }
  }
  return all;
}

std::vector<Weighed> Search::contenders(const Project& project, const Among& among,
                                        const std::optional<PriceChange>& change) {
  look_at(project);
  if (!change) return find(project, among, scales(), contending_);
  const CostBook changed = costs_.with(*change);
  const Scales scales(changed, places_, today_);
  // Which of two machines that are alike is the cheaper hangs on the price of an hour.
  if (change->price.kind != PriceKind::instance_hour) {
    return find(project, among, scales, contending_);
  }
  return find(project, among, scales, machines_worth_weighing(changed));
}

/// Machines where the data may go, the cheapest of those that are alike.
std::vector<Machines> Search::machines_worth_weighing(const CostBook& costs) const {
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
        return are_alike(*other, machine) && is_outdated(*other) == is_outdated(machine);
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

std::vector<Weighed> Search::find(const Project& project, const Among& among, const Scales& scales,
                                  const std::vector<Machines>& machines) {
  std::vector<Weighed> found;
  ApiOptions apis(found);
  for (const auto& entry : market_.apis) {
    const OptionKey key{entry.kind, Purchase::on_demand, entry.provider, entry.model};
    if (!among.has(key)) continue;
    Weighed draft;
    draft.candidate = candidate_of(entry, project, places_);
    const bool may_be_picked = passes(GateStage::place, draft, project, places_) &&
                               passes(GateStage::model, draft, project, places_);
    if (may_be_picked) apis.add(scales.weigh(draft.candidate, project, admitted));
  }
  Bar bar(project, market_);
  for (const auto& w : found) bar.note(w);
  search_shelves(project, among, scales, machines, bar, found);
  return found;
}

void Search::search_shelves(const Project& project, const Among& among, const Scales& scales,
                            const std::vector<Machines>& machines, Bar& bar,
                            std::vector<Weighed>& found) {
  const Placer placer(project, scales, capacities_);
  const auto candidates = hopefuls(among, project, places_);
  // What was best a moment ago sets the bar, so that little else need be weighed in full.
  if (last_found_ && among.everything()) {
    const auto [i, model] = *last_found_;
    const auto hosting = std::ranges::find(candidates, model, &Hosting::model);
    if (hosting != candidates.end()) {
      const Shelf& shelf = market_.shelves[i];
      const Ceiling ceiling = ceiling_of(machines[i], shelf, project, scales.costs());
      if (const auto w = placer.best_below(ceiling, *hosting, shelf, machines[i])) bar.note(*w);
    }
  }
  for (std::size_t i = 0; i < market_.shelves.size(); ++i) {
    const Shelf& shelf = market_.shelves[i];
    if (machines[i].empty() || !among.has(shelf)) continue;
    if (shelf.purchase == Purchase::spot && !only_spot_is_asked_for(project)) continue;
    Ceiling ceiling = ceiling_of(machines[i], shelf, project, scales.costs());
    const Bar::Merits merits = bar.best_merits(machines[i]);
    for (const auto& hosting : candidates) {
      const Model* model = market_.models[hosting.model].model;
      if (!among.has({shelf.kind, shelf.purchase, shelf.provider, model})) continue;
      const int merit = merits[static_cast<std::size_t>(*hosting.mode.band)];
      ceiling.most = bar.most(merit);
      if (bar.is_below(merit) || (ceiling.most && ceiling.least > *ceiling.most)) continue;
      auto w = placer.best_below(ceiling, hosting, shelf, machines[i]);
      if (!w) continue;
      if (bar.note(*w)) last_found_ = {i, hosting.model};
      found.push_back(std::move(*w));
    }
  }
}

}  // namespace llmadvisor
