#include "../../../src/report/speak/choice_words.hpp"

#include "../../../src/report/speak/advice_words.hpp"
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
  CHECK(has(why_chosen(other, Voice(catalog, in(Language::en))), "that $90 on the invoice buys"));
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
    CHECK(
        confidence_text(a, Voice(catalog, in(Language::en))) ==
        "a toss-up between open-8b at host and open-8b on own servers: strong 58 against strong "
        "57, law of tier B against A, $40.0 against $49.0 a month all-in; expected regret $2.00 a "
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
  CHECK(rung_text(0, a, voice) == "open-8b at host: $40.0 a month, strong 58");
  CHECK(rung_text(1, a, voice) == "acme-large at acme: $120 a month, advanced 67");
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
        "open-8b on own servers against open-8b at host: cheaper on the invoice from about 23,500 "
        "requests a day (4.7 times today's); cheaper all-in from about 500,000 requests a day (100 "
        "times today's)");
  a.break_evens[1].requests_per_day.reset();
  a.break_evens[1].why_never = NeverEven::marginal_cost;
  CHECK(has(nearest_break_even(a, voice), "; never all-in, as each further request costs it more"));
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
