#include <string>

#include "support/catch.hpp"
#include "support/usage_text.hpp"

using namespace llmadvisor;
using namespace llmadvisor::test;

namespace {

/// Requests of an hour of a day of November 2026; the second is a Monday.
std::string requests(int day, int hour, int count) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += R"({"startTime":"2026-11-)" + two(day) + "T" + two(hour) + ":" + two(i % 60) +
            R"(:00Z","prompt_tokens":100,"completion_tokens":10})"
            "\n";
  }
  return text;
}

UsageSummary summary_of(const std::string& text) { return usage_of(UsageFormat::litellm, text); }

}  // namespace

TEST_CASE("open hours carry more than a tenth of the busiest hour's load") {
  std::string text;
  for (int day = 2; day <= 15; ++day) {
    for (int hour = 8; hour < 18; ++hour) text += requests(day, hour, 20);
    text += requests(day, 3, 2);  // a tenth, and no more
  }
  const auto s = summary_of(text);
  CHECK(s.hours_per_day == 10.0);
  CHECK(s.peak_factor == 1.0);
  CHECK(s.requests_per_day == Requests(202));
}

TEST_CASE("the peak is the busiest of few hours, over the mean of the open ones") {
  const auto s = summary_of(requests(2, 9, 10) + requests(2, 10, 10) + requests(2, 11, 40));
  // 40 over 60 / 3.
  CHECK(s.peak_factor == 2.0);
  CHECK(s.hours_per_day == 3.0);
}

TEST_CASE("of many hours, the one in a hundred that is beyond the others does not make the peak") {
  std::string text;
  for (int day = 2; day <= 21; ++day) {
    for (int hour = 8; hour < 18; ++hour) text += requests(day, hour, hour == 12 ? 6 : 3);
  }
  // 200 open hours, 20 of them with 6 and 180 with 3, and 100 requests more in one: the mean is
  // 760 / 200.
  const auto s = summary_of(text + requests(2, 12, 100));
  CHECK_THAT(*s.peak_factor, Catch::Matchers::WithinRel(6 / 3.8, 1e-9));
}

TEST_CASE("days of the week are told by a week and more") {
  std::string text;
  for (const int day : {2, 3, 4, 5, 6, 9, 10, 11, 12, 13}) text += requests(day, 9, 3);
  const auto working_days = summary_of(text);
  // From the 2nd to the 13th: 12 days, 10 of them with requests.
  CHECK(working_days.days == 12);
  CHECK(working_days.active_days == 10);
  CHECK_THAT(*working_days.days_per_week, Catch::Matchers::WithinRel(70.0 / 12, 1e-12));
  CHECK(working_days.requests_per_day == Requests(3));
  CHECK_FALSE(summary_of(requests(2, 9, 3) + requests(3, 9, 3)).days_per_week);
}

TEST_CASE("sizes of single requests have quantiles") {
  std::string text;
  for (int i = 1; i <= 100; ++i) {
    text += R"({"startTime":"2026-11-02T09:00:00Z","prompt_tokens":)" + std::to_string(i * 10) +
            R"(,"completion_tokens":)" + std::to_string(i) + "}\n";
  }
  const auto s = summary_of(text);
  CHECK(s.input_sizes->p50 == Tokens(500));
  CHECK(s.input_sizes->p90 == Tokens(900));
  CHECK(s.output_sizes->p99 == Tokens(99));
  CHECK(s.input_sizes->by == SizesBy::rows);
}

TEST_CASE("times that no log has are refused") {
  CHECK(
      error_of(UsageFormat::litellm,
               R"({"startTime":"1970-01-02T00:00:00Z","prompt_tokens":1,"completion_tokens":1})") ==
      "bad-usage: log: line 1: a time outside of 2000 to 2099");
  CHECK_THAT(error_of(UsageFormat::litellm, requests(2, 9, 1) +
                                                R"({"startTime":"2001-01-02T00:00:00Z",)"
                                                R"("prompt_tokens":1,"completion_tokens":1})"),
             Catch::Matchers::StartsWith("bad-usage: log: line 2: times that are more than ten"));
  CHECK(error_of(UsageFormat::litellm, R"({"prompt_tokens":1,"completion_tokens":1})") ==
        "bad-usage: log: line 1: record 1: has no startTime");
}

TEST_CASE("beyond the named models the others are one row, and all rows add up") {
  std::string text;
  const std::size_t models = most_models + 50;
  for (std::size_t i = 0; i < models; ++i) {
    text += R"({"startTime":"2026-11-02T09:00:00Z","prompt_tokens":10,"completion_tokens":1,)"
            R"("model":"m)" +
            std::to_string(i) + "\"}\n";
  }
  const auto s = summary_of(text);
  CHECK(s.models.size() == most_models + 1);
  CHECK(s.models.back().name.empty());
  CHECK(s.models.back().sums.requests == Requests(50));
}

TEST_CASE("a bucket shorter than a moment is a bucket all the same") {
  const std::string head =
      "start_time,end_time,input_tokens,output_tokens,num_model_requests,model\n";
  // On the hour, and on the day: one thousandth before its end would lie before its beginning.
  for (const auto* row :
       {"1793613600,1793613600.0005,1000,100,5,m\n", "1793577600,1793577600.0005,1000,100,5,m\n"}) {
    CAPTURE(row);
    const auto s = usage_of(UsageFormat::openai, head + row);
    CHECK(s.sums.requests == Requests(5));
    CHECK(s.days == 1);
  }
}
