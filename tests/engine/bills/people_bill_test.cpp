#include "llmadvisor/engine/bills/people_bill.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

struct Rig {
  Catalog catalog = build::catalog();
  CostBook costs{catalog};

  ExtraHours rented(int gpus, int machines, Team team = Team::part_time) const {
    return extra_hours({Herd::Whose::rented, gpus, machines}, team, costs);
  }
  ExtraHours own(int gpus, int machines) const {
    return extra_hours({Herd::Whose::own, gpus, machines}, Team::part_time, costs);
  }
};

}  // namespace

TEST_CASE("A first pair of GPUs takes five hours a month, each further pair two") {
  const Rig rig;
  CHECK(rig.rented(1, 1).running.expected == Hours(5));
  CHECK(rig.rented(2, 1).running.expected == Hours(5));
  CHECK(rig.rented(1, 3).running.expected == Hours(9));
  // Four GPUs in one box are two pairs.
  CHECK(rig.own(4, 1).running.expected == Hours(7));
  CHECK(rig.rented(1, 1).set_up.expected == Hours(24));
}

TEST_CASE("Eight pairs are a fleet, and a box of eight GPUs of one's own is a node") {
  const Rig rig;
  CHECK(rig.rented(1, 7).running.expected == Hours(17));
  CHECK(rig.rented(1, 8).running.expected == Hours(30));
  CHECK(rig.rented(1, 13).running.expected == Hours(40));
  CHECK(rig.rented(1, 8).set_up.expected == Hours(120));
  // A rented box of eight is four pairs: somebody else changes its parts.
  CHECK(rig.rented(8, 1).running.expected == Hours(11));
  CHECK(rig.own(8, 1).running.expected == Hours(80));
  CHECK(rig.own(8, 3).running.expected == Hours(100));
}

TEST_CASE("More machines never take fewer hours") {
  const Rig rig;
  for (const int gpus : {1, 2, 3, 4, 8}) {
    Hours rented;
    Hours own;
    for (int machines = 1; machines < 40; ++machines) {
      CHECK(rig.rented(gpus, machines).running.expected >= rented);
      CHECK(rig.own(gpus, machines).running.expected >= own);
      rented = rig.rented(gpus, machines).running.expected;
      own = rig.own(gpus, machines).running.expected;
    }
  }
}

TEST_CASE("Who is there already moves the hours within their range") {
  const Rig rig;
  CHECK(rig.rented(1, 1, Team::platform).running.expected == Hours(3));
  CHECK(rig.rented(1, 1, Team::platform).set_up.expected == Hours(12));
  CHECK(rig.rented(1, 1, Team::none).running.expected == Hours(10));
  CHECK(rig.rented(1, 1, Team::none).running.low == Hours(5));
}

TEST_CASE("The extra people of a machine cost what the bill says, and an API has none") {
  const Rig rig;
  Project project = build::project();
  // (24 h / 12 + 5 h) x $60 x 1.4
  CHECK_THAT(extra_people_cost({Herd::Whose::rented, 1, 1}, project, rig.costs).value(),
             WithinRel(588, 1e-12));
  BillBuilder rented(Detail::totals);
  add_people_bill(rented, build::rented(rig.catalog), project, rig.costs);
  CHECK_THAT(rented.totals().full_cost.expected.value(), WithinRel(588, 1e-12));
  project.team = Team::platform;
  BillBuilder platform(Detail::totals);
  add_people_bill(platform, build::rented(rig.catalog), project, rig.costs);
  CHECK_THAT(platform.totals().full_cost.expected.value(), WithinRel(336, 1e-12));
  BillBuilder api(Detail::lines);
  add_people_bill(api, build::closed_api(rig.catalog), project, rig.costs);
  CHECK(std::move(api).take_bill().full_cost_lines.empty());
}
