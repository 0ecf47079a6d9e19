// Import takes nothing that `catalog check` would then call an error.

#include "llmadvisor/catalog/check.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "llmadvisor/report/speak/findings.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/imported.hpp"

using namespace llmadvisor;
using llmadvisor::test::frozen_catalog;
using llmadvisor::test::left_out;

namespace {

ImportOptions options() {
  ImportOptions o;
  o.file = "offers.csv";
  o.today = *parse_date("2026-11-23");
  o.accept = Accept::yes;  // that figures look wrong is not the question here
  return o;
}

ImportResult imported(const std::string& text, const ImportOptions& o = options()) {
  return import_text(ImportFormat::csv, text, o, frozen_catalog());
}

/// Errors in the catalogue after an import.
int errors_after(const ImportResult& result) {
  Catalog merged = frozen_catalog();
  merge(merged, result.records, Prefer::upper_layer);
  const auto findings = check_catalog(merged, options().today);
  return static_cast<int>(std::ranges::count(findings, Severity::error, &Finding::severity));
}

struct Wrong {
  const char* what;
  const char* text;
  const char* says;
};

constexpr Wrong wrong_files[] = {
    {"batch dearer than live",
     "provider,model,input_per_million_tokens,output_per_million_tokens,"
     "batch_input_per_million_tokens,batch_output_per_million_tokens\n"
     "groq,gpt-oss-20b,0.1,0.5,0.2,0.5\n",
     "batch is dearer than live"},
    {"cached dearer than fresh",
     "provider,model,input_per_million_tokens,output_per_million_tokens,"
     "cached_input_per_million_tokens\n"
     "groq,gpt-oss-20b,0.1,0.5,0.2\n",
     "cached input is dearer than fresh"},
    {"a day in the future",
     "provider,model,input_per_million_tokens,output_per_million_tokens,as_of\n"
     "groq,gpt-oss-20b,0.1,0.5,2026-11-24\n",
     "dated in the future: 2026-11-24"},
    {"a price below a third of the arithmetic",
     "provider,model,input_per_million_tokens,output_per_million_tokens\n"
     "groq,gpt-oss-120b,0.0001,0.0001\n",
     "too cheap to be true"},
    {"a price of next to nothing",
     "provider,model,input_per_million_tokens,output_per_million_tokens\n"
     "groq,gpt-oss-20b,1e-300,0.5\n",
     "prices/input_per_million_tokens: expected a sane number"},
    {"reserved dearer than on-demand",
     "provider,instance_type,gpu,region,on_demand_per_hour,reserved_1_year_per_hour\n"
     "aws,g5.xlarge,a10g,us-east-1,1.0,1.1\n",
     "reserved is dearer than on-demand"},
    {"memory of -4 GiB",
     "provider,instance_type,gpu,region,on_demand_per_hour,ram_gib\n"
     "aws,g5.xlarge,a10g,us-east-1,1.0,-4\n",
     "ram_gib: expected a number above 0"},
};

}  // namespace

TEST_CASE("what the check calls an error is left out by an import, with the reason") {
  const int errors = errors_after({});
  for (const auto& wrong : wrong_files) {
    CAPTURE(wrong.what);
    const auto result = imported(wrong.text);
    CHECK(result.records.api_offers.empty());
    CHECK(result.records.gpu_offers.empty());
    CHECK(left_out(result, "unsound") == 1);
    CHECK(std::ranges::any_of(result.report.notes, [&](const ImportRemark& note) {
      return sentence_of(note, Language::en).find(wrong.says) != std::string::npos;
    }));
    CHECK(errors_after(result) == errors);
  }
}

TEST_CASE("the sound entries of a file are taken beside those that are not") {
  const auto result = imported(
      "provider,model,input_per_million_tokens,output_per_million_tokens,as_of\n"
      "groq,gpt-oss-20b,0.1,0.5,2030-01-01\n"
      "groq,gpt-oss-120b,0.2,0.8,2026-11-20\n");
  REQUIRE(result.records.api_offers.size() == 1);
  CHECK(result.records.api_offers[0].id == "groq/gpt-oss-120b");
  CHECK(left_out(result, "unsound") == 1);
}

TEST_CASE("a list that is dated in the future leaves no provider of its own behind") {
  auto o = options();
  o.provider = "newhost";
  o.as_of = *parse_date("2030-01-01");
  const auto result = imported(
      "provider,model,input_per_million_tokens,output_per_million_tokens\n"
      "newhost,gpt-oss-20b,0.1,0.5\n",
      o);
  CHECK(result.records.api_offers.empty());
  CHECK(result.records.providers.empty());
}
