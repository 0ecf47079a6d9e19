#pragma once

#include <string>

#include "llmadvisor/engine/advice.hpp"
#include "support/builders.hpp"

/// An answer made by hand, with round figures, for tests of how answers are told.
namespace llmadvisor::sample {

inline Standing standing(double lower_bound, QualityBand level) {
  Standing s;
  s.ability = lower_bound + 2;
  s.standard_error = 2;
  s.lower_bound = lower_bound;
  s.level = level;
  s.scores = 6;
  s.independent_scores = 5;
  s.basis = AbilityBasis::independent;
  return s;
}

inline CostRange about(double expected) {
  return {Usd(expected * 0.8), Usd(expected), Usd(expected * 1.3)};
}

inline BillLine line(LineKind kind, double amount) {
  BillLine l;
  l.kind = kind;
  l.quantity = 1;
  l.unit = BillUnit::month;
  l.unit_price_usd = amount;
  l.amount = about(amount);
  l.source = "made up for tests";
  l.as_of = build::day(2026, 11, 1);
  return l;
}

inline Option api(OptionKind kind, const std::string& provider, const std::string& model,
                  double monthly, double points, QualityBand level) {
  Option o;
  o.kind = kind;
  o.provider = provider;
  o.model = model;
  o.mode.standing = standing(points, level);
  o.bill.lines = {line(LineKind::output, monthly)};
  o.monthly = o.full_cost = about(monthly);
  return o;
}

/// One card of one's own, 6 hours of people a month, 4,100 dollars to buy.
inline Option own_server(const std::string& model, double monthly, double full, double points,
                         QualityBand level) {
  Option o = api(OptionKind::on_premises, "own-premises", model, monthly, points, level);
  o.bill.lines = {line(LineKind::server_purchase, monthly)};
  o.bill.full_cost_lines = {line(LineKind::running, full - monthly)};
  o.full_cost = about(full);
  o.up_front = Usd(4100);
  o.extra_people = Hours(6);
  o.privacy = 3;
  Deployment& d = o.deployment.emplace();
  d.gpu = "rtx-4090";
  d.purchase = Purchase::owned;
  d.weights = "int4-awq";
  d.instance_type = "workstation";
  Performance& p = o.performance.emplace();
  p.ttft = Seconds(0.4);
  p.tpot = Seconds(0.03);
  p.first_visible = Seconds(1.2);
  p.answer = Seconds(9.1);
  p.rate = RequestsPerSecond(0.5);
  p.utilisation = 0.35;
  return o;
}

/// A hosted model is picked over a server of one's own and a closed model; 300 dollars to spend.
inline Advice advice() {
  Advice a;
  a.today = build::today();
  a.project.stated.budget = a.project.stated_budget = Money{300, Currency::usd};
  a.project.requirements.budget = Usd(300);
  a.project.workload.requests_per_day = Requests(5000);
  a.project.workload.input = Tokens(1000);
  a.project.workload.output = Tokens(300);
  a.options = {api(OptionKind::hosted_open_api, "host", "open-8b", 40, 58.7, QualityBand::strong),
               own_server("open-8b", 44, 49, 57.2, QualityBand::strong),
               api(OptionKind::closed_api, "acme", "acme-large", 120, 67.4, QualityBand::advanced),
               api(OptionKind::closed_api, "acme", "acme-small", 20, 52.1, QualityBand::solid)};
  a.options[1].left_at = ChoiceStep::nothing_to_run;
  a.options[2].left_at = ChoiceStep::cap;
  a.options[3].left_at = ChoiceStep::level;
  a.pick = 0;
  for (auto& tally : a.considered) tally = {2, 1, {}};
  a.best_of_kind = {std::nullopt, 0, std::nullopt, 1};
  a.closest_of_kind = {3, 0, std::nullopt, 1};
  a.best_quality = 2;
  a.most_private = 1;
  a.ladder = {0, 2};
  Decision& d = a.decision.emplace();
  d.by = ChoiceStep::nothing_to_run;
  d.over = ref_of(a.options[1]);
  d.level = QualityBand::strong;
  d.cap = Usd(75);
  d.cheapest = Usd(40);
  d.materiality = Usd(15);
  d.as_cheap = 2;
  PickConfidence& c = a.confidence.emplace();
  c.share = 0.93;
  c.draws = 2000;
  c.materiality = Usd(15);
  c.expected_regret = Usd(2);
  c.toughest_rival = ref_of(a.options[1]);
  return a;
}

/// What the sample names.
inline Catalog catalog() {
  Catalog c;
  c.as_of = build::today();
  c.providers = {build::provider("host", ProviderKind::open_model_host, "FR"),
                 build::provider("acme", ProviderKind::model_vendor, "US"),
                 build::provider("own-premises", ProviderKind::owner, "")};
  c.models = {build::open_model("open-8b"), build::closed_model("acme-large"),
              build::closed_model("acme-small")};
  c.choice_figures = {{ChoiceNumber::cap_budget_share, 0.25, ""},
                      {ChoiceNumber::cap_cost_factor, 1.5, ""},
                      {ChoiceNumber::cap_usd, 10, ""},
                      {ChoiceNumber::cap_extra_usd, 200, ""},
                      {ChoiceNumber::cap_extra_share, 0.5, ""}};
  return c;
}

}  // namespace llmadvisor::sample
