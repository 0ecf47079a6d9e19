#include "../../../src/report/speak/choice_words.hpp"

#include "../../../src/report/speak/advice_words.hpp"
#include "../../../src/report/speak/break_even_words.hpp"
#include "support/catch.hpp"
#include "support/sample_advice.hpp"

using namespace llmadvisor;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

ReportContext in(Language language) {
  ReportContext context;
  context.language = language;
  return context;
}

/// The sample with its decision taken at a step.
Advice decided_by(ChoiceStep step) {
  Advice a = sample::advice();
  a.decision->by = step;
  if (step == ChoiceStep::gates) a.decision->over.reset();
  return a;
}

}  // namespace

TEST_CASE("every step of the choice has its sentence in both languages, with nothing left open") {
  const Catalog catalog = sample::catalog();
  for (const auto language : {Language::en, Language::fr}) {
    const Voice voice(catalog, in(language));
    for (const auto& [step, name] : enum_rows<ChoiceStep>) {
      CAPTURE(name, to_string(language));
      const Advice a = decided_by(step);
      const std::string why = why_chosen(a, voice);
      CAPTURE(why);
      CHECK_FALSE(has(why, "{"));
      CHECK_FALSE(has(why, "?"));
      if (a.decision->over) CHECK(has(why, "open-8b"));
      Option other = a.options[1];
      other.left_at = step;
      other.legal_tier = LegalTier::c;
      Advice with_law = a;
      with_law.options[0].legal_tier = LegalTier::a;
      const std::string not_it = why_not(other, with_law, voice);
      CAPTURE(not_it);
      CHECK_FALSE(has(not_it, "{"));
      CHECK_FALSE(has(not_it, "?"));
      CHECK(not_it.ends_with("."));
    }
  }
}

TEST_CASE("the sentence of the choice says the cap, the level and what decided among the cheap") {
  const Catalog catalog = sample::catalog();
  const Advice a = sample::advice();
  CHECK(why_chosen(a, Voice(catalog, in(Language::en))) ==
        "the best proven level that $75 all-in (25% of the budget) buys is strong; of 2 options as "
        "cheap (within $15 a month), it needs no machine, unlike open-8b on own servers");
  // Half as much again as the cheapest is no quarter of the budget.
  Advice other = a;
  other.decision->cap = Usd(90);
  CHECK_FALSE(has(why_chosen(other, Voice(catalog, in(Language::en))), "of the budget"));
  other.project.decide_on = CostBasis::invoice;
  // 90 / 1.5 = 60.
  CHECK(has(why_chosen(other, Voice(catalog, in(Language::en))),
            "that $90 on the invoice (1.5 times the cheapest that meets the floor, $60.0) buys"));
}

TEST_CASE("a level is proven only where scores at that effort show it") {
  const Catalog catalog = sample::catalog();
  Advice a = sample::advice();
  for (const auto basis : {AbilityBasis::estimated, AbilityBasis::vendor, AbilityBasis::stated}) {
    a.options[0].mode.standing->basis = basis;
    CHECK(why_chosen(a, Voice(catalog, in(Language::en))).starts_with("the best level that $75"));
    const auto french = why_chosen(a, Voice(catalog, in(Language::fr)));
    CAPTURE(french);
    CHECK(has(french, "donnent au mieux le niveau fort\u00a0; "));
    CHECK_FALSE(has(french, "attesté"));
  }
}

TEST_CASE("the cap is explained by where it comes from") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, in(Language::en));
  Advice a = sample::advice();
  const auto told_for = [&](double cap) {
    a.decision->cap = Usd(cap);
    return why_chosen(a, voice);
  };
  CHECK(has(told_for(75), "(25% of the budget)"));
  CHECK(has(told_for(10), "(the least that a model may always cost)"));
  CHECK(has(told_for(300), "(the budget)"));
  // No option costs 380 / 1.5, so that the 80 above the budget are people.
  CHECK(has(told_for(380), "(the budget with the people that every option needs)"));
  a.options[2].full_cost.expected = Usd(380 / 1.5);
  CHECK(has(told_for(380), "(1.5 times the cheapest that meets the floor, $253)"));
  a.project.requirements.budget.reset();
  // 16.3 + 200, more than half of 16.3; 900 = 600 + 600 x 0.5.
  CHECK(has(told_for(216.3),
            "(the cheapest, $16.3, plus $200: the limit where no --budget is stated)"));
  CHECK(has(told_for(900), "(the cheapest, $600, plus 50%: the limit where"));
  CHECK(has(why_not(a.options[2], a, voice), "(the cheapest, $600, plus 50%"));
}

TEST_CASE("the law that was settled on is told in words") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, in(Language::en));
  Advice a = sample::advice();
  a.decision->tier = a.options[0].legal_tier = LegalTier::a;
  CHECK(has(why_chosen(a, voice), "buys is strong (law: host of the area)"));
  Advice own = a;
  own.pick = 1;
  CHECK(has(why_chosen(own, voice), "(law: your own premises or a host of the area)"));
  a.decision->tier = a.options[0].legal_tier = LegalTier::d;
  Recipient host;
  host.provider = catalog.find_provider("host");
  host.tier = LegalTier::d;
  a.options[0].recipients = {host};
  // Its law is known, so what lacks is a basis.
  CHECK(
      has(why_chosen(a, voice), "(law: outside the area, and no basis for the transfer is shown"));
  // Who rents out other people's machines says nothing of theirs.
  const Provider between = build::provider("host", ProviderKind::gpu_marketplace, "US");
  a.options[0].recipients.front().provider = &between;
  CHECK(has(why_chosen(a, voice), "(law: no law or no basis for the transfer shown)"));
  const Provider unknown = build::provider("host", ProviderKind::open_model_host, "");
  a.options[0].recipients.front().provider = &unknown;
  CHECK(has(why_chosen(a, voice), "(law: no law or no basis for the transfer shown)"));
}

TEST_CASE("the best quality is said only of what nothing admitted surpasses") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, in(Language::en));
  Advice a = sample::advice();
  a.project.prefer = Preference::quality;
  CHECK_FALSE(has(why_chosen(a, voice), "best quality"));
  a.options[2].verdict = Verdict::rejected;
  CHECK(has(why_chosen(a, voice), "the best quality of the 8 options that fit"));
}

TEST_CASE("whoever asks for the lowest cost hears of the cheapest, not of a level") {
  const Catalog catalog = sample::catalog();
  Advice a = sample::advice();
  a.project.prefer = Preference::cost;
  a.decision->cap.reset();
  a.decision->by = ChoiceStep::cost;
  a.decision->as_cheap = 1;
  CHECK(why_chosen(a, Voice(catalog, in(Language::en))) ==
        "$40.0 all-in is the least that meets the requirements; open-8b on own servers is dearer "
        "than the cheapest by more than $15 a month");
}

TEST_CASE("why an option was not picked is told in its own figures") {
  const Catalog catalog = sample::catalog();
  const Voice english(catalog, in(Language::en));
  Advice a = sample::advice();
  CHECK(
      why_not(a.options[2], a, english) ==
      "It was not picked because it costs $120 all-in, more than the $75 (25% of the budget) that "
      "a model may cost here.");
  CHECK(why_not(a.options[3], a, english) ==
        "It was not picked because its level is solid, and the $75 all-in (25% of the budget) that "
        "a model may cost here has room for strong.");
  CHECK(why_not(a.options[1], a, english) ==
        "It is as cheap as the pick (within $15 a month), but the pick needs no machine and this "
        "one does.");
  a.options[2].left_at = ChoiceStep::cost;
  // 120 - 40.
  CHECK(why_not(a.options[2], a, english) ==
        "It was not picked because it costs $80.0 a month more all-in than the cheapest of the "
        "level that was settled on, and $15 decides.");
  CHECK(why_not(a.options[0], a, english).starts_with("It is the pick: the best proven level"));
  const Voice french(catalog, in(Language::fr));
  CHECK(
      why_not(a.options[3], a, french) ==
      "Non retenu, car son niveau est solide, et les 75\u00a0$ tout compris (25\u00a0% du budget) "
      "qu'un modèle peut coûter ici permettent le niveau fort.");
}

TEST_CASE("how sure the pick is says what may be regretted, and against whom") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, in(Language::en));
  Advice a = sample::advice();
  CHECK(confidence_text(a, voice) ==
        "in 93% of 2,000 simulated months nothing as good is cheaper by more than $15; expected "
        "regret $2.00 a month; toughest rival open-8b on own servers");
  a.confidence->expected_regret = Usd(0);
  CHECK(has(confidence_text(a, voice), "expected regret under $1 a month"));
  a.confidence->toughest_rival.reset();
  CHECK_FALSE(has(confidence_text(a, voice), "rival"));
}

TEST_CASE("below one half it is a toss-up between two, and no answer says 0%") {
  const Catalog catalog = sample::catalog();
  Advice a = sample::advice();
  a.options[0].legal_tier = LegalTier::b;
  a.options[1].legal_tier = LegalTier::a;
  for (const double share : {0.0, 0.0004, 0.31}) {
    a.confidence->share = share;
    CHECK(confidence_text(a, Voice(catalog, in(Language::en))) ==
          "a toss-up between open-8b at host and open-8b on own servers: strong 58 against strong "
          "57, law: machines in the area, foreign parent against your own "
          "premises, $40.0 against $49.0 a month all-in; expected regret $2.00 a "
          "month");
    const auto french = confidence_text(a, Voice(catalog, in(Language::fr)));
    CHECK(has(french, "à égalité, ou presque"));
    CHECK_FALSE(has(french, " 0\u00a0%"));
  }
}

TEST_CASE("a rung says what it gives for how much more") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, in(Language::en));
  const Advice a = sample::advice();
  // 67.4 - 58.7 points for 120 - 40 dollars.
  CHECK(rung_gain(1, a, voice) == "8.70 points more for $80.0 a month more");
}

TEST_CASE("a break-even says both what is invoiced and all-in, and why it never comes") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, in(Language::en));
  Advice a = sample::advice();
  BreakEven invoice;
  invoice.self_hosted = ref_of(a.options[1]);
  invoice.api = ref_of(a.options[0]);
  invoice.on = CostBasis::invoice;
  invoice.requests_per_day = invoice.for_good = Requests(23500);
  invoice.looked_up_to = Requests(5e6);
  BreakEven all_in = invoice;
  all_in.on = CostBasis::all_in;
  all_in.requests_per_day = all_in.for_good = Requests(500000);
  a.break_evens = {invoice, all_in};
  // 23,500 / 5,000 and 500,000 / 5,000.
  CHECK(nearest_break_even(a, voice) ==
        "open-8b on own servers: cheaper on the invoice from about 23,500 "
        "requests a day (4.7 times today's); cheaper all-in from about 500,000 requests a day (100 "
        "times today's)");
  a.break_evens[1].requests_per_day.reset();
  a.break_evens[1].why_never = NeverEven::marginal_cost;
  CHECK(has(nearest_break_even(a, voice), "; never all-in, as each further request costs it more"));
}

TEST_CASE("a crossing below today's volume is said to be passed, and by how much") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, in(Language::en));
  Advice a = sample::advice();
  BreakEven even;
  even.self_hosted = ref_of(a.options[1]);
  even.api = ref_of(a.options[0]);
  even.on = CostBasis::invoice;
  even.requests_per_day = even.for_good = Requests(120);
  a.break_evens = {even};
  // 5,000 / 120 = 41.7.
  CHECK(has(nearest_break_even(a, voice), "already passed, today is 42 times it"));
  CHECK(has(break_even_text(even, a, voice), "already passed, today is 42 times it"));
  CHECK_FALSE(has(nearest_break_even(a, voice), "today's"));
  a.break_evens[0].for_good.reset();
  CHECK(has(nearest_break_even(a, voice), "; more of such machines make it dearer again"));
  a.break_evens[0].for_good = Requests(9000);
  CHECK(has(nearest_break_even(a, voice), "; for good from 9,000 on such machines"));
  // Today's 5,000 are beyond.
  a.break_evens[0].for_good = Requests(4000);
  CHECK_FALSE(has(nearest_break_even(a, voice), "for good"));
  a.break_evens[0].for_good.reset();
  a.break_evens[0].requests_per_day = Requests(3);
  CHECK(nearest_break_even(a, voice) ==
        "open-8b on own servers: cheaper on the invoice only at small "
        "volumes, and dearer at great ones");
  a.break_evens[0].for_good = Requests(3);
  CHECK(has(nearest_break_even(a, voice), "already passed"));
}

TEST_CASE("where no hosted model is there instead of GPUs, the answer says what they failed") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, in(Language::en));
  Advice a = sample::advice();
  for (auto& option : a.options) option.verdict = Verdict::rejected;
  Warning w;
  w.code = WarningCode::gpus_beyond_budget;
  w.cheapest_gpus = Usd(600);
  a.warnings = {w};
  auto& hosted = a.considered[static_cast<std::size_t>(OptionKind::hosted_open_api)];
  hosted = {3, 0, {{ReasonCode::sensitivity, 3}}};
  CHECK(gpu_alert(a, voice).ends_with("No hosted open model is allowed for these data."));
  hosted.rejected_by = {{ReasonCode::over_budget, 3}};
  CHECK(gpu_alert(a, voice).ends_with("Of the hosted open models none fits the budget."));
  hosted.rejected_by = {{ReasonCode::sensitivity, 2}, {ReasonCode::over_budget, 1}};
  CHECK(gpu_alert(a, voice).ends_with("either: 2 data rules and 1 over budget."));
}

TEST_CASE("in brief how sure the pick is says nothing of regret, and a toss-up names the other") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, in(Language::en));
  Advice a = sample::advice();
  CHECK(confidence_in_brief(a, voice) ==
        "in 93% of 2,000 simulated months nothing as good is $15 cheaper");
  a.confidence->share = 0.31;
  CHECK(has(confidence_in_brief(a, voice), "open-8b on own servers is about as good"));
}

TEST_CASE("in brief the pick is the level that the money buys") {
  const Catalog catalog = sample::catalog();
  const Advice a = sample::advice();
  CHECK(why_in_brief(a, Voice(catalog, in(Language::en))) ==
        "$75 a month buys nothing above strong");
  CHECK(why_in_brief(a, Voice(catalog, in(Language::fr))) ==
        "75\u00a0$ par mois ne donnent rien au-dessus de fort");
}

TEST_CASE("in brief a break-even says from where on another way costs less than the pick") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, in(Language::en));
  Advice a = sample::advice();
  CHECK(even_in_brief(a, voice).empty());
  BreakEven invoice;
  invoice.self_hosted = ref_of(a.options[1]);
  invoice.api = ref_of(a.options[0]);
  invoice.on = CostBasis::invoice;
  invoice.requests_per_day = invoice.for_good = Requests(23500);
  BreakEven all_in = invoice;
  all_in.on = CostBasis::all_in;
  all_in.requests_per_day = all_in.for_good = Requests(500000);
  a.break_evens = {invoice, all_in};
  CHECK(even_in_brief(a, voice) ==
        "own servers cost less on the invoice from about 23,500 a day, from 500,000 all-in");
  // Today's 5,000 are beyond it: nothing to watch for whoever calls an API.
  a.break_evens = {invoice};
  a.break_evens[0].requests_per_day = Requests(1200);
  CHECK(even_in_brief(a, voice).empty());
  // Whoever runs machines goes back to an API below it.
  a.pick = 1;
  a.project.decide_on = CostBasis::invoice;
  CHECK(even_in_brief(a, voice) == "below about 1,200 a day an API costs less on the invoice");
}

TEST_CASE("the verdict says the hours of people, the cost with them and what is paid first") {
  const Catalog catalog = sample::catalog();
  Advice a = sample::advice();
  a.pick = 1;
  CHECK(verdict_sentence(a, Voice(catalog, in(Language::en))) ==
        "Run open-8b (int4-awq) on your own server (1 x rtx-4090), bought, spread over 5 years: "
        "$44.0\u00a0(35.2-57.2) a month and about 6 hours of people, $49.0 all-in, about $4,100 up "
        "front.");
  a.options[1].set_up = Hours(24);
  const auto french = verdict_sentence(a, Voice(catalog, in(Language::fr)));
  CHECK(has(french, "par mois et environ 6 heures de travail, 49,0\u00a0$ tout compris"));
  CHECK(has(french,
            ", environ 4\u00a0100\u00a0$ à avancer, d'abord environ 24 heures de mise en "
            "service."));
  a.pick = 0;
  CHECK(verdict_sentence(a, Voice(catalog, in(Language::en))) ==
        "Call open-8b at host (hosted open model): $40.0\u00a0(32.0-52.0) a month.");
}

TEST_CASE("a limit that nobody could test and a machine without a spare are warned about") {
  const Catalog catalog = sample::catalog();
  const Advice a = sample::advice();
  Warning w;
  w.code = WarningCode::latency_untested;
  CHECK(warning_text(w, a, Voice(catalog, in(Language::en))) ==
        "Nobody has measured how fast open-8b at host answers: the limit asked for is untested.");
  w.code = WarningCode::no_spare;
  CHECK(has(warning_text(w, a, Voice(catalog, in(Language::fr))), "--spare-replicas 1"));
  w.code = WarningCode::new_model;
  w.option = ref_of(a.options[2]);
  CHECK(has(warning_text(w, a, Voice(catalog, in(Language::en))), "acme-large at acme"));
}
