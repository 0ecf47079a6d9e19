#include <string>

#include "support/catch.hpp"
#include "support/usage_text.hpp"

using namespace llmadvisor;
using namespace llmadvisor::test;

namespace {

bool says(const UsageSummary& summary, UsageRemark remark) {
  return std::ranges::count(summary.remarks, remark) > 0;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

const std::string litellm_row =
    R"({"request_id":"r-1","call_type":"acompletion","spend":0.5,"prompt_tokens":1800,)"
    R"("completion_tokens":240,"total_tokens":2040,"startTime":"2026-11-02T09:14:03.120Z",)"
    R"("endTime":"2026-11-02T09:14:06.010Z","model":"gpt-oss-120b","cache_hit":"False",)"
    R"("status":"success"})";

const std::string openai_page =
    R"({"object":"page","data":[{"object":"bucket","start_time":1793610000,)"
    R"("end_time":1793613600,"results":[{"object":"organization.usage.completions.result",)"
    R"("input_tokens":1900000,"input_cached_tokens":700000,"output_tokens":210000,)"
    R"("num_model_requests":1000,"model":"gpt-x-mini","batch":false}]}],"has_more":false})";

const std::string anthropic_page =
    R"({"data":[{"starting_at":"2026-11-02T09:00:00Z","ending_at":"2026-11-02T10:00:00Z",)"
    R"("results":[{"uncached_input_tokens":400000,"cache_read_input_tokens":5200000,)"
    R"("cache_creation":{"ephemeral_5m_input_tokens":300000,"ephemeral_1h_input_tokens":100000},)"
    R"("output_tokens":60000,"model":"claude-x","service_tier":"standard"}]}],"has_more":false})";

}  // namespace

TEST_CASE("LiteLLM: input holds what was cached, and dollars were spent") {
  const auto s = usage_of(UsageFormat::litellm, litellm_row);
  CHECK(s.sums.requests == Requests(1));
  CHECK(s.input == Tokens(1800));
  CHECK(s.visible == Tokens(240));
  CHECK(s.paid->amount == 0.5);
  CHECK(s.paid->currency == "USD");
  // A day of 0.5 dollars: 0.5 x 365 / 12.
  CHECK_THAT(*s.paid->a_month, Catch::Matchers::WithinRel(0.5 * 365 / 12, 1e-12));
  CHECK(s.models.at(0).name == "gpt-oss-120b");
  CHECK(says(s, UsageRemark::no_cached));
}

TEST_CASE("LiteLLM: failures, answers out of its cache and embeddings do not count") {
  const auto s = usage_of(
      UsageFormat::litellm,
      litellm_row + "\n" + replaced(litellm_row, R"("status":"success")", R"("status":"failure")") +
          "\n" + replaced(litellm_row, R"("cache_hit":"False")", R"("cache_hit":"True")") + "\n" +
          replaced(litellm_row, "acompletion", "aembedding"));
  CHECK(s.sums.requests == Requests(1));
  CHECK(s.paid->amount == 0.5);
  CHECK(left_out(s, RowLeftOut::failed).first_line == 2);
  CHECK(left_out(s, RowLeftOut::from_answer_cache).first_line == 3);
  CHECK(left_out(s, RowLeftOut::other_call).first_line == 4);
}

TEST_CASE("LiteLLM: a dump of the table names no zone, and UTC is taken") {
  const auto dump = replaced(litellm_row, "2026-11-02T09:14:03.120Z", "2026-11-02 09:14:03.12");
  CHECK(says(usage_of(UsageFormat::litellm, dump), UsageRemark::zone_assumed));
  CHECK_FALSE(says(usage_of(UsageFormat::litellm, litellm_row), UsageRemark::zone_assumed));
}

TEST_CASE("LiteLLM: rows of a day count the requests that were answered") {
  const auto s =
      usage_of(UsageFormat::litellm,
               R"([{"date":"2026-11-02","model":"m","prompt_tokens":9000,"completion_tokens":900,)"
               R"("cache_read_input_tokens":3000,"cache_creation_input_tokens":0,"spend":2,)"
               R"("api_requests":12,"successful_requests":10,"failed_requests":2}])");
  CHECK(s.sums.requests == Requests(10));
  CHECK(s.input == Tokens(900));
  CHECK_THAT(*s.cached_share, Catch::Matchers::WithinRel(1.0 / 3, 1e-12));
  CHECK_FALSE(s.hours_per_day);
  CHECK_FALSE(s.input_sizes);
  CHECK(says(s, UsageRemark::no_hours));
  CHECK(says(s, UsageRemark::no_sizes));
}

TEST_CASE("OpenAI: a bucket counts its requests and holds cached input") {
  const auto s = usage_of(UsageFormat::openai, openai_page);
  CHECK(s.requests_per_day == Requests(1000));
  CHECK(s.input == Tokens(1900));
  CHECK_THAT(*s.cached_share, Catch::Matchers::WithinRel(7.0 / 19, 1e-12));
  CHECK(s.visible == Tokens(210));
  CHECK(s.hours_per_day == 1.0);
  CHECK(says(s, UsageRemark::no_hidden));
  CHECK_FALSE(s.batch_share);
}

TEST_CASE("OpenAI: keys in another order are the same page") {
  // As `jq -S` sorts them: the results stand before the time of their bucket.
  const std::string sorted =
      R"({"data":[{"end_time":1793613600,"results":[{"input_tokens":300,"num_model_requests":3,)"
      R"("output_tokens":30}],"start_time":1793610000}],"object":"page"})";
  CHECK(usage_of(UsageFormat::openai, sorted).requests_per_day == Requests(3));
}

TEST_CASE("OpenAI: batches are a share of the requests, embeddings are left out") {
  const auto batch = replaced(openai_page, R"("batch":false)", R"("batch":true)");
  const auto embeddings = replaced(openai_page, "usage.completions", "usage.embeddings");
  const auto s = usage_of(UsageFormat::openai, openai_page + batch + embeddings);
  CHECK(s.batch_share == 0.5);
  CHECK(s.sums.requests == Requests(2000));
  CHECK(left_out(s, RowLeftOut::other_call).rows == 1);
}

TEST_CASE("OpenAI: a bucket without results is a period without requests") {
  const auto s = usage_of(
      UsageFormat::openai,
      openai_page + R"({"data":[{"start_time":1794214800,"end_time":1794218400,"results":[]}]})");
  // 1794214800 is seven days later: eight days, one of them with requests.
  CHECK(s.days == 8);
  CHECK(s.active_days == 1);
  CHECK_THAT(*s.days_per_week, Catch::Matchers::WithinRel(7.0 / 8, 1e-12));
}

TEST_CASE("OpenAI: the dashboard's CSV and the page of costs go together") {
  const auto s = usage_of(
      UsageFormat::openai,
      "start_time,end_time,start_time_iso,end_time_iso,input_tokens,output_tokens,"
      "num_model_requests,model,batch\n"
      "1793577600,1793664000,2026-11-02T00:00:00Z,2026-11-03T00:00:00Z,5000,500,5,m,True\n",
      R"({"data":[{"start_time":1793577600,"end_time":1793664000,"results":[{"object":)"
      R"("organization.costs.result","amount":{"value":3.5,"currency":"usd"}}]}]})");
  CHECK(s.requests_per_day == Requests(5));
  CHECK(s.batch_share == 1.0);
  CHECK(s.paid->amount == 3.5);
  CHECK(s.days == 1);
}

TEST_CASE("OpenAI: costs by the day take no hours from usage by the hour, nor days") {
  std::string costs = R"({"data":[)";
  for (const int day : {0, 1, 2, 3}) {
    const long start = 1793577600 + day * 86400L;
    costs += (day == 0 ? "" : ",") + (R"({"start_time":)" + std::to_string(start)) +
             R"(,"end_time":)" + std::to_string(start + 86400) +
             R"(,"results":[{"amount":{"value":2,"currency":"usd"}}]})";
  }
  const auto s = usage_of(UsageFormat::openai, openai_page, costs + "]}");
  CHECK(s.hours_per_day == 1.0);
  CHECK(s.days == 1);
  // 8 dollars in four days.
  CHECK_THAT(*s.paid->a_month, Catch::Matchers::WithinRel(2 * 365.0 / 12, 1e-12));
}

TEST_CASE("OpenAI: an export without rows is empty") {
  CHECK_THAT(error_of(UsageFormat::openai, "start_time,end_time,start_time_iso,end_time_iso\n"),
             Catch::Matchers::StartsWith("empty-log"));
}

TEST_CASE("Anthropic: input is what was not cached, what was read and what was written") {
  const auto s = usage_of(UsageFormat::anthropic, anthropic_page, {.requests = Requests(1000)});
  // 400,000 + 5,200,000 + 300,000 + 100,000
  CHECK(s.sums.input == Tokens(6'000'000));
  CHECK(s.input == Tokens(6000));
  CHECK_THAT(*s.cached_share, Catch::Matchers::WithinRel(5.2 / 6, 1e-12));
  CHECK(s.visible == Tokens(60));
  CHECK(says(s, UsageRemark::requests_stated));
  CHECK(says(s, UsageRemark::hours_by_tokens));
}

TEST_CASE("Anthropic: without a number of requests nothing can be derived") {
  CHECK(error_of(UsageFormat::anthropic, anthropic_page) ==
        "no-request-count: log: counts tokens and no requests (say how many requests it covers: "
        "--requests N)");
}

TEST_CASE("Anthropic: batches are a share of the tokens, costs are cents written as text") {
  const auto batch = replaced(anthropic_page, "standard", "batch");
  const auto costs = std::string(
      R"({"data":[{"starting_at":"2026-11-02T00:00:00Z","ending_at":"2026-11-03T00:00:00Z",)"
      R"("results":[{"amount":"1250.5","currency":"USD","description":"x"}]}]})");
  const auto s = usage_of(UsageFormat::anthropic, anthropic_page + batch, costs,
                          {.requests = Requests(10000)});
  CHECK(s.batch_share == 0.5);
  CHECK_THAT(s.paid->amount, Catch::Matchers::WithinRel(12.505, 1e-12));
}

TEST_CASE("an export that counts its requests takes no other count") {
  CHECK(error_of(UsageFormat::openai, openai_page, {.requests = Requests(7)}) ==
        "contradiction: log: counts its requests itself: 1000 of them (leave --requests out)");
}

TEST_CASE("OpenRouter: hidden tokens are within the output, cached ones within the input") {
  const std::string header =
      "generation_id,created_at,cost_total,tokens_prompt,tokens_completion,tokens_reasoning,"
      "tokens_cached,model_permaslug,provider_name,finish_reason_normalized\n";
  const auto s = usage_of(UsageFormat::openrouter,
                          header +
                              "g,2026-11-02 09:14:03.120,0.25,1800,240,90,1200,e/m,E,stop\n"
                              "g,2026-11-02 09:15:03.120,0.25,1800,240,90,1200,e/m,E,error\n");
  CHECK(s.visible == Tokens(150));
  CHECK(s.hidden == Tokens(90));
  CHECK_THAT(*s.cached_share, Catch::Matchers::WithinRel(2.0 / 3, 1e-12));
  CHECK(s.paid->amount == 0.25);
  CHECK(says(s, UsageRemark::zone_assumed));
  CHECK(left_out(s, RowLeftOut::failed).rows == 1);
}

TEST_CASE("DeepSeek: counts are rows, and input is what hit the cache and what missed it") {
  const std::string day = "u,2026-11-02T00:00:00Z,2026-11-03T00:00:00Z,deepseek-x,";
  const auto s = usage_of(
      UsageFormat::deepseek,
      "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount\n" + day +
          "k,sk,request_count,,500\n" + day + "k,sk,input_cache_hit_tokens,0.1,300000\n" + day +
          "k,sk,input_cache_miss_tokens,1,100000\n" + day + "k,sk,output_tokens,2,120000\n",
      "user_id,start_time_iso,end_time_iso,model,wallet_type,cost,currency\n" + day +
          "paid,12.5,CNY\n");
  CHECK(s.requests_per_day == Requests(500));
  CHECK(s.input == Tokens(800));
  CHECK(s.cached_share == 0.75);
  CHECK(s.visible == Tokens(240));
  CHECK(s.paid->currency == "CNY");
  CHECK(says(s, UsageRemark::no_rate));
  CHECK(says(s, UsageRemark::no_hours));
}

TEST_CASE("DeepSeek: what is not counted is not taken for nothing") {
  const std::string day = "u,2026-11-02T00:00:00Z,2026-11-03T00:00:00Z,deepseek-x,k,sk,";
  const auto s = usage_of(
      UsageFormat::deepseek,
      "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount\n" + day +
          "request_count,,500\n" + day + "output_tokens,2,120000\n");
  CHECK_FALSE(s.input);
  CHECK_FALSE(s.cached_share);
  CHECK(says(s, UsageRemark::no_input));
}

TEST_CASE("Langfuse: the keys of the usage are summed up by their names") {
  const std::string row =
      R"({"id":"o1","type":"GENERATION","startTime":"2026-11-02T09:14:03.120Z",)"
      R"("providedModelName":"model-x","usageDetails":{"input":600,"input_cached_tokens":1200,)"
      R"("cache_creation_input_tokens":200,"output":150,"output_reasoning_tokens":90,)"
      R"("total":2240},"totalCost":0.5,"level":"DEFAULT","input":{"messages":["secret"]}})";
  const auto s = usage_of(UsageFormat::langfuse, row + "\n" + replaced(row, "GENERATION", "SPAN") +
                                                     "\n" + replaced(row, "DEFAULT", "ERROR"));
  CHECK(s.input == Tokens(2000));
  CHECK_THAT(*s.cached_share, Catch::Matchers::WithinRel(0.6, 1e-12));
  CHECK(s.visible == Tokens(150));
  CHECK(s.hidden == Tokens(90));
  CHECK(left_out(s, RowLeftOut::other_call).rows == 1);
  CHECK(left_out(s, RowLeftOut::failed).rows == 1);
}

TEST_CASE("Langfuse: the blob export and the CSV name the same things otherwise") {
  const auto blob = usage_of(
      UsageFormat::langfuse,
      R"({"type":"GENERATION","start_time":"2026-11-02 09:14:03.120","provided_model_name":"m",)"
      R"("usage_details":{"input":600,"output":240},"total_cost":0.5})");
  CHECK(blob.input == Tokens(600));
  CHECK(blob.models.at(0).name == "m");
  const auto csv = usage_of(UsageFormat::langfuse,
                            "id,type,startTime,providedModelName,usageDetails,totalCost,input\n"
                            "o1,GENERATION,2026-11-02T09:14:03Z,m,\"{\"\"input\"\":600,"
                            "\"\"output\"\":240}\",0.5,\"{\"\"a\"\":1}\"\n");
  CHECK(csv.input == Tokens(600));
  CHECK(csv.visible == Tokens(240));
}

TEST_CASE("Helicone: Anthropic's input leaves out what was cached, others' does not") {
  const std::string row =
      R"({"request_id":"h1","request_created_at":"2026-11-02T09:14:03Z","provider":"ANTHROPIC",)"
      R"("model":"claude-x","prompt_tokens":1300,"prompt_cache_read_tokens":1200,)"
      R"("completion_tokens":240,"cost":0.5,"status":200,"cached":false})";
  CHECK(usage_of(UsageFormat::helicone, row).input == Tokens(2500));
  CHECK(usage_of(UsageFormat::helicone, replaced(row, "ANTHROPIC", "OPENAI")).input ==
        Tokens(1300));
  const auto s = usage_of(UsageFormat::helicone,
                          "[" + row + "," + replaced(row, R"("status":200)", R"("status":429)") +
                              "," + replaced(row, R"("cached":false)", R"("cached":true)") + "]");
  CHECK(s.sums.requests == Requests(1));
  CHECK(left_out(s, RowLeftOut::failed).rows == 1);
  CHECK(left_out(s, RowLeftOut::from_answer_cache).rows == 1);
}

TEST_CASE("OpenTelemetry: attributes in a list, in an object, and under their older names") {
  const std::string listed =
      R"({"name":"chat m","startTimeUnixNano":"1793610843120000000","attributes":[)"
      R"({"key":"gen_ai.request.model","value":{"stringValue":"m"}},)"
      R"({"key":"gen_ai.prompt","value":{"stringValue":"secret"}},)"
      R"({"key":"gen_ai.usage.input_tokens","value":{"intValue":"1800"}},)"
      R"({"key":"gen_ai.usage.cache_read.input_tokens","value":{"intValue":"900"}},)"
      R"({"key":"gen_ai.usage.reasoning.output_tokens","value":{"intValue":90}},)"
      R"({"key":"gen_ai.usage.output_tokens","value":{"intValue":"240"}}]})";
  const auto s = usage_of(UsageFormat::otel, listed);
  CHECK(s.input == Tokens(1800));
  CHECK(s.cached_share == 0.5);
  CHECK(s.visible == Tokens(150));
  CHECK(s.models.at(0).name == "m");
  CHECK(usage_of(UsageFormat::otel, R"({"resourceSpans":[{"scopeSpans":[{"spans":[)" + listed +
                                        "," + listed + "]}]}]}")
            .sums.requests == Requests(2));
  const auto older =
      usage_of(UsageFormat::otel,
               R"({"start_time":"2026-11-02T09:14:03.120Z","attributes":{"gen_ai.system":"x",)"
               R"("gen_ai.request.model":"m","gen_ai.usage.prompt_tokens":1800,)"
               R"("gen_ai.usage.completion_tokens":240}})");
  CHECK(older.input == Tokens(1800));
  CHECK(older.visible == Tokens(240));
}

TEST_CASE("OpenTelemetry: spans of agents repeat the tokens of their calls, errors have none") {
  const auto span = [](const std::string& operation, const std::string& more) {
    return R"({"startTimeUnixNano":"1793610843120000000",)" + more +
           R"("attributes":{"gen_ai.operation.name":")" + operation +
           R"(","gen_ai.request.model":"m","gen_ai.usage.input_tokens":10,)"
           R"("gen_ai.usage.output_tokens":5}})";
  };
  const auto s = usage_of(UsageFormat::otel, span("chat", "") + span("invoke_agent", "") +
                                                 span("embeddings", "") +
                                                 span("chat", R"("status":{"code":2},)") +
                                                 R"({"name":"GET /","attributes":{"a":1}})");
  CHECK(s.sums.requests == Requests(1));
  CHECK(left_out(s, RowLeftOut::other_call).rows == 3);
  CHECK(left_out(s, RowLeftOut::failed).rows == 1);
}

TEST_CASE("OpenTelemetry: histograms sum up tokens and count requests") {
  const auto point = [](const std::string& attributes, const std::string& more) {
    return R"({"attributes":[{"key":"gen_ai.request.model","value":{"stringValue":"m"}})" +
           attributes + R"(],"startTimeUnixNano":"1793610000000000000",)" + more + "}";
  };
  const auto metric = [](const std::string& name, const std::string& points,
                         const std::string& temporality) {
    return R"({"name":")" + name + R"(","unit":"x","histogram":{"dataPoints":[)" + points +
           R"(],"aggregationTemporality":)" + temporality + "}}";
  };
  const auto type = [](const std::string& of) {
    return R"(,{"key":"gen_ai.token.type","value":{"stringValue":")" + of + "\"}}";
  };
  const auto at = [](const std::string& minute, const std::string& count, const std::string& sum) {
    return R"("timeUnixNano":"179361)" + minute + R"(000000000","count":")" + count +
           R"(","sum":)" + sum + R"(,"bucketCounts":["1"],"explicitBounds":[1])";
  };
  const auto text = [&](const std::string& temporality) {
    return R"({"resourceMetrics":[{"resource":{"attributes":[]},"scopeMetrics":[{"metrics":[)" +
           metric("gen_ai.client.operation.duration",
                  point("", at("0060", "10", "12.5")) + "," + point("", at("0120", "30", "40")),
                  temporality) +
           "," +
           metric("gen_ai.client.token.usage",
                  point(type("input"), at("0060", "10", "1000")) + "," +
                      point(type("output"), at("0060", "10", "200")) + "," +
                      point(type("input"), at("0120", "30", "6000")) + "," +
                      point(type("output"), at("0120", "30", "900")),
                  temporality) +
           "," + metric("http.server.duration", point("", at("0060", "9", "1")), temporality) +
           "]}]}]}";
  };
  // Cumulative ones hold what came before, the others do not.
  const auto cumulative = usage_of(UsageFormat::otel, text("2"));
  CHECK(cumulative.sums.requests == Requests(30));
  CHECK(cumulative.sums.input == Tokens(6000));
  CHECK(cumulative.sums.output == Tokens(900));
  CHECK(cumulative.models.at(0).name == "m");
  const auto delta = usage_of(UsageFormat::otel, text("\"AGGREGATION_TEMPORALITY_DELTA\""));
  CHECK(delta.sums.requests == Requests(40));
  CHECK(delta.sums.input == Tokens(7000));
}

TEST_CASE("Bedrock: counts stand beside bodies that nobody reads") {
  const std::string row =
      R"({"schemaType":"ModelInvocationLog","timestamp":"2026-11-02T09:14:03Z",)"
      R"("modelId":"example.model-v1","input":{"inputBodyJson":{"messages":[{"a":"secret"}]},)"
      R"("inputTokenCount":600},"output":{"outputBodyJson":{"content":["x"],"usage":{)"
      R"("cache_read_input_tokens":1200,"cache_creation_input_tokens":200}},)"
      R"("outputTokenCount":240}})";
  const auto s = usage_of(UsageFormat::bedrock, row);
  CHECK(s.input == Tokens(2000));
  CHECK(s.cached_share == 0.6);
  CHECK(s.visible == Tokens(240));
  const auto failed =
      replaced(row, R"("modelId")", R"("errorCode":"ThrottlingException","modelId")");
  CHECK(left_out(usage_of(UsageFormat::bedrock, row + "\n" + failed), RowLeftOut::failed).rows ==
        1);
}

TEST_CASE("Azure OpenAI: series of requests, tokens and the rate of the cache meet by hour") {
  const auto series = [](const std::string& name, const std::string& points) {
    return R"({"name":{"value":")" + name + R"("},"timeseries":[{"data":[)" + points +
           R"(],"metadatavalues":[{"name":{"value":"modelname"},"value":"gpt-x"}]}]})";
  };
  const auto at = [](const std::string& hour, const std::string& value) {
    return R"({"timeStamp":"2026-11-02T)" + hour + R"(:00:00Z",)" + value + "}";
  };
  const auto s = usage_of(
      UsageFormat::azure_openai,
      R"({"interval":"PT1H","timespan":"x","value":[)" +
          series("AzureOpenAIRequests",
                 at("09", R"("total":300.0)") + "," + at("10", R"("total":100)")) +
          "," +
          series("ProcessedPromptTokens",
                 at("09", R"("total":300000)") + "," + at("10", R"("total":100000)")) +
          "," +
          series("GeneratedTokens", at("09", R"("total":40000)") + "," + at("10", "\"x\":1")) +
          "," +
          series("AzureOpenAIContextTokensCacheMatchRate",
                 at("09", R"("average":50)") + "," + at("10", R"("average":10)")) +
          "]}");
  CHECK(s.requests_per_day == Requests(400));
  CHECK(s.input == Tokens(1000));
  CHECK(s.visible == Tokens(100));
  // Half of 300,000 and a tenth of 100,000.
  CHECK_THAT(*s.cached_share, Catch::Matchers::WithinRel(160000.0 / 400000, 1e-12));
  CHECK(s.hours_per_day == 2.0);
  CHECK(s.peak_factor == 1.5);
  CHECK(s.models.at(0).name == "gpt-x");
  CHECK(says(s, UsageRemark::cached_by_hour));
}

TEST_CASE("FOCUS: tokens come in the seller's units, other services are left out") {
  const std::string header =
      "ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency,ConsumedQuantity,ConsumedUnit,"
      "ServiceCategory,SkuMeter,ChargeCategory\n";
  const std::string day = "2026-11-02T00:00:00Z,2026-11-03T00:00:00Z,";
  const std::string ai = "AI and Machine Learning,";
  const auto s = usage_of(
      UsageFormat::focus,
      header + day + "12.50,EUR,25000,1K tokens," + ai + "model-x Input Tokens,Usage\n" + day +
          "2,EUR,5,1M Tokens," + ai + "model-x Cached Input Tokens,Usage\n" + day +
          "5.50,EUR,1000000,Tokens," + ai + "model-x Output Tokens,Usage\n" + day + "-1,EUR,,," +
          ai + "credit,Credit\n" + day + "99,EUR,10,Hours,Compute,vm,Usage\n",
      {.requests = Requests(10000)});
  CHECK(s.sums.input == Tokens(30e6));
  CHECK_THAT(*s.cached_share, Catch::Matchers::WithinRel(5.0 / 30, 1e-12));
  CHECK(s.sums.output == Tokens(1e6));
  CHECK(s.paid->amount == 19);
  CHECK(left_out(s, RowLeftOut::other_call).rows == 1);
}

TEST_CASE("FOCUS: costs alone are what was paid, and no workload") {
  const auto s = usage_of(UsageFormat::focus,
                          "ChargePeriodStart,ChargePeriodEnd,BilledCost,BillingCurrency,"
                          "ServiceCategory,SkuMeter\n"
                          "2026-11-01T00:00:00Z,2026-12-01T00:00:00Z,300,USD,"
                          "AI and Machine Learning,model-x\n");
  CHECK(s.paid->amount == 300);
  // 30 days: 300 / 30 x 365 / 12.
  CHECK_THAT(*s.paid->a_month, Catch::Matchers::WithinRel(304.1666666666667, 1e-12));
  CHECK_FALSE(s.requests_per_day);
  CHECK(says(s, UsageRemark::costs_alone));
}

TEST_CASE("two currencies in one log are refused with both lines") {
  const std::string header =
      "user_id,start_time_iso,end_time_iso,model,wallet_type,cost,currency\n";
  const std::string day = "u,2026-11-02T00:00:00Z,2026-11-03T00:00:00Z,m,paid,";
  CHECK(
      error_of(UsageFormat::deepseek, header + day + "1,USD\n" + day + "2,CNY\n") ==
      "mixed-currencies: log: line 3: paid in CNY here, and in USD on line 2 (import one currency "
      "at a time)");
}

TEST_CASE("what is more than its whole is cut, and said") {
  const auto s =
      usage_of(UsageFormat::openrouter,
               "created_at,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached\n"
               "2026-11-02 09:14:03,100,50,90,1200\n");
  CHECK(s.cached_share == 1.0);
  CHECK(s.visible == Tokens(0));
  CHECK(says(s, UsageRemark::parts_over_whole));
}

TEST_CASE("means beyond belief ask for the number of requests") {
  CHECK(error_of(UsageFormat::anthropic, replaced(anthropic_page, "5200000", "52000000000000"),
                 {.requests = Requests(1)}) ==
        "bad-usage: log: 52000000800000 tokens a request (is the number of requests right?)");
}
