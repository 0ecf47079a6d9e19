#include "llmadvisor/engine/project.hpp"

#include <algorithm>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "support/catch.hpp"
#include "support/defaults.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

TEST_CASE("a month of traffic is 365/12 days and 730 hours") {
  Workload w;
  w.requests_per_day = Requests(5000);
  w.peak_factor = 3;
  // 5000 x 365/12 = 152,083.33
  CHECK_THAT(billed_requests(w).value(), WithinRel(152083.333, 1e-6));
  CHECK(active_hours(w) == Hours(730));
  // 5000 / 86,400 s x 3 = 0.1736/s
  CHECK_THAT(peak_rate(w).value(), WithinRel(0.173611, 1e-5));
}

TEST_CASE("a schedule concentrates the day's requests in its hours") {
  Workload w;
  w.requests_per_day = Requests(5000);
  w.hours_per_day = Hours(8);
  w.days_per_week = 5;
  // 730 x 8/24 x 5/7 = 173.81 h; 5000 x 365/12 x 5/7 = 108,630.95; 5000 / 28,800 s = 0.1736/s
  CHECK_THAT(active_hours(w).value(), WithinRel(173.8095, 1e-6));
  CHECK_THAT(billed_requests(w).value(), WithinRel(108630.952, 1e-6));
  CHECK_THAT(peak_rate(w).value(), WithinRel(0.173611, 1e-5));
}

TEST_CASE("gaps are filled from the defaults and written down") {
  const Catalog catalog = catalog_with_defaults();
  ProjectInput input;
  input[Number::requests_per_day] = 100;
  const Project p = resolve(input, catalog);
  CHECK(p.workload.requests_per_day == Requests(100));
  CHECK(p.workload.input == Tokens(1000));
  CHECK_FALSE(p.requirements.budget);
  const auto noted = [&](const InputRef& what) {
    const auto found = std::ranges::find(p.assumptions, what, &Assumption::input);
    return found == p.assumptions.end() ? nullptr : &*found;
  };
  REQUIRE(noted(Number::input_tokens) != nullptr);
  CHECK(noted(Number::input_tokens)->value == InputValue(1000.0));
  CHECK(noted(Number::input_tokens)->source->why == "for the test");
  CHECK(noted(Number::requests_per_day) == nullptr);
}

TEST_CASE("retrieved context is part of every prompt") {
  const Catalog catalog = catalog_with_defaults();
  ProjectInput input;
  input.rag = Wanted::yes;
  input[Number::input_tokens] = 500;
  input[Number::rag_context_tokens] = 2000;
  CHECK(resolve(input, catalog).workload.input == Tokens(2500));
}

TEST_CASE("the shared prefix says how much of the prompt a cache serves") {
  const Catalog catalog = catalog_with_defaults();
  ProjectInput input;
  input[Number::input_tokens] = 2000;
  input[Number::shared_prefix_tokens] = 1500;
  CHECK(resolve(input, catalog).workload.cached_share == 0.75);
  input[Number::cached_share] = 0.1;  // said outright
  CHECK(resolve(input, catalog).workload.cached_share == 0.1);
}

TEST_CASE("a budget in euros is compared in dollars at the dated rate") {
  const Catalog catalog = catalog_with_defaults();  // 1.10 dollars for a euro
  ProjectInput input;
  input.budget = Money{280, Currency::eur};
  CHECK_THAT(resolve(input, catalog).requirements.budget->value(), WithinRel(308.0, 1e-12));
}

TEST_CASE("inputs that exclude each other are refused") {
  const Catalog catalog = catalog_with_defaults();
  ProjectInput input;
  input[Number::input_tokens] = 1000;
  input[Number::shared_prefix_tokens] = 1001;
  CHECK_THROWS_AS(resolve(input, catalog), Error);
  ProjectInput short_context;
  short_context[Number::context] = 100;
  CHECK_THROWS_AS(resolve(short_context, catalog), Error);
}

TEST_CASE("re-ranking without retrieval is refused") {
  const Catalog catalog = catalog_with_defaults();
  ProjectInput input;
  input.reranking = Wanted::yes;
  CHECK_THROWS_WITH(resolve(input, catalog), Catch::Contains("nothing is retrieved"));
  input.rag = Wanted::yes;
  CHECK(resolve(input, catalog).rag->reranking == Wanted::yes);
}

namespace {

/// A catalogue that knows one kind of work, of which coding is an example.
Catalog with_a_preset() {
  Catalog catalog = catalog_with_defaults();
  WorkloadPreset preset;
  preset.id = "agent";
  preset.input_tokens = 9000;
  preset.cached_share = 0.9;
  preset.output_tokens = 400;
  preset.requests_per_user_and_day = 160;
  preset.peak_factor = 2;
  preset.hours_per_day = 10;
  preset.request = "answer";
  catalog.presets.push_back(preset);
  std::ranges::find(catalog.tasks, Task::coding, &TaskProfile::task)->preset = "agent";
  return catalog;
}

}  // namespace

TEST_CASE("people and what each of them asks are requests") {
  const Catalog catalog = catalog_with_defaults();
  ProjectInput input;
  input[Number::users] = 40;
  input[Number::uses_per_day] = 10;
  CHECK(resolve(input, catalog).workload.requests_per_day == Requests(400));
  CHECK(resolve(input, catalog).workload.days_per_week == 5);  // people are counted at work
  // The test's default of 5 each: 40 x 5.
  input[Number::uses_per_day].reset();
  CHECK(resolve(input, catalog).workload.requests_per_day == Requests(200));
  // One request on 0.01 active days is not none.
  input[Number::users] = 1;
  input[Number::uses_per_day] = 0.01;
  CHECK(resolve(input, catalog).workload.requests_per_day == Requests(1));
}

TEST_CASE("a task fills what nobody states with what such work looks like, and says so") {
  const Catalog catalog = with_a_preset();
  ProjectInput input;
  input.task = Task::coding;
  input[Number::users] = 30;
  const Project p = resolve(input, catalog);
  CHECK(p.workload.requests_per_day == Requests(4800));  // 30 x 160
  CHECK(p.workload.input == Tokens(9000));
  CHECK(p.workload.cached_share == 0.9);
  CHECK(p.workload.output == Tokens(400));
  CHECK(p.workload.peak_factor == 2);
  CHECK(p.workload.hours_per_day == Hours(10));
  const auto noted =
      std::ranges::find(p.assumptions, InputRef(Number::uses_per_day), &Assumption::input);
  REQUIRE(noted != p.assumptions.end());
  CHECK(noted->preset == &catalog.presets.front());
  CHECK(noted->source == nullptr);

  // Whatever is stated stays; the share in cache is of the prompt that it was counted on.
  input[Number::input_tokens] = 2000;
  input[Number::hours_per_day] = 24;
  const Project stated = resolve(input, catalog);
  CHECK(stated.workload.input == Tokens(2000));
  CHECK(stated.workload.cached_share == 0);
  CHECK(stated.workload.hours_per_day == Hours(24));
  CHECK(stated.workload.output == Tokens(400));
}

TEST_CASE("the prompt of a preset holds what is retrieved already") {
  const Catalog catalog = with_a_preset();
  ProjectInput input;
  input.preset = "agent";
  input.rag = Wanted::yes;  // 2,000 tokens of passages by default
  CHECK(resolve(input, catalog).workload.input == Tokens(9000));
}

TEST_CASE("people and requests are not both counted") {
  const Catalog catalog = catalog_with_defaults();
  ProjectInput both;
  both[Number::users] = 40;
  both[Number::requests_per_day] = 400;
  CHECK_THROWS_WITH(resolve(both, catalog),
                    Catch::Matchers::Contains("users and requests_per_day"));
  ProjectInput nobody;
  nobody[Number::uses_per_day] = 10;
  CHECK_THROWS_WITH(resolve(nobody, catalog), Catch::Matchers::Contains("of each user"));
}

TEST_CASE("what says nothing without something else is refused") {
  const Catalog catalog = catalog_with_defaults();
  ProjectInput since;
  since.own_since = *parse_date("2025-01-01");
  CHECK_THROWS_WITH(resolve(since, catalog), Catch::Matchers::Contains("none is named"));
  ProjectInput month_and_job;
  month_and_job[Number::job] = 1000;
  month_and_job.today = PaidToday{{300, Currency::usd}, {}, {}};
  CHECK_THROWS_WITH(resolve(month_and_job, catalog), Catch::Matchers::Contains("--today"));
}

TEST_CASE("a catalogue without a needed default is refused by name") {
  Catalog catalog = catalog_with_defaults();
  std::erase_if(catalog.defaults, [](const auto& d) { return d.input == "output_tokens"; });
  CHECK_THROWS_AS(resolve(ProjectInput{}, catalog), DataError);
}
