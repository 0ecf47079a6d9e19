#include "llmadvisor/engine/choice/choice.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>

namespace llmadvisor {
namespace {

/// The options that are still in the choice, step by step.
class Round {
 public:
  Round(const std::vector<Weighed>& options, const ChoiceRule& rule, const Entrants& entrants)
      : options_(options), rule_(rule), entrants_(entrants) {
    choice_.left_at.assign(options.size(), ChoiceStep::gates);
    left_.resize(options.size());
    std::iota(left_.begin(), left_.end(), std::size_t{0});
  }

  Choice run() && {
    enter();
    if (left_.empty()) return std::move(choice_);
    if (!entrants_.untested_too) keep_evident();
    if (prefers(Preference::privacy)) {
      keep_least(ChoiceStep::privacy, [&](std::size_t i) { return -rule_.privacy(place(i)); });
    }
    settle_law();
    if (prefers(Preference::quality)) {
      keep_able();
    } else {
      keep_as_cheap();
      keep_least(ChoiceStep::known_law, [&](std::size_t i) { return rule_.law_rank(place(i)); });
      if (!prefers(Preference::privacy)) {
        keep_least(ChoiceStep::nothing_to_run,
                   [&](std::size_t i) { return fleet_of(options_[i].candidate) != nullptr; });
      }
      keep_least(ChoiceStep::conditions,
                 [&](std::size_t i) { return rule_.places().to_obtain(place(i)); });
      keep_able();
    }
    keep_least(ChoiceStep::dollars, [&](std::size_t i) { return std::round(cost(i).value()); });
    keep_least(ChoiceStep::points, [&](std::size_t i) { return -bound(i); });
    keep_least(ChoiceStep::name, [&](std::size_t i) { return id(i); });
    choice_.pick = left_.front();
    choice_.left_at[left_.front()].reset();
    decide();
    return std::move(choice_);
  }

 private:
  bool prefers(Preference p) const { return rule_.project().prefer == p; }
  const ModelMode& mode(std::size_t i) const { return served(options_[i].candidate).mode; }
  std::size_t place(std::size_t i) const { return served(options_[i].candidate).placement; }
  Usd cost(std::size_t i) const { return rule_.cost(*options_[i].totals); }
  double bound(std::size_t i) const { return lower_bound(mode(i)); }
  std::string id(std::size_t i) const { return option_id(ref_of(options_[i].candidate)); }

  /// Lets go of those that do not stay; remembers one of them for the record.
  template <class Stays>
  void keep(ChoiceStep step, Stays&& stays) {
    std::optional<std::size_t> nearest;
    std::erase_if(left_, [&](std::size_t i) {
      if (stays(i)) return false;
      choice_.left_at[i] = step;
      if (!nearest || cost(i) < cost(*nearest)) nearest = i;
      return true;
    });
    if (!nearest || left_.empty()) return;
    choice_.decision.by = step;
    last_rival_ = nearest;
  }

  template <class Key>
  void keep_least(ChoiceStep step, Key&& key) {
    if (left_.size() < 2) return;
    auto least = key(left_.front());
    for (const std::size_t i : left_) least = std::min(least, key(i));
    keep(step, [&](std::size_t i) { return key(i) == least; });
  }

  void enter() {
    const auto takes_part = [&](std::size_t i) {
      const bool of_kind = !entrants_.kind || kind_of(options_[i].candidate) == *entrants_.kind;
      const auto* owned = std::get_if<OwnedCandidate>(&options_[i].candidate);
      const bool is_there = owned == nullptr || owned->to_buy() == 0;
      return of_kind && (is_there || !entrants_.nothing_to_buy) &&
             level_rank(mode(i)) >= entrants_.least_level &&
             options_[i].verdict != Verdict::rejected;
    };
    std::erase_if(left_, [&](std::size_t i) { return !takes_part(i); });
    std::erase_if(left_, [&](std::size_t i) {
      if (can_be_the_plan(options_[i], rule_.project())) return false;
      choice_.left_at[i] = ChoiceStep::plan;
      return true;
    });
  }

  void keep_evident() {
    const auto is_evident = [&](std::size_t i) { return rule_.is_evident(mode(i)); };
    if (std::ranges::none_of(left_, is_evident)) return;
    keep(ChoiceStep::evidence, is_evident);
  }

  Outlay least_outlay() const {
    const auto outlay = [&](std::size_t i) { return rule_.outlay(*options_[i].totals); };
    Outlay least = outlay(left_.front());
    for (const std::size_t i : left_) least = std::min(least, outlay(i));
    return least;
  }
  Usd cheapest() const { return least_outlay().cost; }

  void settle_law() {
    std::array<std::optional<Usd>, ChoiceRule::law_classes> of_class;
    for (const std::size_t i : left_) {
      auto& least = of_class[static_cast<std::size_t>(rule_.law_class(place(i)))];
      least = std::min(least.value_or(cost(i)), cost(i));
    }
    const auto limit = rule_.law_limit(cheapest());
    const auto* settled = std::ranges::find_if(
        of_class, [&](const auto& least) { return least && (!limit || *least <= *limit); });
    const auto farthest = settled - of_class.begin();
    keep(ChoiceStep::law, [&](std::size_t i) { return rule_.law_class(place(i)) <= farthest; });
  }

  /// The highest level that the cap has room for, and of what reaches it whatever is as cheap as
  /// the cheapest.
  void keep_as_cheap() {
    Decision& d = choice_.decision;
    if (!prefers(Preference::cost)) {
      const Usd cap = rule_.cap(least_outlay());
      int level = 0;
      for (const std::size_t i : left_) {
        if (cost(i) <= cap) level = std::max(level, level_rank(mode(i)));
      }
      keep(ChoiceStep::level, [&](std::size_t i) { return level_rank(mode(i)) >= level; });
      keep(ChoiceStep::cap, [&](std::size_t i) { return cost(i) <= cap; });
      d.cap = cap;
    }
    d.cheapest = cheapest();
    d.materiality = rule_.materiality(d.cheapest);
    keep(ChoiceStep::cost, [&](std::size_t i) { return cost(i) <= d.cheapest + d.materiality; });
    d.as_cheap = static_cast<int>(left_.size());
  }

  /// The ablest, and those that no test of one's own would tell from it.
  void keep_able() {
    const auto leader = std::ranges::max_element(
        left_, {}, [&](std::size_t i) { return std::make_pair(bound(i), error(i)); });
    const auto& standing = mode(*leader).standing;
    if (!standing) return;
    const double least = standing->lower_bound - rule_.equal_points(*standing);
    keep(ChoiceStep::ability, [&](std::size_t i) { return bound(i) >= least; });
  }
  double error(std::size_t i) const {
    return mode(i).standing ? mode(i).standing->standard_error : 0;
  }

  void decide() {
    Decision& d = choice_.decision;
    const std::size_t pick = *choice_.pick;
    if (last_rival_) d.over = ref_of(options_[*last_rival_].candidate);
    if (mode(pick).standing) d.level = mode(pick).standing->level;
    d.tier = rule_.places().tier(place(pick));
    if (!prefers(Preference::quality)) return;
    d.cheapest = cost(pick);
    d.materiality = rule_.materiality(d.cheapest);
  }

  const std::vector<Weighed>& options_;
  const ChoiceRule& rule_;
  const Entrants& entrants_;
  std::vector<std::size_t> left_;
  Choice choice_;
  std::optional<std::size_t> last_rival_;
};

/// Everything that the order depends on, smaller is better.
struct RankKey {
  int standing = 0;  ///< 0 in the choice, 1 no plan, 2 rejected
  int gates_failed = 0;
  int gates_missed = 0;  ///< rejected: how early the first failed gate stands
  int left_early = 0;    ///< in the choice: how early it left
  double shortfall = 0;  ///< rejected for its quality: how weak it is
  double cents = 0;
  double weakness = 0;

  auto operator<=>(const RankKey&) const = default;
};

RankKey key_of(const Weighed& w, const std::optional<ChoiceStep>& left_at, const ChoiceRule& rule) {
  RankKey key;
  if (w.verdict == Verdict::rejected) {
    key.standing = 2;
    key.gates_failed = w.failed;
    key.gates_missed = -static_cast<int>(*w.first_reason);
    if (w.first_reason == ReasonCode::quality_floor) {
      key.shortfall = -lower_bound(served(w.candidate).mode);
    }
  } else if (left_at == ChoiceStep::plan) {
    key.standing = 1;
  } else {
    constexpr int never = static_cast<int>(enum_names<ChoiceStep>.size());
    key.left_early = -(left_at ? static_cast<int>(*left_at) : never);
  }
  constexpr double unknown = std::numeric_limits<double>::infinity();
  key.cents = w.totals ? std::round(rule.cost(*w.totals).value() * 100) : unknown;
  key.weakness = -lower_bound(served(w.candidate).mode);
  return key;
}

}  // namespace

Choice choose(const std::vector<Weighed>& options, const ChoiceRule& rule,
              const Entrants& entrants) {
  return Round(options, rule, entrants).run();
}

const Weighed* cheapest_plan(const std::vector<Weighed>& options, const ChoiceRule& rule) {
  const auto key = [&](const Weighed& w) {
    return std::make_pair(!rule.is_evident(served(w.candidate).mode), rule.cost(*w.totals));
  };
  const Weighed* best = nullptr;
  for (const auto& w : options) {
    if (!can_be_the_plan(w, rule.project())) continue;
    if (best == nullptr || key(w) < key(*best)) best = &w;
  }
  return best;
}

std::vector<std::size_t> ranking(const std::vector<Weighed>& options, const Choice& choice,
                                 const ChoiceRule& rule) {
  std::vector<RankKey> keys;
  keys.reserve(options.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    keys.push_back(key_of(options[i], choice.left_at[i], rule));
  }
  std::vector<std::size_t> order(options.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Ids take long to write, and few options are alike.
  const auto id = [&](std::size_t i) { return option_id(ref_of(options[i].candidate)); };
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const auto by_key = keys[a] <=> keys[b];
    return by_key != 0 ? by_key < 0 : id(a) < id(b);
  });
  return order;
}

}  // namespace llmadvisor
