// Refits the constants of the serving model to published measurements and writes calibration.json.
//
//   llmadvisor_fit DATA_DIRECTORY MEASUREMENTS.csv OUTPUT.json [ROUNDS]
//
// The objective is a Huber loss on log(predicted / measured), with each pair of family and metric
// weighted by one over the square root of its rows, so that the largest source does not decide for
// all, and first tokens by half of that; beside it a quadratic pull of each constant towards what
// is known of it without these rows. A pattern search moves one constant at a time within its
// physical bounds; it needs no derivatives and gives the same result on every machine.

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
#include "llmadvisor/engine/serving/replica.hpp"

namespace llmadvisor {
namespace {

struct Sample {
  Measurement row;
  MeasurementSetup setup;
  double weight = 1;
};

bool is_ttft(const Sample& s) { return s.setup.metric == Metric::ttft_ms; }

bool is_early_rocm_row(const Sample& s) {
  return s.setup.replica.gpu->vendor == GpuVendor::amd &&
         s.setup.replica.rocm == RocmKernels::untuned;
}

/// Rows of other engines and of hosts that held the GPUs up are shipped, and predicted by nobody.
bool is_of_the_model(const Measurement& row) {
  return is_modelled(row) && row.note != "bound by the host";
}

std::vector<Sample> load_samples(const MeasuredNames& names, const std::string& path) {
  std::vector<Sample> samples;
  std::map<std::string, int> rows_of;
  for (const auto& row : measurements_of(CsvTable(path, read_file(path)))) {
    if (!is_of_the_model(row)) continue;
    const auto resolved = resolve_measurement(row, names);
    if (const auto* skipped = std::get_if<Skipped>(&resolved)) {
      std::cerr << row.id << ": skipped: " << skipped->code << ' ' << skipped->detail << '\n';
      continue;
    }
    samples.push_back({row, std::get<MeasurementSetup>(resolved), 1});
    ++rows_of[row.family + row.metric];
  }
  for (auto& s : samples) {
    s.weight = (is_ttft(s) ? 0.5 : 1) / std::sqrt(rows_of[s.row.family + s.row.metric]);
  }
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

using FitBounds = std::vector<CalibrationConstant>;

/// A pull of this strength costs as much as a few percent of error where a constant is one spread
/// from what is known; chosen by the error on sources held out.
double pull(const Calibration& c, const FitBounds& bounds) {
  constexpr double strength = 0.003;
  double sum = 0;
  for (std::size_t i = 0; i < constant_count; ++i) {
    if (!bounds[i].prior || !bounds[i].prior_spread) continue;
    const double away = std::log(c.values[i] / *bounds[i].prior) / *bounds[i].prior_spread;
    sum += away * away;
  }
  return strength * sum;
}

double objective(const std::vector<const Sample*>& samples, const Calibration& c,
                 const FitBounds& bounds) {
  double loss = 0;
  double weights = 0;
  for (const auto* s : samples) {
    loss += s->weight * huber(std::log(ratio(*s, c)));
    weights += s->weight;
  }
  return loss / weights + pull(c, bounds);
}

Calibration fit(const std::vector<const Sample*>& samples, Calibration c, const FitBounds& bounds,
                int rounds) {
  constexpr double smallest_step = 0.003;
  std::vector<double> step(constant_count, 0.1);
  double best = objective(samples, c, bounds);
  for (int round = 0; round < rounds; ++round) {
    const double before = best;
    for (std::size_t i = 0; i < constant_count; ++i) {
      const double from = c.values[i];
      bool moved = false;
      for (const double direction : {1.0, -1.0}) {
        c.values[i] =
            std::clamp(from * std::exp(direction * step[i]), bounds[i].least, bounds[i].most);
        const double loss = objective(samples, c, bounds);
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
  std::printf("%-52s n %4d  median %5.1f %%  p90 %6.1f %%  signed %+6.1f %%\n", title.c_str(),
              s.rows, 100 * s.median, 100 * s.ninetieth, 100 * s.signed_median);
}

using Key = std::function<std::string(const Sample&)>;

/// Where a fit that sees no rows yet starts: what is known without any.
Calibration known_before(const FitBounds& bounds) {
  Calibration c;
  for (std::size_t i = 0; i < constant_count; ++i) {
    c.values[i] = bounds[i].prior.value_or(bounds[i].value);
  }
  return c;
}

/// Ratios of every row, each predicted by a fit that did not see the rows with the same key.
std::vector<double> held_out(const std::vector<Sample>& samples, const Calibration& start,
                             const FitBounds& bounds, int rounds, const Key& key) {
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

std::string metric_group(const Sample& s) {
  if (is_ttft(s)) return "ttft";
  return s.setup.metric == Metric::tpot_ms ? "tpot" : "throughput";
}

/// First tokens are scored apart; old ROCm, which one source alone measured, too.
void print_summary(const std::string& title, const std::vector<Sample>& samples,
                   const std::vector<double>& ratios) {
  std::map<std::string, std::vector<double>> groups;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const Sample& s = samples[i];
    const bool is_v1 = s.setup.replica.generation == EngineGeneration::v1;
    if (is_early_rocm_row(s)) groups["ROCm before 0.6.4"].push_back(ratios[i]);
    if (is_early_rocm_row(s) || is_ttft(s)) {
      if (is_ttft(s)) groups["TTFT"].push_back(ratios[i]);
      continue;
    }
    groups["all but TTFT and old ROCm"].push_back(ratios[i]);
    groups[is_v1 ? "today's engine" : "V0 engine"].push_back(ratios[i]);
    if (s.setup.metric == Metric::tpot_ms && s.setup.load.kind == LoadKind::closed_loop) {
      groups["TPOT of closed loops"].push_back(ratios[i]);
    }
  }
  std::printf("\n%s\n", title.c_str());
  for (const auto& [name, some] : groups) print("  " + name, some);
}

std::string family_and_metric(const Sample& s) { return s.row.family + ' ' + metric_group(s); }
std::string gpu_and_metric(const Sample& s) { return s.row.gpu + (is_ttft(s) ? " ttft" : ""); }

/// Measured / predicted with the weight of each row.
using Weighted = std::vector<std::pair<double, double>>;

double weighted_quantile(Weighted& some, double share) {
  std::ranges::sort(some);
  double total = 0;
  for (const auto& [factor, weight] : some) total += weight;
  double below = 0;
  for (const auto& [factor, weight] : some) {
    below += weight;
    if (below >= share * total) return factor;
  }
  return some.back().first;
}

/// The regime in which a row was predicted while its source was held out.
std::string regime_of(const Sample& s, const std::vector<Sample>& samples) {
  const auto& r = s.setup.replica;
  const auto rows = std::ranges::count_if(samples, [&](const Sample& other) {
    return other.row.family != s.row.family && other.setup.replica.gpu == r.gpu &&
           other.setup.replica.format == r.format;
  });
  return std::string(error_regime(r.kernels->origin, static_cast<int>(rows)));
}

/// Six digits: the rest is noise of the search.
double rounded(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return std::strtod(text, nullptr);
}

/// Quantiles of measured / predicted over sources held out whole. Today's engine alone where it was
/// measured: nobody will deploy the old one. A regime that knows less is never narrower than one
/// that knows more.
std::vector<ErrorRange> error_ranges(const std::vector<Sample>& samples,
                                     const std::vector<double>& ratios) {
  std::map<std::string, std::map<std::string, Weighted>> factors;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const Sample& s = samples[i];
    // Cards without curves are old, or were measured under the old engine alone.
    const bool has_curves = s.setup.replica.kernels->origin != KernelOrigin::none;
    const bool is_v0 = s.setup.replica.generation == EngineGeneration::v0;
    if (is_early_rocm_row(s) || (is_v0 && has_curves)) continue;
    factors[metric_group(s)][regime_of(s, samples)].emplace_back(1 / ratios[i], s.weight);
  }
  std::vector<ErrorRange> ranges;
  for (auto& [metric, by_regime] : factors) {
    ErrorRange wider{"", metric, 0, 1, 1, 1};
    for (const auto* regime : {"measured", "borrowed", "roofline"}) {
      Weighted& some = by_regime[regime];
      wider.rows += static_cast<int>(some.size());
      if (!some.empty()) {
        wider.low_factor = std::min(wider.low_factor, weighted_quantile(some, 0.1));
        wider.median_factor = weighted_quantile(some, 0.5);
        wider.high_factor = std::max(wider.high_factor, weighted_quantile(some, 0.9));
        wider.median_factor = std::clamp(wider.median_factor, wider.low_factor, wider.high_factor);
      }
      ranges.push_back({regime, metric, wider.rows, rounded(wider.low_factor),
                        rounded(wider.median_factor), rounded(wider.high_factor)});
    }
  }
  return ranges;
}

std::vector<MeasuredGpu> measured_gpus(const std::vector<Sample>& samples) {
  std::map<std::pair<std::string, std::string>, int> rows;
  for (const auto& s : samples) {
    ++rows[{s.setup.replica.gpu->id, std::string(to_string(s.setup.replica.format))}];
  }
  std::vector<MeasuredGpu> gpus;
  for (const auto& [key, count] : rows) gpus.push_back({key.first, key.second, count});
  return gpus;
}

/// The constants in the order of the enumeration.
FitBounds bounds_of(const Catalog& catalog) {
  FitBounds bounds;
  for (const auto name : enum_names<Constant>) {
    bounds.push_back(*std::ranges::find(catalog.calibration, name, &CalibrationConstant::id));
  }
  return bounds;
}

void report(const std::string& title, const std::vector<Sample>& samples,
            const std::vector<double>& ratios) {
  print_summary(title, samples, ratios);
  print_by("source, " + title, samples, ratios, family_and_metric);
  print_by("GPU, " + title, samples, ratios, gpu_and_metric);
  print_by("model, " + title, samples, ratios, [](const Sample& s) { return s.setup.model->id; });
}

int run(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: llmadvisor_fit DATA_DIRECTORY MEASUREMENTS.csv OUTPUT.json [ROUNDS]\n";
    return 2;
  }
  Catalog catalog = read_catalog_directory(argv[1]);
  static_cast<void>(calibration_of(catalog));
  const MeasuredNames names(catalog);
  const int rounds = argc > 4 ? std::atoi(argv[4]) : 80;
  const int held_out_rounds = std::max(1, rounds / 4);
  const auto samples = load_samples(names, argv[2]);
  const FitBounds bounds = bounds_of(catalog);
  const Calibration start = known_before(bounds);
  const auto everything = pointers(samples, [](const Sample&) { return true; });

  std::vector<double> ratios;
  for (const auto& s : samples) ratios.push_back(ratio(s, start));
  report("nothing fitted", samples, ratios);
  const Calibration fitted = fit(everything, start, bounds, rounds);
  ratios.clear();
  for (const auto& s : samples) ratios.push_back(ratio(s, fitted));
  report("fitted", samples, ratios);
  report("a fifth of the rows held out", samples,
         held_out(samples, start, bounds, held_out_rounds,
                  [](const Sample& s) { return std::to_string(s.row.id.back() % 5); }));
  const auto by_source = held_out(samples, start, bounds, held_out_rounds,
                                  [](const Sample& s) { return s.row.family; });
  report("the whole source held out", samples, by_source);

  for (std::size_t i = 0; i < constant_count; ++i) {
    auto& constant =
        *std::ranges::find(catalog.calibration, enum_names<Constant>[i], &CalibrationConstant::id);
    constant.value = std::clamp(rounded(fitted.values[i]), constant.least, constant.most);
  }
  catalog.error_ranges = error_ranges(samples, by_source);
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
