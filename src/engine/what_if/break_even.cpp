#include "llmadvisor/engine/what_if/break_even.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

#include "llmadvisor/engine/choice/choice.hpp"
#include "what_if/volume_bills.hpp"

namespace llmadvisor {
namespace {

/// Volumes further than this from today's are not a project that anybody plans for.
Requests largest_volume(const Project& project) {
  return Requests(std::max(1e6, project.workload.requests_per_day.value() * 100));
}

using Bound = Usd CostRange::*;

/// What one comparison of self-hosting with an API is about.
struct Comparison {
  const Project& project;
  Search& search;
  VolumeBills& bills;
  const Candidate& api;
  CostBasis basis = CostBasis::all_in;
  std::optional<double> least_bound;  ///< of what is as able as the API

  [[nodiscard]] CostCurve curve(const Candidate& option, Bound bound) const {
    return bills.curve(option, basis, bound);
  }
};

/// The cheapest of a kind at a volume, whatever the budget; spot is no plan.
std::optional<Candidate> cheapest_at(Requests per_day, OptionKind kind, const Comparison& q) {
  Project at = q.project;
  at.workload.requests_per_day = per_day;
  at.workload.growth = 1;
  at.requirements.budget.reset();
  at.prefer = Preference::cost;
  at.decide_on = q.basis;
  const auto contenders = q.search.contenders(at, {kind, {}, q.least_bound});
  const Weighed* cheapest = cheapest_plan(contenders, q.search.rule(at));
  if (cheapest == nullptr || purchase_of(cheapest->candidate) == Purchase::spot) return {};
  return cheapest->candidate;
}

/// Deployments of one kind to compare with an API, each once.
class SelfHosted {
 public:
  SelfHosted(OptionKind kind, const Comparison& question) : kind_(kind), q_(question) {
    // Machines that win at scale are rarely those that are cheapest today, so the cheapest at
    // several volumes are looked at, multiples of today's and great ones.
    const Requests today = q_.project.workload.requests_per_day;
    for (const double times : {1, 10, 100}) add_cheapest_at(today * times);
    for (const double great : {1e5, 1e6}) add_cheapest_at(Requests(great));
  }

  /// The one that crosses the API at the smallest volume; the first when none does, none when there
  /// is none.
  const Candidate* first_to_cross() {
    const Candidate* first = found_.empty() ? nullptr : &found_.front();
    const auto cost_of_api = q_.curve(q_.api, &CostRange::expected);
    Requests limit = largest_volume(q_.project);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto cost = q_.curve(found_[i], &CostRange::expected);
      if (const auto at = find_crossing(cost, cost_of_api, limit, Until::first_crossing)) {
        first = &found_[i];
        limit = at->first - Requests(1);
      }
      // Whatever is cheapest just below may have crossed before.
      if (i + 1 == found_.size() && limit >= Requests(1)) add_cheapest_at(limit);
    }
    return first;
  }

 private:
  void add_cheapest_at(Requests per_day) {
    auto e = cheapest_at(per_day, kind_, q_);
    if (e && std::ranges::none_of(found_, [&](const auto& f) { return is_same(f, *e); })) {
      found_.push_back(std::move(*e));
    }
  }

  OptionKind kind_;
  const Comparison& q_;
  std::deque<Candidate> found_;  ///< stay in place as more come
};

/// Compares what the second half of the volumes looked at costs each.
NeverEven why_never(const Candidate& self_hosted, const Comparison& q) {
  const auto second_half = [&](const Candidate& e) {
    const auto cost = q.curve(e, &CostRange::expected);
    const Requests all = largest_volume(q.project);
    const auto half = cost(all / 2);
    const auto whole = cost(all);
    return half && whole ? std::optional(*whole - *half) : std::nullopt;
  };
  const auto own = second_half(self_hosted);
  const auto theirs = second_half(q.api);
  return own && theirs && *own >= *theirs ? NeverEven::marginal_cost : NeverEven::not_in_reach;
}

BreakEven break_even(const Candidate& self_hosted, const Comparison& q) {
  const auto crossing = [&](Bound own, Bound theirs, Until until) {
    return find_crossing(q.curve(self_hosted, own), q.curve(q.api, theirs),
                         largest_volume(q.project), until);
  };
  const auto first = [&](Bound own, Bound theirs) {
    const auto found = crossing(own, theirs, Until::first_crossing);
    return found ? std::optional(found->first) : std::nullopt;
  };
  BreakEven result;
  result.self_hosted = ref_of(self_hosted);
  result.api = ref_of(q.api);
  result.on = q.basis;
  if (const auto even = crossing(&CostRange::expected, &CostRange::expected, Until::limit)) {
    result.requests_per_day = even->first;
    result.for_good = even->for_good;
  }
  result.low = first(&CostRange::low, &CostRange::high);
  result.high = first(&CostRange::high, &CostRange::low);
  result.looked_up_to = largest_volume(q.project);
  if (!result.requests_per_day) result.why_never = why_never(self_hosted, q);
  return result;
}

/// Even the ablest of a kind is less able; none where the kind has nothing.
std::optional<BreakEven> less_able(OptionKind kind, const Comparison& q) {
  Project at = q.project;
  at.requirements.budget.reset();
  at.prefer = Preference::quality;
  const auto contenders = q.search.contenders(at, {kind, {}, {}});
  const auto choice = choose(contenders, q.search.rule(at));
  if (!choice.pick) return std::nullopt;
  BreakEven result;
  result.self_hosted = ref_of(contenders[*choice.pick].candidate);
  result.api = ref_of(q.api);
  result.on = q.basis;
  result.looked_up_to = largest_volume(q.project);
  result.why_never = NeverEven::less_able;
  return result;
}

std::optional<double> as_able_as(const Candidate& api, const Search& search,
                                 const Project& project) {
  const auto& standing = served(api).mode.standing;
  if (!standing) return std::nullopt;
  const ChoiceRule rule = search.rule(project);
  return std::max(rule.numbers().cut(standing->level),
                  standing->lower_bound - rule.equal_points(*standing));
}

}  // namespace

std::optional<Crossing> find_crossing(const CostCurve& self_hosted, const CostCurve& api,
                                      Requests limit, Until until) {
  const auto wins = [&](double volume) {
    const auto own = self_hosted(Requests(volume));
    const auto theirs = api(Requests(volume));
    return own && theirs && *own <= *theirs;
  };
  /// The first volume after `before` at which the answer is that of `after`.
  const auto turn = [&](double before, double after) {
    const bool now = wins(after);
    while (after - before > 1) {
      const double middle = std::floor((before + after) / 2);
      (wins(middle) == now ? after : before) = middle;
    }
    return Requests(after);
  };
  std::optional<Crossing> found;
  bool winning = false;
  double before = 0;
  const double last = std::floor(limit.value());
  for (double volume = 1; before < last;
       volume = std::min(last, std::max(volume + 1, std::floor(volume * 1.01)))) {
    if (wins(volume) != winning) {
      winning = !winning;
      const Requests at = turn(before, volume);
      if (winning && !found) found = Crossing{at, at};
      if (until == Until::first_crossing) return found;
      found->for_good = winning ? std::optional(at) : std::nullopt;
    }
    before = volume;
  }
  return found;
}

std::vector<BreakEven> find_break_evens(const Project& project, Search& search,
                                        const std::vector<Candidate>& apis) {
  std::vector<BreakEven> all;
  VolumeBills bills(project, search.scales());
  for (const auto own : {OptionKind::rented_gpu, OptionKind::on_premises}) {
    for (const auto& api : apis) {
      for (const auto basis : {CostBasis::invoice, CostBasis::all_in}) {
        const Comparison question{project, search, bills,
                                  api,     basis,  as_able_as(api, search, project)};
        SelfHosted candidates(own, question);
        if (const Candidate* first = candidates.first_to_cross()) {
          all.push_back(break_even(*first, question));
        } else if (auto never = less_able(own, question)) {
          all.push_back(std::move(*never));
        }
      }
    }
  }
  return all;
}

}  // namespace llmadvisor
