#include "llmadvisor/engine/what_if/confidence.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

/// Offers of one price each, at providers of their own.
struct Offers {
  Catalog catalog = build::catalog();
  Market market;
  std::vector<ApiOffer> offers = std::vector<ApiOffer>(2);
  std::vector<Weighed> options = std::vector<Weighed>(2);
  Project project = build::project();

  Offers() {
    market.placements = {{&catalog.providers[0], DeploymentClass::closed_api, ""},
                         {&catalog.providers[0], DeploymentClass::own_premises, ""}};
    for (std::size_t i = 0; i < 2; ++i) {
      ApiCandidate api = build::closed_api(catalog);
      api.offer = &offers[i];
      api.mode.band = QualityBand::solid;
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
  double share(std::size_t pick = 0) const {
    return pick_confidence(options, pick, project, market, 2000, 1).share;
  }
};

}  // namespace

TEST_CASE("a pick is sure where no range reaches it, and a toss-up where both are alike") {
  Offers o;
  o.price(0, 90, 100, 110);
  o.price(1, 120, 130, 140);
  CHECK(o.share() == 1);
  o.price(1, 90, 100, 110);
  CHECK(o.share() > 0.45);
  CHECK(o.share() < 0.55);
  // The same seed, the same share.
  CHECK(o.share() == o.share());
}

TEST_CASE("a long way up does not count against what is expected") {
  Offers o;
  // As likely above what is expected as below: half of the draws lie on either side of it, and only
  // the upper half is dearer than the rival's.
  o.price(0, 90, 100, 1000);
  o.price(1, 100, 101, 102);
  CHECK(o.share() > 0.45);
  CHECK(o.share() < 0.60);
}

TEST_CASE("models that differ by less than a cent do not beat each other") {
  Offers o;
  o.price(0, 90, 100.004, 110);
  o.price(1, 90, 100, 110);
  o.api(1).offer = o.api(0).offer;  // one price behind both
  CHECK(o.share() == 1);
}

TEST_CASE("a cheaper option with less of what comes first is no rival") {
  Offers o;
  o.price(0, 90, 100, 110);
  o.price(1, 10, 20, 30);
  CHECK(o.share() == 0);
  o.project.prefer = Preference::quality;
  o.api(0).mode.band = QualityBand::frontier;
  CHECK(o.share() == 1);
  o.project.prefer = Preference::privacy;
  CHECK(o.share() == 0);
  o.api(0).placement = 1;
  CHECK(o.share() == 1);
}
