#include "llmadvisor/engine/choice/choice.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

/// Options of one cost each, of models of their own.
struct Shop {
  Catalog catalog = build::catalog();
  Market market = stock_market(catalog, {});
  CostBook costs{catalog};
  Places places{market, costs, build::today()};
  ChoiceNumbers numbers{catalog};
  Project project = build::project();
  std::vector<Model> models = std::vector<Model>(9);
  std::vector<Weighed> options;

  Shop() {
    for (std::size_t i = 0; i < models.size(); ++i) models[i].id = "model-" + std::to_string(i);
  }
  Shop(const Shop&) = delete;
  Shop& operator=(const Shop&) = delete;

  static BillTotals totals(double bill, double people) {
    const CostRange invoice{Usd(bill * 0.9), Usd(bill), Usd(bill * 1.1)};
    const CostRange all{Usd(bill * 0.9 + people), Usd(bill + people), Usd(bill * 1.1 + people)};
    return {invoice, all};
  }
  template <class Way>
  std::size_t add(Way way, double bill, const ModelMode& mode, double people = 0) {
    way.model = &models[options.size()];
    way.mode = mode;
    Weighed w;
    w.candidate = std::move(way);
    w.totals = totals(bill, people);
    const auto& budget = project.requirements.budget;
    if (budget && Usd(bill) > *budget) {
      w.verdict = Verdict::rejected;
      w.first_reason = ReasonCode::over_budget;
    }
    options.push_back(std::move(w));
    return options.size() - 1;
  }
  /// At a lower bound of its ability.
  std::size_t api(double bill, double lower_bound, double error = 1) {
    return add(build::closed_api(catalog), bill, build::mode(lower_bound + error, error));
  }
  std::size_t machine(double bill, double lower_bound, double people = 0) {
    return add(build::rented(catalog), bill, build::mode(lower_bound + 1), people);
  }
  Choice choice() {
    places.assess_for(project);
    return choose(options, ChoiceRule(project, places, numbers));
  }
  std::size_t pick() { return *choice().pick; }
  ChoiceStep left_at(std::size_t option) { return *choice().left_at[option]; }
  void budget(double usd) { project.requirements.budget = Usd(usd); }
};

}  // namespace

TEST_CASE(
    "Twelve dollars do not keep a project of 300 from a model that is fourteen points abler") {
  Shop shop;
  shop.budget(300);
  const auto cheap = shop.api(12, 52);
  const auto able = shop.api(38, 66);
  // The cap is a quarter of the budget: $75.
  CHECK(shop.pick() == able);
  CHECK(shop.left_at(cheap) == ChoiceStep::level);
  CHECK(*shop.choice().decision.cap == Usd(75));
}

TEST_CASE("A budget is not spent because it is there") {
  Shop shop;
  shop.budget(300);
  const auto cheap = shop.api(12, 52);
  const auto frontier = shop.api(280, 80);
  CHECK(shop.pick() == cheap);
  CHECK(shop.left_at(frontier) == ChoiceStep::cap);
  shop.budget(1120);
  CHECK(shop.pick() == frontier);
}

TEST_CASE(
    "Half as much again as the cheapest is worth a level, whatever share of the budget it is") {
  Shop shop;
  shop.budget(300);
  shop.api(160, 52);
  const auto better = shop.api(240, 58);
  shop.api(241, 70);
  CHECK(shop.pick() == better);
}

TEST_CASE("Without a budget a level may cost two hundred dollars more, or half as much again") {
  Shop shop;
  shop.api(24, 52);
  const auto better = shop.api(224, 58);
  shop.api(225, 70);
  CHECK(shop.pick() == better);
}

TEST_CASE("The budget is one for invoices: the people that every option needs come on top") {
  Shop shop;
  shop.budget(300);
  shop.machine(138, 52, 583);
  const auto better = shop.machine(140, 61, 583);
  // The cheapest costs $721 all-in; the cap is $300 and the people.
  CHECK(*shop.choice().decision.cap == Usd(883));
  CHECK(shop.pick() == better);
}

TEST_CASE("Of options as cheap as the cheapest one that needs no machine is picked") {
  Shop shop;
  shop.budget(1000);
  const auto machine = shop.machine(100, 58);
  const auto api = shop.api(140, 58);
  // 5 % of the budget is $50.
  CHECK(shop.choice().decision.materiality == Usd(50));
  CHECK(shop.pick() == api);
  CHECK(shop.left_at(machine) == ChoiceStep::nothing_to_run);
  CHECK(shop.choice().decision.by == ChoiceStep::nothing_to_run);
  CHECK(shop.choice().decision.over == ref_of(shop.options[machine].candidate));
  shop.options[api].totals = Shop::totals(151, 0);
  CHECK(shop.pick() == machine);
  CHECK(shop.left_at(api) == ChoiceStep::cost);
}

TEST_CASE("Among options that are as cheap the abler wins, then the dollar") {
  Shop shop;
  shop.budget(1000);
  const auto cheap = shop.api(100, 58);
  const auto able = shop.api(120, 61);
  CHECK(shop.pick() == able);
  CHECK(shop.left_at(cheap) == ChoiceStep::ability);
  // Within the leader's error, one point, they are equal, and the cheaper is picked.
  shop.options.clear();
  const auto less = shop.api(100, 60);
  shop.api(120, 61);
  CHECK(shop.pick() == less);
  CHECK(shop.choice().decision.by == ChoiceStep::dollars);
}

TEST_CASE("Two offers within a cent are told apart by ability, then by name") {
  Shop shop;
  shop.api(100.004, 58.5);
  const auto abler = shop.api(100, 59);
  CHECK(shop.pick() == abler);
  CHECK(shop.choice().decision.by == ChoiceStep::points);
  shop.options.clear();
  const auto first = shop.api(100.004, 59);
  shop.api(100, 59);
  CHECK(shop.pick() == first);
  CHECK(shop.choice().decision.by == ChoiceStep::name);
}

TEST_CASE(
    "A model with too few scores is picked where it is named or where nothing else is there") {
  Shop shop;
  ModelMode few = build::mode(70);
  few.standing->few_scores = true;
  const auto untested = shop.add(build::closed_api(shop.catalog), 10, few);
  CHECK(shop.pick() == untested);
  const auto tested = shop.api(50, 58);
  CHECK(shop.pick() == tested);
  CHECK(shop.left_at(untested) == ChoiceStep::evidence);
  shop.project.filters.models = {"model-0", "model-1"};
  CHECK(shop.pick() == untested);
}

TEST_CASE("Where the lowest cost is preferred a dollar or one in twenty decides") {
  Shop shop;
  shop.budget(300);
  shop.project.prefer = Preference::cost;
  const auto cheap = shop.api(12, 52);
  shop.api(14, 66);
  CHECK(shop.pick() == cheap);
  const auto as_cheap = shop.api(12.9, 66);
  CHECK(shop.pick() == as_cheap);
}

TEST_CASE("Where quality is preferred the ablest is picked, the cheapest of its equals") {
  Shop shop;
  shop.budget(300);
  shop.project.prefer = Preference::quality;
  shop.api(12, 52);
  shop.api(290, 80);
  const auto equal = shop.api(90, 79);
  shop.api(60, 78.9);
  CHECK(shop.pick() == equal);
}

TEST_CASE("Where the invoice decides the people do not count") {
  Shop shop;
  shop.project.prefer = Preference::cost;
  const auto api = shop.api(120, 58);
  const auto machine = shop.machine(60, 58, 583);
  CHECK(shop.pick() == api);
  shop.project.decide_on = CostBasis::invoice;
  CHECK(shop.pick() == machine);
}

TEST_CASE("Of what is too weak the ablest misses by least, whatever it costs") {
  Shop shop;
  const auto weak = shop.api(1, 34);
  const auto near = shop.api(90, 68);
  for (auto& w : shop.options) {
    w.verdict = Verdict::rejected;
    w.first_reason = ReasonCode::quality_floor;
    w.failed = 1;
  }
  const Choice choice = shop.choice();
  const auto order =
      ranking(shop.options, choice, ChoiceRule(shop.project, shop.places, shop.numbers));
  CHECK(order == std::vector<std::size_t>{near, weak});
}

TEST_CASE("Nothing is picked where nothing is admitted") {
  Shop shop;
  shop.budget(10);
  shop.api(12, 52);
  CHECK_FALSE(shop.choice().pick);
  CHECK(shop.left_at(0) == ChoiceStep::gates);
}
