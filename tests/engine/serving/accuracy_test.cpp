#include "llmadvisor/engine/serving/accuracy.hpp"

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/serving/measurement_table.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

constexpr const char* header =
    "model,weights,gpu,tensor_parallel,input_tokens,output_tokens,load,load_value,metric,value\n";

Accuracy of(const std::string& rows) {
  const Catalog& catalog = frozen_market();
  return accuracy_of(measurements_of(CsvTable("rows.csv", header + rows)), catalog,
                     calibration_of(catalog));
}

}  // namespace

TEST_CASE("each row that cannot be predicted is skipped by name and counted") {
  const auto a =
      of("llama-3.1-8b,bf16,a10g,1,240,225,open_loop,1,req_s,0.98\n"
         "no-such-model,bf16,a10g,1,240,225,open_loop,1,req_s,0.98\n"
         "llama-3.1-8b,bf16,no-such-gpu,1,240,225,open_loop,1,req_s,0.98\n"
         "llama-3.1-8b,int3,a10g,1,240,225,open_loop,1,req_s,0.98\n"
         "llama-3.1-8b,bf16,a10g,1,240,225,burst,1,req_s,0.98\n"
         "llama-3.1-8b,bf16,a10g,1,240,225,open_loop,1,smiles,0.98\n"
         "llama-3.1-8b,bf16,a10g,1,240,225,open_loop,1,req_s,-3\n"
         "llama-3.1-8b,bf16,a10g,1,,225,open_loop,1,req_s,0.98\n"
         "llama-3.1-8b,bf16,a10g,1,240,225,open_loop,1,req_s,1e400\n"
         "llama-3.1-8b,bf16,a10g,x,240,225,open_loop,1,req_s,0.98\n"
         "llama-3.1-405b,bf16,a10g,1,240,225,open_loop,1,req_s,0.98\n"
         "short\n");
  CHECK(a.rows.size() == 12);
  CHECK(a.overall.rows == 1);
  CHECK(a.skipped_by.at("unknown-model") == 1);
  CHECK(a.skipped_by.at("unknown-gpu") == 1);
  CHECK(a.skipped_by.at("unknown-weights") == 1);
  CHECK(a.skipped_by.at("unknown-load") == 1);
  CHECK(a.skipped_by.at("unknown-metric") == 1);
  CHECK(a.skipped_by.at("does-not-fit") == 1);
  CHECK(a.skipped_by.at("bad-value") == 5);
}

TEST_CASE("rows of another engine are told apart and do not count for ours") {
  const std::string columns =
      "model,weights,gpu,tensor_parallel,input_tokens,output_tokens,load,load_value,metric,value,"
      "engine\n";
  const Catalog& catalog = frozen_market();
  const auto a = accuracy_of(
      measurements_of(CsvTable(
          "rows.csv", columns + "llama-3.1-8b,bf16,a10g,1,240,225,open_loop,1,req_s,0.98,vllm\n"
                                "llama-3.1-8b,bf16,a10g,1,240,225,open_loop,1,req_s,0.7,sglang\n")),
      catalog, calibration_of(catalog));
  CHECK(a.overall.rows == 1);
  for (const auto& [key, groups] : a.by) {
    int rows = 0;
    for (const auto& [value, statistics] : groups) rows += statistics.rows;
    CHECK(rows == (key == "engine" ? 2 : 1));
  }
}

TEST_CASE("the cache's precision and the batch limit are read as columns, or as a word") {
  const MeasuredNames names(frozen_market());
  const auto setup_of = [&](const std::string& version, const std::string& kv,
                            const std::string& most) {
    const std::string text =
        "model,weights,gpu,tensor_parallel,input_tokens,output_tokens,load,load_value,metric,value,"
        "engine_version,kv_format,max_num_seqs\n"
        "llama-3.1-8b,bf16,l4,1,240,225,open_loop,1,req_s,0.98," +
        version + "," + kv + "," + most + "\n";
    return resolve_measurement(measurements_of(CsvTable("rows.csv", text)).front(), names);
  };
  const auto replica = [](const std::variant<MeasurementSetup, Skipped>& resolved) {
    return std::get<MeasurementSetup>(resolved).replica;
  };
  CHECK(replica(setup_of("0.25.0 fp8-kv 220W", "", "")).settings.kv_cache == KvCacheFormat::fp8);
  CHECK(replica(setup_of("0.25.0", "bf16", "")).settings.kv_cache == KvCacheFormat::bf16);
  CHECK(replica(setup_of("0.25.0", "", "")).settings.kv_cache == KvCacheFormat::automatic);
  CHECK(replica(setup_of("0.25.0", "", "32")).max_sequences == 32);
  CHECK(std::get<Skipped>(setup_of("0.25.0", "int2", "")).code == "unknown-kv-format");
  CHECK(std::get<Skipped>(setup_of("0.25.0", "", "-3")).code == "bad-value");
}

TEST_CASE("int4 is the publisher's own format where there is one") {
  Measurement row;
  row.weights = "int4";
  row.gpu = "h200-sxm";
  row.tensor_parallel = 8;
  row.input_tokens = 1000;
  row.output_tokens = 100;
  row.load = "closed_loop";
  row.load_value = 4;
  row.metric = "tpot_ms";
  row.value = 10;
  const MeasuredNames names(frozen_market());
  row.model = "kimi-k2.6";
  CHECK(std::get<MeasurementSetup>(resolve_measurement(row, names)).replica.format ==
        WeightFormat::int4_awq);
  row.model = "llama-3.1-8b";
  CHECK(std::get<Skipped>(resolve_measurement(row, names)).code == "unknown-weights");
}

TEST_CASE("a file without a needed column is refused with what it has") {
  try {
    static_cast<void>(measurements_of(CsvTable("x.csv", "model,gpu\nllama-3.1-8b,a10g\n")));
    FAIL("accepted");
  } catch (const DataError& e) {
    CHECK(std::string(e.what()) == "x.csv: no column \"weights\"");
    CHECK(e.hint() == "the header has: model, gpu");
  }
}

TEST_CASE("statistics of errors") {
  // Errors of -50 %, 0, +10 %, +20 %, +100 %: median of the sizes 20 %, of the signed ones +10 %.
  const auto s = error_statistics({0.5, 1.0, 1.1, 1.2, 2.0});
  CHECK(s.rows == 5);
  CHECK_THAT(s.median, WithinRel(0.2, 1e-9));
  CHECK_THAT(s.signed_median, WithinRel(0.1, 1e-9));
  CHECK_THAT(s.ninetieth, WithinRel(1.0, 1e-9));
  CHECK(error_statistics({}).rows == 0);
}
