#include "answer/naming.hpp"

#include <algorithm>
#include <utility>

#include "answer/ladder.hpp"

namespace llmadvisor {
namespace {

using Slot = std::optional<std::size_t>;

void take_first(Slot& slot, std::size_t position) {
  if (!slot) slot = position;
}

class Namer {
 public:
  Namer(Ranked& ranked, const ChoiceRule& rule)
      : ranked_(ranked), rule_(rule), position_(ranked.order.size()) {
    for (std::size_t i = 0; i < ranked.order.size(); ++i) position_[ranked.order[i]] = i;
  }

  void name() {
    NamedOptions& named = ranked_.named;
    named.pick = at(ranked_.choice.pick);
    name_kinds();
    name_beside();
    if (named.pick || ranked_.stops_at_security_officer()) return;
    for (std::size_t i = 0; i < ranked_.order.size() && !named.closest; ++i) {
      const Weighed& w = ranked_.at(i);
      if (w.verdict == Verdict::rejected && suits_a_plan(w, rule_.project())) named.closest = i;
    }
  }

 private:
  Slot at(const Slot& option) const { return option ? Slot(position_[*option]) : std::nullopt; }

  /// Of each kind what the rule picks with the pick's level as its floor, and what is shown where
  /// that is nothing: the best that the kind has, else its nearest miss.
  void name_kinds() {
    const Weighed* pick = ranked_.pick();
    const int level = pick != nullptr ? level_rank(served(pick->candidate).mode) : 0;
    for (std::size_t k = 0; k < ranked_.named.best_of_kind.size(); ++k) {
      const auto kind = static_cast<OptionKind>(k);
      Slot& best = ranked_.named.best_of_kind[k];
      Slot& closest = ranked_.named.closest_of_kind[k];
      if (pick != nullptr && kind_of(pick->candidate) == kind) {
        best = closest = ranked_.named.pick;
        continue;
      }
      const bool own = kind == OptionKind::on_premises && !rule_.project().filters.own.empty();
      if (own) name_own_machines(level);
      if (closest) continue;
      best = at(choose(ranked_.all, rule_, {kind, level}).pick);
      closest = best ? best : at(choose(ranked_.all, rule_, {kind}).pick);
      if (!closest) closest = nearest_miss(kind);
    }
  }

  /// Whoever has machines asks what these do, before what more of them would.
  void name_own_machines(int level) {
    constexpr auto kind = OptionKind::on_premises;
    const auto of_level = [&](int least) {
      return at(choose(ranked_.all, rule_, {kind, least, false, true}).pick);
    };
    constexpr auto k = static_cast<std::size_t>(kind);
    ranked_.named.best_of_kind[k] = of_level(level);
    ranked_.named.closest_of_kind[k] =
        ranked_.named.best_of_kind[k] ? ranked_.named.best_of_kind[k] : of_level(0);
  }

  /// A kind of which nothing could be a plan, such as one left with spot alone, is shown all the
  /// same.
  Slot nearest_miss(OptionKind kind) const {
    Slot any;
    for (std::size_t i = 0; i < ranked_.order.size(); ++i) {
      const Weighed& w = ranked_.at(i);
      if (kind_of(w.candidate) != kind) continue;
      if (suits_a_plan(w, rule_.project())) return i;
      if (w.totals) take_first(any, i);
    }
    return any;
  }

  bool is_in_the_choice(std::size_t position) const {
    const auto& left = ranked_.choice.left_at[ranked_.order[position]];
    return !left || *left > ChoiceStep::evidence;
  }

  /// Keeps the option with the greater merit, the cheaper of equals.
  template <class Merit>
  void take_greater(Slot& slot, std::size_t position, Merit&& merit) const {
    if (!slot) {
      slot = position;
      return;
    }
    const auto own = merit(ranked_.at(position));
    const auto best = merit(ranked_.at(*slot));
    if (own > best || (own == best && is_cheaper(position, *slot))) slot = position;
  }
  bool is_cheaper(std::size_t a, std::size_t b) const {
    return rule_.cost(*ranked_.at(a).totals) < rule_.cost(*ranked_.at(b).totals);
  }

  void name_beside() {
    NamedOptions& named = ranked_.named;
    for (std::size_t i = 0; i < ranked_.order.size(); ++i) {
      if (!is_in_the_choice(i)) continue;
      const Weighed& w = ranked_.at(i);
      const auto* rented = std::get_if<RentedCandidate>(&w.candidate);
      if (rented != nullptr && rented->provider->established) {
        take_greater(named.cheapest_established, i, [](const Weighed&) { return 0; });
      }
      take_greater(named.best_quality, i,
                   [](const Weighed& x) { return lower_bound(served(x.candidate).mode); });
    }
    if (ranked_.pick() == nullptr) return;
    name_most_private();
    name_second_host(*ranked_.pick());
    name_untested();
    for (const std::size_t rung : ladder_from(ranked_.all, *ranked_.choice.pick, rule_)) {
      named.ladder.push_back(at(rung));
    }
  }

  /// What the rule would pick if privacy came first.
  void name_most_private() {
    Project privately = rule_.project();
    privately.prefer = Preference::privacy;
    const ChoiceRule rule(privately, rule_.places(), rule_.numbers());
    ranked_.named.most_private = at(choose(ranked_.all, rule).pick);
  }

  /// Where the same weights are called by the token as well.
  void name_second_host(const Weighed& pick) {
    const Served& own = served(pick.candidate);
    if (fleet_of(pick.candidate) != nullptr) return;
    for (std::size_t i = 0; i < ranked_.order.size(); ++i) {
      const Weighed& w = ranked_.at(i);
      const Served& other = served(w.candidate);
      const bool is_other_host = is_in_the_choice(i) && fleet_of(w.candidate) == nullptr &&
                                 other.model == own.model && other.provider != own.provider &&
                                 other.mode.effort == own.mode.effort;
      if (is_other_host) return take_first(ranked_.named.second_host, i);
    }
  }

  void name_untested() {
    Entrants all;
    all.untested_too = true;
    const auto pick = choose(ranked_.all, rule_, all).pick;
    if (pick && !rule_.is_evident(served(ranked_.all[*pick].candidate).mode)) {
      ranked_.named.untested = at(pick);
    }
  }

  Ranked& ranked_;
  const ChoiceRule& rule_;
  std::vector<std::size_t> position_;
};

}  // namespace

bool Ranked::stops_at_security_officer() const {
  return !named.pick && std::ranges::any_of(all, &Weighed::awaits_security_officer);
}

Ranked rank(const Survey& survey, const ChoiceRule& rule) {
  const auto& all = survey.weighed;
  Choice choice = choose(all, rule);
  std::vector<std::size_t> order = ranking(all, choice, rule);
  Ranked ranked{all, survey.unplaced, std::move(choice), std::move(order), {}};
  Namer(ranked, rule).name();
  return ranked;
}

}  // namespace llmadvisor
