#include "answer/pick_map.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "answer/option_detail.hpp"
#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/resolve.hpp"

namespace llmadvisor {
namespace {

/// Volumes and budgets further than these from today's are not a project that anybody plans for.
constexpr double volumes_either_way = 100;
constexpr double budgets_either_way = 30;
/// A model that costs less is decided by no budget.
constexpr double least_budget = 5;

/// Tens times a power of ten; exactly what somebody would type.
double round_number(double tens, int exponent) {
  const double power = std::pow(10.0, std::abs(exponent - 1));
  return exponent >= 1 ? tens * power : tens / power;
}

/// Round numbers around one, and that one, rising.
std::vector<double> stops_around(double now, double either_way, const Bounds& bounds) {
  constexpr double tens[] = {10, 12, 15, 20, 25, 30, 40, 50, 60, 80};
  std::vector<double> stops{now};
  const double least = std::max(now / either_way, bounds.least);
  const double most = std::min(now * either_way, bounds.most);
  for (int e = static_cast<int>(std::floor(std::log10(least))); std::pow(10.0, e) <= most; ++e) {
    for (const double one : tens) {
      const double stop = round_number(one, e);
      const bool is_offered =
          stop >= least && stop <= most && (bounds.whole == Whole::no || stop == std::floor(stop));
      if (is_offered) stops.push_back(stop);
    }
  }
  std::ranges::sort(stops);
  const auto twice = std::ranges::unique(stops);
  stops.erase(twice.begin(), twice.end());
  return stops;
}

std::size_t position(const std::vector<double>& stops, double value) {
  return static_cast<std::size_t>(std::ranges::find(stops, value) - stops.begin());
}

class Mapper {
 public:
  Mapper(const ProjectInput& input, const Project& project, const Weighed* pick, Search& search)
      : input_(input), project_(project), search_(search) {
    if (pick != nullptr && served(pick->candidate).mode.standing) {
      least_bound_ =
          search.rule(project).numbers().cut(served(pick->candidate).mode.standing->level);
    }
  }

  PickMap map(Usd around) && {
    set_volumes();
    set_budgets(around);
    for (const double volume : map_.volumes) {
      here_.clear();
      for (const auto basis : {CostBasis::all_in, CostBasis::invoice}) look(volume, basis);
    }
    return std::move(map_);
  }

 private:
  struct Here {
    OptionKey option;
    BillTotals totals;
    std::size_t index;
  };

  void set_volumes() {
    const Workload& w = project_.workload;
    double now = w.requests_per_day.value();
    if (w.job) {
      map_.volume = Number::job;
      now = w.job->requests.value();
    } else if (input_[Number::users]) {
      map_.volume = Number::users;
      now = *input_[Number::users];
    }
    map_.volumes = stops_around(now, volumes_either_way, number_spec(map_.volume).bounds());
    map_.volume_now = position(map_.volumes, now);
  }

  void set_budgets(Usd around) {
    const auto& stated = project_.stated_budget;
    const double now = stated ? stated->amount : std::max(least_budget, around.value());
    const Currency currency = stated ? stated->currency : Currency::usd;
    auto stops = stops_around(now, budgets_either_way, {.least = std::min(least_budget, now)});
    if (!stated) std::erase(stops, now);
    for (const double stop : stops) map_.budgets.push_back(Money{stop, currency});
    map_.budgets.emplace_back();
    map_.budget_now = stated ? position(stops, now) : stops.size();
  }

  void look(double volume, CostBasis basis) {
    auto& on = map_.on[static_cast<std::size_t>(basis)];
    ProjectInput changed = input_;
    changed[map_.volume] = volume;
    changed.decide_on = basis;
    auto& picks = on.picks.emplace_back();
    for (const auto& budget : map_.budgets) {
      changed.budget = budget;
      picks.push_back(pick_for(resolve(changed, *search_.market().catalog)));
    }
    changed.budget.reset();
    Project at = resolve(changed, *search_.market().catalog);
    at.prefer = Preference::cost;
    for (std::size_t k = 0; k < on.cheapest.size(); ++k) {
      on.cheapest[k].push_back(cheapest_for(at, static_cast<OptionKind>(k)));
    }
  }

  PickMap::Index pick_for(const Project& at) {
    const auto contenders = search_.contenders(at);
    const auto choice = choose(contenders, search_.rule(at));
    return choice.pick ? PickMap::Index(add(contenders[*choice.pick], at)) : std::nullopt;
  }

  PickMap::Index cheapest_for(const Project& at, OptionKind kind) {
    const auto contenders = search_.contenders(at, {kind, {}, least_bound_});
    const Weighed* cheapest = cheapest_plan(contenders, search_.rule(at));
    return cheapest != nullptr ? PickMap::Index(add(*cheapest, at)) : std::nullopt;
  }

  /// At one volume the same option at the same cost is one, whatever the budget.
  std::size_t add(const Weighed& w, const Project& at) {
    const OptionKey key = key_of(w.candidate);
    const auto known = std::ranges::find_if(here_, [&](const Here& h) {
      return h.option == key && h.totals.monthly.expected == w.totals->monthly.expected &&
             h.totals.full_cost.expected == w.totals->full_cost.expected;
    });
    if (known != here_.end()) return known->index;
    map_.options.push_back(describe_in_short(w, at, search_));
    here_.push_back({key, *w.totals, map_.options.size() - 1});
    return map_.options.size() - 1;
  }

  const ProjectInput& input_;
  const Project& project_;
  Search& search_;
  std::optional<double> least_bound_;
  PickMap map_;
  std::vector<Here> here_;
};

}  // namespace

PickMap map_picks(const ProjectInput& input, const Project& project, const Weighed* pick,
                  Usd otherwise, Search& search) {
  const Usd around = pick != nullptr ? pick->totals->monthly.expected : otherwise;
  return Mapper(input, project, pick, search).map(around);
}

}  // namespace llmadvisor
