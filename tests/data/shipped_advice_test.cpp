#include <algorithm>

#include "llmadvisor/engine/advise.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

// What was once advised and must not be again, whatever the prices of the day.

namespace {

const Date today = *parse_date("2026-11-26");

Advice advice_for(const ProjectInput& input) {
  return advise(input, shipped_catalog(), today,
                {.top = 1000, .listing = Listing::all, .robustness = Robustness::skipped});
}

const Option& pick_of(const Advice& advice) {
  REQUIRE(advice.pick);
  return advice.options[*advice.pick];
}

ProjectInput input_of(double requests_per_day) {
  ProjectInput input;
  input[Number::requests_per_day] = requests_per_day;
  return input;
}

/// All-in, of what is admitted, under a law that counts, and neither spot nor untested.
Usd cheapest_of(const Advice& advice) {
  std::optional<Usd> least;
  for (const auto& o : advice.options) {
    const bool spot = o.deployment && o.deployment->purchase == Purchase::spot;
    const bool counts = o.left_at ? *o.left_at > ChoiceStep::law : true;
    if (o.verdict == Verdict::rejected || spot || !counts) continue;
    least = std::min(least.value_or(o.full_cost.expected), o.full_cost.expected);
  }
  REQUIRE(least);
  return *least;
}

}  // namespace

TEST_CASE("a bank's customers do not get a toy model") {
  ProjectInput bank = input_of(1'000'000);
  bank.budget = Money{60000, Currency::eur};
  bank.sensitivity = Sensitivity::financial;
  bank.jurisdiction = Jurisdiction::eu;
  const Advice advice = advice_for(bank);
  CHECK(pick_of(advice).mode.standing->level >= QualityBand::strong);
  CHECK(pick_of(advice).legal_tier == LegalTier::a);
}

TEST_CASE("nobody is told to pay several times what the same table offers all-in") {
  for (const double requests : {200.0, 5000.0, 50'000.0, 100'000.0, 1'000'000.0}) {
    for (const auto place : {Jurisdiction::us, Jurisdiction::eu, Jurisdiction::fr}) {
      CAPTURE(requests, place);
      ProjectInput input = input_of(requests);
      input.jurisdiction = place;
      const Advice advice = advice_for(input);
      const Usd least = cheapest_of(advice);
      // Without a budget a level may cost 200 dollars more or half as much again.
      CHECK(pick_of(advice).full_cost.expected <= std::max(least + Usd(200), least * 1.5));
    }
  }
}

TEST_CASE("documents of a week-end go to a batch API rather than to eleven machines") {
  ProjectInput batch = input_of(1'000'000);
  batch[Number::days_per_week] = 2;
  batch[Number::batch_share] = 1;
  batch.task = Task::extraction;
  batch.prefer = Preference::cost;
  const Advice advice = advice_for(batch);
  const Usd least = cheapest_of(advice);
  CHECK(pick_of(advice).full_cost.expected <= least * 1.05 + Usd(1));
}

TEST_CASE("thirty billion parameters in four bits on one card are no frontier") {
  const Advice advice = advice_for(input_of(5000));
  int seen = 0;
  for (const auto& o : advice.options) {
    if (!o.deployment || !o.deployment->weights.starts_with("int4") || !o.mode.standing) continue;
    const auto* model = shipped_catalog().find_model(o.model);
    if (model->architecture->total_parameters > 40e9) continue;
    ++seen;
    CHECK(o.mode.standing->level < QualityBand::frontier);
    CHECK(o.mode.standing->loss > 0);
  }
  CHECK(seen > 100);
}

TEST_CASE("nobody waits twenty seconds for the first word of what is picked") {
  for (const auto kind : {OptionKind::on_premises, OptionKind::rented_gpu}) {
    for (const double requests : {200.0, 5000.0, 50'000.0}) {
      CAPTURE(kind, requests);
      ProjectInput input = input_of(requests);
      input.filters.only = {kind};
      const Advice advice = advice_for(input);
      CHECK(pick_of(advice).performance->first_visible <= Seconds(15));
    }
  }
}

TEST_CASE("an answer that stands on a price of 2024 says so") {
  ProjectInput tuning = input_of(5000);
  tuning.fine_tuning = Wanted::yes;
  tuning.budget = Money{500, Currency::eur};
  const Advice advice = advice_for(tuning);
  const Option& pick = pick_of(advice);
  Date oldest = today;
  for (const auto& line : pick.bill.lines) oldest = std::min(oldest, line.as_of);
  if (days_between(oldest, today) <= 365) return;
  const auto stale = std::ranges::find(advice.warnings, WarningCode::stale_prices, &Warning::code);
  REQUIRE(stale != advice.warnings.end());
  CHECK(stale->stale->as_of == oldest);
}

TEST_CASE("models that somebody names are advised on, scored or not") {
  ProjectInput flagships = input_of(3000);
  flagships[Number::input_tokens] = 60000;
  flagships.filters.models = {"claude-sonnet-5.5", "claude-opus-5.5", "gpt-6-sol"};
  CHECK(advice_for(flagships).pick);
  ProjectInput coders = input_of(3000);
  coders.filters.models = {"qwen3-coder-30b-a3b"};
  const Advice unrated = advice_for(coders);
  CHECK_FALSE(pick_of(unrated).mode.standing);
  ProjectInput classifier = input_of(5000);
  classifier.filters.models = {"llama-3.1-8b"};
  classifier.fine_tuning = Wanted::yes;
  classifier.budget = Money{800, Currency::usd};
  CHECK(pick_of(advice_for(classifier)).mode.standing->level == QualityBand::basic);
}

TEST_CASE("money no object buys the ablest, not the cheapest of the highest level") {
  ProjectInput rich = input_of(2000);
  rich.budget = Money{20000, Currency::usd};
  rich.prefer = Preference::quality;
  rich.filters.only = {OptionKind::closed_api};
  const Advice advice = advice_for(rich);
  const double own = pick_of(advice).mode.standing->lower_bound;
  for (const auto& o : advice.options) {
    if (o.verdict == Verdict::rejected || !o.mode.standing || o.mode.standing->few_scores) continue;
    CHECK(o.mode.standing->lower_bound - o.mode.standing->standard_error <= own);
  }
}

TEST_CASE("a file on patients is no internal document") {
  ProjectInput patients = input_of(5000);
  patients.description = "résumé de dossiers médicaux de patients à l'hôpital";
  patients.budget = Money{300, Currency::eur};
  const Advice advice = advice_for(patients);
  CHECK(advice.project.requirements.sensitivity == Sensitivity::medical);
  CHECK(pick_of(advice).legal_tier == LegalTier::a);
}

TEST_CASE("a budget of fifty dollars is not answered with five hundred dollars of people") {
  ProjectInput freelance = input_of(200);
  freelance.budget = Money{50, Currency::usd};
  const Option pick = pick_of(advice_for(freelance));
  CHECK(pick.full_cost.expected <= Usd(50));
  CHECK(pick.extra_people == Hours(0));
}
