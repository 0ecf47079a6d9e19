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

/// As one line, since a sentence may break anywhere.
std::string unwrapped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == '\n' || c == ' ';
    if (!space || (!out.empty() && out.back() != ' ')) out += space ? ' ' : c;
  }
  return out;
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
    CHECK(count <= 40);
  }
}

TEST_CASE(
    "the first lines say what to do, what it costs, who sees the texts and what comes first") {
  const std::string text = unwrapped(page(sample::advice(), Language::en));
  INFO(text);
  CHECK(has(text,
            "Use open-8b at host, an open model that this host runs and bills by use: about $40 "
            "($32 to $52) a month."));
  CHECK(has(text,
            "Quality: strong 58 points; how fast it answers was not measured; nothing to pay "
            "up front."));
  const std::string french = unwrapped(page(sample::advice(), Language::fr));
  INFO(french);
  CHECK(has(french,
            "Utilisez open-8b chez host, un modèle ouvert exploité et facturé à l'usage par cet "
            "hébergeur\u00a0: environ 40\u00a0$ (de 32\u00a0$ à 52\u00a0$) par mois."));
}

TEST_CASE("what more money buys stands in a table with quality, answer, all-in cost and law") {
  const std::string text = page(sample::advice(), Language::en);
  INFO(text);
  CHECK(has(text, "What your $300 could buy"));
  CHECK(has(text, "  * open-8b, host"));
  CHECK(has(text, "advanced 67"));
  CHECK(has(text, "$120"));
  CHECK(has(text, "France"));
  Advice alone = sample::advice();
  alone.ladder = {0};
  CHECK_FALSE(has(page(alone, Language::en), "What your $300 could buy"));
}

TEST_CASE("the table of kinds says why a kind falls short of the pick and what is paid first") {
  const std::string text = unwrapped(page(sample::advice(), Language::en));
  INFO(text);
  CHECK(has(text, "* Hosted open-8b, host strong 58 $40 $40"));
  CHECK(has(text, "acme-small, acme; below strong solid 52 $20 $20"));
  CHECK(has(text, "open-8b, 1 x rtx-4090; $4,100"));
}

TEST_CASE("what is left out is named once, with where it and the words are found") {
  const std::string text = unwrapped(page(sample::advice(), Language::en));
  INFO(text);
  CHECK_FALSE(has(text, ": -v)"));
  CHECK(has(text, "Left out: "));
  CHECK(has(text, "llmadvisor help glossary"));
  CHECK(has(text, "llmadvisor explain"));
}

TEST_CASE("a narrow terminal keeps kind, bill and all-in cost") {
  const std::string text = page(sample::advice(), Language::en, 50);
  INFO(text);
  CHECK(has(text, "Invoice"));
  CHECK(has(text, "All-in"));
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
