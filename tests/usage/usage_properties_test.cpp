#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/usage_text.hpp"

using namespace llmadvisor;
using namespace llmadvisor::test;

namespace {

/// A request of a made-up log. Costs are multiples of 1/1024, so that their sums are exact.
struct LoggedRequest {
  long second = 0;  ///< since 1970
  long input = 0;
  long cached = 0;
  long output = 0;
  long hidden = 0;
  long cost_in_1024ths = 0;
  std::string model;
  bool has_failed = false;
  bool is_batch = false;

  [[nodiscard]] double cost() const { return static_cast<double>(cost_in_1024ths) / 1024; }
  [[nodiscard]] long hour() const { return second / 3600; }
  [[nodiscard]] long day() const { return second / 86400; }
};

using Log = std::vector<LoggedRequest>;

Log random_log(std::mt19937_64& random) {
  const auto up_to = [&](long most) {
    return std::uniform_int_distribution<long>(0, most)(random);
  };
  Log log(static_cast<std::size_t>(1 + up_to(400)));
  const long days = 1 + up_to(20);
  for (auto& r : log) {
    r.second = 1793577600 + up_to(days * 86400 - 1);
    r.input = 1 + up_to(up_to(2) == 0 ? 200000 : 2000);
    r.cached = up_to(r.input);
    r.output = 1 + up_to(3000);
    r.hidden = up_to(r.output - 1);
    r.cost_in_1024ths = up_to(5000);
    r.model = "model-" + std::to_string(up_to(3));
    r.has_failed = up_to(9) == 0;
    r.is_batch = up_to(3) == 0;
  }
  log.front().has_failed = false;
  return log;
}

/// What a plain loop makes of the log.
struct Oracle {
  double requests = 0;
  double input = 0;
  double cached = 0;
  double output = 0;
  double hidden = 0;
  double cost = 0;
  double batch = 0;
  std::set<long> days;
  std::map<std::string, double> tokens_of_model;

  explicit Oracle(const Log& log) {
    for (const auto& r : log) {
      if (r.has_failed) continue;
      requests += 1;
      input += static_cast<double>(r.input);
      cached += static_cast<double>(r.cached);
      output += static_cast<double>(r.output);
      hidden += static_cast<double>(r.hidden);
      cost += r.cost();
      batch += r.is_batch ? 1 : 0;
      days.insert(r.day());
      tokens_of_model[r.model] += static_cast<double>(r.input + r.output);
    }
  }
};

std::string iso(long second) {
  const Date day{std::chrono::days(second / 86400)};
  const auto two = [](long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const long rest = second % 86400;
  return to_string(day) + "T" + two(rest / 3600) + ":" + two(rest / 60 % 60) + ":" +
         two(rest % 60) + "Z";
}

std::string number(double n) {
  std::array<char, 40> exact{};
  std::snprintf(exact.data(), exact.size(), "%.10f", n);
  return std::string(exact.data());
}

/// One text for each request, with something between.
std::string joined(const Log& log, const std::string& between,
                   const std::function<std::string(const LoggedRequest&)>& text_of) {
  std::string text;
  for (const auto& r : log) text += (text.empty() ? "" : between) + text_of(r);
  return text;
}

std::string litellm(const Log& log) {
  return "[" +
         joined(log, ",\n",
                [](const LoggedRequest& r) {
                  return R"({"messages":"prompt_tokens\":1","startTime":")" + iso(r.second) +
                         R"(","prompt_tokens":)" + std::to_string(r.input) +
                         R"(,"completion_tokens":)" + std::to_string(r.output) + R"(,"model":")" +
                         r.model + R"(","spend":)" + number(r.cost()) + R"(,"status":")" +
                         (r.has_failed ? "failure" : "success") +
                         R"(","metadata":{"usage_object":{"cache_read_input_tokens":)" +
                         std::to_string(r.cached) +
                         R"(,"completion_tokens_details":{"reasoning_tokens":)" +
                         std::to_string(r.hidden) + "}}}}";
                }) +
         "]";
}

std::string openrouter(const Log& log) {
  return "created_at,cost_total,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,"
         "model_permaslug,finish_reason_normalized\n" +
         joined(log, "\n", [](const LoggedRequest& r) {
           return iso(r.second) + "," + number(r.cost()) + "," + std::to_string(r.input) + "," +
                  std::to_string(r.output) + "," + std::to_string(r.hidden) + "," +
                  std::to_string(r.cached) + "," + r.model + "," +
                  (r.has_failed ? "error" : "stop");
         });
}

std::string langfuse(const Log& log) {
  return joined(log, "\n", [](const LoggedRequest& r) {
    return R"({"type":"GENERATION","startTime":")" + iso(r.second) + R"(","providedModelName":")" +
           r.model + R"(","usageDetails":{"input":)" + std::to_string(r.input - r.cached) +
           R"(,"input_cached_tokens":)" + std::to_string(r.cached) + R"(,"output":)" +
           std::to_string(r.output - r.hidden) + R"(,"output_reasoning_tokens":)" +
           std::to_string(r.hidden) + R"(},"totalCost":)" + number(r.cost()) + R"(,"level":")" +
           (r.has_failed ? "ERROR" : "DEFAULT") + "\"}";
  });
}

std::string helicone(const Log& log) {
  return joined(log, "\n", [](const LoggedRequest& r) {
    return R"({"request_created_at":")" + iso(r.second) + R"(","provider":"OPENAI","model":")" +
           r.model + R"(","prompt_tokens":)" + std::to_string(r.input) +
           R"(,"prompt_cache_read_tokens":)" + std::to_string(r.cached) +
           R"(,"completion_tokens":)" + std::to_string(r.output) + R"(,"cost":)" +
           number(r.cost()) + R"(,"status":)" + (r.has_failed ? "500" : "200") + "}";
  });
}

std::string otel(const Log& log) {
  const auto count = [](const std::string& name, long n) {
    return R"({"key":"gen_ai.usage.)" + name + R"(","value":{"intValue":")" + std::to_string(n) +
           "\"}}";
  };
  return R"({"resourceSpans":[{"scopeSpans":[{"spans":[)" +
         joined(
             log, ",",
             [&](const LoggedRequest& r) {
               return R"({"startTimeUnixNano":")" + std::to_string(r.second) +
                      R"(000000000","status":{"code":)" + (r.has_failed ? "2" : "1") +
                      R"(},"attributes":[{"key":"gen_ai.request.model","value":{"stringValue":")" +
                      r.model + "\"}}," + count("input_tokens", r.input) + "," +
                      count("cache_read.input_tokens", r.cached) + "," +
                      count("output_tokens", r.output) + "," +
                      count("reasoning.output_tokens", r.hidden) + "]}";
             }) +
         "]}]}]}";
}

std::string bedrock(const Log& log) {
  return joined(log, "\n", [](const LoggedRequest& r) {
    const std::string failure = r.has_failed ? R"("errorCode":"x",)" : "";
    return R"({"timestamp":")" + iso(r.second) + R"(",)" + failure + R"("modelId":")" + r.model +
           R"(","input":{"inputTokenCount":)" + std::to_string(r.input - r.cached) +
           R"(,"cacheReadInputTokenCount":)" + std::to_string(r.cached) +
           R"(},"output":{"outputTokenCount":)" + std::to_string(r.output) + "}}";
  });
}

/// Sums of an hour, of a model, batched or not.
struct Bucket {
  long input = 0;
  long cached = 0;
  long output = 0;
  long requests = 0;
};
using Buckets = std::map<std::pair<long, std::pair<std::string, bool>>, Bucket>;

Buckets buckets_of(const Log& log, long seconds) {
  Buckets buckets;
  for (const auto& r : log) {
    if (r.has_failed) continue;
    auto& b = buckets[{r.second / seconds * seconds, {r.model, r.is_batch}}];
    b.input += r.input;
    b.cached += r.cached;
    b.output += r.output;
    b.requests += 1;
  }
  return buckets;
}

std::string page_of(const Buckets& buckets,
                    const std::function<std::string(const Buckets::value_type&)>& text_of) {
  std::string text;
  for (const auto& bucket : buckets) text += (text.empty() ? "" : ",") + text_of(bucket);
  return R"({"data":[)" + text + R"(],"has_more":false})";
}

std::string openai(const Log& log) {
  return page_of(buckets_of(log, 3600), [](const auto& bucket) {
    const auto& [key, b] = bucket;
    return R"({"start_time":)" + std::to_string(key.first) + R"(,"end_time":)" +
           std::to_string(key.first + 3600) + R"(,"results":[{"input_tokens":)" +
           std::to_string(b.input) + R"(,"input_cached_tokens":)" + std::to_string(b.cached) +
           R"(,"output_tokens":)" + std::to_string(b.output) + R"(,"num_model_requests":)" +
           std::to_string(b.requests) + R"(,"model":")" + key.second.first + R"(","batch":)" +
           (key.second.second ? "true" : "false") + "}]}";
  });
}

std::string anthropic(const Log& log) {
  return page_of(buckets_of(log, 3600), [](const auto& bucket) {
    const auto& [key, b] = bucket;
    const long written = (b.input - b.cached) / 3;
    return R"({"starting_at":")" + iso(key.first) + R"(","ending_at":")" + iso(key.first + 3600) +
           R"(","results":[{"uncached_input_tokens":)" +
           std::to_string(b.input - b.cached - written) + R"(,"cache_read_input_tokens":)" +
           std::to_string(b.cached) + R"(,"cache_creation":{"ephemeral_5m_input_tokens":)" +
           std::to_string(written) + R"(},"output_tokens":)" + std::to_string(b.output) +
           R"(,"model":")" + key.second.first + "\"}]}";
  });
}

std::string deepseek(const Log& log) {
  std::string text = "start_time_iso,end_time_iso,model,type,price,amount\n";
  for (const auto& [key, b] : buckets_of(log, 86400)) {
    const auto row = [&, start = key.first, model = key.second.first](const std::string& type,
                                                                      long amount) {
      text += iso(start) + "," + iso(start + 86400) + "," + model + "," + type + ",," +
              std::to_string(amount) + "\n";
    };
    row("request_count", b.requests);
    row("input_cache_hit_tokens", b.cached);
    row("input_cache_miss_tokens", b.input - b.cached);
    row("output_tokens", b.output);
  }
  return text;
}

std::string focus(const Log& log) {
  std::string text =
      "ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency,ConsumedQuantity,ConsumedUnit,"
      "ServiceCategory,SkuMeter\n";
  for (const auto& [key, b] : buckets_of(log, 86400)) {
    const auto row = [&, start = key.first](const std::string& meter, double quantity) {
      text += iso(start) + "," + iso(start + 86400) + ",0.25,USD," + number(quantity) +
              ",1K tokens,AI and Machine Learning," + meter + "\n";
    };
    row("Cached Input", static_cast<double>(b.cached) / 1000);
    row("Input", static_cast<double>(b.input - b.cached) / 1000);
    row("Output", static_cast<double>(b.output) / 1000);
  }
  return text;
}

std::string azure(const Log& log) {
  const auto buckets = buckets_of(log, 3600);
  const auto series = [&](const std::string& name, long Bucket::*count) {
    std::string points;
    for (const auto& [key, b] : buckets) {
      points += (points.empty() ? "" : ",") + (R"({"timeStamp":")" + iso(key.first)) +
                R"(","total":)" + std::to_string(b.*count) + "}";
    }
    return R"({"name":{"value":")" + name + R"("},"timeseries":[{"data":[)" + points + "]}]}";
  };
  return R"({"interval":"PT1H","value":[)" + series("AzureOpenAIRequests", &Bucket::requests) +
         "," + series("ProcessedPromptTokens", &Bucket::input) + "," +
         series("GeneratedTokens", &Bucket::output) + "]}";
}

std::string vllm(const Log& log) {
  std::string text;
  const Oracle all(log);
  for (const double share : {0.0, 1.0}) {
    const auto sample = [&](const std::string& name, double value) {
      text += "vllm:" + name + "{model_name=\"m\"} " + number(share * value + 7) + "\n";
    };
    sample("prompt_tokens_total", all.input);
    sample("generation_tokens_total", all.output);
    sample("request_success_total", all.requests);
  }
  return text;
}

/// What each export can be asked.
struct Writer {
  UsageFormat format;
  std::string (*write)(const Log& log);
  bool counts_requests;
  bool tells_cached;
  bool tells_hidden;
  bool tells_models;
  bool tells_cost;
  bool has_calendar;
};

constexpr Writer writers[] = {
    {UsageFormat::litellm, litellm, true, true, true, true, true, true},
    {UsageFormat::openrouter, openrouter, true, true, true, true, true, true},
    {UsageFormat::langfuse, langfuse, true, true, true, true, true, true},
    {UsageFormat::helicone, helicone, true, true, false, true, true, true},
    {UsageFormat::otel, otel, true, true, true, true, false, true},
    {UsageFormat::bedrock, bedrock, true, true, false, true, false, true},
    {UsageFormat::openai, openai, true, true, false, true, false, true},
    {UsageFormat::anthropic, anthropic, false, true, false, true, false, true},
    {UsageFormat::deepseek, deepseek, true, true, false, true, false, true},
    {UsageFormat::azure_openai, azure, true, false, false, false, false, true},
    {UsageFormat::focus, focus, false, true, false, false, false, true},
    {UsageFormat::vllm_metrics, vllm, true, false, false, false, false, false},
};

auto near(double value) { return Catch::Matchers::WithinRel(value, 1e-9); }

void check_sums(const UsageSummary& s, const Oracle& o, const Writer& writer) {
  CHECK(s.sums.requests.value() == o.requests);
  CHECK_THAT(s.sums.input.value(), near(o.input));
  CHECK_THAT(s.sums.output.value(), near(o.output));
  CHECK_THAT(s.input->value() * o.requests, near(o.input));
  CHECK_THAT((s.visible->value() + s.hidden.value_or(Tokens(0)).value()) * o.requests,
             near(o.output));
  if (writer.tells_cached) CHECK_THAT(*s.cached_share * o.input, near(o.cached));
  if (writer.tells_hidden) CHECK_THAT(s.hidden->value() * o.requests, near(o.hidden));
  if (writer.tells_cost) CHECK(s.paid->amount == o.cost);
}

void check_days(const UsageSummary& s, const Oracle& o) {
  CHECK(s.active_days == static_cast<double>(o.days.size()));
  CHECK(s.days == static_cast<double>(*o.days.rbegin() - *o.days.begin() + 1));
  CHECK_THAT(s.requests_per_day->value() * s.active_days, near(o.requests));
  if (s.days_per_week) {
    // What a month is billed: as many as the log has in the days of a month.
    CHECK_THAT(s.requests_per_day->value() * *s.days_per_week / 7 * s.days, near(o.requests));
  }
  if (s.peak_factor) CHECK(*s.peak_factor >= 1);
}

void check_models(const UsageSummary& s, const Oracle& o) {
  CHECK(s.models.size() == o.tokens_of_model.size());
  for (const auto& model : s.models) {
    CAPTURE(model.name);
    CHECK_THAT((model.sums.input + model.sums.output).value(),
               near(o.tokens_of_model.at(model.name)));
  }
}

/// As the definition says it: the least value that the share does not exceed.
template <class Size>
double quantile(const Log& log, Size&& size, double share) {
  std::vector<double> all;
  for (const auto& r : log) {
    if (!r.has_failed) all.push_back(static_cast<double>(size(r)));
  }
  std::ranges::sort(all);
  return all[static_cast<std::size_t>(std::ceil(share * static_cast<double>(all.size()))) - 1];
}

}  // namespace

TEST_CASE("the workload of an import ties to the sums of its log, in every format") {
  static_assert(std::size(writers) == enum_names<UsageFormat>.size());
  std::mt19937_64 random(20261126);
  for (int round = 0; round < 25; ++round) {
    const Log log = random_log(random);
    const Oracle oracle(log);
    for (const auto& writer : writers) {
      CAPTURE(round, to_string(writer.format));
      UsageStated stated;
      if (!writer.counts_requests) stated.requests = Requests(oracle.requests);
      if (!writer.has_calendar) stated.covers = Hours(240);
      const auto s = usage_of(writer.format, writer.write(log), stated);
      check_sums(s, oracle, writer);
      if (writer.has_calendar) check_days(s, oracle);
      if (!writer.has_calendar) CHECK_THAT(s.requests_per_day->value() * 10, near(oracle.requests));
      if (writer.tells_models) check_models(s, oracle);
      if (!s.input_sizes) continue;
      CHECK(s.input_sizes->p90.value() == quantile(
                                              log, [](const auto& r) { return r.input; }, 0.9));
      const auto visible = [&](const auto& r) {
        return r.output - (writer.tells_hidden ? r.hidden : 0);
      };
      CHECK(s.output_sizes->p50.value() == quantile(log, visible, 0.5));
    }
  }
}

TEST_CASE("batches are the share of the requests that the log has") {
  std::mt19937_64 random(5);
  const Log log = random_log(random);
  const Oracle oracle(log);
  const auto s = usage_of(UsageFormat::openai, openai(log));
  CHECK_THAT(s.batch_share.value_or(0) * oracle.requests, near(oracle.batch));
}

TEST_CASE("a log that is cut off anywhere is an error, or a shorter log") {
  std::mt19937_64 random(11);
  Log log = random_log(random);
  log.resize(std::min<std::size_t>(log.size(), 5));
  for (const auto& writer : writers) {
    const auto text = writer.write(log);
    CAPTURE(to_string(writer.format));
    for (std::size_t length = 0; length < text.size(); length += 7) {
      UsageStated stated;
      if (!writer.counts_requests) stated.requests = Requests(10);
      if (!writer.has_calendar) stated.covers = Hours(10);
      try {
        const auto s = usage_of(writer.format, text.substr(0, length), stated);
        CHECK(s.sums.input.value() <= Oracle(log).input * (1 + 1e-9) + 7);
      } catch (const DataError& e) {
        CHECK_THAT(e.what(), Catch::Matchers::StartsWith("log: "));
      }
    }
  }
}
