#include <algorithm>
#include <cmath>
#include <random>

#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "llmadvisor/engine/what_if/confidence.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"
#include "support/projects.hpp"

using namespace llmadvisor;

// The numbers of the choice, looked at from outside: each holds for every one of many projects.

namespace {

const Date today = *parse_date("2026-11-23");

ProjectInput project_for_value(unsigned seed) {
  ProjectInput input = some_special_project(seed);
  input.prefer = Preference::value;
  input.decide_on = CostBasis::all_in;
  input.task = Task::general;
  return input;
}

/// Every option of a project and what was picked of them.
class World {
 public:
  explicit World(const ProjectInput& input)
      : project_(resolve(input, frozen_market())),
        market_(stock_market(frozen_market(), project_.filters)),
        search_(market_, today),
        all_(search_.all(project_)),
        choice_(choose(all_, search_.rule(project_))) {}
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// Null where nothing was, or only something that nobody could build on.
  const Weighed* pick() const {
    if (!choice_.pick) return nullptr;
    const Weighed& w = all_[*choice_.pick];
    const auto& standing = served(w.candidate).mode.standing;
    return standing && !standing->few_scores ? &w : nullptr;
  }
  const Decision& decision() const { return choice_.decision; }
  PickConfidence sure(int draws) const {
    return pick_confidence(all_, *choice_.pick, search_.rule(project_), draws, 20261126);
  }

  /// Admitted, by nobody's steps: no gate fails, and it could be built on; under a law that is no
  /// farther than the pick's.
  std::vector<const Weighed*> rivals() const {
    std::vector<const Weighed*> found;
    for (const auto& w : all_) {
      const Served& what = served(w.candidate);
      const bool admitted = w.verdict != Verdict::rejected && !w.awaits_security_officer &&
                            purchase_of(w.candidate) != Purchase::spot && what.mode.standing &&
                            !what.mode.standing->few_scores && what.model->focus == Focus::general;
      if (admitted && is_under_as_good_a_law(what, served(pick()->candidate))) found.push_back(&w);
    }
    return found;
  }

 private:
  /// Where tiers do not count, an unknown law is farther than a known one.
  bool is_under_as_good_a_law(const Served& a, const Served& b) const {
    const Places& places = search_.rule(project_).places();
    const auto tier_a = places.tier(a.placement);
    const auto tier_b = places.tier(b.placement);
    if (tier_a && tier_b) return *tier_a <= *tier_b;
    return places.is_law_unknown(b.placement) || !places.is_law_unknown(a.placement);
  }

  Project project_;
  Market market_;
  Search search_;
  std::vector<Weighed> all_;
  Choice choice_;
};

const Standing& standing(const Weighed& w) { return *served(w.candidate).mode.standing; }
Usd all_in(const Weighed& w) { return w.totals->full_cost.expected; }
std::string id(const Weighed& w) { return option_id(ref_of(w.candidate)); }

}  // namespace

TEST_CASE(
    "the pick is never dearer, by more than decides, than what is as good under as good a law") {
  int picks = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    ProjectInput input = project_for_value(seed);
    if (seed % 3 == 0) input.prefer = Preference::cost;
    const World world(input);
    const Weighed* pick = world.pick();
    if (pick == nullptr) continue;
    ++picks;
    for (const Weighed* w : world.rivals()) {
      const bool as_good =
          input.prefer == Preference::cost || standing(*w).level >= standing(*pick).level;
      if (!as_good || all_in(*pick) <= all_in(*w) + world.decision().materiality) continue;
      FAIL_CHECK(id(*pick) << " beside " << id(*w));
    }
  }
  CHECK(picks > 200);
}

TEST_CASE("no higher level under as good a law lies below the cap") {
  int better = 0;
  for (unsigned seed = 300; seed < 600; ++seed) {
    CAPTURE(seed);
    const World world(project_for_value(seed));
    const Weighed* pick = world.pick();
    if (pick == nullptr) continue;
    for (const Weighed* w : world.rivals()) {
      if (standing(*w).level <= standing(*pick).level) continue;
      ++better;
      if (all_in(*w) <= *world.decision().cap) FAIL_CHECK(id(*pick) << " beside " << id(*w));
    }
  }
  CHECK(better > 1000);
}

TEST_CASE("where quality is preferred nothing admitted is abler by more than two points") {
  int picks = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    ProjectInput input = project_for_value(seed);
    input.prefer = Preference::quality;
    const World world(input);
    const Weighed* pick = world.pick();
    if (pick == nullptr) continue;
    ++picks;
    for (const Weighed* w : world.rivals()) {
      // Equals of the leader are at most two points below it, whatever their errors.
      if (standing(*w).lower_bound > standing(*pick).lower_bound + 2)
        FAIL_CHECK(id(*pick) << " beside " << id(*w));
    }
  }
  CHECK(picks > 200);
}

TEST_CASE("as the budget grows no level falls under the same law, and no earlier pick returns") {
  int rises = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    ProjectInput input = project_for_value(seed);
    input.budget = Money{10, Currency::usd};
    Project project = resolve(input, frozen_market());
    const Market market = stock_market(frozen_market(), project.filters);
    Search search(market, today);
    std::vector<OptionKey> past;
    std::optional<Weighed> before;
    for (int step = 0; step < 30; ++step) {
      const Usd budget(std::round(10 * std::pow(1000.0, step / 29.0)));
      project.requirements.budget = budget;
      const auto options = search.contenders(project);
      const ChoiceRule rule = search.rule(project);
      const Choice choice = choose(options, rule);
      // Where not even the cheapest fits the budget with its people, it is taken as it comes.
      if (!choice.pick || choice.decision.cheapest > budget) continue;
      const Weighed& pick = options[*choice.pick];
      if (!served(pick.candidate).mode.standing || standing(pick).few_scores) continue;
      CAPTURE(budget.value(), id(pick));
      const auto tier = [&](const Weighed& w) {
        return rule.places().tier(served(w.candidate).placement);
      };
      if (before && tier(*before) >= tier(pick)) {
        // A nearer law may have less to offer; under the same one nothing gets worse.
        if (tier(*before) == tier(pick)) CHECK(standing(pick).level >= standing(*before).level);
      } else if (before) {
        CHECK(standing(pick).level > standing(*before).level);
      }
      if (before && standing(pick).level > standing(*before).level) ++rises;
      if (past.empty() || past.back() != key_of(pick.candidate)) {
        CHECK(std::ranges::find(past, key_of(pick.candidate)) == past.end());
        past.push_back(key_of(pick.candidate));
      }
      before = pick;
    }
  }
  CHECK(rises > 100);
}

namespace {

/// Where in its range a figure is drawn: half a triangle on either side of what is expected.
struct Luck {
  double low = 0;
  double mid = 0;
  double high = 0;

  explicit Luck(double u) : low(u < 0.5 ? 1 - std::sqrt(2 * u) : 0), mid(0), high(0) {
    if (u >= 0.5) high = 1 - std::sqrt(2 * (1 - u));
    mid = 1 - low - high;
  }
  double of(const CostRange& r) const {
    return low * r.low.value() + mid * r.expected.value() + high * r.high.value();
  }
};

CostRange people_of(const Weighed& w) {
  const CostRange& bill = w.totals->monthly;
  const CostRange& all = w.totals->full_cost;
  return {all.low - bill.low, all.expected - bill.expected, all.high - bill.high};
}

}  // namespace

TEST_CASE("the regret is what a plain simulation over all options finds") {
  int compared = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    const World world(project_for_value(seed));
    const Weighed* pick = world.pick();
    if (pick == nullptr) continue;
    const PickConfidence sure = world.sure(4000);
    struct Rival {
      CostRange invoice;
      CostRange people;
      std::size_t price = 0;
    };
    std::vector<Rival> rivals;
    std::vector<const void*> prices{what_is_priced(pick->candidate)};
    for (const Weighed* w : world.rivals()) {
      if (w == pick || standing(*w).level < standing(*pick).level) continue;
      if (w->totals->full_cost.low > pick->totals->full_cost.high) continue;
      const auto known = std::ranges::find(prices, what_is_priced(w->candidate));
      rivals.push_back(
          {w->totals->monthly, people_of(*w), static_cast<std::size_t>(known - prices.begin())});
      if (known == prices.end()) prices.push_back(what_is_priced(w->candidate));
    }
    std::mt19937_64 random(seed + 99);
    std::uniform_real_distribution<double> uniform(0, 1);
    const Rival picked{pick->totals->monthly, people_of(*pick), 0};
    constexpr int draws = 2000;
    int kept = 0;
    double regret = 0;
    double squares = 0;
    const double material = sure.materiality.value();
    for (int draw = 0; draw < draws; ++draw) {
      const double common = uniform(random);
      std::vector<Luck> at;
      for (std::size_t p = 0; p < prices.size(); ++p) {
        at.emplace_back((common + uniform(random)) / 2);
      }
      const Luck people(uniform(random));
      const auto cost = [&](const Rival& r) {
        return at[r.price].of(r.invoice) + people.of(r.people);
      };
      const double own = cost(picked);
      double least = own;
      for (const Rival& r : rivals) least = std::min(least, cost(r));
      regret += own - least;
      squares += (own - least) * (own - least);
      kept += own - least <= material ? 1 : 0;
    }
    ++compared;
    const double share = static_cast<double>(kept) / draws;
    const double mean = regret / draws;
    // Four standard errors of the difference between 2,000 draws and 4,000; what a few of them
    // alone meet has hardly an error that could be told, so that five cents pass.
    const auto error = [](double variance) {
      return std::sqrt(variance * (1.0 / 2000 + 1.0 / 4000));
    };
    CHECK(std::abs(sure.share - share) < 0.005 + 4 * error(share * (1 - share)));
    CHECK(std::abs(sure.expected_regret.value() - mean) <
          0.05 + 4 * error(squares / draws - mean * mean));
  }
  CHECK(compared > 150);
}
