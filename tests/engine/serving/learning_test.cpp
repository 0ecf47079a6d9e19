#include "llmadvisor/engine/serving/learning.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/engine/serving/estimate.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

AccuracyRow row(const char* metric, double measured, double predicted) {
  AccuracyRow r;
  r.measurement.model = "qwen3-8b";
  r.measurement.gpu = "l40s";
  r.measurement.metric = metric;
  r.measurement.value = measured;
  r.predicted = predicted;
  return r;
}

const LearnedFactor& factor(const std::vector<LearnedFactor>& all, const char* model,
                            LearnedFigure figure) {
  const auto found = std::ranges::find_if(
      all, [&](const LearnedFactor& f) { return f.model == model && f.figure == figure; });
  REQUIRE(found != all.end());
  return *found;
}

}  // namespace

TEST_CASE("few rows move a prediction little, many nearly all the way") {
  Accuracy a;
  a.rows = {row("output_tok_s_total", 2000, 1000)};
  const Date today = *parse_date("2026-11-26");
  auto learned = learn(a, frozen_market(), "own", today);
  // One row at twice the prediction: 2^(1 / (1 + 3)) = 1.1892.
  CHECK_THAT(factor(learned, "", LearnedFigure::throughput).factor, WithinRel(1.1892, 1e-4));
  CHECK(factor(learned, "", LearnedFigure::throughput).rows == 1);
  // So do the rates of one run together.
  a.rows.push_back(row("req_s", 20, 10));
  learned = learn(a, frozen_market(), "own", today);
  CHECK_THAT(factor(learned, "", LearnedFigure::throughput).factor, WithinRel(1.1892, 1e-4));
  a.rows.assign(27, row("output_tok_s_total", 2000, 1000));
  double users = 1;
  for (auto& r : a.rows) r.measurement.load_value = users++;
  learned = learn(a, frozen_market(), "own", today);
  // 2^(27 / 30) = 1.8661.
  CHECK_THAT(factor(learned, "qwen3-8b", LearnedFigure::throughput).factor,
             WithinRel(1.8661, 1e-4));
  // Another model on the card, as predicted, starts from what the first says of it:
  // 1.8661^(3 / (1 + 3)) = 1.5966.
  a.rows.push_back(row("output_tok_s_total", 1000, 1000));
  a.rows.back().measurement.model = "llama-3.1-8b";
  learned = learn(a, frozen_market(), "own", today);
  CHECK_THAT(factor(learned, "llama-3.1-8b", LearnedFigure::throughput).factor,
             WithinRel(1.5966, 1e-4));
}

TEST_CASE("times and rates are learned apart, and a row without a prediction teaches nothing") {
  Accuracy a;
  a.rows = {row("ttft_ms", 100, 200), row("tpot_ms", 30, 20), row("req_s", 1, 1)};
  a.rows.push_back(row("tpot_ms", 30, 20));
  a.rows.back().predicted.reset();
  const auto learned = learn(a, frozen_market(), "own", *parse_date("2026-11-26"));
  CHECK(factor(learned, "", LearnedFigure::ttft).factor < 1);
  CHECK(factor(learned, "", LearnedFigure::tpot).factor > 1);
  CHECK(factor(learned, "", LearnedFigure::tpot).rows == 1);
  CHECK(factor(learned, "", LearnedFigure::throughput).factor == 1);
}

TEST_CASE("a learned factor corrects the estimates of its card, its model's own first") {
  Catalog catalog = frozen_market();
  EstimateRequest r;
  r.model = catalog.find_model("qwen3-8b");
  r.gpu = catalog.find_gpu("l40s");
  r.input = Tokens(1000);
  r.output = Tokens(300);
  r.concurrency = 8;
  const auto plain = estimate(r, ServingModel(catalog));
  CHECK(plain.learned.rows == 0);
  LearnedFactor of_card;
  of_card.gpu = "l40s";
  of_card.figure = LearnedFigure::throughput;
  of_card.factor = 1.1;
  of_card.rows = 5;
  catalog.learned_factors = {of_card};
  const auto corrected = estimate(r, ServingModel(catalog));
  CHECK_THAT(corrected.serving->output.value(),
             WithinRel(plain.serving->output.value() * 1.1, 1e-9));
  CHECK(corrected.serving->tpot == plain.serving->tpot);
  CHECK(corrected.learned.rows == 5);
  LearnedFactor of_model = of_card;
  of_model.model = "qwen3-8b";
  of_model.factor = 0.9;
  of_model.rows = 3;
  catalog.learned_factors = {of_model, of_card};
  CHECK_THAT(estimate(r, ServingModel(catalog)).serving->output.value(),
             WithinRel(plain.serving->output.value() * 0.9, 1e-9));
  r.gpu = catalog.find_gpu("l4");
  CHECK(estimate(r, ServingModel(catalog)).learned.rows == 0);
}
