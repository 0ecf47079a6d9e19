#include "llmadvisor/engine/choice/gates.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

TEST_CASE("what a model thinks to itself takes room in its context too") {
  Project p;
  p.workload.input = Tokens(1000);
  p.workload.output = Tokens(300);
  p.workload.reasoning = Tokens(900'000);
  p.requirements.context = Tokens(1300);
  CHECK(context_needed(Wanted::no, p) == Tokens(1300));
  CHECK(context_needed(Wanted::yes, p) == Tokens(901'300));
  p.requirements.context = Tokens(1'000'000);
  CHECK(context_needed(Wanted::yes, p) == Tokens(1'000'000));
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
  rented.mode.band = QualityBand::solid;
  rented.fleet = {};
  draft.candidate = rented;
  project.requirements.quality = QualityBand::solid;
  CHECK(passes(GateStage::model, draft, project, places));
  project.requirements.quality = QualityBand::strong;
  CHECK_FALSE(passes(GateStage::model, draft, project, places));
  // No machine is known yet, so its memory is not looked at; where it is, it serves nothing.
  CHECK_FALSE(passes(GateStage::machine, draft, project, places));
  // Without rules, data may go nowhere: a gate before the model's quality.
  CHECK(failures_of(draft, project, places).first == ReasonCode::sensitivity);
  CHECK(failures_of(draft, project, places).count == 3);
  CHECK(stage_of(ReasonCode::quality_floor) == GateStage::model);
  CHECK(stage_of(ReasonCode::over_budget) == GateStage::bill);
}
