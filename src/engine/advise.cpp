#include "llmadvisor/engine/advise.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/evaluation.hpp"
#include "llmadvisor/engine/market.hpp"
#include "llmadvisor/engine/option_detail.hpp"
#include "llmadvisor/engine/what_if/break_even.hpp"
#include "llmadvisor/engine/what_if/confidence.hpp"
#include "llmadvisor/engine/what_if/counterfactuals.hpp"
#include "llmadvisor/engine/what_if/flips.hpp"
#include "llmadvisor/engine/what_if/price_flips.hpp"

namespace llmadvisor {
namespace {

/// Above this multiple of the budget the answer opens with it.
constexpr double far_beyond_budget = 1.5;
constexpr int confidence_draws = 2000;

std::size_t index_of(OptionKind kind) { return static_cast<std::size_t>(kind); }

/// The options that the answer speaks of by name, as positions in the ranking.
struct Named {
  std::optional<std::size_t> pick;
  std::optional<std::size_t> closest;
  std::optional<std::size_t> best_quality;
  std::optional<std::size_t> most_private;
  std::optional<std::size_t> cheapest_established;
  std::array<std::optional<std::size_t>, 4> cheapest_of_kind;
  std::array<std::optional<std::size_t>, 4> closest_of_kind;

  template <class Visit>
  void for_each(Visit&& visit) {
    for (auto* one : {&pick, &closest, &best_quality, &most_private, &cheapest_established}) {
      visit(*one);
    }
    for (auto& one : cheapest_of_kind) visit(one);
    for (auto& one : closest_of_kind) visit(one);
  }
};

class Adviser {
 public:
  Adviser(const ProjectInput& input, const Catalog& catalog, Date today,
          const AdviseSettings& settings)
      : settings_(settings),
        input_(input),
        project_(resolve(input, catalog)),
        market_(stock_market(catalog, project_.filters)),
        evaluator_(market_, today),
        all_(evaluator_.evaluate(project_)),
        order_(ranking(all_, project_, market_)) {}

  Advice advice() && {
    name_options();
    Advice advice;
    list_options(advice);
    advice.considered = considered_;
    mark_close_calls(advice);
    mark_dominated(advice);
    warn(advice);
    const bool decides = !stops_at_security_officer();
    if (settings_.robustness == Robustness::computed && decides) probe(advice);
    advice.today = evaluator_.today();
    advice.project = std::move(project_);
    return advice;
  }

 private:
  const Evaluation& at(std::size_t position) const { return all_[order_[position]]; }

  static void take_first(std::optional<std::size_t>& slot, std::size_t position) {
    if (!slot) slot = position;
  }

  void name_options() {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const Evaluation& e = at(i);
      if (suits_a_plan(e, project_)) take_first(named_.closest_of_kind[index_of(e.kind)], i);
      if (can_be_the_plan(e, project_)) take_first(named_.pick, i);
    }
    name_cheapest();
    name_what_is_left();
    if (named_.pick) picked_ = order_[*named_.pick];
    if (stops_at_security_officer()) return;
    for (std::size_t i = 0; i < order_.size() && !named_.pick && !named_.closest; ++i) {
      if (at(i).verdict == Verdict::rejected && at(i).totals && suits_a_plan(at(i), project_)) {
        named_.closest = i;
      }
    }
  }

  /// Of what could be the plan, in the order of the bills whatever is preferred.
  void name_cheapest() {
    Project by_bill = project_;
    by_bill.prefer = Preference::cost;
    const bool is_ranked_so = project_.prefer == Preference::cost;
    const auto cheapest_first = is_ranked_so ? order_ : ranking(all_, by_bill, market_);
    std::vector<std::size_t> position(order_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) position[order_[i]] = i;
    for (const std::size_t index : cheapest_first) {
      const Evaluation& e = all_[index];
      if (!can_be_the_plan(e, project_)) continue;
      take_first(named_.cheapest_of_kind[index_of(e.kind)], position[index]);
      if (e.kind == OptionKind::rented_gpu && e.provider->established) {
        take_first(named_.cheapest_established, position[index]);
      }
      take_greater(named_.best_quality, position[index],
                   [](const Evaluation& x) { return static_cast<int>(*x.mode.band); });
      take_greater(named_.most_private, position[index], [this](const Evaluation& x) {
        return privacy_rank(market_.placements[x.placement].deployment);
      });
    }
  }

  /// Marked data: whatever the rules leave open is for the security officer to decide.
  bool stops_at_security_officer() const {
    return !named_.pick && std::ranges::any_of(all_, &Evaluation::awaits_security_officer);
  }

  /// A kind of which nothing could be a plan, such as one left with spot alone, is shown all the
  /// same.
  void name_what_is_left() {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (at(i).totals) take_first(named_.closest_of_kind[index_of(at(i).kind)], i);
    }
  }

  /// Keeps the option with the greater merit, the earlier of equals.
  template <class Merit>
  void take_greater(std::optional<std::size_t>& slot, std::size_t position, Merit&& merit) const {
    if (!slot || merit(at(position)) > merit(at(*slot))) slot = position;
  }

  /// Lists the best of each kind, and whatever the answer names, in the order of the ranking.
  void list_options(Advice& advice) {
    std::array<std::size_t, 4> listed{};
    std::set<std::size_t> wanted;
    named_.for_each([&](const auto& slot) {
      if (slot) wanted.insert(*slot);
    });
    std::vector<std::optional<std::size_t>> position_in_answer(order_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const Evaluation& e = at(i);
      const auto kind = index_of(e.kind);
      Considered& tally = considered_[kind];
      ++tally.candidates;
      if (e.first_reason) ++tally.rejected_by[*e.first_reason];
      const bool in_top = listed[kind] < settings_.top;
      if (settings_.listing == Listing::top && !in_top && !wanted.contains(i)) continue;
      ++listed[kind];
      ++tally.listed;
      position_in_answer[i] = advice.options.size();
      advice.options.push_back(describe_option(e, project_, evaluator_));
    }
    named_.for_each([&](auto& slot) {
      if (slot) slot = position_in_answer[*slot];
    });
    advice.pick = named_.pick;
    advice.closest = named_.closest;
    advice.best_quality = named_.best_quality;
    advice.most_private = named_.most_private;
    advice.cheapest_established = named_.cheapest_established;
    advice.cheapest_of_kind = named_.cheapest_of_kind;
    advice.closest_of_kind = named_.closest_of_kind;
  }

  /// Options whose ranges overlap the pick's could turn out cheaper.
  static void mark_close_calls(Advice& advice) {
    if (!advice.pick) return;
    const std::size_t picked = *advice.pick;
    Option& pick = advice.options[picked];
    for (std::size_t i = 0; i < advice.options.size(); ++i) {
      Option& other = advice.options[i];
      if (i == picked || other.verdict == Verdict::rejected) continue;
      if (other.monthly.low <= pick.monthly.high && pick.monthly.low <= other.monthly.high) {
        other.close_to.push_back(picked);
        pick.close_to.push_back(i);
      }
    }
  }

  /// Options beside which another is at least as good in cost, quality and privacy; costs compare
  /// as the ranking compares them.
  static void mark_dominated(Advice& advice) {
    struct Merits {
      CostInCents cost;
      int quality = 0;
      int privacy = 0;
      bool operator==(const Merits&) const = default;
    };
    const auto merits = [](const Option& o) {
      return Merits{in_cents({o.monthly, o.full_cost}),
                    o.quality ? static_cast<int>(*o.quality) : -1, o.privacy};
    };
    const auto beats = [&](const Option& a, const Option& b) {
      const auto x = merits(a);
      const auto y = merits(b);
      return x != y && x.cost <= y.cost && x.quality >= y.quality && x.privacy >= y.privacy;
    };
    for (auto& o : advice.options) {
      if (o.verdict == Verdict::rejected) continue;
      const auto better = std::ranges::find_if(advice.options, [&](const Option& other) {
        const bool spot = other.deployment && other.deployment->purchase == Purchase::spot;
        return other.verdict != Verdict::rejected && !spot && beats(other, o);
      });
      if (better == advice.options.end()) continue;
      o.dominated_by = static_cast<std::size_t>(better - advice.options.begin());
    }
  }

  void warn(Advice& advice) const {
    if (stops_at_security_officer()) {
      advice.warnings.push_back({WarningCode::ask_security_officer, {}, {}});
      return;
    }
    if (!advice.pick) advice.warnings.push_back({WarningCode::nothing_fits, {}, {}});
    warn_of_gpus_beyond_budget(advice);
    if (project_.requirements.jurisdiction == Jurisdiction::any &&
        project_.requirements.sensitivity > Sensitivity::internal) {
      advice.warnings.push_back({WarningCode::jurisdiction_unknown, {}, {}});
    }
    if (!advice.pick) return;
    const Option& pick = advice.options[*advice.pick];
    if (pick.deployment && pick.deployment->purchase == Purchase::spot) {
      advice.warnings.push_back({WarningCode::spot_interruption, {}, {}});
    }
    warn_of_stale_prices(advice, pick);
  }

  void warn_of_stale_prices(Advice& advice, const Option& pick) const {
    std::optional<Date> oldest;
    for (const auto& line : pick.bill.lines)
      oldest = std::min(oldest.value_or(line.as_of), line.as_of);
    // The list price is what the bill hangs on, and what its range is widened for.
    double widening = 0;
    if (const Provenance* price = list_price_of(all_[*picked_])) {
      widening = evaluator_.costs().age_spread(*price, evaluator_.today()).high - 1;
      if (widening > 0) oldest = price->as_of;
    }
    if (!oldest) return;
    const int age = days_between(*oldest, evaluator_.today());
    if (age > evaluator_.costs().aging().note_days) {
      advice.warnings.push_back(
          {WarningCode::stale_prices, {}, StalePrice{*oldest, age, widening}});
    }
  }

  /// Null for servers, whose parts have prices of their own.
  static const Provenance* list_price_of(const Evaluation& e) {
    if (e.api != nullptr) return &e.api->offer->provenance;
    return e.machine->offer != nullptr ? &e.machine->offer->provenance : nullptr;
  }

  void warn_of_gpus_beyond_budget(Advice& advice) const {
    const auto& budget = project_.requirements.budget;
    if (!budget) return;
    std::optional<Usd> cheapest;
    for (const auto& e : all_) {
      const bool only_the_budget = !e.first_reason || e.first_reason == ReasonCode::over_budget;
      if (e.kind != OptionKind::rented_gpu || !e.totals || !only_the_budget) continue;
      if (e.purchase == Purchase::spot) continue;
      if (!cheapest || e.totals->monthly.expected < *cheapest) {
        cheapest = e.totals->monthly.expected;
      }
    }
    if (cheapest && *cheapest > *budget * far_beyond_budget) {
      advice.warnings.push_back({WarningCode::gpus_beyond_budget, *cheapest, {}});
    }
  }

  static const Option* option_at(const Advice& advice, std::optional<std::size_t> index) {
    return index ? &advice.options[*index] : nullptr;
  }

  /// The cheapest plan on another offer or machine than the pick's; without a pick, what misses by
  /// least.
  const Option* rival(const Advice& advice) const {
    const Option* pick = option_at(advice, advice.pick);
    if (pick == nullptr) return option_at(advice, advice.closest);
    const Option* best = nullptr;
    for (const auto& o : advice.options) {
      const bool spot = o.deployment && o.deployment->purchase == Purchase::spot;
      if (o.verdict == Verdict::rejected || o.offer == pick->offer || spot) continue;
      if (best == nullptr || o.monthly.expected < best->monthly.expected) best = &o;
    }
    return best;
  }

  /// How far the answer holds. Last, as it makes the evaluator forget today's capacities.
  void probe(Advice& advice) {
    advice.break_evens = find_break_evens(project_, evaluator_);
    if (picked_) {
      advice.confidence = pick_confidence(all_, *picked_, project_, market_, confidence_draws, 1);
    }
    const Replay replay(input_, evaluator_);
    const Replay::Pick today{picked_ ? std::optional(option_key(all_[*picked_])) : std::nullopt};
    advice.flips = find_flips(replay, project_, today);
    std::ranges::move(find_price_flips(input_, *market_.catalog, evaluator_.today(),
                                       option_at(advice, advice.pick), rival(advice)),
                      std::back_inserter(advice.flips));
    std::vector<OptionKind> rejected;
    for (std::size_t kind = 0; kind < considered_.size(); ++kind) {
      const bool none_left = considered_[kind].candidates > 0 && !named_.cheapest_of_kind[kind];
      if (none_left) rejected.push_back(static_cast<OptionKind>(kind));
    }
    advice.counterfactuals = find_counterfactuals(replay, project_, rejected);
  }

  const AdviseSettings& settings_;
  const ProjectInput& input_;
  Project project_;
  Market market_;
  Evaluator evaluator_;
  std::vector<Evaluation> all_;
  std::vector<std::size_t> order_;
  Named named_;
  std::optional<std::size_t> picked_;  ///< index into all_
  std::array<Considered, 4> considered_;
};

}  // namespace

Advice advise(const ProjectInput& input, const Catalog& catalog, Date today,
              const AdviseSettings& settings) {
  return Adviser(input, catalog, today, settings).advice();
}

}  // namespace llmadvisor
