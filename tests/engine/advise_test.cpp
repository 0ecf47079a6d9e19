#include "llmadvisor/engine/advise.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "llmadvisor/engine/what_if/break_even.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"
#include "support/projects.hpp"

using namespace llmadvisor;

namespace {

const Date today = *parse_date("2026-11-23");

std::optional<OptionRef> pick_of(const Advice& advice) {
  return advice.pick ? std::optional(ref_of(advice.options[*advice.pick])) : std::nullopt;
}

std::optional<OptionRef> pick_of(const ProjectInput& input,
                                 const Catalog& catalog = frozen_market()) {
  AdviseSettings bare;
  bare.robustness = Robustness::skipped;
  bare.top = 1;
  return pick_of(advise(input, catalog, today, bare));
}

/// The input with one value changed. Prices are no part of it.
ProjectInput changed(ProjectInput input, const InputRef& what, const InputValue& value) {
  if (const auto* number = std::get_if<Number>(&what)) input[*number] = std::get<double>(value);
  if (what == InputRef(NamedInput::budget)) {
    input.budget = Money{std::get<double>(value), Currency::usd};
  }
  if (const auto* band = std::get_if<QualityBand>(&value)) input.quality = *band;
  if (const auto* data = std::get_if<Sensitivity>(&value)) input.sensitivity = *data;
  if (const auto* area = std::get_if<Jurisdiction>(&value)) input.jurisdiction = *area;
  return input;
}

double step_of(const InputRef& input, double at) {
  const auto* number = std::get_if<Number>(&input);
  const bool whole = number != nullptr && number_spec(*number).whole == Whole::yes;
  return whole ? 1 : std::abs(at) / 1000;
}

template <class Record>
Record& record(std::vector<Record>& records, const std::string& id) {
  const auto found = std::ranges::find(records, id, &Record::id);
  REQUIRE(found != records.end());
  return *found;
}

/// The shipped catalogue with one price changed, all its range with it.
Catalog with_price(const PriceInput& price, double value) {
  Catalog c = frozen_market();
  switch (price.kind) {
    case PriceKind::input_tokens:
      record(c.api_offers, price.record).prices.input = PricePerMillionTokens(value);
      break;
    case PriceKind::output_tokens:
      record(c.api_offers, price.record).prices.output = PricePerMillionTokens(value);
      break;
    case PriceKind::instance_hour:
      record(c.gpu_offers, price.record).on_demand = PricePerHour(value);
      break;
    case PriceKind::server_purchase: {
      auto& parts = record(c.servers, price.record).parts;
      double total = 0;
      for (const auto& part : parts) total += part.usd_expected;
      for (auto& part : parts) part.usd_expected *= value / total;
      break;
    }
    case PriceKind::electricity: {
      auto& figure = record(c.cost_figures, price.record);
      figure.low *= value / figure.expected;
      figure.high *= value / figure.expected;
      figure.expected = value;
      break;
    }
  }
  return c;
}

void check_flip(const ProjectInput& input, const std::optional<OptionRef>& pick, const Flip& flip) {
  const auto pick_at = [&](const InputValue& value) {
    const auto* price = std::get_if<PriceInput>(&flip.input);
    return price == nullptr ? pick_of(changed(input, flip.input, value))
                            : pick_of(input, with_price(*price, std::get<double>(value)));
  };
  CAPTURE(flip.input.index(), flip.at.index());
  CHECK(pick_at(flip.at) == flip.option);
  const auto* at = std::get_if<double>(&flip.at);
  if (at == nullptr) return;
  CAPTURE(*at);
  const double towards = *at > std::get<double>(flip.current) ? -1 : 1;
  CHECK(pick_at(*at + towards * step_of(flip.input, *at)) == pick);
}

void check_counterfactual(const ProjectInput& input, const Counterfactual& change) {
  CAPTURE(change.input.index(), change.to.index(), option_id(change.option));
  const Advice advice =
      advise(changed(input, change.input, change.to), frozen_market(), today,
             {.top = 1, .listing = Listing::all, .robustness = Robustness::skipped});
  const auto found =
      std::ranges::find(advice.options, change.option, [](const Option& o) { return ref_of(o); });
  REQUIRE(found != advice.options.end());
  CHECK(found->verdict != Verdict::rejected);
}

}  // namespace

TEST_CASE("every flip and counterfactual is what a second run says") {
  int numbers = 0;
  int names = 0;
  int prices = 0;
  int changes = 0;
  for (unsigned seed = 0; seed < 140; ++seed) {
    CAPTURE(seed);
    const ProjectInput input = seed % 2 == 0 ? some_project(seed) : some_special_project(seed);
    const Advice advice = advise(input, frozen_market(), today);
    const auto pick = pick_of(advice);
    for (const auto& flip : advice.flips) {
      check_flip(input, pick, flip);
      const bool is_price = std::holds_alternative<PriceInput>(flip.input);
      ++(is_price ? prices : std::holds_alternative<double>(flip.at) ? numbers : names);
    }
    for (const auto& change : advice.counterfactuals) check_counterfactual(input, change);
    changes += static_cast<int>(advice.counterfactuals.size());
  }
  CHECK(numbers > 500);
  CHECK(names > 100);
  CHECK(prices > 100);
  CHECK(changes > 50);
}

TEST_CASE("where two ways break even does not hang on today's volume") {
  Project project = resolve({}, frozen_market());
  // Long prompts, which a card reads for little: all four ways break even below a million a day.
  project.workload.input = Tokens(8000);
  project.workload.output = Tokens(500);
  const Market market = stock_market(frozen_market(), {});
  Search search(market, today);
  const auto options = search.contenders(project);
  const auto pick = choose(options, search.rule(project)).pick;
  REQUIRE(pick);
  const std::vector<Candidate> apis{options[*pick].candidate};
  const auto volumes = [&](double requests) {
    project.workload.requests_per_day = Requests(requests);
    std::vector<std::optional<Requests>> found;
    for (const auto& even : find_break_evens(project, search, apis)) {
      found.push_back(even.requests_per_day);
    }
    return found;
  };
  const auto small = volumes(100);
  // On the invoice and all-in, on rented machines and on own ones.
  REQUIRE(small.size() == 4);
  CHECK(small == volumes(12500));
  CHECK(small[2].has_value());
  CHECK(small[3].has_value());
  // People make self-hosting dearer: all-in it pays later, or never.
  const auto is_later = [](const auto& invoice, const auto& all_in) {
    return !all_in || (invoice && *invoice < *all_in);
  };
  CHECK(is_later(small[0], small[1]));
  CHECK(is_later(small[2], small[3]));
}

TEST_CASE("every option that an answer names is one of its options") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    const Advice a =
        advise(some_special_project(seed), frozen_market(), today,
               {.top = 2, .listing = Listing::top, .robustness = Robustness::computed});
    std::vector<OptionRef> named;
    for (const auto& flip : a.flips) {
      if (flip.option) named.push_back(*flip.option);
    }
    for (const auto& even : a.break_evens) {
      named.push_back(even.self_hosted);
      named.push_back(even.api);
    }
    if (a.confidence && a.confidence->toughest_rival)
      named.push_back(*a.confidence->toughest_rival);
    for (const auto& option : named) {
      CAPTURE(option_id(option));
      CHECK(std::ranges::find(a.options, option, [](const Option& o) { return ref_of(o); }) !=
            a.options.end());
    }
    if (a.pick) CHECK(*a.pick == 0);
  }
}

TEST_CASE("shares that start above none are probed down to a thousandth") {
  for (const double share : {0.0005, 0.05, 0.3, 1.0}) {
    ProjectInput input;
    input[Number::cached_share] = share;
    const Advice advice = advise(input, frozen_market(), today);
    REQUIRE(advice.pick);
    for (const auto& flip : advice.flips) {
      if (const auto* at = std::get_if<double>(&flip.at)) CHECK(*at > 0);
      check_flip(input, pick_of(advice), flip);
    }
  }
}

TEST_CASE("the pick comes first, and no gate of it fails") {
  for (unsigned seed = 100; seed < 130; ++seed) {
    CAPTURE(seed);
    const Advice advice =
        advise(some_project(seed), frozen_market(), today,
               {.top = 1000, .listing = Listing::all, .robustness = Robustness::skipped});
    if (!advice.pick) continue;
    const Option& pick = advice.options[*advice.pick];
    CHECK(*advice.pick == 0);
    CHECK(pick.verdict != Verdict::rejected);
    CHECK(pick.reasons.empty());
  }
}

TEST_CASE("lines add up to the totals on every option, and cite source and date") {
  const Advice advice =
      advise(some_project(7), frozen_market(), today,
             {.top = 1000, .listing = Listing::all, .robustness = Robustness::skipped});
  REQUIRE(advice.options.size() > 500);
  for (const auto& option : advice.options) {
    CAPTURE(option_id(option));
    const double bill = total(option.bill.lines).expected.value();
    const double people = total(option.bill.full_cost_lines).expected.value();
    CHECK(std::abs(bill - option.monthly.expected.value()) <= 1e-9 * (1 + bill));
    CHECK(std::abs(bill + people - option.full_cost.expected.value()) <=
          1e-9 * (1 + bill + people));
    for (const auto& line : option.bill.lines) {
      CHECK_FALSE(line.source.empty());
      CHECK(line.as_of > Date{});
      CHECK(std::abs(line.quantity * line.unit_price_usd - line.amount.expected.value()) <=
            1e-9 * (1 + line.amount.expected.value()));
    }
  }
}

TEST_CASE("the A10G of the article costs 734 dollars around the clock, 245 at eight hours a day") {
  ProjectInput input;
  input.filters.only = {OptionKind::rented_gpu};
  input.filters.instance_types = {"g5.xlarge"};
  input.filters.regions = {"us-east-1"};
  input.filters.purchases = {Purchase::on_demand};
  const auto instance_cost = [&] {
    const Advice advice =
        advise(input, frozen_market(), today,
               {.top = 1, .listing = Listing::top, .robustness = Robustness::skipped});
    REQUIRE(advice.pick);
    const auto& lines = advice.options[*advice.pick].bill.lines;
    const auto line = std::ranges::find(lines, LineKind::gpu_instance, &BillLine::kind);
    REQUIRE(line != lines.end());
    return line->amount.expected.value();
  };
  // $1.006 x 730 h = $734.38; x 730 x 8 / 24 = $244.79
  CHECK(std::abs(instance_cost() - 734.38) < 0.005);
  input[Number::hours_per_day] = 8;
  CHECK(std::abs(instance_cost() - 244.79) < 0.005);
}

TEST_CASE("no option dominates the pick") {
  AdviseSettings bare;
  bare.robustness = Robustness::skipped;
  const auto check = [&](const ProjectInput& input) {
    const Advice advice = advise(input, frozen_market(), today, bare);
    if (advice.pick) CHECK_FALSE(advice.options[*advice.pick].dominated_by.has_value());
  };
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    check(some_project(seed));
  }
  // So few requests that bills differ by fractions of a cent.
  ProjectInput few;
  few[Number::requests_per_day] = 14;
  few[Number::input_tokens] = 79;
  few[Number::output_tokens] = 79;
  check(few);
}

TEST_CASE("one request a day before a break-even nothing self-hosted and as able is cheaper yet") {
  const auto check = [&](ProjectInput input) {
    for (const auto& even : advise(input, frozen_market(), today, {}).break_evens) {
      if (!even.requests_per_day || *even.requests_per_day <= Requests(1)) continue;
      input[Number::requests_per_day] = even.requests_per_day->value() - 1;
      const Project project = resolve(input, frozen_market());
      const Market market = stock_market(frozen_market(), project.filters);
      Search search(market, today);
      const auto all = search.all(project);
      const ChoiceRule rule = search.rule(project);
      const auto cost = [&](const Weighed& w) {
        return even.on == CostBasis::invoice ? w.totals->monthly.expected
                                             : w.totals->full_cost.expected;
      };
      const auto api =
          std::ranges::find(all, even.api, [](const Weighed& w) { return ref_of(w.candidate); });
      REQUIRE(api != all.end());
      const Standing& able = *served(api->candidate).mode.standing;
      for (const auto& w : all) {
        const ModelMode& mode = served(w.candidate).mode;
        const bool fits = !w.first_reason || *w.first_reason == ReasonCode::over_budget;
        const bool rival =
            kind_of(w.candidate) == even.self_hosted.kind && fits && suits_a_plan(w, project) &&
            rule.is_evident(mode) &&
            lower_bound(mode) + mode.standing->loss >= able.lower_bound - rule.equal_points(able) &&
            mode.standing->level >= able.level;
        if (!rival || cost(w) + Usd(0.01) > cost(*api)) continue;
        FAIL_CHECK(option_id(ref_of(w.candidate)) << " beside " << option_id(even.self_hosted)
                                                  << " at " << even.requests_per_day->value());
      }
    }
  };
  ProjectInput great;
  great.jurisdiction = Jurisdiction::fr;
  great[Number::requests_per_day] = 200'000;
  check(great);
  for (unsigned seed = 0; seed < 8; ++seed) {
    CAPTURE(seed);
    check(some_project(seed));
  }
}
