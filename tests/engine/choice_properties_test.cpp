#include <algorithm>
#include <cmath>
#include <random>

#include "llmadvisor/engine/advise.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"
#include "support/projects.hpp"

using namespace llmadvisor;

// The numbers of the choice, looked at from outside: each holds for every one of many projects.

namespace {

const Date today = *parse_date("2026-11-23");

Advice everything(const ProjectInput& input) {
  return advise(input, frozen_market(), today,
                {.top = 1000, .listing = Listing::all, .robustness = Robustness::skipped});
}

bool is_spot(const Option& o) { return o.deployment && o.deployment->purchase == Purchase::spot; }

/// Admitted, by nobody's steps: no gate fails, and it could be built on.
bool is_admitted(const Option& o) {
  return o.verdict != Verdict::rejected && !is_spot(o) && o.mode.standing &&
         !o.mode.standing->few_scores &&
         frozen_market().find_model(o.model)->focus == Focus::general;
}

bool is_law_unknown(const Option& o) {
  return std::ranges::any_of(o.recipients, [](const Recipient& r) {
    return r.provider->jurisdiction.empty() && r.provider->id != "own-premises";
  });
}

/// Of a law that is no farther; where tiers do not count, unknown is farther than known.
bool is_under_as_good_a_law(const Option& o, const Option& pick) {
  if (o.legal_tier && pick.legal_tier) return *o.legal_tier <= *pick.legal_tier;
  return is_law_unknown(pick) || !is_law_unknown(o);
}

bool is_built_on(const Advice& a) {
  return a.pick && a.options[*a.pick].mode.standing &&
         !a.options[*a.pick].mode.standing->few_scores;
}

ProjectInput project_for_value(unsigned seed) {
  ProjectInput input = some_special_project(seed);
  input.prefer = Preference::value;
  input.decide_on = CostBasis::all_in;
  input.task = Task::general;
  return input;
}

}  // namespace

TEST_CASE(
    "the pick is never dearer, by more than decides, than what is as good under as good a law") {
  int picks = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    ProjectInput input = project_for_value(seed);
    if (seed % 3 == 0) input.prefer = Preference::cost;
    const Advice a = everything(input);
    if (!is_built_on(a)) continue;
    ++picks;
    const Option& pick = a.options[*a.pick];
    for (const auto& o : a.options) {
      if (!is_admitted(o) || !is_under_as_good_a_law(o, pick)) continue;
      const bool as_good =
          input.prefer == Preference::cost || o.mode.standing->level >= pick.mode.standing->level;
      if (!as_good) continue;
      CAPTURE(option_id(o), option_id(pick));
      CHECK(pick.full_cost.expected <= o.full_cost.expected + a.decision->materiality);
    }
  }
  CHECK(picks > 200);
}

TEST_CASE("no higher level under as good a law lies below the cap") {
  int better = 0;
  for (unsigned seed = 300; seed < 600; ++seed) {
    CAPTURE(seed);
    const Advice a = everything(project_for_value(seed));
    if (!is_built_on(a)) continue;
    const Option& pick = a.options[*a.pick];
    for (const auto& o : a.options) {
      if (!is_admitted(o) || !is_under_as_good_a_law(o, pick)) continue;
      if (o.mode.standing->level <= pick.mode.standing->level) continue;
      ++better;
      CAPTURE(option_id(o), option_id(pick));
      CHECK(o.full_cost.expected > *a.decision->cap);
    }
  }
  CHECK(better > 1000);
}

TEST_CASE("as the budget grows no law gets farther, no level falls under one, no pick returns") {
  int rises = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    ProjectInput input = project_for_value(seed);
    std::vector<OptionRef> past;
    std::optional<Option> before;
    for (int step = 0; step < 30; ++step) {
      const double budget = std::round(10 * std::pow(1000.0, step / 29.0));
      input.budget = Money{budget, Currency::usd};
      const Advice a =
          advise(input, frozen_market(), today,
                 {.top = 1, .listing = Listing::top, .robustness = Robustness::skipped});
      // Where not even the cheapest fits the budget with its people, it is taken as it comes.
      if (!is_built_on(a) || a.decision->cheapest > Usd(budget)) continue;
      const Option& pick = a.options[*a.pick];
      CAPTURE(budget, option_id(pick));
      if (before) {
        CHECK((!before->legal_tier || *pick.legal_tier <= *before->legal_tier));
        if (before->legal_tier == pick.legal_tier) {
          CHECK(pick.mode.standing->level >= before->mode.standing->level);
          rises += pick.mode.standing->level > before->mode.standing->level ? 1 : 0;
        }
      }
      if (!before || ref_of(*before) != ref_of(pick)) {
        CHECK(std::ranges::find(past, ref_of(pick)) == past.end());
        past.push_back(ref_of(pick));
      }
      before = pick;
    }
  }
  CHECK(rises > 100);
}

TEST_CASE("where quality is preferred nothing admitted is abler by more than an error") {
  int picks = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    ProjectInput input = project_for_value(seed);
    input.prefer = Preference::quality;
    const Advice a = everything(input);
    if (!is_built_on(a)) continue;
    ++picks;
    const Option& pick = a.options[*a.pick];
    for (const auto& o : a.options) {
      if (!is_admitted(o) || !is_under_as_good_a_law(o, pick)) continue;
      CAPTURE(option_id(o), option_id(pick));
      CHECK(o.mode.standing->lower_bound - o.mode.standing->standard_error <=
            pick.mode.standing->lower_bound);
    }
  }
  CHECK(picks > 200);
}

namespace {

/// A figure drawn from its range: half a triangle on either side of what is expected.
double drawn(const CostRange& range, double u) {
  const double low = range.low.value();
  const double mid = range.expected.value();
  const double high = range.high.value();
  if (u < 0.5) return low + (mid - low) * std::sqrt(2 * u);
  return high - (high - mid) * std::sqrt(2 * (1 - u));
}

CostRange people_of(const Option& o) {
  return {o.full_cost.low - o.monthly.low, o.full_cost.expected - o.monthly.expected,
          o.full_cost.high - o.monthly.high};
}

}  // namespace

TEST_CASE("the regret is what a plain simulation over all options finds") {
  int compared = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    const ProjectInput input = project_for_value(seed);
    const Advice sure = advise(input, frozen_market(), today);
    const Advice a = everything(input);
    if (!is_built_on(a)) continue;
    REQUIRE(sure.confidence);
    const Option& pick = a.options[*a.pick];
    std::vector<const Option*> rivals;
    std::vector<std::size_t> price_of;
    std::vector<std::string> prices{pick.offer};
    for (const auto& o : a.options) {
      if (&o == &pick || !is_admitted(o) || !is_under_as_good_a_law(o, pick)) continue;
      if (o.mode.standing->level < pick.mode.standing->level) continue;
      if (o.full_cost.low > pick.full_cost.high) continue;
      rivals.push_back(&o);
      const auto known = std::ranges::find(prices, o.offer);
      price_of.push_back(static_cast<std::size_t>(known - prices.begin()));
      if (known == prices.end()) prices.push_back(o.offer);
    }
    std::mt19937_64 random(seed + 99);
    std::uniform_real_distribution<double> uniform(0, 1);
    constexpr int draws = 2000;
    int kept = 0;
    double regret = 0;
    const double material = sure.confidence->materiality.value();
    std::vector<double> at(prices.size());
    for (int draw = 0; draw < draws; ++draw) {
      const double common = uniform(random);
      for (auto& p : at) p = (common + uniform(random)) / 2;
      const double people = uniform(random);
      const auto cost = [&](const Option& o, std::size_t price) {
        return drawn(o.monthly, at[price]) + drawn(people_of(o), people);
      };
      const double own = cost(pick, 0);
      double least = own;
      for (std::size_t i = 0; i < rivals.size(); ++i) {
        least = std::min(least, cost(*rivals[i], price_of[i]));
      }
      regret += own - least;
      kept += own - least <= material ? 1 : 0;
    }
    ++compared;
    CHECK(std::abs(sure.confidence->share - static_cast<double>(kept) / draws) < 0.06);
    CHECK(std::abs(sure.confidence->expected_regret.value() - regret / draws) <
          0.5 + 0.1 * regret / draws);
  }
  CHECK(compared > 25);
}
