#include "llmadvisor/catalog/catalog_diff.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;
using llmadvisor::test::frozen_catalog;

TEST_CASE("a catalogue does not differ from itself") {
  CHECK(diff(frozen_catalog(), frozen_catalog()).empty());
}

TEST_CASE("a changed price is named with its factor, and a jump is marked") {
  Catalog changed = frozen_catalog();
  auto& price = changed.api_offers.front().prices.input;
  REQUIRE(price);
  price = *price * 4;
  const auto changes = diff(frozen_catalog(), changed);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].difference == Difference::changed);
  REQUIRE(changes[0].fields.size() == 1);
  CHECK(changes[0].fields[0].path == "prices/input_per_million_tokens");
  CHECK(changes[0].fields[0].is_jump());
}

TEST_CASE("one more second source is no jump of those behind it") {
  Catalog before = frozen_catalog();
  const SecondSource input{OfferFigure::input, 0.1, "one list", {}, {}, {}, {}};
  const SecondSource context{OfferFigure::context, 200000, "one list", {}, {}, {}, {}};
  before.api_offers.front().second_sources = {context};
  Catalog after = before;
  after.api_offers.front().second_sources = {input, context};
  const auto changes = diff(before, after);
  REQUIRE(changes.size() == 1);
  CHECK(std::ranges::none_of(changes[0].fields, &FieldChange::is_jump));
}

TEST_CASE("records that came and went are told apart") {
  Catalog smaller = frozen_catalog();
  const auto id = smaller.gpus.back().id;
  smaller.gpus.pop_back();
  const auto gone = diff(frozen_catalog(), smaller);
  REQUIRE(gone.size() == 1);
  CHECK(gone[0].difference == Difference::removed);
  CHECK(gone[0].id == id);
  CHECK(diff(smaller, frozen_catalog())[0].difference == Difference::added);
}

TEST_CASE("a change in a file of several tables is one change of its own table") {
  Catalog changed = frozen_catalog();
  REQUIRE_FALSE(changed.gpu_names.empty());
  changed.gpu_names.front().note = "another note";
  auto changes = diff(frozen_catalog(), changed);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].table == "gpu-names");
  changed = frozen_catalog();
  changed.region_names.pop_back();
  changes = diff(frozen_catalog(), changed);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].table == "region-names");
}

TEST_CASE("catalog diff names a directory that cannot be read") {
  const auto outcome = test::run_line("catalog diff embedded no-such-directory");
  CHECK(outcome.code == cli::ExitCode::failure);
  CHECK(outcome.out.empty());
}
