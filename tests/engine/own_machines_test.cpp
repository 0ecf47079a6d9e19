#include "llmadvisor/engine/own_machines.hpp"

#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

const Catalog& catalog() { return shipped_catalog(); }

}  // namespace

TEST_CASE(
    "two cards that somebody has are one machine, the catalogue's where it sells such a one") {
  const OwnMachineRecords own(catalog(), {{2, "rtx-4090"}});
  REQUIRE(own.all().size() == 1);
  CHECK(own.all()[0].first->id == "workstation-2x-rtx-4090");
  CHECK(own.all()[0].second == 1);
  CHECK(own.unlisted()->empty());
}

TEST_CASE("a machine that nobody sells has no price, and draws as others do for their cards") {
  const OwnMachineRecords own(catalog(), {{3, "rtx-4090"}});
  REQUIRE(own.unlisted()->size() == 1);
  const Server& machine = own.unlisted()->front();
  CHECK(machine.gpus == 3);
  CHECK(machine.parts.empty());
  // 3 x 450 W; servers of the catalogue draw 1.82 W for each of their cards' in the mean.
  CHECK_THAT(machine.power.value(), WithinRel(3 * 450 * 1.82, 0.02));
}

TEST_CASE("devices and servers are counted one by one") {
  const OwnMachineRecords own(catalog(), {{2, "apple-m2-ultra"}, {3, "mac-mini-m4-16gb"}});
  REQUIRE(own.all().size() == 2);
  CHECK(own.all()[0].first->device == "apple-m2-ultra");
  CHECK(own.all()[0].first->power == Watts(295));
  CHECK(own.all()[0].second == 2);
  CHECK(own.all()[1].first->id == "mac-mini-m4-16gb");
  CHECK(own.all()[1].second == 3);
}

TEST_CASE("the size of a machine that is sold in sizes stands behind its name") {
  for (const auto* name : {"apple-m4-max-128gb", "apple-m4-max 128 GB", "APPLE-M4-MAX 128Go"}) {
    CAPTURE(name);
    const OwnName own = find_own(catalog(), name);
    REQUIRE(own.device != nullptr);
    CHECK(own.device->id == "apple-m4-max");
    CHECK(own.memory_gb == 128.0);
  }
  // The one that is listed has 36 GB and a price, this one has none and draws as much.
  const OwnMachineRecords own(catalog(), {{1, "apple-m4-max-128gb"}, {1, "apple-m4-max"}});
  REQUIRE(own.all().size() == 2);
  CHECK(own.all()[0].first->memory_gb == 128.0);
  CHECK(own.all()[0].first->parts.empty());
  CHECK(own.all()[0].first->power == Watts(145));
  CHECK(own.all()[1].first->id == "mac-studio-m4-max-36gb");
  // An unknown size is the smallest.
  CHECK(OwnMachineRecords(catalog(), {{1, "apple-m1-ultra"}}).unlisted()->front().memory_gb ==
        64.0);
  // These are names and no sizes.
  CHECK(find_own(catalog(), "rtx-5060-ti-16gb").device != nullptr);
  CHECK_FALSE(find_own(catalog(), "128gb").is_known());
}

TEST_CASE("what somebody has is found by id, alias or name") {
  CHECK(find_own(catalog(), "RTX 4090").gpu != nullptr);
  CHECK(find_own(catalog(), "apple-m4-max").device != nullptr);
  CHECK(find_own(catalog(), "workstation-2x-rtx-4090").server != nullptr);
  CHECK_FALSE(find_own(catalog(), "no such box").is_known());
}
