#include "llmadvisor/engine/what_if/confidence.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

/// Offers of one price each, at providers of their own.
struct Offers {
  Catalog catalog = build::catalog();
  Market market = stock_market(catalog, {});
  CostBook costs{catalog};
  Places places{market, costs, build::today()};
  ChoiceNumbers numbers{catalog};
  std::vector<ApiOffer> offers = std::vector<ApiOffer>(2);
  std::vector<Weighed> options = std::vector<Weighed>(2);
  Project project = build::project();

  Offers() {
    for (std::size_t i = 0; i < 2; ++i) {
      ApiCandidate api = build::closed_api(catalog);
      api.offer = &offers[i];
      api.mode = build::mode(53);
      options[i].candidate = api;
    }
  }
  Offers(const Offers&) = delete;
  Offers& operator=(const Offers&) = delete;

  ApiCandidate& api(std::size_t option) {
    return std::get<ApiCandidate>(options[option].candidate);
  }
  void price(std::size_t option, double low, double expected, double high) {
    const CostRange range{Usd(low), Usd(expected), Usd(high)};
    options[option].totals = BillTotals{range, range};
  }
  PickConfidence confidence() {
    places.assess_for(project);
    return pick_confidence(options, 0, ChoiceRule(project, places, numbers), 2000, 1);
  }
  double share() { return confidence().share; }
};

}  // namespace

TEST_CASE("a pick is sure where no range reaches it") {
  Offers o;
  o.price(0, 90, 100, 110);
  o.price(1, 120, 130, 140);
  const PickConfidence sure = o.confidence();
  CHECK(sure.share == 1);
  CHECK(sure.expected_regret == Usd(0));
  CHECK_FALSE(sure.toughest_rival);
}

TEST_CASE("a difference that decides nothing is nothing to regret") {
  Offers o;
  // $5 decide nothing: what is three dollars dearer stays the pick in most draws.
  o.price(0, 102, 103, 104);
  o.price(1, 99, 100, 101);
  CHECK(o.confidence().materiality == Usd(5));
  CHECK(o.share() > 0.95);
  // The same seed, the same share.
  CHECK(o.share() == o.share());
}

TEST_CASE("between two that vary alike the pick is right in about half of the draws and a little") {
  Offers o;
  o.price(0, 50, 100, 150);
  o.price(1, 50, 100, 150);
  const PickConfidence even = o.confidence();
  CHECK(even.share > 0.5);
  CHECK(even.share < 0.75);
  CHECK(even.expected_regret > Usd(1));
  CHECK(even.toughest_rival == ref_of(o.options[1].candidate));
}

TEST_CASE("models behind one price do not beat each other") {
  Offers o;
  o.price(0, 50, 100.004, 150);
  o.price(1, 50, 100, 150);
  o.api(1).offer = o.api(0).offer;
  CHECK(o.share() == 1);
}

TEST_CASE("a cheaper option of a lower level is no rival, but where the lowest cost is preferred") {
  Offers o;
  o.price(0, 90, 100, 110);
  o.price(1, 10, 20, 30);
  CHECK(o.share() == 0);
  o.api(0).mode = build::mode(70);
  CHECK(o.share() == 1);
  o.project.prefer = Preference::cost;
  CHECK(o.share() == 0);
  o.project.prefer = Preference::quality;
  CHECK(o.share() == 1);
}
