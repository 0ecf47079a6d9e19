#include "llmadvisor/engine/choice/search.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/bills/people_bill.hpp"
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

Precision precision_of(WeightFormat format) {
  switch (format) {
    case WeightFormat::bf16:
      return Precision::bf16;
    case WeightFormat::fp16:
      return Precision::fp16;
    case WeightFormat::fp8:
      return Precision::fp8;
    case WeightFormat::int8_w8a8:
      return Precision::int8_w8a8;
    case WeightFormat::int8_w8a16:
      return Precision::int8_w8a16;
    case WeightFormat::nvfp4:
      return Precision::nvfp4;
    case WeightFormat::mxfp4:
      return Precision::mxfp4;
    case WeightFormat::int4_awq:
    case WeightFormat::int4_marlin:
    case WeightFormat::int4_w4a16:
    case WeightFormat::int4_gptq:
      return Precision::int4;
  }
  return Precision::bf16;
}

/// As shipped, whatever the maker calls four bits.
double loss_in(WeightFormat format, const Model& model, const Catalog& catalog) {
  if (model.architecture && native_format(*model.architecture) == format) return 0;
  return quantisation_loss(model, precision_of(format), catalog);
}

void sort_by_loss(std::vector<Hosting::Format>& formats) {
  std::ranges::stable_sort(formats, {}, [](const Hosting::Format& f) {
    return f.mode.standing ? f.mode.standing->loss : 0;
  });
}

/// Regional offers of one model at one provider are one option: the best of them.
class ApiOptions {
 public:
  ApiOptions(std::vector<Weighed>& all, const ChoiceRule& rule) : all_(all), rule_(rule) {}

  void add(Weighed option) {
    const Served& what = served(option.candidate);
    auto& of_model = weighed_[what.model];
    const auto twin = std::ranges::find_if(of_model, [&](std::size_t i) {
      const Served& other = served(all_[i].candidate);
      return other.provider == what.provider && other.mode.effort == what.mode.effort;
    });
    if (twin == of_model.end()) {
      of_model.push_back(all_.size());
      all_.push_back(std::move(option));
    } else if (is_better(option, all_[*twin], rule_)) {
      all_[*twin] = std::move(option);
    }
  }

 private:
  std::vector<Weighed>& all_;
  const ChoiceRule& rule_;
  std::unordered_map<const Model*, std::vector<std::size_t>> weighed_;
};

}  // namespace

bool Among::has(const OptionKey& option) const {
  if (kind && option.kind != *kind) return false;
  return options.empty() || std::ranges::find(options, option) != options.end();
}

bool Among::has(const ModelMode& mode) const {
  return !least_bound || lower_bound(mode) >= *least_bound;
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

/// Hunts for the pick step by step, each step exactly, so that the next has its bounds: which law,
/// what the cheapest costs, which level the cap has room for.
class Search::Hunt {
 public:
  Hunt(Search& search, const Project& project, const Among& among, const Scales& scales,
       const std::vector<Machines>& machines)
      : search_(search),
        project_(project),
        among_(among),
        machines_(machines),
        rule_(project, search.places_, search.modes_.numbers()),
        placer_(rule_, scales, search.capacities_) {
    add_apis(scales);
    if (!rule_.decides_on_invoice()) {
      const Herd least{Herd::Whose::rented, 1, 1};
      least_people_ = extra_people_cost(least, project, scales.costs());
    }
  }

  std::vector<Weighed> run() && {
    for (const bool evident : {true, false}) {
      evident_ = evident;
      hunt_where_private();
      if (std::ranges::any_of(found_, [&](const Weighed& w) { return is_plan(w); })) break;
    }
    remember();
    return std::move(found_);
  }

 private:
  static constexpr int no_law = ChoiceRule::law_classes - 1;
  static constexpr std::size_t levels = enum_names<QualityBand>.size() + 1;
  static constexpr int most_private = 5;

  struct ShelfAt {
    std::size_t index;
    Ceiling ceiling;
    std::vector<bool> found;  ///< of each hosting: its best placement is known
  };
  /// What an option may cost to count; no bound where there is none.
  struct Bound {
    bool counts = true;
    std::optional<Usd> most = {};
  };

  const Market& market() const { return search_.market_; }
  bool prefers(Preference p) const { return project_.prefer == p; }
  static std::size_t place(const Weighed& w) { return served(w.candidate).placement; }
  static const ModelMode& mode(const Weighed& w) { return served(w.candidate).mode; }

  void add_apis(const Scales& scales) {
    ApiOptions apis(found_, rule_);
    for (std::size_t i = 0; i < market().apis.size(); ++i) {
      const ApiEntry& entry = market().apis[i];
      if (among_.kind && entry.kind != *among_.kind) continue;
      if (!among_.has(*entry.model)) continue;
      for (auto& candidate : search_.candidates_of(i)) {
        Weighed draft;
        draft.candidate = std::move(candidate);
        if (!among_.has(key_of(draft.candidate)) || !among_.has(mode(draft))) continue;
        const bool may_be_picked = passes(GateStage::place, draft, project_, search_.places_) &&
                                   passes(GateStage::model, draft, project_, search_.places_);
        if (may_be_picked) apis.add(scales.weigh(std::move(draft.candidate), project_, admitted));
      }
    }
  }

  /// Whether an option takes part in this turn of the hunt.
  bool is_plan(const Weighed& w) const {
    return can_be_the_plan(w, project_) && rule_.is_evident(mode(w)) == evident_ &&
           (!privacy_ || rule_.privacy(place(w)) == *privacy_);
  }

  void note(const Weighed& w) {
    if (!is_plan(w)) return;
    const auto law = static_cast<std::size_t>(rule_.law_class(place(w)));
    auto& least = least_[law][static_cast<std::size_t>(level_rank(mode(w)))];
    const Outlay own = rule_.outlay(*w.totals);
    least = std::min(least.value_or(own), own);
    auto& ablest = ablest_[law];
    ablest = std::max(ablest.value_or(lower_bound(mode(w))), lower_bound(mode(w)));
  }

  void begin_turn() {
    least_ = {};
    ablest_ = {};
    for (const auto& w : found_) note(w);
  }

  /// The least that an option of the classes and of the level or above costs, so far.
  std::optional<Outlay> least_outlay(int nearest_law, int farthest_law, int level = 0) const {
    std::optional<Outlay> least;
    for (int law = nearest_law; law <= farthest_law; ++law) {
      for (auto l = static_cast<std::size_t>(level); l < levels; ++l) {
        const auto& own = least_[static_cast<std::size_t>(law)][l];
        if (own) least = std::min(least.value_or(*own), *own);
      }
    }
    return least;
  }
  std::optional<Usd> least(int nearest_law, int farthest_law, int level = 0) const {
    const auto outlay = least_outlay(nearest_law, farthest_law, level);
    return outlay ? std::optional(outlay->cost) : std::nullopt;
  }

  bool is_private_enough(const ShelfAt& at) const {
    if (!privacy_) return true;
    return std::ranges::any_of(machines_[at.index], [&](const Machine* machine) {
      return rule_.privacy(machine->placement) == *privacy_;
    });
  }

  /// What may be self-hosted; worked out when it is first looked at, as often nothing can be below
  /// a bound that people alone exceed.
  void stock() {
    if (std::exchange(stocked_, true)) return;
    for (std::size_t model = 0; model < market().models.size(); ++model) {
      if (!among_.has(*market().models[model].model)) continue;
      for (auto& hosting : search_.hostings_of(model, project_)) {
        // As its maker ships it: what a precision costs tells no two options apart.
        if (hosting.failures.count > 0 || !among_.has(hosting.mode())) continue;
        hostings_.push_back(std::move(hosting));
      }
    }
    for (std::size_t i = 0; i < market().shelves.size(); ++i) {
      const Shelf& shelf = market().shelves[i];
      if (machines_[i].empty() || !among_.has(shelf)) continue;
      if (shelf.purchase == Purchase::spot && !only_spot_is_asked_for(project_)) continue;
      shelves_.push_back(
          {i, placer_.ceiling_of(shelf, machines_[i]), std::vector<bool>(hostings_.size(), false)});
    }
  }

  /// Looks on the shelves that reach from one class to another; `bound_of` says for each model what
  /// it may cost, given what was found so far, and `widest` what any of them may.
  template <class Widest, class BoundOf>
  void look(int nearest_law, int farthest_law, Widest&& widest, BoundOf&& bound_of) {
    const auto loses = [&](Usd least) {
      const std::optional<Usd> most = widest();
      return most && least > *most;
    };
    if (loses(least_people_)) return;
    stock();
    for (auto& at : shelves_) {
      const bool reaches =
          at.ceiling.nearest_law <= farthest_law && at.ceiling.farthest_law >= nearest_law;
      if (!reaches || loses(at.ceiling.least) || !is_private_enough(at)) continue;
      for (std::size_t h = 0; h < hostings_.size(); ++h) {
        const Hosting& hosting = hostings_[h];
        if (at.found[h] || rule_.is_evident(hosting.mode()) != evident_) continue;
        const Bound bound = bound_of(hosting);
        if (!bound.counts || (bound.most && at.ceiling.least > *bound.most)) continue;
        place(at, h, bound.most);
      }
    }
  }

  void place(ShelfAt& at, std::size_t h, const std::optional<Usd>& most) {
    const Shelf& shelf = market().shelves[at.index];
    const Hosting& hosting = hostings_[h];
    const Model* model = market().models[hosting.model].model;
    if (!among_.has({shelf.kind, shelf.purchase, shelf.provider, model, hosting.mode()})) return;
    at.ceiling.most = most;
    auto w = placer_.best_below(at.ceiling, hosting, shelf, machines_[at.index]);
    if (!w) return;
    at.found[h] = true;
    note(*w);
    found_.push_back(std::move(*w));
  }

  /// What was cheapest a moment ago is rarely far from it now.
  void place_found_last() {
    if (search_.found_last_.empty()) return;
    stock();
    for (const OptionKey& key : search_.found_last_) {
      const auto at = std::ranges::find_if(shelves_, [&](const ShelfAt& s) {
        const Shelf& shelf = market().shelves[s.index];
        return shelf.kind == key.kind && shelf.purchase == key.purchase &&
               shelf.provider == key.provider;
      });
      const auto hosting = std::ranges::find_if(hostings_, [&](const Hosting& h) {
        return market().models[h.model].model == key.model &&
               static_cast<const ModeKey&>(h.mode()) == key.mode;
      });
      if (at == shelves_.end() || hosting == hostings_.end()) continue;
      const auto h = static_cast<std::size_t>(hosting - hostings_.begin());
      if (!at->found[h]) place(*at, h, {});
    }
  }

  void remember() {
    std::array<const Weighed*, levels> cheapest{};
    for (const auto& w : found_) {
      if (fleet_of(w.candidate) == nullptr || !can_be_the_plan(w, project_)) continue;
      const Weighed*& best = cheapest[static_cast<std::size_t>(level_rank(mode(w)))];
      if (best == nullptr || rule_.cost(*w.totals) < rule_.cost(*best->totals)) best = &w;
    }
    search_.found_last_.clear();
    for (const Weighed* w : cheapest) {
      if (w != nullptr) search_.found_last_.push_back(key_of(w->candidate));
    }
  }

  void hunt_where_private() {
    if (!prefers(Preference::privacy)) return hunt();
    for (int rank = most_private; rank >= 0; --rank) {
      privacy_ = rank;
      hunt();
      if (least(0, no_law)) return;
    }
    privacy_.reset();
  }

  void hunt() {
    begin_turn();
    place_found_last();
    const int law = settled_law();
    if (prefers(Preference::quality)) {
      hunt_able(law);
    } else if (prefers(Preference::cost)) {
      hunt_cheap(law);
    } else {
      hunt_level(law);
    }
  }

  int settled_law() {
    const auto least_of_all = [&] { return least(0, no_law); };
    look(0, no_law, least_of_all, [&](const Hosting&) { return Bound{true, least_of_all()}; });
    const auto cheapest = least(0, no_law);
    if (!cheapest) return no_law;
    const auto limit = rule_.law_limit(*cheapest);
    for (int law = 0; law < no_law; ++law) {
      const auto most = [&] {
        const auto own = least(law, law);
        if (!own || !limit) return own ? own : limit;
        return std::optional(std::min(*own, *limit));
      };
      // Of a class that has the cheapest of all nothing more is to be found.
      const bool has_cheapest = least(law, law) == cheapest;
      if (!has_cheapest) look(law, law, most, [&](const Hosting&) { return Bound{true, most()}; });
      const auto own = least(law, law);
      if (own && (!limit || *own <= *limit)) return law;
    }
    return no_law;
  }

  void hunt_level(int law) {
    const auto cheapest = least_outlay(0, law);
    if (!cheapest) return;
    const Usd cap = rule_.cap(*cheapest);
    const auto level = [&] {
      int highest = static_cast<int>(levels) - 1;
      while (highest > 0) {
        const auto own = least(0, law, highest);
        if (own && *own <= cap) break;
        --highest;
      }
      return highest;
    };
    const auto widest = [&] { return std::optional(cap); };
    look(0, law, widest, [&](const Hosting& hosting) {
      const int reached = level();
      const int own = level_rank(hosting.mode());
      if (own != reached) return Bound{own > reached, cap};
      const Usd least_there = *least(0, law, reached);
      return Bound{true, std::min(cap, least_there + rule_.materiality(least_there))};
    });
  }

  void hunt_cheap(int law) {
    const auto cheapest = least(0, law);
    if (!cheapest) return;
    const std::optional<Usd> most = *cheapest + rule_.materiality(*cheapest);
    look(
        0, law, [&] { return most; },
        [&](const Hosting&) {
          return Bound{true, most};
        });
  }

  /// Whoever leads in the end, what is so far below today's leader is not equal to it.
  void hunt_able(int law) {
    const double margin = rule_.numbers()[ChoiceNumber::equal_points];
    const auto whatever = [] { return std::optional<Usd>(); };
    look(0, law, whatever, [&](const Hosting& hosting) {
      std::optional<double> leader;
      for (int c = 0; c <= law; ++c) {
        const auto& own = ablest_[static_cast<std::size_t>(c)];
        if (own) leader = std::max(leader.value_or(*own), *own);
      }
      return Bound{!leader || lower_bound(hosting.mode()) >= *leader - margin, {}};
    });
  }

  Search& search_;
  const Project& project_;
  const Among& among_;
  const std::vector<Machines>& machines_;
  ChoiceRule rule_;
  Placer placer_;
  std::vector<Hosting> hostings_;
  std::vector<ShelfAt> shelves_;
  std::vector<Weighed> found_;
  bool stocked_ = false;
  Usd least_people_;  ///< whatever is self-hosted costs
  bool evident_ = true;
  std::optional<int> privacy_;
  /// Of this turn, by class of law and level.
  std::array<std::array<std::optional<Outlay>, levels>, ChoiceRule::law_classes> least_;
  std::array<std::optional<double>, ChoiceRule::law_classes> ablest_;
};

Search::Search(const Market& market, Date today)
    : market_(market),
      today_(today),
      costs_(*market.catalog, today),
      places_(market, costs_, today),
      capacities_(market),
      modes_(*market.catalog) {}

void Search::look_at(const Project& project) {
  if (places_.assess_for(project) == Places::Assessed::anew) {
    contending_ = machines_worth_weighing(costs_, rule(project));
  }
  const auto& points = project.requirements.quality.points;
  const bool anew = modes_.look_at(project) == ModeFinder::Looked::anew;
  if (anew || points != points_ || hostings_.empty()) {
    points_ = points;
    find_modes();
  }
  capacities_.look_at(project);
}

/// A precision that costs the model its level, or what it must have in points, is a way of its own
/// where no other effort is at that level anyway.
void Search::group_formats(const HostedModel& hosted, std::vector<Hosting>& hostings) const {
  const auto modes = modes_.modes(*hosted.model);
  std::vector<int> lowered_levels;
  for (const auto& mode : modes) {
    std::vector<Hosting::Format> kept;
    std::vector<Hosting::Format> lowered;
    for (std::size_t f = 0; f < hosted.formats.size(); ++f) {
      const double loss = loss_in(hosted.formats[f], *hosted.model, *market_.catalog);
      const ModelMode own = modes_.after(mode, loss);
      const bool misses = points_ && lower_bound(mode) >= *points_ && lower_bound(own) < *points_;
      const bool keeps = level_rank(own) == level_rank(mode) && !misses;
      (keeps ? kept : lowered).push_back({f, own});
    }
    const auto model = static_cast<std::size_t>(&hosted - market_.models.data());
    sort_by_loss(kept);
    if (!kept.empty()) hostings.push_back({model, std::move(kept), {}});
    if (lowered.empty()) continue;
    sort_by_loss(lowered);
    const int level = level_rank(lowered.front().mode);
    std::erase_if(lowered, [&](const auto& f) { return level_rank(f.mode) != level; });
    const bool is_there_anyway =
        std::ranges::any_of(modes, [&](const ModelMode& m) { return level_rank(m) == level; }) ||
        std::ranges::find(lowered_levels, level) != lowered_levels.end();
    if (is_there_anyway && level != level_rank(mode)) continue;
    lowered_levels.push_back(level);
    for (auto& format : lowered) format.mode.lowered = Lowered::yes;
    hostings.push_back({model, std::move(lowered), {}});
  }
}

void Search::find_modes() {
  hostings_.assign(market_.models.size(), {});
  for (std::size_t i = 0; i < market_.models.size(); ++i) {
    group_formats(market_.models[i], hostings_[i]);
  }
  api_modes_.clear();
  for (const auto& entry : market_.apis) {
    const auto& served_in = entry.offer->weights_precision;
    const double loss =
        served_in ? quantisation_loss(*entry.model, *served_in, *market_.catalog) : 0;
    api_modes_.push_back(modes_.modes(*entry.model, loss));
  }
}

std::vector<Hosting> Search::hostings_of(std::size_t model, const Project& project) const {
  std::vector<Hosting> hostings = hostings_[model];
  for (auto& hosting : hostings) {
    Weighed draft;
    draft.candidate =
        OwnedCandidate{{market_.models[model].model, nullptr, hosting.mode(), 0}, nullptr, {}};
    hosting.failures = failures_at(GateStage::model, draft, project, places_);
  }
  return hostings;
}

std::vector<ApiCandidate> Search::candidates_of(std::size_t index) const {
  const ApiEntry& entry = market_.apis[index];
  std::vector<ApiCandidate> candidates;
  for (const auto& mode : api_modes_[index]) {
    candidates.push_back({{entry.model, entry.provider, mode, entry.placement},
                          entry.kind,
                          entry.offer,
                          places_.hosts(entry.placement),
                          entry.pace});
  }
  return candidates;
}

std::vector<Weighed> Search::all(const Project& project) {
  look_at(project);
  const Scales scales = this->scales();
  const ChoiceRule rule = this->rule(project);
  const Placer placer(rule, scales, capacities_);
  std::vector<Weighed> all;
  ApiOptions apis(all, rule);
  for (std::size_t i = 0; i < market_.apis.size(); ++i) {
    for (auto& candidate : candidates_of(i)) {
      apis.add(scales.weigh(std::move(candidate), project));
    }
  }
  std::vector<Hosting> hostings;
  for (std::size_t model = 0; model < market_.models.size(); ++model) {
    for (auto& hosting : hostings_of(model, project)) hostings.push_back(std::move(hosting));
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
  if (!change) return Hunt(*this, project, among, scales(), contending_).run();
  const CostBook changed = costs_.with(*change);
  const Scales scales(changed, places_, today_);
  // Which of two machines that are alike is the cheaper hangs on the price of an hour.
  if (change->price.kind != PriceKind::instance_hour) {
    return Hunt(*this, project, among, scales, contending_).run();
  }
  const auto machines = machines_worth_weighing(changed, rule(project));
  return Hunt(*this, project, among, scales, machines).run();
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
