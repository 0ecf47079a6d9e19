#include "llmadvisor/report/tell/catalog_report.hpp"

#include "llmadvisor/report/print/formats.hpp"
#include "llmadvisor/report/tell/diff_report.hpp"
#include "llmadvisor/report/tell/import_report.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;
using llmadvisor::test::run_line;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

ReportContext in_language(Language language) {
  ReportContext context;
  context.language = language;
  return context;
}

std::string text_of(const Document& document, Language language) {
  return render(document, Format::text, in_language(language));
}

std::string checked(const std::vector<Finding>& findings, Language language) {
  return text_of(check_report(findings, {}, in_language(language)), language);
}

}  // namespace

TEST_CASE("a check counts what it found in the reader's language") {
  const std::vector<Finding> findings{{Severity::error,
                                       "api_offers",
                                       "x/y",
                                       FindingCode::unbelievable_input,
                                       {{"price", 1234.567}}},
                                      {Severity::note,
                                       "api_offers",
                                       "x/y",
                                       FindingCode::sources_disagree,
                                       {{"words", Cited{"no"}}}},
                                      {Severity::note, "models", "n", FindingCode::no_source}};
  const auto english = checked(findings, Language::en);
  CHECK(has(english, "- error: api-offers: x/y: input costs 1,235 a million tokens: above any"));
  CHECK(has(english, "1 error, 2 notes (listed by --verbose)."));
  const auto french = checked(findings, Language::fr);
  CHECK(has(
      french,
      "erreur\u00a0: api-offers\u00a0: x/y\u00a0: l'entrée coûte 1\u00a0235 le million de jetons"));
  CHECK(has(french, "1 erreur, 2 remarques (avec --verbose)."));
  CHECK(has(checked({}, Language::fr), "Le catalogue est sain."));
}

TEST_CASE("a change is shown with its percent, a jump as one") {
  const std::vector<RecordChange> changes{
      {Difference::changed, "api_offers", "x/y", {{"prices/input", "0.1", "0.4", 4.0}}},
      {Difference::added, "models", "m", {}}};
  const auto shown = [&](Language language) {
    return text_of(diff_report(changes, "a", "b", in_language(language)), language);
  };
  const auto english = shown(Language::en);
  CHECK(
      has(english, "  - changed: api_offers/x/y\n    - prices/input: 0.1 -> 0.4 (+300.0%) [jump]"));
  CHECK(has(english, "1 added, 0 removed, 1 changed\n"));
  const auto french = shown(Language::fr);
  CHECK(has(french, "0.1 -> 0.4 (+300,0\u00a0%) [saut]"));
  CHECK(has(french, "1 ajoutée, 0 retirée, 1 modifiée\n"));
}

TEST_CASE("an import lists at most ten of a kind, and all when verbose") {
  ImportReport report;
  for (int i = 0; i < 12; ++i) report.added.push_back("models/m" + std::to_string(i));
  report.left_out.push_back({LeftOutReason::unknown_model, 6, {"a", "b", "c", "d", "e", "f"}});
  ReportContext context;
  const auto few = render(import_report(report, {}, context), Format::text, context);
  CHECK(has(few, "models/m9\n  - and 2 more (-v lists all)\n"));
  CHECK(
      has(few, "- unknown-model: 6 (the model is not in the catalogue)\n    - a, b, c, d, e, ..."));
  CHECK(has(few, "Nothing was written."));
  context.verbosity = Verbosity::verbose;
  const auto all = render(import_report(report, {}, context), Format::text, context);
  CHECK(has(all, "models/m11\n"));
  CHECK(has(all, "    - a, b, c, d, e, f\n"));
}

TEST_CASE("the catalogue is listed for scripts with prices and dates of every record") {
  const auto csv = run_line("catalog list api-offers --format csv").out;
  CHECK(csv.starts_with("name,what,layer,source,date\n"));
  CHECK(has(csv, "\ngroq/gpt-oss-20b,"));
  CHECK(run_line("catalog list --format csv").out.starts_with("table,records,oldest,newest\n"));
}

TEST_CASE("what the files say in English is marked as a quote in French, names are not") {
  const auto french = run_line("catalog show provider groq --lang fr").out;
  CHECK(has(french, "«\u00a0name\u00a0»\u00a0: Groq\n"));
  CHECK(has(french, "réserve\u00a0: preuve faible"));
  CHECK(has(french, "couche\u00a0: intégrée\n"));
  CHECK(has(run_line("catalog show provider groq").out, "- name: Groq\n"));
}
