#include <algorithm>
#include <cmath>
#include <sstream>

#include "llmadvisor/catalog/csv.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/engine/serving/estimate.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

/// One start of vLLM: what it printed, and what we say of the same.
struct Start {
  std::string id;
  std::string what;
  std::optional<double> weights;
  std::optional<double> pool;
  std::optional<double> concurrency;
  bool starts = true;
  double our_weights = 0;
  double our_pool = 0;
  double our_concurrency = 0;
  bool we_start = true;
};

std::optional<double> number(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(std::stod(text));
}

Start start_of(const CsvTable& table, const CsvTable::Row& row) {
  const auto at = [&](const char* column) { return row.fields[table.column(column)]; };
  const Catalog& catalog = shipped_catalog();
  const ServingModel model(catalog);
  EstimateRequest r;
  r.model = catalog.find_model(at("model"));
  r.gpu = catalog.find_gpu(at("gpu"));
  REQUIRE(r.model != nullptr);
  REQUIRE(r.gpu != nullptr);
  r.tensor_parallel = r.gpus = std::stoi(at("tensor_parallel"));
  r.weights = *parse_enum<WeightFormat>(at("weights"));
  r.input = Tokens(number(at("max_model_len")).value_or(16384) - 1);
  r.output = Tokens(1);
  r.generation = generation_of(at("engine_version"), "");
  r.settings.kv_cache = *parse_enum<KvCacheFormat>(at("kv_cache"));
  r.settings.memory_utilization = number(at("gpu_memory_utilization")).value_or(0.9);
  r.settings.release = release_of(at("engine_version"), r.generation);
  const Estimate e = estimate(r, model);
  Start s;
  s.id = at("id");
  s.what = at("published_as") + ", " + at("gpu") + " x " + at("tensor_parallel");
  s.weights = number(at("weights_gib"));
  s.pool = number(at("available_kv_gib"));
  s.concurrency = number(at("max_concurrency"));
  s.starts = at("starts") == "yes";
  s.our_weights = in_gib(e.memory.weights) / r.tensor_parallel;
  s.our_pool = in_gib(e.memory.kv_pool) / r.tensor_parallel;
  s.our_concurrency = e.memory.kv_pool / e.memory.kv_per_request;
  s.we_start = e.memory.missing == Bytes(0);
  return s;
}

std::vector<Start> starts() {
  const std::string path = std::string(LLMADVISOR_SOURCE_DIR) + "/data/measurements/kv-memory.csv";
  const CsvTable table(path, read_file(path));
  std::vector<Start> all;
  for (const auto& row : table.rows()) all.push_back(start_of(table, row));
  return all;
}

/// A table of every start, for whoever reads a failure or asks with -s.
std::string told(const std::vector<Start>& all) {
  std::ostringstream text;
  const auto pair = [&](const char* name, std::optional<double> is, double ours) {
    if (is) text << "  " << name << ' ' << *is << " ours " << ours << " (" << ours / *is - 1 << ')';
  };
  for (const auto& s : all) {
    text << s.id << ' ' << s.what << (s.starts ? "" : " does not start");
    pair("weights", s.weights, s.our_weights);
    pair("pool", s.pool, s.our_pool);
    pair("requests", s.concurrency, s.our_concurrency);
    text << '\n';
  }
  return text.str();
}

double share_within(const std::vector<double>& errors, double bound) {
  const auto inside = std::ranges::count_if(errors, [&](double e) { return std::abs(e) <= bound; });
  return static_cast<double>(inside) / static_cast<double>(errors.size());
}

}  // namespace

TEST_CASE("the memory that vLLM printed when it started is what we say") {
  const auto all = starts();
  INFO(told(all));
  std::vector<double> weights, pools;
  for (const auto& s : all) {
    if (s.weights) weights.push_back(s.our_weights / *s.weights - 1);
    if (s.pool && s.starts) pools.push_back(s.our_pool / *s.pool - 1);
  }
  REQUIRE(weights.size() > 25);
  REQUIRE(pools.size() > 25);
  CHECK(share_within(weights, 0.03) > 0.9);
  CHECK(share_within(pools, 0.10) > 0.9);
}

TEST_CASE("what vLLM refused to start does not fit") {
  for (const auto& s : starts()) {
    if (s.starts) continue;
    CAPTURE(s.id, s.what);
    CHECK_FALSE(s.we_start);
  }
}
