#include <algorithm>
#include <sstream>

#include "exit_code.hpp"
#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/report/tell/advice_report.hpp"
#include "llmadvisor/text/layout.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;
using llmadvisor::test::run_line;
using llmadvisor::test::run_words;

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

int count_of(const std::string& text, std::string_view part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// Situations that lead to different answers: each kind of pick, none, every class of data.
const std::vector<std::string> situations{
    "--budget 300 --sensitivity medical",
    "--budget 300 --sensitivity medical --jurisdiction fr",
    "--budget 300 --sensitivity financial -d \"e-commerce platform\"",
    "--sensitivity card --quality strong",
    "--sensitivity secret --jurisdiction us",
    "--budget 5 --only rented-gpu",
    "--budget 2000 --only rented-gpu --hours-per-day 8 --days-per-week 5",
    "--only on-premises --requests-per-day 200000",
    "--rag --fine-tuning --budget 900eur --currency eur",
    "--quality frontier --max-ttft 5 --only rented-gpu",
    "--only closed-api --prefer quality",
};

}  // namespace

TEST_CASE("no line of an answer is wider than the terminal") {
  for (const auto* language : {"en", "fr"}) {
    for (const auto* verbosity : {"", " -v"}) {
      for (const auto& situation : situations) {
        test::World world;
        world.variables["COLUMNS"] = "80";
        const auto line = "recommend --lang " + std::string(language) + verbosity + " " + situation;
        CAPTURE(line);
        std::istringstream text(run_line(line, world).out);
        for (std::string one; std::getline(text, one);) {
          // A source's address is one word; nothing can break it.
          const bool address = has(one, "http");
          CAPTURE(one);
          CHECK((display_width(one) <= 80 || address));
        }
      }
    }
  }
}

TEST_CASE("an answer never promises compliance and says once that it is no legal advice") {
  for (const auto& situation : situations) {
    for (const auto* format : {"text", "markdown", "html", "json"}) {
      for (const auto* language : {"en", "fr"}) {
        const auto line =
            "recommend --format " + std::string(format) + " --lang " + language + " " + situation;
        CAPTURE(line);
        std::string out = unwrapped(run_line(line).out);
        std::ranges::transform(out, out.begin(), [](unsigned char c) { return std::tolower(c); });
        CHECK_FALSE(has(out, " compliant"));
        CHECK_FALSE(has(out, " conforme "));
        const bool french = std::string_view(language) == "fr";
        CHECK(count_of(out, french ? "non un avis juridique" : "not legal advice") == 1);
      }
    }
  }
}

TEST_CASE("the French answer has the shape of the article's") {
  const auto out =
      run_line(
          "recommend -d \"plateforme e-commerce\" --requests-per-day 5000 --budget 300 "
          "--sensitivity financial --lang fr")
          .out;
  std::size_t at = 0;
  for (const auto* part :
       {"Analyse stratégique\u00a0: plateforme e-commerce", "1. Faisabilité Open Source (",
        "- Avantages", "- Inconvénients", "2. Estimation des coûts d'infrastructure (", "GPU loués",
        "3. Recommandation finale", "Étant donné la sensibilité de vos données"}) {
    CAPTURE(part);
    const auto found = out.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("GPUs far beyond the budget come first, with figures and what to call instead") {
  const auto out = unwrapped(run_line("recommend --budget 100 --sensitivity public").out);
  const auto alert = out.find("Rented GPUs go far beyond the budget: at least $");
  REQUIRE(alert != std::string::npos);
  CHECK(alert < out.find("Use "));
  CHECK(has(out, "times the $100"));
  CHECK(has(out, "Hosted open models instead: "));
}

TEST_CASE("a kind without any bill says why") {
  const auto out = run_line("recommend --fine-tuning --budget 500 --format markdown").out;
  CHECK(has(out, "cannot serve a tuned model"));
  CHECK_FALSE(has(out, "nothing within the filters"));
}

TEST_CASE("the first screen says when to think again, and -v by which volume and price") {
  const auto out = unwrapped(run_line("recommend --budget 300").out);
  CHECK(has(out, "- Think again: "));
  CHECK(has(out, " requests a day"));
  const auto more = unwrapped(run_line("recommend --budget 300 -v").out);
  CHECK(has(more, "- Break-even: "));
  CHECK(has(more, "- output price of "));
  CHECK(has(more, "/M or more (today $"));
  const auto french = unwrapped(run_line("recommend --budget 300 -v --lang fr").out);
  CHECK(has(french, "- prix de sortie de "));
  CHECK(has(french, "Seuil de rentabilité"));
}

TEST_CASE("a figure of GPUs carries its purchase mode, schedule and range") {
  const auto out = run_line(
                       "recommend --only rented-gpu --gpu a10g --purchase on-demand "
                       "--hours-per-day 8 --days-per-week 5")
                       .out;
  CHECK(has(unwrapped(out), "on-demand, 8 h/day, 5 days/week"));
  CHECK(has(unwrapped(out), " to $"));
  CHECK(has(out, "A10G"));
}

TEST_CASE("an answer about stated data stays below fifty lines in both languages") {
  for (const auto* language : {"en", "fr"}) {
    for (const auto* situation :
         {"--budget 300 --sensitivity financial --jurisdiction eu -d \"e-commerce platform\"",
          "--budget 300 --sensitivity public --jurisdiction us",
          "--budget 2000 --sensitivity personal --jurisdiction fr --only rented-gpu"}) {
      const auto line = std::string("recommend --lang ") + language + " " + situation;
      CAPTURE(line);
      test::World world;
      world.variables["COLUMNS"] = "80";
      const auto out = run_line(line, world).out;
      INFO(out);
      CHECK(count_of(out, "\n") < 50);
    }
  }
}

TEST_CASE("when nothing fits, the answer names the nearest miss and what would make it fit") {
  const auto outcome = run_line("recommend --budget 5 --only rented-gpu");
  CHECK(outcome.code == cli::ExitCode::nothing_fits);
  CHECK(has(outcome.out, "Nothing meets every requirement. Closest: "));
  CHECK(has(outcome.out, "Smallest change"));
}

TEST_CASE("the title fits any description into a sentence") {
  const std::pair<const char*, const char*> french[] = {
      {"une plateforme e-commerce.", "une plateforme e-commerce\n"},
      {"Les avis de nos clients", "Les avis de nos clients\n"},
      {"Je veux résumer des contrats :", "Je veux résumer des contrats\n"},
      {"Avis", "Avis\n"}};
  for (const auto& [description, title] : french) {
    CAPTURE(description);
    const auto out = run_words({"recommend", "--lang", "fr", "-d", description}).out;
    CHECK(has(out, std::string("Analyse stratégique\u00a0: ") + title));
  }
  CHECK(run_line("recommend --lang fr").out.starts_with("Analyse stratégique\n"));
  const auto out = run_words({"recommend", "--lang", "en", "-d", "The support chatbot"}).out;
  CHECK(has(out, "Strategic analysis: The support chatbot\n"));
}

TEST_CASE("a hostile description stays text in every format") {
  const std::string hostile = "<script>alert('x')</script> & \033[31m\"red\" | `code`";
  const auto html = run_words({"recommend", "--format", "html", "-d", hostile}).out;
  CHECK_FALSE(has(html, "<script>alert"));
  CHECK(has(html, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;"));
  for (const auto* format : {"text", "markdown", "html"}) {
    CAPTURE(format);
    const auto out = run_words({"recommend", "--format", format, "-d", hostile}).out;
    CHECK_FALSE(has(out, "\033"));
  }
  CHECK(has(run_words({"recommend", "--format", "markdown", "-d", hostile}).out, "\\<script\\>"));
}

TEST_CASE("the pick stands in the table of costs, marked, whatever was put first") {
  for (const auto* prefer : {"cost", "quality", "privacy"}) {
    for (const auto& situation : situations) {
      const auto line = "recommend --no-robustness " + situation +
                        (has(situation, "--prefer") ? "" : std::string(" --prefer ") + prefer);
      CAPTURE(line);
      const auto outcome = run_line(line);
      // Without a pick nothing is marked.
      const int marks = outcome.code == cli::ExitCode::answered ? 1 : 0;
      const auto costs = outcome.out.find("\n2. ");
      const auto end = outcome.out.find("\n3. ");
      const auto table = costs == outcome.out.npos ? "" : outcome.out.substr(costs, end - costs);
      CHECK(count_of(table, "\n  * ") == marks);
    }
  }
}

TEST_CASE("CSV lists every option, the pick first, with the figures of the JSON answer") {
  const auto csv = run_line("recommend --budget 300 --format csv").out;
  CHECK(csv.starts_with("id,kind,provider,model,option,terms,monthly_usd,monthly_usd_low,"));
  const auto json = run_line("recommend --budget 300 --json").out;
  const auto second_line = csv.find('\n') + 1;
  const auto id = csv.substr(second_line, csv.find(',', second_line) - second_line);
  CHECK(has(json, "\"option\": \"" + id + "\""));
  CHECK(count_of(csv, "\n") == count_of(json, "\"privacy_rank\"") + 1);
}

TEST_CASE("the bill of one option goes into a spreadsheet line by line") {
  const auto csv = run_line("explain --only rented-gpu --format csv").out;
  CHECK(csv.starts_with("part,line,detail,quantity,unit,unit_price_usd,monthly_usd,"));
  CHECK(has(csv, "\nbill,GPU instances,"));
  CHECK(has(csv, "\npeople,running it,"));
}

TEST_CASE("the HTML page fetches nothing") {
  const auto html = run_line("recommend --format html --budget 300 -v").out;
  CHECK(html.starts_with("<!DOCTYPE html>"));
  for (const auto* part : {"<link", "<img", "src=", "@import", "url(h", "url(/"}) {
    CAPTURE(part);
    CHECK_FALSE(has(html, part));
  }
}
