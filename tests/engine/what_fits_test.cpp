#include "llmadvisor/engine/what_fits.hpp"

#include <algorithm>
#include <functional>

#include "llmadvisor/engine/resolve.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

MachineFits fits_on(const OwnMachines& own, const ProjectInput& input = {}) {
  const Catalog& catalog = shipped_catalog();
  const OwnMachineRecords machines(catalog, {own});
  return what_fits(machines, resolve(input, catalog), catalog).at(0);
}

const FittingModel* find(const MachineFits& fits, std::string_view model) {
  const auto found = std::ranges::find_if(
      fits.models, [&](const FittingModel& f) { return f.model->id == model; });
  return found == fits.models.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("what fits on cards is told for many requests and for one person") {
  const MachineFits fits = fits_on({2, "rtx-4090"});
  const FittingModel* small = find(fits, "gpt-oss-20b");
  REQUIRE(small != nullptr);
  REQUIRE(small->server);
  REQUIRE(small->person);
  CHECK(small->server->estimate.serving->output.value() > 1 / small->person->estimate.tpot.count());
  // 120 G parameters at four bits are 60 GB and more, two cards have 48.
  CHECK(find(fits, "gpt-oss-120b") == nullptr);
  CHECK(fits.without_room > 0);
  CHECK(std::ranges::is_sorted(fits.models, std::greater<>(), [](const FittingModel& f) {
    return f.mode().standing ? f.mode().standing->lower_bound : -1e9;
  }));
}

TEST_CASE("the longest request fits, and a longer one does not") {
  const MachineFits fits = fits_on({1, "rtx-4090"});
  int bounded = 0;
  for (const auto& fit : fits.models) {
    if (!fit.person) continue;
    LocalRequest r = fit.person->estimate.request;
    r.input = r.output = Tokens(0);
    r.context = fit.person->longest;
    CHECK(local_estimate(r).missing == Bytes(0));
    const auto& most = fit.model->unscaled_context_tokens ? fit.model->unscaled_context_tokens
                                                          : fit.model->max_context_tokens;
    if (most && fit.person->longest == Tokens(*most)) continue;
    r.context += Tokens(1);
    CHECK(local_estimate(r).missing > Bytes(0));
    ++bounded;
  }
  CHECK(bounded > 3);
}

TEST_CASE("a Mac has llama.cpp alone, and less room for longer requests") {
  const MachineFits fits = fits_on({1, "apple-m4-max"});
  CHECK(std::ranges::none_of(fits.models, [](const auto& f) { return f.server.has_value(); }));
  CHECK(find(fits, "gpt-oss-20b") != nullptr);
  ProjectInput longer;
  longer[Number::context] = 100000;
  CHECK(fits_on({1, "apple-m4-max"}, longer).models.size() < fits.models.size());
}
