#include "llmadvisor/catalog/check.hpp"

#include <functional>

#include "llmadvisor/report/speak/findings.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

/// Something that goes wrong in a catalogue, and what the check says of it.
struct Mistake {
  const char* what;
  std::function<void(Catalog&)> make;
  Severity severity;
  const char* says;
};

Model large_model() {
  Model m = build::open_model("open-70b");
  m.architecture->total_parameters = 70e9;
  m.architecture->layers = 80;
  m.architecture->hidden_size = 8192;
  m.architecture->query_heads = 64;
  return m;
}

void offer_large_model_at(Catalog& c, double price) {
  c.models.push_back(large_model());
  c.api_offers.push_back(build::api_offer("openhost", "open-70b"));
  c.api_offers.back().prices = build::prices(price, price);
}

using PMT = PricePerMillionTokens;

std::vector<Mistake> id_mistakes() {
  return {
      {"double id", [](Catalog& c) { c.gpus.push_back(c.gpus[0]); }, Severity::error, "twice"},
      {"no id", [](Catalog& c) { c.servers[0].id = ""; }, Severity::error, "without an id"},
      {"space", [](Catalog& c) { c.servers[0].id = "a b"; }, Severity::error, "space"},
      {"alias of another", [](Catalog& c) { c.models[0].aliases = {"OPEN-8B"}; }, Severity::error,
       "also means open-8b"},
      {"unknown model", [](Catalog& c) { c.api_offers[0].model = "none"; }, Severity::error,
       "no model none"},
      {"unknown provider", [](Catalog& c) { c.gpu_offers[0].provider = "none"; }, Severity::error,
       "no provider none"},
      {"unknown GPU", [](Catalog& c) { c.servers[0].gpu = "none"; }, Severity::error,
       "no GPU none"},
      {"unknown GPU behind a name",
       [](Catalog& c) {
         c.gpu_names.emplace_back().name = "A 10 G";
         c.gpu_names.back().gpu = "none";
       },
       Severity::warning, "no GPU none"},
      {"misspelt input",
       [](Catalog& c) {
         c.defaults.push_back({"hours_per_dya", 8, {}, "for the test"});
       },
       Severity::error, "no input has this name"},
      {"text for a number",
       [](Catalog& c) {
         c.defaults = {{"hours_per_day", {}, "all", "for the test"}};
       },
       Severity::error, "number: missing, but required"},
      {"unknown choice",
       [](Catalog& c) {
         c.defaults = {{"quality", {}, "superb", "for the test"}};
       },
       Severity::error, "text: expected one of basic, solid, strong, advanced, frontier"},
      {"no source", [](Catalog& c) { c.models[0].provenance.source = ""; }, Severity::error,
       "no source"},
      {"from tomorrow",
       [](Catalog& c) { c.gpus[0].provenance.as_of = build::today() + std::chrono::days(1); },
       Severity::error, "in the future: 2026-11-24"},
      {"from long ago", [](Catalog& c) { c.gpus[0].provenance.as_of = build::day(1970, 1, 1); },
       Severity::error, "too long ago"},
      {"old price", [](Catalog& c) { c.gpu_offers[0].provenance.as_of = build::day(2026, 8, 15); },
       Severity::note, "1 of 1 prices are old, the oldest 100 days"},
  };
}

std::vector<Mistake> price_mistakes() {
  return {
      {"zero", [](Catalog& c) { c.api_offers[0].prices.input = PMT(0); }, Severity::error,
       "prices/input_per_million_tokens: expected a number above 0"},
      {"no output price", [](Catalog& c) { c.api_offers[0].prices.output = {}; }, Severity::error,
       "no price"},
      {"per thousand read as per million",
       [](Catalog& c) { c.api_offers[0].prices = build::prices(3000, 15000); }, Severity::error,
       "above any believable price"},
      {"cached dearer", [](Catalog& c) { c.api_offers[0].prices.cached_input = PMT(4); },
       Severity::error, "cached input is dearer"},
      {"batch dearer", [](Catalog& c) { c.api_offers[0].batch_prices = build::prices(4, 15); },
       Severity::error, "batch is dearer"},
      {"cheap output", [](Catalog& c) { c.api_offers[0].prices.output = PMT(1); },
       Severity::warning, "output is cheaper"},
      {"tiers",
       [](Catalog& c) {
         c.api_offers[0].context_tiers = {{0, build::prices(6, 30)}};
       },
       Severity::error, "tiers do not rise"},
      {"a difference that nobody has looked at",
       [](Catalog& c) {
         c.api_offers[0].second_sources = {
             {OfferFigure::output, 18, "a list", build::today(), {}, {}, {}}};
       },
       Severity::error, "nobody has looked"},
      {"a mark that its sources do not bear",
       [](Catalog& c) { c.gpu_offers[0].mark = Mark::confirmed; }, Severity::error,
       "its second sources say single-source"},
      {"sources disagree", [](Catalog& c) { c.api_offers[0].disagreement = "another says 2/9"; },
       Severity::note, "sources disagree: another says 2/9"},
      // 70 x 0.0007 = 0.049 USD is what the arithmetic costs; a third of that is 0.0163.
      {"70B a little cheap", [](Catalog& c) { offer_large_model_at(c, 0.04); }, Severity::warning,
       "too cheap to be true for 70 billion"},
      {"70B at the price of 1B", [](Catalog& c) { offer_large_model_at(c, 0.01); }, Severity::error,
       "too cheap to be true for 70 billion"},
      {"zero by the hour", [](Catalog& c) { c.gpu_offers[0].on_demand = PricePerHour(0); },
       Severity::error, "on_demand_per_hour: expected a number above 0"},
      {"no price at all",
       [](Catalog& c) {
         c.gpu_offers[0].on_demand.reset();
         c.gpu_offers[0].spot.reset();
       },
       Severity::error, "has no price"},
      {"a GPU for a cent", [](Catalog& c) { c.gpu_offers[0].on_demand = PricePerHour(0.01); },
       Severity::warning, "0.01 for one GPU and hour"},
      {"a long prompt for less",
       [](Catalog& c) {
         c.api_offers[0].context_tiers = {{200000, build::prices(2, 15)}};
       },
       Severity::warning, "a long prompt is cheaper"},
      {"spot dearer",
       [](Catalog& c) {
         c.gpu_offers[0].spot = SpotPrice{PricePerHour(2), PricePerHour(3)};
       },
       Severity::error, "spot is dearer"},
      {"spot upside down",
       [](Catalog& c) {
         c.gpu_offers[0].spot = SpotPrice{PricePerHour(0.5), PricePerHour(0.4)};
       },
       Severity::error, "spot/high_per_hour: expected no less than low_per_hour, 0.5"},
      {"a month taken for an hour",
       [](Catalog& c) { c.gpu_offers[0].on_demand = PricePerHour(734); }, Severity::warning,
       "734 for one GPU and hour"},
      {"figure out of order", [](Catalog& c) { c.cost_figures[0].low = 9; }, Severity::error,
       "expected: expected no less than low, 9"},
  };
}

std::vector<Mistake> hardware_mistakes() {
  return {
      {"faster than physics", [](Catalog& c) { c.gpus[0].dense_16bit = tflops(70000); },
       Severity::error, "dense_16bit_tflops: expected a number above 0, up to 5000"},
      {"bandwidth in the wrong unit", [](Catalog& c) { c.gpus[0].bandwidth = gb_per_s(600000); },
       Severity::error, "bandwidth_gb_per_s: expected a number above 0, up to 22000"},
      {"no memory", [](Catalog& c) { c.gpus[0].marketed_memory = gib(0); }, Severity::error,
       "memory_gib: expected a number from 1 to 600"},
      {"sparse peak", [](Catalog& c) { c.gpus[0].dense_16bit = tflops(400); }, Severity::warning,
       "with sparsity?"},
      {"sparse fp8 peak",
       [](Catalog& c) {
         c.gpus[0].dense_fp8 = tflops(280);
         c.gpus[0].supports_fp8 = true;
       },
       Severity::warning, "with sparsity?"},
      {"more active than all",
       [](Catalog& c) { c.models[1].architecture->active_parameters = 9e9; }, Severity::error,
       "active_parameters: expected no more than total_parameters, 8000000000"},
      {"thousands for billions",
       [](Catalog& c) { c.models[1].architecture->total_parameters = 8e3; }, Severity::error,
       "total_parameters: expected a number from 10000000"},
      {"70B shape with 8B weights",
       [](Catalog& c) {
         c.models.push_back(large_model());
         c.models.back().architecture->total_parameters = 1e9;
       },
       Severity::warning, "too few"},
      {"MLA without rank",
       [](Catalog& c) { c.models[1].architecture->attention = AttentionKind::mla; },
       Severity::error, "MLA without"},
      {"windows of no size",
       [](Catalog& c) {
         CacheGroup& group = c.models[1].architecture->cache_groups.emplace_back();
         group.kind = CacheKind::sliding;
         group.layers = 4;
         group.kv_heads = group.key_size = 8;
       },
       Severity::error, "a cache group of kind sliding without the sizes"},
      {"experts", [](Catalog& c) { c.models[1].architecture->experts = 8; }, Severity::error,
       "without experts per token"},
  };
}

void check_each(const std::vector<Mistake>& mistakes) {
  for (const auto& mistake : mistakes) {
    CAPTURE(mistake.what);
    Catalog catalog = build::catalog();
    mistake.make(catalog);
    const auto findings = check_catalog(catalog, build::today());
    const bool found = std::ranges::any_of(findings, [&](const Finding& finding) {
      return finding.severity == mistake.severity &&
             sentence_of(finding, Language::en).find(mistake.says) != std::string::npos;
    });
    for (const auto& finding : findings) {
      UNSCOPED_INFO(finding.record + ": " + sentence_of(finding, Language::en));
      // A field that nobody fills stays as it stands.
      CHECK(sentence_of(finding, Language::fr).find('{') == std::string::npos);
    }
    CHECK(found);
  }
}

}  // namespace

TEST_CASE("a sound catalogue has no findings") {
  CHECK(check_catalog(build::catalog(), build::today()).empty());
}

TEST_CASE("each mistake in ids, references and dates is named") { check_each(id_mistakes()); }

TEST_CASE("each implausible price is named") { check_each(price_mistakes()); }

TEST_CASE("each impossible machine or model is named") { check_each(hardware_mistakes()); }

TEST_CASE("errors come first, and dates only where a day is given") {
  Catalog catalog = build::catalog();
  catalog.gpus[0].provenance.as_of = build::today() + std::chrono::days(1);
  catalog.api_offers[0].disagreement = "another says 2/9";
  catalog.api_offers[1].model = "none";
  const auto findings = check_catalog(catalog, build::today());
  REQUIRE(findings.size() > 2);
  CHECK(findings.front().severity == Severity::error);
  CHECK(findings.back().severity == Severity::note);
  CHECK(check_catalog(catalog, std::nullopt).size() == findings.size() - 1);
}

TEST_CASE("the shipped catalogue has no errors on the day that it was put together") {
  const auto& catalog = shipped_catalog();
  for (const auto& finding : check_catalog(catalog, catalog.as_of)) {
    if (finding.severity != Severity::error) continue;
    FAIL_CHECK(finding.table << ": " << finding.record << ": "
                             << sentence_of(finding, Language::en));
  }
}
