#include "llmadvisor/engine/choice/gates.hpp"

#include <algorithm>

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

TEST_CASE("what a model thinks to itself takes room in its context too") {
  Project p;
  p.workload.input = Tokens(1000);
  p.workload.output = Tokens(300);
  p.requirements.context = Tokens(1300);
  CHECK(context_needed(Tokens(0), p) == Tokens(1300));
  CHECK(context_needed(Tokens(900'000), p) == Tokens(901'300));
  p.requirements.context = Tokens(1'000'000);
  CHECK(context_needed(Tokens(900'000), p) == Tokens(1'000'000));
}

TEST_CASE("a gate is judged as soon as its stage is known") {
  const Catalog catalog = build::catalog();
  const Market market = stock_market(catalog, {});
  const CostBook costs(catalog);
  Places places(market, costs, build::today());
  Project project = build::project();
  places.assess_for(project);
  Weighed draft;
  RentedCandidate rented = build::rented(catalog);
  rented.mode = build::mode(53);
  rented.fleet = {};
  draft.candidate = rented;
  project.requirements.quality.band = QualityBand::solid;
  CHECK(passes(GateStage::model, draft, project, places));
  project.requirements.quality.band = QualityBand::strong;
  CHECK_FALSE(passes(GateStage::model, draft, project, places));
  // No machine is known yet, so its memory is not looked at; where it is, it serves nothing.
  CHECK_FALSE(passes(GateStage::machine, draft, project, places));
  // Without rules, data may go nowhere: a gate before the model's quality.
  CHECK(failures_of(draft, project, places).first == ReasonCode::sensitivity);
  CHECK(failures_of(draft, project, places).count == 3);
  CHECK(stage_of(ReasonCode::quality_floor) == GateStage::model);
  CHECK(stage_of(ReasonCode::over_budget) == GateStage::bill);
}

TEST_CASE("a default floor does not refuse a model that somebody named") {
  const Catalog catalog = build::catalog();
  const Market market = stock_market(catalog, {});
  const CostBook costs(catalog);
  Places places(market, costs, build::today());
  Project project = build::project();
  places.assess_for(project);
  Weighed draft;
  ApiCandidate api = build::closed_api(catalog);
  draft.candidate = api;
  CHECK_FALSE(passes(GateStage::model, draft, project, places));  // unrated
  project.filters.models = {"acme-large"};
  CHECK(passes(GateStage::model, draft, project, places));
  project.requirements.quality.origin = Origin::given;
  CHECK_FALSE(passes(GateStage::model, draft, project, places));
}

TEST_CASE("a floor named by a model is one in points") {
  QualityFloor floor;
  floor.points = 54.3;
  CHECK(meets(floor, *build::mode(55.3).standing));
  CHECK_FALSE(meets(floor, *build::mode(55.2).standing));
}

TEST_CASE("what no list says that a model can do is not taken for granted") {
  Catalog catalog = build::catalog();
  const Market market = stock_market(catalog, {});
  const CostBook costs(catalog);
  Places places(market, costs, build::today());
  Project project = build::project();
  project.needs = {Capability::tools, Capability::vision};
  places.assess_for(project);
  Weighed draft;
  ApiCandidate api = build::closed_api(catalog);
  api.mode = build::mode(60);
  draft.candidate = api;
  CHECK_FALSE(passes(GateStage::model, draft, project, places));
  Capabilities list;
  list.tools = true;
  catalog.models[0].capabilities = list;
  CHECK_FALSE(passes(GateStage::model, draft, project, places));
  catalog.models[0].capabilities->vision = true;
  CHECK(passes(GateStage::model, draft, project, places));
}

TEST_CASE(
    "an API thinks no longer than the reader waits, at the usual speed where nobody measured") {
  const Catalog catalog = build::catalog();
  const Market market = stock_market(catalog, {});
  const CostBook costs(catalog);
  Places places(market, costs, build::today());
  Project project = build::project();
  project.requirements.max_ttft = Seconds(15);
  places.assess_for(project);
  Weighed draft;
  ApiCandidate api = build::closed_api(catalog);
  api.mode = build::mode(60, 1, 1200);  // 1,200 tokens at 80 tokens/s are 15 s
  draft.candidate = api;
  CHECK(passes(GateStage::machine, draft, project, places));
  api.mode = build::mode(60, 1, 1201);
  draft.candidate = api;
  CHECK_FALSE(passes(GateStage::machine, draft, project, places));
  ApiSpeed speed;
  speed.value = 200;
  api.pace.output = &speed;  // 6 s
  draft.candidate = api;
  CHECK(passes(GateStage::machine, draft, project, places));
  ApiSpeed first;
  first.metric = SpeedMetric::time_to_first_token;
  first.value = 9500;  // 15.5 s
  api.pace.first_token = &first;
  draft.candidate = api;
  CHECK_FALSE(passes(GateStage::machine, draft, project, places));
}

TEST_CASE("what the engine does not start fails a gate of its own, not the one of memory") {
  Catalog catalog = build::catalog();
  const Market market = stock_market(catalog, {});
  const CostBook costs(catalog);
  Places places(market, costs, build::today());
  Project project = build::project();
  places.assess_for(project);
  Weighed draft;
  RentedCandidate rented = build::rented(catalog);
  rented.mode = build::mode(60);
  rented.fleet.capacity = {};
  rented.fleet.capacity.limit = ReplicaLimit::does_not_start;
  rented.fleet.capacity.start = {StartLevel::unknown, EngineFeature::nvfp4, nullptr, "0.30.0"};
  draft.candidate = rented;
  const auto reasons = failed_gates(draft, project, places);
  CHECK(std::ranges::count(reasons, ReasonCode::memory, &Reason::code) == 0);
  const auto found = std::ranges::find(reasons, ReasonCode::starts, &Reason::code);
  REQUIRE(found != reasons.end());
  const auto& gap = std::get<EngineGap>(found->subject);
  CHECK(gap.level == StartLevel::unknown);
  CHECK(gap.feature == EngineFeature::nvfp4);
  CHECK(gap.cards == GpuGeneration::ampere);
  CHECK(gap.from_version == "0.30.0");
}

TEST_CASE("machines of one's own take the context of the published weights, without rescaling") {
  Catalog catalog = build::catalog();
  catalog.models[1].max_context_tokens = 131072;
  CHECK(context_limit(build::rented(catalog)) == Tokens(131072));
  catalog.models[1].unscaled_context_tokens = 32768;
  CHECK(context_limit(build::rented(catalog)) == Tokens(32768));
  CHECK(context_limit(build::owned(catalog)) == Tokens(32768));
  CHECK(context_limit(build::hosted_api(catalog)) == Tokens(131072));
}
