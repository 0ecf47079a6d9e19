#include "llmadvisor/engine/mode_finder.hpp"

#include "llmadvisor/engine/resolve.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinAbs;

namespace {

/// One model whose efforts are scored as the test says.
struct Bench {
  Catalog catalog = build::catalog();
  Project project;
  std::optional<ModeFinder> finder;

  Bench(Thinking thinking, std::vector<Ability> abilities) {
    catalog.models[0].thinking = thinking;
    catalog.abilities = std::move(abilities);
    for (auto& a : catalog.abilities) a.model = catalog.models[0].id;
    project = resolve({}, catalog);
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  std::vector<ModelMode> modes(double loss = 0) {
    finder.emplace(catalog);
    finder->look_at(project);
    return finder->modes(catalog.models[0], loss);
  }
  std::vector<Effort> efforts() {
    std::vector<Effort> all;
    for (const auto& mode : modes()) all.push_back(mode.effort);
    return all;
  }
};

using Efforts = std::vector<Effort>;

}  // namespace

TEST_CASE("A GGUF file loses what its own rows say, else what four bits lose") {
  Catalog catalog = build::catalog();
  const auto row = [](std::optional<Precision> precision, std::optional<GgufFormat> gguf,
                      double expected) {
    QuantisationLoss loss;
    loss.parameters_from = 7e9;
    loss.parameters_to = 9e9;
    loss.precision = precision;
    loss.gguf = gguf;
    loss.expected = expected;
    return loss;
  };
  catalog.quantisation_losses = {row(Precision::int4, {}, 0.6), row({}, GgufFormat::q4_k_m, 0.4)};
  Model model;
  model.architecture.emplace();
  model.architecture->total_parameters = 8e9;
  CHECK(quantisation_loss(model, GgufFormat::q4_k_m, catalog) == 0.4);
  CHECK(quantisation_loss(model, GgufFormat::q4_0, catalog) == 0.6);
  CHECK(quantisation_loss(model, GgufFormat::f16, catalog) == 0);
  CHECK(quantisation_loss(model, ServedFormat(WeightFormat::int4_awq), catalog) == 0.6);
  // Above every row: the next smaller size.
  model.architecture->total_parameters = 70e9;
  CHECK(quantisation_loss(model, GgufFormat::q4_k_m, catalog) == 0.4);
  model.architecture->native_precision = Precision::mxfp4;
  CHECK(quantisation_loss(model, GgufFormat::mxfp4, catalog) == 0);
}

TEST_CASE("Of each level that a model reaches the effort that thinks least is listed") {
  Bench bench(Thinking::optional,
              {build::ability("", Effort::none, 53), build::ability("", Effort::low, 55),
               build::ability("", Effort::medium, 59), build::ability("", Effort::high, 60)});
  // Lower bounds 52 and 54 are solid, 58 and 59 strong.
  CHECK(bench.efforts() == Efforts{Effort::none, Effort::medium});
  const auto modes = bench.modes();
  CHECK(modes[0].hidden == Tokens(0));
  CHECK(modes[1].hidden == Tokens(400));
  CHECK(modes[1].standing->level == QualityBand::strong);
  CHECK(modes[1].is_one_of_several);
}

TEST_CASE(
    "Where quality comes first every effort that is abler than those that think less is listed") {
  Bench bench(Thinking::optional,
              {build::ability("", Effort::none, 53), build::ability("", Effort::low, 55),
               build::ability("", Effort::medium, 54), build::ability("", Effort::high, 60)});
  bench.project.efforts = EffortsListed::every_abler;
  CHECK(bench.efforts() == Efforts{Effort::none, Effort::low, Effort::high});
}

TEST_CASE(
    "An effort that nobody measured is none of a model of which nobody shows that it has any") {
  Ability low = build::ability("", Effort::low, 60, 4);
  low.scores = low.independent_scores = 0;
  low.basis = AbilityBasis::estimated;
  Bench bench(Thinking::optional, {build::ability("", Effort::none, 53), low,
                                   build::ability("", Effort::standard, 59)});
  CHECK(bench.efforts() == Efforts{Effort::none, Effort::standard});
}

TEST_CASE("A model that never thinks has no hidden tokens, whatever its scores call the effort") {
  Bench bench(Thinking::never, {build::ability("", Effort::standard, 60)});
  CHECK_FALSE(bench.modes().front().thinks());
  bench.catalog.models[0].thinking = Thinking::always;
  CHECK(bench.modes().front().hidden == Tokens(600));
  CHECK(bench.modes().front().hidden_spread.high == 2);
}

TEST_CASE("Few independent scores over all efforts count with two errors") {
  Ability a = build::ability("", Effort::none, 60, 2);
  a.independent_scores = 2;
  Bench bench(Thinking::never, {a});
  const Standing few = *bench.modes().front().standing;
  CHECK(few.lower_bound == 56);
  CHECK(few.few_scores);
  bench.catalog.abilities[0].independent_scores = 3;
  CHECK(bench.modes().front().standing->lower_bound == 58);
}

TEST_CASE("A level is on edge where a cut lies within the error") {
  Bench bench(Thinking::never, {build::ability("", Effort::none, 58.9, 1)});
  CHECK(bench.modes().front().standing->on_edge);  // 57.9 - 1 is below 57
  bench.catalog.abilities[0].ability = 61;
  CHECK_FALSE(bench.modes().front().standing->on_edge);
}

TEST_CASE("What a precision costs comes off the lower bound") {
  Bench bench(Thinking::never, {build::ability("", Effort::none, 58.2, 1)});
  CHECK(bench.modes().front().standing->level == QualityBand::strong);
  const Standing lowered = *bench.modes(0.6).front().standing;
  CHECK_THAT(lowered.lower_bound, WithinAbs(56.6, 1e-9));
  CHECK(lowered.level == QualityBand::solid);
  CHECK(lowered.ability == 58.2);
}

TEST_CASE("A task is read on its own scale, with its spread where nobody scored the model there") {
  Bench bench(Thinking::never, {build::ability("", Effort::none, 60, 3)});
  TaskScale coding;
  coding.task = Skill::coding;
  coding.spread = 4;
  bench.catalog.task_scales = {coding};
  bench.project.scales = {Skill::coding};
  // 60 - sqrt(9 + 16)
  CHECK_THAT(bench.modes().front().standing->lower_bound, WithinAbs(55, 1e-9));
  TaskAbility own;
  own.model = bench.catalog.models[0].id;
  own.task = Skill::coding;
  own.difference = 2;
  own.standard_error = 4;
  own.scores = 3;
  bench.catalog.task_abilities = {own};
  CHECK_THAT(bench.modes().front().standing->lower_bound, WithinAbs(57, 1e-9));
}

TEST_CASE("A model without scores is run in one way, unrated") {
  Bench bench(Thinking::optional, {});
  REQUIRE(bench.modes().size() == 1);
  CHECK_FALSE(bench.modes().front().standing);
  CHECK_FALSE(bench.modes().front().thinks());
}

TEST_CASE("A model without scores is at the level that whoever added it states") {
  Bench bench(Thinking::never, {});
  Quality stated;
  stated.model = bench.catalog.models[0].id;
  stated.band = QualityBand::strong;
  bench.catalog.qualities = {stated};
  const Standing standing = *bench.modes().front().standing;
  CHECK(standing.level == QualityBand::strong);
  CHECK(standing.lower_bound == 57);
  CHECK(standing.basis == AbilityBasis::stated);
  CHECK_FALSE(standing.few_scores);
}

TEST_CASE("A precision loses what the rows for the size say, nothing where the maker ships it") {
  Catalog catalog = build::catalog();
  Model& model = catalog.models[1];  // 8 B at 16 bit
  const auto row = [&](double from, double to, Precision precision, double expected) {
    QuantisationLoss loss;
    loss.parameters_from = from;
    loss.parameters_to = to;
    loss.precision = precision;
    loss.expected = expected;
    catalog.quantisation_losses.push_back(loss);
  };
  row(7e9, 9e9, Precision::int4, 0.6);
  row(24e9, 35e9, Precision::int4, 0.2);
  row(26e9, 35e9, Precision::int4, 0.4);
  CHECK(quantisation_loss(model, Precision::bf16, catalog) == 0);
  CHECK(quantisation_loss(model, Precision::int4, catalog) == 0.6);
  model.architecture->total_parameters = 30e9;
  CHECK(quantisation_loss(model, Precision::int4, catalog) == 0.4);
  model.architecture->total_parameters = 14e9;  // between the classes: as the smaller one
  CHECK(quantisation_loss(model, Precision::int4, catalog) == 0.6);
  model.architecture->native_precision = Precision::int4;
  CHECK(quantisation_loss(model, Precision::int4, catalog) == 0);
}
