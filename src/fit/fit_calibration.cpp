// Refits the constants of the serving model to published measurements and writes calibration.json.
//
//   llmadvisor_fit DATA_DIRECTORY MEASUREMENTS.csv OUTPUT.json [ROUNDS]
//
// The objective is a Huber loss on log(predicted / measured), with each pair of family and metric
// weighted by one over the square root of its rows, so that the largest source does not decide for
// all. A pattern search moves one constant at a time within its physical bounds; it needs no
// derivatives and gives the same result on every machine.

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/csv.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/engine/serving/measurement_table.hpp"

namespace llmadvisor {
namespace {

struct Sample {
  Measurement row;
  MeasurementSetup setup;
  double weight = 1;
};

std::vector<Sample> load_samples(const Catalog& catalog, const std::string& path) {
  std::vector<Sample> samples;
  std::map<std::string, int> rows_of;
  for (const auto& row : measurements_of(CsvTable(path, read_file(path)))) {
    const auto resolved = resolve_measurement(row, catalog);
    if (const auto* skipped = std::get_if<Skipped>(&resolved)) {
      std::cerr << row.id << ": skipped: " << skipped->code << ' ' << skipped->detail << '\n';
      continue;
    }
    samples.push_back({row, std::get<MeasurementSetup>(resolved), 1});
    ++rows_of[row.family + row.metric];
  }
  for (auto& s : samples) s.weight = 1 / std::sqrt(rows_of[s.row.family + s.row.metric]);
  return samples;
}

/// Quadratic near zero, linear beyond 15 %, nearly flat beyond a factor of three: rows whose
/// conditions the source left out must not bend the rest.
double huber(double log_ratio) {
  constexpr double knee = 0.15;
  constexpr double hopeless = 1.2;
  const double size = std::abs(log_ratio);
  const double slope = std::min(size, hopeless);
  const double loss = slope < knee ? slope * slope / (2 * knee) : slope - knee / 2;
  return loss + 0.2 * std::max(0.0, size - hopeless);
}

double ratio(const Sample& s, const Calibration& c) {
  return predict(s.setup, c).value_or(s.setup.value * 1e3) / s.setup.value;
}

double objective(const std::vector<const Sample*>& samples, const Calibration& c) {
  double loss = 0;
  double weights = 0;
  for (const auto* s : samples) {
    loss += s->weight * huber(std::log(ratio(*s, c)));
    weights += s->weight;
  }
  return loss / weights;
}

Calibration fit(const std::vector<const Sample*>& samples, Calibration c,
                const std::vector<CalibrationConstant>& bounds, int rounds) {
  constexpr double smallest_step = 0.003;
  std::vector<double> step(constant_count, 0.1);
  double best = objective(samples, c);
  for (int round = 0; round < rounds; ++round) {
    const double before = best;
    for (std::size_t i = 0; i < constant_count; ++i) {
      const double from = c.values[i];
      bool moved = false;
      for (const double direction : {1.0, -1.0}) {
        c.values[i] =
            std::clamp(from * std::exp(direction * step[i]), bounds[i].least, bounds[i].most);
        const double loss = objective(samples, c);
        if (loss < best - 1e-9) {
          best = loss;
          moved = true;
          break;
        }
        c.values[i] = from;
      }
      step[i] = moved ? std::min(0.4, step[i] * 1.4) : std::max(smallest_step, step[i] * 0.6);
    }
    if (before - best < 1e-7) break;
  }
  return c;
}

std::vector<const Sample*> pointers(const std::vector<Sample>& samples,
                                    const std::function<bool(const Sample&)>& wanted) {
  std::vector<const Sample*> some;
  for (const auto& s : samples) {
    if (wanted(s)) some.push_back(&s);
  }
  return some;
}

void print(const std::string& title, const std::vector<double>& ratios) {
  const auto s = error_statistics(ratios);
  std::printf("%-44s n %4d  median %5.1f %%  p90 %6.1f %%  signed %+6.1f %%\n", title.c_str(),
              s.rows, 100 * s.median, 100 * s.ninetieth, 100 * s.signed_median);
}

using Key = std::function<std::string(const Sample&)>;

/// Ratios of every row, each predicted by a fit that did not see the rows with the same key.
std::vector<double> held_out(const std::vector<Sample>& samples, const Calibration& start,
                             const std::vector<CalibrationConstant>& bounds, int rounds,
                             const Key& key) {
  std::set<std::string> keys;
  for (const auto& s : samples) keys.insert(key(s));
  std::map<const Sample*, double> ratio_of;
  for (const auto& k : keys) {
    const auto train = pointers(samples, [&](const Sample& s) { return key(s) != k; });
    const Calibration c = fit(train, start, bounds, rounds);
    for (const auto* s : pointers(samples, [&](const Sample& x) { return key(x) == k; })) {
      ratio_of[s] = ratio(*s, c);
    }
  }
  std::vector<double> ratios;
  for (const auto& s : samples) ratios.push_back(ratio_of[&s]);
  return ratios;
}

void print_by(const std::string& title, const std::vector<Sample>& samples,
              const std::vector<double>& ratios, const Key& key) {
  std::map<std::string, std::vector<double>> groups;
  for (std::size_t i = 0; i < samples.size(); ++i) groups[key(samples[i])].push_back(ratios[i]);
  std::printf("\nby %s\n", title.c_str());
  for (const auto& [name, some] : groups) print("  " + name, some);
}

std::string metric_group(Metric metric) {
  if (metric == Metric::ttft_ms) return "ttft";
  return metric == Metric::tpot_ms ? "tpot" : "throughput";
}

/// Quantiles of measured / predicted. Today's engine alone: nobody will deploy the old one.
void add_error_ranges(std::vector<ErrorRange>& ranges, const std::string& regime,
                      const std::vector<Sample>& samples, const std::vector<double>& ratios) {
  std::map<std::string, std::vector<double>> factors;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (samples[i].setup.replica.generation == EngineGeneration::v0) continue;
    factors[metric_group(samples[i].setup.metric)].push_back(1 / ratios[i]);
  }
  for (auto& [metric, some] : factors) {
    std::ranges::sort(some);
    const auto at = [&](double share) {
      return some[static_cast<std::size_t>(share * static_cast<double>(some.size() - 1))];
    };
    ranges.push_back({regime, metric, static_cast<int>(some.size()), at(0.1), at(0.5), at(0.9)});
  }
}

std::vector<MeasuredGpu> measured_gpus(const std::vector<Sample>& samples) {
  std::map<std::string, int> rows;
  for (const auto& s : samples) ++rows[s.setup.replica.gpu->id];
  std::vector<MeasuredGpu> gpus;
  for (const auto& [gpu, count] : rows) gpus.push_back({gpu, count});
  return gpus;
}

int run(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: llmadvisor_fit DATA_DIRECTORY MEASUREMENTS.csv OUTPUT.json [ROUNDS]\n";
    return 2;
  }
  Catalog catalog = read_catalog_directory(argv[1]);
  const int rounds = argc > 4 ? std::atoi(argv[4]) : 400;
  const int held_out_rounds = std::max(1, rounds / 8);
  const auto samples = load_samples(catalog, argv[2]);
  const auto everything = pointers(samples, [](const Sample&) { return true; });
  const Calibration fitted = fit(everything, calibration_of(catalog), catalog.calibration, rounds);

  std::vector<double> ratios;
  for (const auto& s : samples) ratios.push_back(ratio(s, fitted));
  print("all rows, fitted", ratios);
  print_by("family, load and metric", samples, ratios,
           [](const Sample& s) { return s.row.family + ' ' + s.row.load + ' ' + s.row.metric; });
  print_by("GPU", samples, ratios, [](const Sample& s) { return s.row.gpu; });
  print_by("model", samples, ratios, [](const Sample& s) { return s.setup.model->id; });

  std::vector<ErrorRange> ranges;
  const auto report = [&](const std::string& regime, const std::string& title, const Key& key) {
    const auto out = held_out(samples, fitted, catalog.calibration, held_out_rounds, key);
    std::printf("\n");
    print("held out: " + title, out);
    print_by("metric, " + title + " held out", samples, out,
             [](const Sample& s) { return s.row.metric; });
    print_by("GPU, " + title + " held out", samples, out,
             [](const Sample& s) { return s.row.gpu; });
    if (!regime.empty()) add_error_ranges(ranges, regime, samples, out);
  };
  report("measured-gpu", "a fifth of the rows",
         [](const Sample& s) { return std::to_string(s.row.id.back() % 5); });
  report("unmeasured-gpu", "a GPU", [](const Sample& s) { return s.row.gpu; });
  report("", "a model", [](const Sample& s) { return s.setup.model->id; });

  for (std::size_t i = 0; i < constant_count; ++i) catalog.calibration[i].value = fitted.values[i];
  catalog.error_ranges = ranges;
  catalog.measured_gpus = measured_gpus(samples);
  std::ofstream(argv[3]) << catalog_file_text(catalog, "calibration");
  return 0;
}

}  // namespace
}  // namespace llmadvisor

int main(int argc, char** argv) {
  try {
    return llmadvisor::run(argc, argv);
  } catch (const llmadvisor::Error& e) {
    std::cerr << "llmadvisor_fit: error: " << e.what() << '\n';
    return 1;
  }
}
