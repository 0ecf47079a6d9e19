#include "answer/listing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>

#include "answer/option_detail.hpp"
#include "llmadvisor/engine/choice/choice.hpp"

namespace llmadvisor {
namespace {

/// Options whose ranges overlap the pick's could turn out cheaper.
void mark_close_calls(Advice& advice) {
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

/// What the choice compares, as far as smaller is better in all of it; to the cent and to a tenth
/// of a point, as less decides nothing.
using Burden = std::array<double, 8>;

Burden burden_of(const Option& o) {
  const auto cents = [](Usd amount) { return std::round(amount.value() * 100); };
  const bool few_scores = o.mode.standing && o.mode.standing->few_scores;
  return {cents(o.monthly.expected),
          cents(o.full_cost.expected),
          -std::round(lower_bound(o.mode) * 10),
          -static_cast<double>(o.privacy),
          o.legal_tier ? static_cast<double>(*o.legal_tier) : 0,
          static_cast<double>(open_conditions(o.compliance)),
          o.deployment ? 1.0 : 0.0,
          few_scores ? 1.0 : 0.0};
}

bool beats(const Option& a, const Option& b) {
  const Burden x = burden_of(a);
  const Burden y = burden_of(b);
  return x != y && std::ranges::equal(x, y, std::less_equal{});
}

/// Options beside which another is at least as good in all that the choice compares.
void mark_dominated(Advice& advice) {
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

void take_names(Advice& advice, const NamedOptions& named) {
  advice.pick = named.pick;
  advice.closest = named.closest;
  advice.best_quality = named.best_quality;
  advice.most_private = named.most_private;
  advice.cheapest_established = named.cheapest_established;
  advice.second_host = named.second_host;
  advice.untested = named.untested;
  for (const auto& rung : named.ladder) advice.ladder.push_back(*rung);
  advice.best_of_kind = named.best_of_kind;
  advice.closest_of_kind = named.closest_of_kind;
}

}  // namespace

Advice list_options(Ranked ranked, const Project& project, const Search& search,
                    const AdviseSettings& settings, const std::vector<OptionRef>& named_elsewhere) {
  Advice advice;
  std::set<std::size_t> wanted;
  ranked.named.for_each([&](const auto& slot) {
    if (slot) wanted.insert(*slot);
  });
  std::vector<std::optional<std::size_t>> position_in_answer(ranked.order.size());
  std::array<std::size_t, 4> listed{};
  for (std::size_t i = 0; i < ranked.order.size(); ++i) {
    const Weighed& w = ranked.at(i);
    const auto kind = static_cast<std::size_t>(kind_of(w.candidate));
    Considered& tally = advice.considered[kind];
    ++tally.candidates;
    if (w.first_reason) ++tally.rejected_by[*w.first_reason];
    const bool in_top = listed[kind] < settings.top;
    const auto is_named = [&] {
      return wanted.contains(i) ||
             std::ranges::find(named_elsewhere, ref_of(w.candidate)) != named_elsewhere.end();
    };
    if (settings.listing == Listing::top && !in_top && !is_named()) continue;
    ++listed[kind];
    ++tally.listed;
    position_in_answer[i] = advice.options.size();
    advice.options.push_back(describe_option(w, project, search));
    advice.options.back().left_at = ranked.choice.left_at[ranked.order[i]];
  }
  for (const auto& u : ranked.unplaced) {
    const Shelf& shelf = search.market().shelves[u.shelf];
    Considered& tally = advice.considered[static_cast<std::size_t>(shelf.kind)];
    ++tally.candidates;
    ++tally.rejected_by[u.first_reason];
  }
  ranked.named.for_each([&](auto& slot) {
    if (slot) slot = position_in_answer[*slot];
  });
  take_names(advice, ranked.named);
  if (ranked.choice.pick) advice.decision = ranked.choice.decision;
  mark_close_calls(advice);
  mark_dominated(advice);
  return advice;
}

std::vector<OptionRef> named_in(const Advice& advice) {
  std::vector<OptionRef> named;
  for (const auto& flip : advice.flips) {
    if (flip.option) named.push_back(*flip.option);
  }
  for (const auto& even : advice.break_evens) {
    named.push_back(even.self_hosted);
    named.push_back(even.api);
  }
  for (const auto& change : advice.counterfactuals) named.push_back(change.option);
  if (advice.routing) named.push_back(advice.routing->easy);
  if (advice.confidence && advice.confidence->toughest_rival) {
    named.push_back(*advice.confidence->toughest_rival);
  }
  return named;
}

}  // namespace llmadvisor
