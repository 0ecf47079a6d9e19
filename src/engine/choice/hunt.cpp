#include "choice/hunt.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "choice/open_calls.hpp"
#include "llmadvisor/engine/bills/people_bill.hpp"
#include "llmadvisor/engine/choice/choice_rule.hpp"
#include "llmadvisor/engine/choice/gates.hpp"

namespace llmadvisor {
namespace {

/// Hunts for the pick step by step, each step exactly, so that the next has its bounds: which law,
/// what the cheapest costs, which level the cap has room for.
class Hunting {
 public:
  Hunting(const HuntingGround& ground, const Project& project, const Among& among,
          const Scales& scales, const std::vector<Machines>& machines)
      : ground_(ground),
        project_(project),
        among_(among),
        machines_(machines),
        scales_(scales),
        rule_(project, ground.places, ground.ways.numbers()),
        placer_(rule_, scales, ground.capacities),
        calls_(open_calls(ground, project, among, scales.costs())),
        is_called_(ground.ways.calls().size(), false) {
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

  /// The level that is in reach, and what options of it may cost.
  struct Reached {
    int level;
    Usd most;
    std::uint32_t noted;  ///< when that was found
  };

  const Market& market() const { return ground_.market; }
  bool prefers(Preference p) const { return project_.prefer == p; }
  static std::size_t place(const Weighed& w) { return served(w.candidate).placement; }
  static const ModelMode& mode(const Weighed& w) { return served(w.candidate).mode; }

  /// Whether an option takes part in this turn of the hunt.
  bool is_plan(const Weighed& w) const {
    return can_be_the_plan(w, project_) && rule_.is_evident(mode(w)) == evident_ &&
           (!privacy_ || rule_.privacy(place(w)) == *privacy_);
  }

  void note(const Weighed& w) {
    if (!is_plan(w)) return;
    ++noted_;
    const auto law = static_cast<std::size_t>(rule_.law_class(place(w)));
    auto& least = least_[law][static_cast<std::size_t>(level_rank(mode(w)))];
    const Outlay own = rule_.outlay(*w.totals);
    least = std::min(least.value_or(own), own);
    auto& ablest = ablest_[law];
    ablest = std::max(ablest.value_or(lower_bound(mode(w))), lower_bound(mode(w)));
  }

  void begin_turn() {
    ++noted_;
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
    for (std::size_t h = 0; h < ground_.ways.hostings().size(); ++h) {
      const Hosting& hosting = ground_.ways.hostings()[h];
      if (!among_.has(*market().models[hosting.model].model)) continue;
      // As its maker ships it: what a precision costs tells no two options apart.
      if (!among_.has(hosting.mode())) continue;
      if (ground_.admission.may_host(h, project_)) hostings_.push_back(&hosting);
    }
    ground_.kept.rates.resize(market().shelves.size());
    for (std::size_t i = 0; i < market().shelves.size(); ++i) {
      const Shelf& shelf = market().shelves[i];
      if (machines_[i].empty() || !among_.has(shelf)) continue;
      if (shelf.purchase == Purchase::spot && !only_spot_is_asked_for(project_)) continue;
      shelves_.push_back(
          {i, placer_.ceiling_of(shelf, machines_[i]), std::vector<bool>(hostings_.size(), false)});
      renew_rates(shelves_.back());
    }
  }

  /// Looks at what is called and on the shelves, where that reaches from one class to another;
  /// `bound_of` says for each way to run a model what it may cost, given what was found so far, and
  /// `widest` what any of them may.
  template <class Widest, class BoundOf>
  void look(int nearest_law, int farthest_law, Widest&& widest, BoundOf&& bound_of) {
    look_at_calls(nearest_law, farthest_law, bound_of);
    look_on_shelves(nearest_law, farthest_law, widest, bound_of);
  }

  template <class BoundOf>
  void look_at_calls(int nearest_law, int farthest_law, BoundOf&& bound_of) {
    for (const OpenCall& open : calls_) {
      const ModelMode& mode = open.call->mode;
      if (is_called_[open.option] || rule_.is_evident(mode) != evident_) continue;
      const Bound bound = bound_of(mode);
      if (!bound.counts || (bound.most && open.least > *bound.most)) continue;
      const int law = rule_.law_class(open.placement);
      if (law >= nearest_law && law <= farthest_law) call(open.option);
    }
  }

  /// Weighs all calls of an option: the best stands for it.
  void call(std::size_t option) {
    is_called_[option] = true;
    std::optional<Weighed> best;
    for (const OpenCall& open : std::ranges::equal_range(calls_, option, {}, &OpenCall::option)) {
      ApiCandidate candidate = ground_.ways.candidate(*open.call, ground_.places);
      keep_better(best, scales_.weigh(std::move(candidate), project_, admitted), rule_);
    }
    if (!best) return;
    note(*best);
    found_.push_back(std::move(*best));
  }

  template <class Widest, class BoundOf>
  void look_on_shelves(int nearest_law, int farthest_law, Widest&& widest, BoundOf&& bound_of) {
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
        const Hosting& hosting = *hostings_[h];
        if (at.found[h] || rule_.is_evident(hosting.mode()) != evident_) continue;
        const Bound bound = bound_of(hosting.mode());
        if (!bound.counts || (bound.most && at.ceiling.least > *bound.most)) continue;
        place(at, h, bound.most);
      }
    }
  }

  /// Forgets what was kept of the shelf where that was for other machines, prices or requests.
  void renew_rates(const ShelfAt& at) {
    auto& kept = ground_.kept.rates[at.index];
    const KeptOfHunts::RatesFor now{machines_[at.index], at.ceiling.machines, ground_.ways.found()};
    if (kept.known_for == now) return;
    kept.known_for = now;
    kept.of_hostings.assign(ground_.ways.hostings().size(), std::nullopt);
  }

  const Placer::CheapestWork& cheapest_work(const ShelfAt& at, const Hosting& hosting) {
    const auto number = static_cast<std::size_t>(&hosting - ground_.ways.hostings().data());
    auto& work = ground_.kept.rates[at.index].of_hostings[number];
    if (!work) work = placer_.cheapest_work(at.ceiling, hosting, machines_[at.index]);
    return *work;
  }

  void place(ShelfAt& at, std::size_t h, const std::optional<Usd>& most) {
    const Shelf& shelf = market().shelves[at.index];
    const Hosting& hosting = *hostings_[h];
    at.ceiling.most = most;
    if (placer_.is_beyond(cheapest_work(at, hosting), hosting, at.ceiling)) return;
    const Model* model = market().models[hosting.model].model;
    if (!among_.has({shelf.kind, shelf.purchase, shelf.provider, model, hosting.mode()})) return;
    auto w = placer_.best_below(at.ceiling, hosting, shelf, machines_[at.index]);
    if (!w) return;
    at.found[h] = true;
    note(*w);
    found_.push_back(std::move(*w));
  }

  /// What was cheapest a moment ago is rarely far from it now.
  void weigh_found_last() {
    for (const std::size_t option : ground_.kept.cheapest_calls) {
      if (option < is_called_.size() && !is_called_[option]) call(option);
    }
    if (ground_.kept.cheapest.empty()) return;
    stock();
    for (const Candidate& last : ground_.kept.cheapest) {
      const OptionKey key = key_of(last);
      const auto at = std::ranges::find_if(shelves_, [&](const ShelfAt& s) {
        const Shelf& shelf = market().shelves[s.index];
        return shelf.kind == key.kind && shelf.purchase == key.purchase &&
               shelf.provider == key.provider;
      });
      const auto hosting = std::ranges::find_if(hostings_, [&](const Hosting* h) {
        return market().models[h->model].model == key.model &&
               static_cast<const ModeKey&>(h->mode()) == key.mode;
      });
      if (at == shelves_.end() || hosting == hostings_.end()) continue;
      const auto h = static_cast<std::size_t>(hosting - hostings_.begin());
      if (at->found[h]) continue;
      // Where it was placed last is a bound for where it is best now, or tells nothing.
      place(*at, h, placer_.cost_where(last, **hosting, market().shelves[at->index]));
      if (!at->found[h]) place(*at, h, {});
    }
  }

  void remember() {
    std::array<const Weighed*, levels> hosted{};
    std::array<const Weighed*, levels> called{};
    for (const auto& w : found_) {
      if (!can_be_the_plan(w, project_)) continue;
      auto& cheapest = fleet_of(w.candidate) != nullptr ? hosted : called;
      const Weighed*& best = cheapest[static_cast<std::size_t>(level_rank(mode(w)))];
      if (best == nullptr || rule_.cost(*w.totals) < rule_.cost(*best->totals)) best = &w;
    }
    ground_.kept.cheapest.clear();
    for (const Weighed* w : hosted) {
      if (w != nullptr) ground_.kept.cheapest.push_back(w->candidate);
    }
    ground_.kept.cheapest_calls.clear();
    for (const Weighed* w : called) {
      if (w != nullptr) ground_.kept.cheapest_calls.push_back(option_of(*w));
    }
  }

  /// The option of a call that was weighed.
  std::size_t option_of(const Weighed& w) const {
    const auto& api = std::get<ApiCandidate>(w.candidate);
    const auto is_it = [&](const OpenCall& open) {
      return market().apis[open.call->api].offer == api.offer &&
             static_cast<const ModeKey&>(open.call->mode) == api.mode;
    };
    return std::ranges::find_if(calls_, is_it)->option;
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
    weigh_found_last();
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
    look(0, no_law, least_of_all, [&](const ModelMode&) { return Bound{true, least_of_all()}; });
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
      if (!has_cheapest)
        look(law, law, most, [&](const ModelMode&) { return Bound{true, most()}; });
      const auto own = least(law, law);
      if (own && (!limit || *own <= *limit)) return law;
    }
    return no_law;
  }

  void hunt_level(int law) {
    const auto cheapest = least_outlay(0, law);
    if (!cheapest) return;
    const Usd cap = rule_.cap(*cheapest);
    Reached reached = highest_below(cap, law);
    const auto widest = [&] { return std::optional(cap); };
    look(0, law, widest, [&](const ModelMode& mode) {
      if (reached.noted != noted_) reached = highest_below(cap, law);
      const int own = level_rank(mode);
      return own == reached.level ? Bound{true, reached.most} : Bound{own > reached.level, cap};
    });
  }

  /// The highest level that the cap has room for, so far.
  Reached highest_below(Usd cap, int law) const {
    for (int level = static_cast<int>(levels) - 1;; --level) {
      const auto own = least(0, law, level);
      const bool fits = own && *own <= cap;
      if (!fits && level > 0) continue;
      return {level, std::min(cap, *own + rule_.materiality(*own)), noted_};
    }
  }

  void hunt_cheap(int law) {
    const auto cheapest = least(0, law);
    if (!cheapest) return;
    const std::optional<Usd> most = *cheapest + rule_.materiality(*cheapest);
    look(
        0, law, [&] { return most; },
        [&](const ModelMode&) {
          return Bound{true, most};
        });
  }

  /// Whoever leads in the end, what is so far below today's leader is not equal to it.
  void hunt_able(int law) {
    const double margin = rule_.numbers()[ChoiceNumber::equal_points];
    const auto whatever = [] { return std::optional<Usd>(); };
    look(0, law, whatever, [&](const ModelMode& mode) {
      std::optional<double> leader;
      for (int c = 0; c <= law; ++c) {
        const auto& own = ablest_[static_cast<std::size_t>(c)];
        if (own) leader = std::max(leader.value_or(*own), *own);
      }
      return Bound{!leader || lower_bound(mode) >= *leader - margin, {}};
    });
  }

  HuntingGround ground_;
  const Project& project_;
  const Among& among_;
  const std::vector<Machines>& machines_;
  const Scales& scales_;
  ChoiceRule rule_;
  Placer placer_;
  std::vector<OpenCall> calls_;
  std::vector<bool> is_called_;  ///< of each option
  std::vector<const Hosting*> hostings_;
  std::vector<ShelfAt> shelves_;
  std::vector<Weighed> found_;
  bool stocked_ = false;
  std::uint32_t noted_ = 0;  ///< grows with whatever may move a bound
  Usd least_people_;         ///< whatever is self-hosted costs
  bool evident_ = true;
  std::optional<int> privacy_;
  /// Of this turn, by class of law and level.
  std::array<std::array<std::optional<Outlay>, levels>, ChoiceRule::law_classes> least_;
  std::array<std::optional<double>, ChoiceRule::law_classes> ablest_;
};

}  // namespace

std::vector<Weighed> hunt(const HuntingGround& ground, const Project& project, const Among& among,
                          const Scales& scales, const std::vector<Machines>& machines) {
  return Hunting(ground, project, among, scales, machines).run();
}

}  // namespace llmadvisor
