#include "llmadvisor/engine/serving/learning.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <map>
#include <optional>
#include <tuple>

namespace llmadvisor {
namespace {

/// As many rows as the prediction itself counts for.
constexpr double rows_of_prediction = 3;

std::optional<LearnedFigure> figure_of(std::string_view metric) {
  const auto known = parse_enum<Metric>(metric);
  if (!known) return std::nullopt;
  switch (*known) {
    case Metric::ttft_ms:
      return LearnedFigure::ttft;
    case Metric::tpot_ms:
      return LearnedFigure::tpot;
    default:
      return LearnedFigure::throughput;
  }
}

void take(Learned& learned, const LearnedFactor& f) {
  learned.rows = std::max(learned.rows, f.rows);
  switch (f.figure) {
    case LearnedFigure::throughput:
      learned.throughput = f.factor;
      break;
    case LearnedFigure::tpot:
      learned.tpot = f.factor;
      break;
    case LearnedFigure::ttft:
      learned.ttft = f.factor;
      break;
  }
}

/// What was served, and under which load.
struct Run {
  std::string gpu;
  std::string model;
  std::tuple<std::string, int, std::string, double, double, std::string, double, std::string>
      setting;
  auto operator<=>(const Run&) const = default;
};

Run run_of(const Measurement& m, const Catalog& catalog) {
  return {catalog.find_gpu(m.gpu)->id,
          catalog.find_model(m.model)->id,
          {m.weights, m.tensor_parallel, m.engine_version, m.input_tokens, m.output_tokens, m.load,
           m.load_value, m.source_date}};
}

struct Logs {
  double sum = 0;
  int rows = 0;
  /// Pulled towards `prior`, a logarithm too.
  double mean(double prior = 0) const {
    return (sum + rows_of_prediction * prior) / (rows + rows_of_prediction);
  }
};

LearnedFactor factor_of(const std::string& gpu, const std::string& model, LearnedFigure figure,
                        double log, int rows) {
  LearnedFactor f;
  f.gpu = gpu;
  f.model = model;
  f.figure = figure;
  f.rows = rows;
  f.factor = std::clamp(std::exp(log), 0.05, 20.0);
  f.id = gpu + (model.empty() ? "" : "/" + model) + "/" + std::string(to_string(figure));
  return f;
}

}  // namespace

Learned learned_of(const Catalog& catalog, std::string_view gpu, std::string_view model) {
  Learned learned;
  for (const bool of_model : {false, true}) {
    for (const auto& f : catalog.learned_factors) {
      if (f.gpu == gpu && (of_model ? f.model == model : f.model.empty())) take(learned, f);
    }
  }
  return learned;
}

ServingEstimate corrected(ServingEstimate e, const Learned& learned) {
  e.ttft *= learned.ttft;
  e.tpot *= learned.tpot;
  e.requests = e.requests * learned.throughput;
  e.output = e.output * learned.throughput;
  e.total = e.total * learned.throughput;
  return e;
}

std::vector<LearnedFactor> learn(const Accuracy& accuracy, const Catalog& catalog,
                                 const std::string& source, Date today) {
  // Figures of one run that say the same count once.
  std::map<std::tuple<LearnedFigure, Run>, Logs> runs;
  for (const auto& row : accuracy.rows) {
    const auto figure = figure_of(row.measurement.metric);
    if (!row.predicted || !figure) continue;
    auto& run = runs[{*figure, run_of(row.measurement, catalog)}];
    run.sum -= std::log(row.ratio());
    ++run.rows;
  }
  std::map<std::tuple<std::string, std::string, LearnedFigure>, Logs> logs;
  for (const auto& [key, run] : runs) {
    const auto& [figure, of] = key;
    for (const auto& model : {std::string(), of.model}) {
      auto& sum = logs[{of.gpu, model, figure}];
      sum.sum += run.sum / run.rows;
      ++sum.rows;
    }
  }
  std::vector<LearnedFactor> factors;
  for (const auto& [key, own] : logs) {
    const auto& [gpu, model, figure] = key;
    double prior = 0;
    if (!model.empty()) {
      const Logs& card = logs.at({gpu, "", figure});
      prior = Logs{card.sum - own.sum, card.rows - own.rows}.mean();
    }
    factors.push_back(factor_of(gpu, model, figure, own.mean(prior), own.rows));
    factors.back().provenance.source = source;
    factors.back().provenance.as_of = today;
  }
  return factors;
}

}  // namespace llmadvisor
