#include <string>

#include "support/catch.hpp"
#include "support/usage_text.hpp"

using namespace llmadvisor;
using namespace llmadvisor::test;

namespace {

constexpr auto vllm = UsageFormat::vllm_metrics;
const UsageStated one_day{.requests = {}, .covers = Hours(24)};

/// Counters of a server with one model; prompts of 2,000 tokens and answers of 100.
std::string scrape(double requests, const std::string& more = "", const std::string& time = "") {
  const auto sample = [&](const std::string& name, const std::string& labels, double value) {
    return "vllm:" + name + "{model_name=\"m\",engine=\"0\"" + labels + "} " +
           std::to_string(value) + time + "\n";
  };
  return "# HELP vllm:prompt_tokens_total Number of prefill tokens processed.\n"
         "python_gc_objects_collected_total{generation=\"0\"} 1\n" +
         sample("prompt_tokens_total", "", requests * 2000) +
         sample("generation_tokens_total", "", requests * 100) +
         sample("request_success_total", ",finished_reason=\"stop\"", requests * 0.75) +
         sample("request_success_total", ",finished_reason=\"length\"", requests * 0.25) +
         sample("request_success_total", ",finished_reason=\"abort\"", requests * 10) + more;
}

bool says(const UsageSummary& summary, UsageRemark remark) {
  return std::ranges::count(summary.remarks, remark) > 0;
}

}  // namespace

TEST_CASE("one scrape gives means, and a rate where somebody says since when") {
  const auto s = usage_of(vllm, scrape(1000), one_day);
  CHECK(s.sums.requests == Requests(1000));
  CHECK(s.requests_per_day == Requests(1000));
  CHECK(s.input == Tokens(2000));
  CHECK(s.visible == Tokens(100));
  CHECK(says(s, UsageRemark::no_times));
  CHECK(error_of(vllm, scrape(1000)) ==
        "no-duration: log: counters do not say over how long they counted (say it: --covers HOURS "
        "(between two scrapes, or since the server's start))");
}

TEST_CASE("a scrape that names the server's start and its own time needs nobody to say it") {
  // From 2026-11-01T00:00:00Z to 2026-11-03T00:00:00Z: 500 requests a day.
  const auto s =
      usage_of(vllm, scrape(1000, "process_start_time_seconds 1793491200\n", " 1793664000000"));
  CHECK(s.requests_per_day == Requests(500));
  UsageFile file = usage_file("log", scrape(1000, "process_start_time_seconds 1793491200\n"));
  file.written = 1793664000;
  CHECK(import_usage(vllm, {file}, {}).requests_per_day == Requests(500));
}

TEST_CASE("two scrapes give what came between them, in one file or in two") {
  const UsageStated six_hours{.requests = {}, .covers = Hours(6)};
  // 300 requests in 6 hours.
  CHECK(usage_of(vllm, scrape(1000), scrape(1300), six_hours).requests_per_day == Requests(1200));
  const auto s = usage_of(vllm, scrape(1000) + scrape(1300), six_hours);
  CHECK(s.sums.requests == Requests(300));
  CHECK(s.sums.input == Tokens(600000));
}

TEST_CASE("a server that was started anew counts from zero") {
  const auto s = usage_of(vllm, scrape(1000), scrape(200), one_day);
  CHECK(s.sums.requests == Requests(200));
  CHECK(says(s, UsageRemark::counters_restarted));
}

TEST_CASE("histograms give quantiles between their bounds") {
  const auto buckets = [](const std::string& name) {
    const auto of = [&](const std::string& le, int count) {
      return "vllm:" + name + "_bucket{model_name=\"m\",engine=\"0\",le=\"" + le + "\"} " +
             std::to_string(count) + "\n";
    };
    return of("1000.0", 400) + of("2000.0", 900) + of("5000.0", 990) + of("+Inf", 1000);
  };
  const auto s = usage_of(
      vllm, scrape(1000, buckets("request_prompt_tokens") + buckets("request_generation_tokens")),
      one_day);
  REQUIRE(s.input_sizes);
  CHECK(s.input_sizes->by == SizesBy::histogram);
  // 500 of 1,000: a fifth of the way from 400 to 900, so 1,000 + 1,000 / 5.
  CHECK_THAT(s.input_sizes->p50.value(), Catch::Matchers::WithinRel(1200, 1e-9));
  CHECK_THAT(s.input_sizes->p90.value(), Catch::Matchers::WithinRel(2000, 1e-9));
  CHECK_THAT(s.input_sizes->p99.value(), Catch::Matchers::WithinRel(5000, 1e-9));
}

TEST_CASE("the share of the cache is hits over queries") {
  const auto s = usage_of(vllm,
                          scrape(1000,
                                 "vllm:prefix_cache_queries_total{model_name=\"m\"} 4000\n"
                                 "vllm:prefix_cache_hits_total{model_name=\"m\"} 3000\n"),
                          one_day);
  CHECK(s.cached_share == 0.75);
}

TEST_CASE("scrapes of a day, an hour apart, show the hours and the peak") {
  std::string text;
  double total = 0;
  // 26 scrapes from 2026-11-02T00:00Z: 300 requests in the hours 9 to 16, 900 in the hour 12.
  for (int hour = 0; hour <= 25; ++hour) {
    const int begun = hour - 1;
    if (begun >= 9 && begun < 17) total += begun == 12 ? 900 : 300;
    text += scrape(total, "", " " + std::to_string(1793577600000 + hour * 3600000LL));
  }
  const auto s = usage_of(vllm, text);
  CHECK(s.sums.requests == Requests(3000));
  CHECK(s.hours_per_day == 8.0);
  // 900 over (7 x 300 + 900) / 8.
  CHECK_THAT(*s.peak_factor, Catch::Matchers::WithinRel(900.0 / 375, 1e-9));
}

TEST_CASE("what is no sample is refused with its line") {
  CHECK(error_of(vllm, "# x\nvllm:prompt_tokens_total{model_name=\"m\" 1\n") ==
        "bad-metrics: log: line 2: not a sample of Prometheus: name{label=\"value\"} number");
  CHECK_THAT(error_of(vllm, "vllm:prompt_tokens_total{model_name=\"m\"} NaN\n", one_day),
             Catch::Matchers::StartsWith("bad-usage: log: line 1: vllm:prompt_tokens_total is no"));
  CHECK_THAT(error_of(vllm, "vllm:prompt_tokens_total{model_name=\"m\"} -3\n", one_day),
             Catch::Matchers::StartsWith("bad-usage: log: line 1"));
}
