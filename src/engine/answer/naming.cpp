#include "answer/naming.hpp"

#include <algorithm>

#include "llmadvisor/engine/choice/choice.hpp"

namespace llmadvisor {
namespace {

using Slot = std::optional<std::size_t>;

void take_first(Slot& slot, std::size_t position) {
  if (!slot) slot = position;
}

Slot& of_kind(std::array<Slot, 4>& slots, const Weighed& w) {
  return slots[static_cast<std::size_t>(kind_of(w.candidate))];
}

/// Keeps the option with the greater merit, the earlier of equals.
template <class Merit>
void take_greater(const Ranked& ranked, Slot& slot, std::size_t position, Merit&& merit) {
  if (!slot || merit(ranked.at(position)) > merit(ranked.at(*slot))) slot = position;
}

/// Of what could be the plan, in the order of the bills whatever is preferred.
void name_cheapest(Ranked& ranked, const Project& project, const Market& market) {
  Project by_bill = project;
  by_bill.prefer = Preference::cost;
  const bool is_ranked_so = project.prefer == Preference::cost;
  const auto cheapest_first = is_ranked_so ? ranked.order : ranking(ranked.all, by_bill, market);
  std::vector<std::size_t> position(ranked.order.size());
  for (std::size_t i = 0; i < ranked.order.size(); ++i) position[ranked.order[i]] = i;
  NamedOptions& named = ranked.named;
  for (const std::size_t index : cheapest_first) {
    const Weighed& w = ranked.all[index];
    if (!can_be_the_plan(w, project)) continue;
    const std::size_t at = position[index];
    take_first(of_kind(named.cheapest_of_kind, w), at);
    const bool rented = std::holds_alternative<RentedCandidate>(w.candidate);
    if (rented && served(w.candidate).provider->established) {
      take_first(named.cheapest_established, at);
    }
    take_greater(ranked, named.best_quality, at,
                 [](const Weighed& x) { return static_cast<int>(*served(x.candidate).mode.band); });
    take_greater(ranked, named.most_private, at, [&](const Weighed& x) {
      return privacy_rank(market.placements[served(x.candidate).placement].deployment);
    });
  }
}

}  // namespace

bool Ranked::stops_at_security_officer() const {
  return !named.pick && std::ranges::any_of(all, &Weighed::awaits_security_officer);
}

Ranked rank(const std::vector<Weighed>& all, const Project& project, const Market& market) {
  Ranked ranked{all, ranking(all, project, market), {}};
  NamedOptions& named = ranked.named;
  for (std::size_t i = 0; i < ranked.order.size(); ++i) {
    const Weighed& w = ranked.at(i);
    if (suits_a_plan(w, project)) take_first(of_kind(named.closest_of_kind, w), i);
    if (can_be_the_plan(w, project)) take_first(named.pick, i);
  }
  name_cheapest(ranked, project, market);
  // A kind of which nothing could be a plan, such as one left with spot alone, is shown all the
  // same.
  for (std::size_t i = 0; i < ranked.order.size(); ++i) {
    if (ranked.at(i).totals) take_first(of_kind(named.closest_of_kind, ranked.at(i)), i);
  }
  if (named.pick || ranked.stops_at_security_officer()) return ranked;
  for (std::size_t i = 0; i < ranked.order.size() && !named.closest; ++i) {
    const Weighed& w = ranked.at(i);
    if (w.verdict == Verdict::rejected && suits_a_plan(w, project)) named.closest = i;
  }
  return ranked;
}

}  // namespace llmadvisor
