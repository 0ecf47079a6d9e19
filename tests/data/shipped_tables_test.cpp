#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "llmadvisor/catalog/csv.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/catalog/record_key.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

double reference(const Catalog& c, std::string_view id) {
  const auto found = std::ranges::find(c.ability_references, id, &AbilityReference::id);
  REQUIRE(found != c.ability_references.end());
  return found->ability;
}

/// The level that a lower bound reaches by the cuts of docs/method.md.
QualityBand level(double lower) {
  if (lower < 50) return QualityBand::basic;
  if (lower < 57) return QualityBand::solid;
  if (lower < 65) return QualityBand::strong;
  return lower < 73 ? QualityBand::advanced : QualityBand::frontier;
}

}  // namespace

TEST_CASE("the scale is pinned by two models and ordered as people know them") {
  const Catalog& c = shipped_catalog();
  CHECK(reference(c, "claude-3.5-sonnet") == Approx(55).margin(0.3));
  CHECK(reference(c, "gpt-5") == Approx(75).margin(0.3));
  CHECK(reference(c, "gpt-3.5") < reference(c, "gpt-4"));
  CHECK(reference(c, "gpt-4") < reference(c, "gpt-4o"));
  CHECK(reference(c, "gpt-4o") < reference(c, "o1"));
  CHECK(reference(c, "o1") < reference(c, "o3"));
}

TEST_CASE("a reference has a name that no model of the catalogue has") {
  const Catalog& c = shipped_catalog();
  for (const auto& r : c.ability_references) {
    INFO(r.id);
    CHECK(c.find_model(r.id) == nullptr);
  }
}

TEST_CASE("an effort without scores is estimated, marked and less sure than one with scores") {
  const Catalog& c = shipped_catalog();
  std::size_t estimated = 0;
  for (const auto& a : c.abilities) {
    INFO(record_key(a));
    CHECK((a.scores == 0) == (a.basis == AbilityBasis::estimated));
    CHECK(a.standard_error >= 0.8);
    if (a.basis != AbilityBasis::estimated) continue;
    ++estimated;
    CHECK(a.standard_error > 2.5);
    CHECK(a.provenance.confidence == Confidence::low);
  }
  CHECK(estimated > 100);
  CHECK(estimated < c.abilities.size());
}

TEST_CASE("the level of a model is cut from its ability at one of its efforts") {
  const Catalog& c = shipped_catalog();
  std::map<std::string, int> independent;
  for (const auto& a : c.abilities) independent[a.model] += a.independent_scores;
  std::size_t rated = 0;
  for (const auto& q : c.qualities) {
    INFO(q.model);
    const double errors = independent[q.model] < 3 ? 2 : 1;
    bool reached = false;
    for (const auto& a : c.abilities) {
      if (a.model != q.model || a.scores == 0) continue;
      reached |= q.band == level(a.ability - errors * a.standard_error);
    }
    CHECK(reached == q.band.has_value());
    rated += q.band ? 1U : 0U;
  }
  CHECK(rated > 150);
}

TEST_CASE("an ability counts the scores that data/quality ships for it") {
  const Catalog& c = shipped_catalog();
  const std::string directory = std::string(LLMADVISOR_SOURCE_DIR) + "/data/quality/";
  const CsvTable benchmarks(directory + "benchmarks.csv", read_file(directory + "benchmarks.csv"));
  std::set<std::string> general;
  for (const auto& row : benchmarks.rows()) {
    if (row.fields.at(benchmarks.column("general")) == "yes") {
      general.insert(row.fields.at(benchmarks.column("benchmark")));
    }
  }
  const CsvTable scores(directory + "scores.csv", read_file(directory + "scores.csv"));
  const auto model = scores.column("model");
  const auto effort = scores.column("effort");
  const auto benchmark = scores.column("benchmark");
  std::map<std::string, int> counted;
  for (const auto& row : scores.rows()) {
    if (!general.contains(row.fields.at(benchmark))) continue;
    ++counted[row.fields.at(model) + "/" + row.fields.at(effort)];
  }
  for (const auto& a : c.abilities) {
    INFO(record_key(a));
    CHECK(a.scores == counted[record_key(a)]);
  }
}

TEST_CASE("no figure ships of a board that does not let its scores be passed on") {
  const std::string data = std::string(LLMADVISOR_SOURCE_DIR) + "/data/";
  for (const auto* file : {"quality.json", "abilities.json", "api_speeds.json",
                           "quality/scores.csv", "quality/sources.csv"}) {
    INFO(file);
    const auto text = read_file(data + file);
    for (const auto* board :
         {"rtificial Analysis", "artificialanalysis", "LMArena", "livebench.github.io", "WMT25"}) {
      INFO(board);
      CHECK(text.find(board) == text.npos);
    }
  }
}

TEST_CASE("thinking harder takes more hidden tokens in every kind of request of the defaults") {
  const Catalog& c = shipped_catalog();
  std::map<std::string, std::map<Effort, double>> by_request;
  for (const auto& h : c.hidden_tokens) {
    if (!h.models) by_request[h.request][h.effort] = h.expected;
  }
  CHECK(by_request.size() >= 6);
  for (auto& [request, tokens] : by_request) {
    INFO(request);
    CHECK(tokens.at(Effort::none) == 0);
    tokens.erase(Effort::standard);
    CHECK(std::ranges::is_sorted(tokens, {}, [](const auto& entry) { return entry.second; }));
  }
}

TEST_CASE("a model loses more in two bits than in four, and in four than in eight") {
  const Catalog& c = shipped_catalog();
  const auto loss = [&](std::string_view id) {
    const auto found = std::ranges::find(c.quantisation_losses, id, &QuantisationLoss::id);
    REQUIRE(found != c.quantisation_losses.end());
    return found->expected;
  };
  CHECK(loss("any/gguf-q2-k") > loss("7-9b/gguf-q4-k-m"));
  CHECK(loss("7-9b/int4-awq-gptq-w4a16") > loss("7-9b/int8-w8a8"));
}

TEST_CASE("what a model cannot do is said of few and never of what it is sold for") {
  const Catalog& c = shipped_catalog();
  const Model* gpt = c.find_model("gpt-5.2");
  REQUIRE(gpt != nullptr);
  REQUIRE(gpt->capabilities);
  CHECK(gpt->capabilities->vision == true);
  CHECK(gpt->capabilities->tools == true);
  for (const auto& m : c.models) {
    if (!m.capabilities) continue;
    INFO(m.id);
    CHECK(m.capabilities->tools != false);
    CHECK(m.capabilities->json_mode != false);
  }
}

TEST_CASE("the hours of running a model oneself are ranges, and none goes without a mark") {
  int hours = 0;
  for (const auto& f : shipped_catalog().cost_figures) {
    const bool is_of_people = f.id.starts_with("set_up_hours") || f.id.starts_with("running_hours");
    if (!is_of_people) continue;
    INFO(f.id);
    ++hours;
    CHECK(f.low < f.expected);
    CHECK(f.expected < f.high);
    CHECK(f.provenance.confidence != Confidence::high);
  }
  CHECK(hours == 7);
}

TEST_CASE("every country with a wage has the charges on top of it") {
  const Catalog& c = shipped_catalog();
  for (const auto& wage : c.wages) {
    INFO(wage.id);
    CHECK(std::ranges::find(c.employer_charges, wage.country, &EmployerCharges::country) !=
          c.employer_charges.end());
  }
}

TEST_CASE("presets, seats, speeds and devices are there, and what is a judgement says so") {
  const Catalog& c = shipped_catalog();
  CHECK(c.presets.size() >= 10);
  for (const auto& p : c.presets) {
    INFO(p.id);
    CHECK(p.provenance.source.starts_with("stated default"));
    CHECK(p.provenance.confidence == Confidence::low);
  }
  CHECK(c.seats.size() > 40);
  CHECK(c.api_speeds.size() > 80);
  CHECK(c.local_devices.size() > 50);
  const auto mac = std::ranges::find(c.local_devices, "apple-m4-pro", &LocalDevice::id);
  REQUIRE(mac != c.local_devices.end());
  CHECK(mac->memory_gb == 24);
  CHECK(mac->memory_gb_most == 64);
}
