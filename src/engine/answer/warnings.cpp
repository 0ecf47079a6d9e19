#include "answer/warnings.hpp"

#include <algorithm>

#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/bills/option_bill.hpp"
#include "llmadvisor/engine/choice/choice.hpp"

namespace llmadvisor {
namespace {

/// A price older than another by this is worth a word of its own.
constexpr int much_older_days = 90;

/// Above this multiple of the budget the answer opens with it.
constexpr double far_beyond_budget = 1.5;

std::optional<Usd> gpus_beyond_budget(const std::vector<Weighed>& all, const Project& project) {
  const auto& budget = project.requirements.budget;
  if (!budget) return std::nullopt;
  std::optional<Usd> cheapest;
  for (const auto& w : all) {
    const bool only_the_budget = !w.first_reason || w.first_reason == ReasonCode::over_budget;
    const auto* rented = std::get_if<RentedCandidate>(&w.candidate);
    if (rented == nullptr || !w.totals || !only_the_budget) continue;
    if (rented->purchase == Purchase::spot) continue;
    const Usd bill = w.totals->monthly.expected;
    cheapest = std::min(cheapest.value_or(bill), bill);
  }
  const bool beyond = cheapest && *cheapest > *budget * far_beyond_budget;
  return beyond ? cheapest : std::nullopt;
}

std::optional<StalePrice> stale_price(const Weighed& picked, const Option& pick,
                                      const Scales& scales) {
  std::optional<Date> oldest;
  for (const auto& line : pick.bill.lines) {
    oldest = std::min(oldest.value_or(line.as_of), line.as_of);
  }
  // The range is widened for the age of the list price alone.
  double widening = 0;
  double drift = 0;
  std::optional<Date> own;
  if (const auto* rented = std::get_if<RentedCandidate>(&picked.candidate)) {
    const PriceAge age = scales.costs().age_of(*rented->offer, scales.today());
    widening = age.high_factor - 1;
    drift = age.expected_factor - 1;
    own = rented->offer->provenance.as_of;
  } else if (const auto* api = std::get_if<ApiCandidate>(&picked.candidate)) {
    widening = price_age(api->offer->provenance.as_of, scales.today(), scales.costs().aging())
                   .high_factor -
               1;
    own = api->offer->provenance.as_of;
  }
  if (!oldest) return std::nullopt;
  // An older price of another line is what the reader must know, whatever it widens.
  const bool own_speaks = own && widening > 0 && days_between(*oldest, *own) < much_older_days;
  if (own_speaks) {
    oldest = own;
  } else {
    widening = drift = 0;
  }
  const int age = days_between(*oldest, scales.today());
  if (age <= scales.costs().aging().note_days) return std::nullopt;
  return StalePrice{*oldest, age, widening, drift};
}

struct Announced {
  std::optional<Date> change;  ///< the next one
  std::optional<Date> valid_until;
  std::optional<Date> retires_on;
};

Announced announced_for(const ApiOffer& offer, Date today) {
  Announced all{std::nullopt, offer.valid_until, offer.retires_on};
  for (const auto& timed : offer.timed_prices) {
    if (!timed.from_date || *timed.from_date <= today) continue;
    all.change = std::min(all.change.value_or(*timed.from_date), *timed.from_date);
  }
  return all;
}

Announced announced_for(const Candidate& candidate, Date today) {
  if (const auto* api = std::get_if<ApiCandidate>(&candidate)) {
    return announced_for(*api->offer, today);
  }
  const auto* rented = std::get_if<RentedCandidate>(&candidate);
  if (rented == nullptr) return {};
  return {std::nullopt, rented->offer->valid_until, rented->offer->retires_on};
}

std::optional<Usd> bill_on(Date day, const Candidate& candidate, const Project& project,
                           const CostBook& costs) {
  BillBuilder bill(Detail::totals);
  if (add_bill(bill, candidate, project, costs, day) == Priced::no) return std::nullopt;
  return bill.totals().monthly.expected;
}

/// The days that the project looks ahead: its horizon, else the months over which it spreads costs.
int days_ahead(const Project& project) {
  if (project.workload.job) return static_cast<int>(project.workload.job->within / Hours(24)) + 1;
  const double months = project.horizon ? project.horizon->months : project.amortisation_months;
  return static_cast<int>(months * days_per_month);
}

/// What is announced for those days.
void add_calendar(const Candidate& picked, const Project& project, const Scales& scales,
                  std::vector<Warning>& warnings) {
  const Date today = scales.today();
  const int horizon = days_ahead(project);
  const auto comes = [&](const std::optional<Date>& day) {
    return day && days_between(today, *day) <= horizon;
  };
  const Announced all = announced_for(picked, today);
  if (comes(all.change)) {
    const auto bill = [&](Date day) { return bill_on(day, picked, project, scales.costs()); };
    const CalendarEvent event{*all.change, bill(today), bill(*all.change)};
    if (event.before != event.after) {
      warnings.push_back({WarningCode::price_changes, {}, {}, event});
    }
  } else if (comes(all.valid_until)) {
    warnings.push_back({WarningCode::price_until, {}, {}, CalendarEvent{*all.valid_until, {}, {}}});
  }
  if (comes(all.retires_on)) {
    warnings.push_back({WarningCode::retires, {}, {}, CalendarEvent{*all.retires_on, {}, {}}});
  }
}

bool lacks_a_store(const Candidate& candidate) {
  const auto* api = std::get_if<ApiCandidate>(&candidate);
  return api != nullptr && api->hosts.store == nullptr && api->hosts.store_machine == nullptr;
}

bool is_contradicted(const Candidate& candidate) {
  const auto* api = std::get_if<ApiCandidate>(&candidate);
  const auto* rented = std::get_if<RentedCandidate>(&candidate);
  return (api != nullptr && api->offer->mark == Mark::contradicted) ||
         (rented != nullptr && rented->offer->mark == Mark::contradicted);
}

/// Limits that somebody stated, and that nobody's measurement of the pick tests.
bool is_untested(const Candidate& candidate, const Requirements& r) {
  const auto* api = std::get_if<ApiCandidate>(&candidate);
  if (api == nullptr) return false;
  const bool asks_first = r.max_ttft && r.max_ttft_origin == Origin::given;
  return (asks_first && (!seconds_to_first_token(api->pace) ||
                         (api->mode.thinks() && !seconds_per_token(api->pace)))) ||
         (r.max_tpot && !seconds_per_token(api->pace));
}

bool stands_alone(const Candidate& candidate) {
  const Fleet* fleet = fleet_of(candidate);
  const auto* rented = std::get_if<RentedCandidate>(&candidate);
  if (fleet == nullptr || (rented != nullptr && is_serverless(*rented->offer))) return false;
  return fleet->sizing.instances == 1;
}

/// What the answer says first: the pick, else what comes closest. Null where there is neither.
const Weighed* subject_of(const Ranked& ranked) {
  if (ranked.pick() != nullptr) return ranked.pick();
  return ranked.named.closest ? &ranked.at(*ranked.named.closest) : nullptr;
}

}  // namespace

std::vector<Warning> warnings_of(const Ranked& ranked, const Option* pick, const Project& project,
                                 const Scales& scales) {
  if (ranked.stops_at_security_officer()) return {{WarningCode::ask_security_officer, {}, {}, {}}};
  std::vector<Warning> warnings;
  if (pick == nullptr) warnings.push_back({WarningCode::nothing_fits, {}, {}, {}});
  if (const auto cheapest = gpus_beyond_budget(ranked.all, project)) {
    warnings.push_back({WarningCode::gpus_beyond_budget, cheapest, {}, {}});
  }
  if (project.requirements.jurisdiction == Jurisdiction::any &&
      project.requirements.sensitivity > Sensitivity::internal) {
    warnings.push_back({WarningCode::jurisdiction_unknown, {}, {}, {}});
  }
  if (const Weighed* subject = subject_of(ranked)) {
    add_calendar(subject->candidate, project, scales, warnings);
    if (is_contradicted(subject->candidate)) {
      warnings.push_back({WarningCode::sources_disagree, {}, {}, {}});
    }
  }
  if (pick == nullptr) return warnings;
  const Candidate& picked = ranked.pick()->candidate;
  if (is_untested(picked, project.requirements)) {
    warnings.push_back({WarningCode::latency_untested, {}, {}, {}});
  }
  if (pick->rate_limit) warnings.push_back({WarningCode::rate_limited, {}, {}, {}});
  if (pick->batch_window) warnings.push_back({WarningCode::batch_too_late, {}, {}, {}});
  if (!project.workload.job && stands_alone(picked))
    warnings.push_back({WarningCode::no_spare, {}, {}, {}});
  if (ranked.named.untested) {
    Warning warning{WarningCode::new_model, {}, {}, {}};
    warning.option = ref_of(ranked.at(*ranked.named.untested).candidate);
    warnings.push_back(std::move(warning));
  }
  if (pick->deployment && pick->deployment->purchase == Purchase::spot) {
    warnings.push_back({WarningCode::spot_interruption, {}, {}, {}});
  }
  if (project.rag && lacks_a_store(ranked.pick()->candidate)) {
    warnings.push_back({WarningCode::vector_store_unpriced, {}, {}, {}});
  }
  if (const auto stale = stale_price(*ranked.pick(), *pick, scales)) {
    warnings.push_back({WarningCode::stale_prices, {}, stale, {}});
  }
  return warnings;
}

}  // namespace llmadvisor
