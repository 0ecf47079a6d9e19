#include <sstream>

#include "llmadvisor/report/print/formats.hpp"
#include "llmadvisor/report/tell/advice_report.hpp"
#include "llmadvisor/report/tell/explain.hpp"
#include "llmadvisor/text/layout.hpp"
#include "support/catch.hpp"
#include "support/sample_advice.hpp"

using namespace llmadvisor;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string page(const Advice& advice, Language language, int width = 80) {
  const Catalog catalog = sample::catalog();
  ReportContext context;
  context.language = language;
  context.width = width;
  return write_text(advice_document(advice, catalog, context), context);
}

}  // namespace

TEST_CASE("the first screen fits a terminal in both languages") {
  for (const auto language : {Language::en, Language::fr}) {
    const std::string text = page(sample::advice(), language);
    INFO(text);
    std::istringstream lines(text);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) CHECK(display_width(line) <= 80);
    CHECK(count <= 45);
  }
}

TEST_CASE("the table of kinds tells level and wait, and why a kind falls short of the pick") {
  const std::string text = page(sample::advice(), Language::en);
  INFO(text);
  CHECK(has(text, "  * Hosted     $40.0"));
  CHECK(has(text, "strong 58"));
  CHECK(has(text, "unmeasured"));
  CHECK(has(text, "1.2 / 9.1"));
  CHECK(has(text, "solid 52"));
  CHECK(has(text, "below strong"));
  CHECK(has(text, "open-8b (int4-awq) on your own 1 x rtx-4090"));
}

TEST_CASE("a narrow terminal keeps kind, bill and verdict") {
  const std::string text = page(sample::advice(), Language::en, 50);
  INFO(text);
  CHECK_FALSE(has(text, "Wait (s)"));
  CHECK(has(text, "A month"));
  CHECK(has(text, "Verdict"));
}

TEST_CASE("no answer speaks of nought percent of the draws") {
  Advice a = sample::advice();
  a.confidence->share = 0;
  CHECK_FALSE(has(page(a, Language::en), " 0%"));
  CHECK_FALSE(has(page(a, Language::fr), " 0\u00a0%"));
}

TEST_CASE("an option is explained with why it is not the pick") {
  const Catalog catalog = sample::catalog();
  const Advice a = sample::advice();
  const ReportContext context;
  const auto text = write_text(explanation(a, a.options[2], catalog, context), context);
  INFO(text);
  CHECK(has(text, "It was not picked because it costs $120 all-in"));
  CHECK(has(text, "not measured: nobody has published"));
}
