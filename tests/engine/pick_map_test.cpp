#include "llmadvisor/engine/pick_map.hpp"

#include <algorithm>
#include <random>

#include "llmadvisor/engine/advise.hpp"
#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"
#include "support/projects.hpp"

using namespace llmadvisor;

namespace {

const Date today = *parse_date("2026-11-23");

AdviseSettings of_picks(Picks picks) {
  return {.top = 1, .robustness = Robustness::skipped, .picks = picks};
}

ProjectInput at_stop(const ProjectInput& input, const PickMap& map, std::size_t volume,
                     std::size_t budget, CostBasis basis) {
  ProjectInput changed = input;
  changed[map.volume] = map.volumes[volume];
  changed.budget = map.budgets[budget];
  changed.decide_on = basis;
  return changed;
}

void check_is_the_pick(const PickMap& map, PickMap::Index found, const Advice& run) {
  REQUIRE(found.has_value() == run.pick.has_value());
  if (!found) return;
  const Option& own = map.options[*found];
  const Option& theirs = run.options[*run.pick];
  CHECK(option_id(own) == option_id(theirs));
  CHECK_THAT(own.monthly.expected.value(),
             Catch::Matchers::WithinRel(theirs.monthly.expected.value(), 1e-9));
  CHECK_THAT(own.full_cost.high.value(),
             Catch::Matchers::WithinRel(theirs.full_cost.high.value(), 1e-9));
  CHECK(own.up_front == theirs.up_front);
}

}  // namespace

TEST_CASE("a map of picks says what a run with the figures of any stop says", "[pick-map]") {
  for (const unsigned seed : {3U, 11U, 20U}) {
    CAPTURE(seed);
    const ProjectInput input = some_special_project(seed);
    const Advice advice = advise(input, frozen_market(), today, of_picks(Picks::mapped));
    REQUIRE(advice.pick_map);
    const PickMap& map = *advice.pick_map;
    const auto own = map.of(advice.project.decide_on).picks[map.volume_now][map.budget_now];
    check_is_the_pick(map, own, advice);
    std::mt19937 random(seed);
    for (int i = 0; i < 4; ++i) {
      const std::size_t volume = random() % map.volumes.size();
      const std::size_t budget = random() % map.budgets.size();
      const auto basis = static_cast<CostBasis>(random() % 2);
      CAPTURE(map.volumes[volume], budget, to_string(basis));
      const Advice run = advise(at_stop(input, map, volume, budget, basis), frozen_market(), today,
                                of_picks(Picks::of_the_project));
      check_is_the_pick(map, map.of(basis).picks[volume][budget], run);
    }
  }
}

TEST_CASE("the stops of a map are round, rise, and hold the project's own", "[pick-map]") {
  ProjectInput input = some_project(1);
  input[Number::requests_per_day] = 4321;
  input.budget = Money{310, Currency::eur};
  const Advice advice = advise(input, frozen_market(), today, of_picks(Picks::mapped));
  const PickMap& map = advice.pick_map.value();
  CHECK(map.volumes[map.volume_now] == 4321);
  CHECK(map.budgets[map.budget_now]->amount == 310);
  CHECK(map.budgets[map.budget_now]->currency == Currency::eur);
  CHECK_FALSE(map.budgets.back());
  CHECK(std::ranges::is_sorted(map.volumes));
  // 4,321 / 100 and 310 / 30 begin between two stops, and so do they end.
  CHECK(map.volumes.front() == 50);
  CHECK(map.volumes.back() == 400000);
  CHECK(map.budgets.front()->amount == 12);
  CHECK(map.budgets[map.budgets.size() - 2]->amount == 8000);
}

TEST_CASE("without a budget the map begins without one", "[pick-map]") {
  ProjectInput input = some_project(1);
  input.budget.reset();
  const Advice advice = advise(input, frozen_market(), today, of_picks(Picks::mapped));
  const PickMap& map = advice.pick_map.value();
  CHECK_FALSE(map.budgets[map.budget_now]);
  CHECK(map.budgets.size() > 10);
}

TEST_CASE("whether machines of one's own will do hangs on the volume, so nothing is mapped",
          "[pick-map]") {
  ProjectInput input = some_project(1);
  input.filters.own = {{1, frozen_market().gpus.front().id}};
  const Advice advice = advise(input, frozen_market(), today, of_picks(Picks::mapped));
  CHECK_FALSE(advice.pick_map);
}

TEST_CASE("the cheapest of a kind is no dearer than any plan of the kind at that level",
          "[pick-map]") {
  ProjectInput input = some_project(5);
  input.sensitivity = Sensitivity::internal;
  const Advice advice = advise(input, frozen_market(), today, of_picks(Picks::mapped));
  const PickMap& map = advice.pick_map.value();
  REQUIRE(advice.pick);
  const int level = level_rank(advice.options[*advice.pick].mode);
  ProjectInput free =
      at_stop(input, map, map.volume_now, map.budgets.size() - 1, CostBasis::all_in);
  const Project project = resolve(free, frozen_market());
  const Market market = stock_market(frozen_market(), project.filters, today);
  Search search(market, today);
  const auto all = search.all(project);
  for (std::size_t k = 0; k < 4; ++k) {
    CAPTURE(k);
    std::vector<Weighed> plans;
    for (const auto& w : all) {
      const bool takes_part = kind_of(w.candidate) == static_cast<OptionKind>(k) &&
                              can_be_the_plan(w, project) &&
                              level_rank(served(w.candidate).mode) >= level;
      if (takes_part) plans.push_back(w);
    }
    const auto found = map.of(CostBasis::all_in).cheapest[k][map.volume_now];
    const Weighed* cheapest = cheapest_plan(plans, search.rule(project));
    REQUIRE(found.has_value() == (cheapest != nullptr));
    if (!found) continue;
    CHECK_THAT(map.options[*found].full_cost.expected.value(),
               Catch::Matchers::WithinRel(cheapest->totals->full_cost.expected.value(), 1e-9));
  }
}
