#include <string>

#include "support/catch.hpp"
#include "support/usage_text.hpp"

using namespace llmadvisor;
using namespace llmadvisor::test;

namespace {

const std::string row =
    R"({"startTime":"2026-11-02T09:14:03Z","prompt_tokens":1800,"completion_tokens":240})";

std::string litellm_error(const std::string& text) { return error_of(UsageFormat::litellm, text); }

double rows_of(const std::string& text) {
  return usage_of(UsageFormat::litellm, text).sums.requests.value();
}

}  // namespace

TEST_CASE("an array, lines, pages and pages in a row hold the same rows") {
  CHECK(rows_of("[" + row + "," + row + "]") == 2);
  CHECK(rows_of(row + "\n" + row + "\n") == 2);
  CHECK(rows_of(row + row) == 2);
  CHECK(rows_of(R"({"data":[)" + row + "," + row + R"(],"meta":{"page":1}})") == 2);
  CHECK(rows_of(R"({"data":[)" + row +
                R"(]})"
                "\n"
                R"({"data":[)" +
                row + R"(]})") == 2);
  CHECK(rows_of(R"([{"data":[)" + row + R"(]},{"data":[)" + row + R"(]}])") == 2);
  CHECK(rows_of("\xEF\xBB\xBF" + row) == 1);
}

TEST_CASE("a table as CSV holds what the same table holds as JSON") {
  const std::string header =
      "request_id,startTime,model,prompt_tokens,messages,completion_tokens\n";
  const auto s = usage_of(UsageFormat::litellm,
                          header +
                              "r1,2026-11-02T09:14:03Z,m,1800,\"say \"\"hi\"\",\nthen go\",240\r\n"
                              "r2,2026-11-02T09:15:03Z,m,200,,60");
  CHECK(s.sums.requests == Requests(2));
  CHECK(s.sums.input == Tokens(2000));
  CHECK(s.sums.output == Tokens(300));
}

TEST_CASE("a cell that a spreadsheet would run is text") {
  const auto s = usage_of(UsageFormat::litellm,
                          "startTime,model,prompt_tokens,completion_tokens\n"
                          "2026-11-02T09:14:03Z,\"=HYPERLINK(\"\"http://x\"\")\",10,20\n");
  CHECK(s.models.at(0).name == "=HYPERLINK(\"http://x\")");
}

TEST_CASE("prompts are passed over, whatever they hold") {
  const std::string prompt =
      R"("messages":[{"role":"user","content":"x \" } ] prompt_tokens\u0000"},[[{}]]],)";
  const auto s = usage_of(UsageFormat::litellm, "[" + std::string(row).insert(1, prompt) + "]");
  CHECK(s.sums.input == Tokens(1800));
}

TEST_CASE("JSON that stands as text in a cell is read for its fields alone") {
  const std::string usage =
      R"({""usage_object"": {""prompt_tokens_details"": {""cached_tokens"": 1200}}, ""x"": [1]})";
  const auto s = usage_of(UsageFormat::litellm,
                          "startTime,prompt_tokens,completion_tokens,metadata\n"
                          "2026-11-02T09:14:03Z,1800,240,\"" +
                              usage + "\"\n");
  CHECK(s.sums.cached == Tokens(1200));
}

TEST_CASE("lines are named where something is wrong, beyond the first block too") {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += row + "\n";
  CHECK(litellm_error(many + R"({"startTime":"2026-11-02T09:14:03Z","prompt_tokens":-5,
      "completion_tokens":1})") ==
        "bad-usage: log: line 5001: record 5001: prompt_tokens is negative: -5");
}

TEST_CASE("counts that cannot be are refused with their line") {
  const auto with = [](const std::string& count) {
    return litellm_error(
        "\n"
        R"({"startTime":"2026-11-02T09:14:03Z","completion_tokens":1,)"
        R"("prompt_tokens":)" +
        count + "}");
  };
  CHECK(with("-1") == "bad-usage: log: line 2: record 1: prompt_tokens is negative: -1");
  CHECK(with("1e30") ==
        "bad-usage: log: line 2: record 1: prompt_tokens is more than anybody counts: 1e+30");
  CHECK(with("\"many\"") ==
        "bad-usage: log: line 2: record 1: prompt_tokens is no number: \"many\"");
  CHECK(with("\"NaN\"") == "bad-usage: log: line 2: record 1: prompt_tokens is no number: \"NaN\"");
  CHECK(with("true") == "bad-usage: log: line 2: record 1: prompt_tokens is no number");
  CHECK_THAT(with("NaN"), Catch::Matchers::StartsWith("bad-json: log: line 2: not valid JSON"));
  CHECK_THAT(with("1e999"), Catch::Matchers::StartsWith("bad-json: log: line 2: not valid JSON"));
}

TEST_CASE("a file that is cut off is told from a broken one") {
  CHECK(litellm_error("[" + row + "," + row.substr(0, 40)) ==
        "bad-json: log: line 1: the text ends in the middle: is the file cut off?");
  CHECK(litellm_error("startTime,prompt_tokens,completion_tokens\n2026-11-02T09:14:03Z,18") ==
        "bad-csv: log: line 2: the row has fewer than the 3 cells of the header (is the file cut "
        "off, or parted by something else than commas?)");
  CHECK(litellm_error("startTime,model\n2026-11-02T09:14:03Z,\"abc") ==
        "bad-csv: log: line 2: a quote is opened and never closed (is the file cut off?)");
  CHECK(litellm_error("[" + row + "}]") != "");
}

TEST_CASE("an empty log is an error that says so") {
  for (const auto* text : {"", "\n \n", "[]", "[ ]\n"}) {
    CAPTURE(text);
    CHECK(litellm_error(text) == "empty-log: log: is empty");
  }
  CHECK(litellm_error("startTime,prompt_tokens,completion_tokens,call_type\n") ==
        "empty-log: log: holds no rows of litellm");
  CHECK(litellm_error(R"({"data":[],"has_more":false})") ==
        "empty-log: log: holds no rows of litellm");
}

TEST_CASE("rows without token counts are left out, and a log of nothing else is an error") {
  const std::string bare = R"({"startTime":"2026-11-02T09:14:03Z","model":"m"})";
  const auto s = usage_of(UsageFormat::litellm, row + "\n" + bare);
  CHECK(left_out(s, RowLeftOut::without_counts).rows == 1);
  CHECK(left_out(s, RowLeftOut::without_counts).first_line == 2);
  CHECK(litellm_error("\n\n" + bare + "\n" + bare) ==
        "no-rows: log: holds no rows that count; 2 without-counts, the first on line 3");
}

TEST_CASE("packed files are to be unpacked first") {
  CHECK(litellm_error("\x1f\x8b\x08 x") ==
        "compressed: log: is compressed (gzip) (unpack it first: gunzip -c FILE | llmadvisor usage "
        "import ... -)");
  CHECK_THAT(litellm_error("PK\x03\x04 x"),
             Catch::Matchers::StartsWith("compressed: log: is a ZIP"));
  CHECK_THAT(litellm_error("PAR1 x"), Catch::Matchers::StartsWith("compressed: log: is a Parquet"));
}

TEST_CASE("a file of another format is told by its names") {
  CHECK(error_of(UsageFormat::openai,
                 "generation_id,created_at,cost_total,tokens_prompt,tokens_completion,"
                 "model_permaslug\ng,2026-11-02 09:14:03,1,2,3,m\n") ==
        "wrong-format: log: does not look like openai but like openrouter (try --format "
        "openrouter)");
  CHECK(error_of(UsageFormat::vllm_metrics,
                 R"([{"call_type":"acompletion","spend":1,"prompt_tokens":1,"model_group":"",)"
                 R"("custom_llm_provider":"x","startTime":"2026-11-02T09:14:03Z"}])") ==
        "wrong-format: log: does not look like vllm-metrics but like litellm (try --format "
        "litellm)");
  CHECK_THAT(litellm_error("vllm:prompt_tokens_total{model_name=\"m\"} 1\n"
                           "vllm:generation_tokens_total{model_name=\"m\"} 1\n"),
             Catch::Matchers::StartsWith("wrong-format: log: does not look like litellm but like "
                                         "vllm-metrics"));
}

TEST_CASE("scalars where rows should be are refused") {
  CHECK(litellm_error("[1, 2]") == "bad-usage: log: line 1: record 1: is no object of JSON");
}

TEST_CASE("a value without an end does not fill the memory") {
  const std::string endless = R"([{"startTime":")" + std::string(20 * 1024 * 1024, 'x');
  CHECK(litellm_error(endless) ==
        "too-large: log: line 1: a value of more than 8 MiB (is this the right --format?)");
}

TEST_CASE("reading says how far it is") {
  std::string many;
  for (int i = 0; i < 10000; ++i) many += row + "\n";
  std::vector<std::uint64_t> told;
  static_cast<void>(import_usage(UsageFormat::litellm, {usage_file("log", many)}, {},
                                 [&](std::uint64_t bytes) { told.push_back(bytes); }));
  REQUIRE(told.size() > 2);
  CHECK(std::ranges::is_sorted(told));
  CHECK(told.back() == many.size());
}
