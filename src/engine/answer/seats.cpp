#include "seats.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

#include "llmadvisor/engine/rules/compliance.hpp"
#include "llmadvisor/engine/rules/recipients.hpp"

namespace llmadvisor {
namespace {

/// As stated, or as the description counts them.
std::optional<double> people_of(const Project& project) {
  if (const auto& stated = project.stated[Number::users]) return stated;
  for (const auto& mention : project.hints.mentions) {
    if (mention.topic == Topic::users && mention.use == MentionUse::counted) return mention.users;
  }
  return std::nullopt;
}

bool serves(SeatUse use, Task task) {
  switch (task) {
    case Task::coding:
      return use == SeatUse::coding || use == SeatUse::chat_and_coding;
    case Task::extraction:
    case Task::agent:
      return false;
    default:
      return use == SeatUse::chat || use == SeatUse::chat_and_coding;
  }
}

std::optional<Currency> currency_of(QuotedIn quoted) {
  switch (quoted) {
    case QuotedIn::usd:
      return Currency::usd;
    case QuotedIn::eur:
      return Currency::eur;
    case QuotedIn::gbp:
      return Currency::gbp;
    case QuotedIn::cny:
      break;
  }
  return std::nullopt;
}

/// Of one seat a month; none where no rate turns it into dollars.
std::optional<CostRange> price_of(const Seat& seat, const Catalog& catalog) {
  const auto currency = currency_of(seat.currency);
  if (!currency || !has_rate(*currency, catalog)) return std::nullopt;
  const double months = seat.per == SeatPeriod::year ? 12 : 1;
  const Usd unit(usd_per(*currency, catalog) / months);
  return CostRange{unit * seat.price_low.value_or(seat.price), unit * seat.price,
                   unit * seat.price_high.value_or(seat.price)};
}

/// What is known of a seat: what is said of its vendor as a company, and whether it trains on what
/// is typed. Pages on a vendor's API settle nothing for its seats. Whoever has no record and no
/// such terms passes on what it gets, for all that is known.
Provider provider_of(const Seat& seat, const Catalog& catalog) {
  Provider provider;
  provider.id = seat.id;
  provider.name = seat.vendor;
  provider.kind =
      seat.training == SeatTraining::no ? ProviderKind::model_vendor : ProviderKind::router;
  if (const Provider* vendor = catalog.find_provider(seat.provider)) {
    provider.kind = vendor->kind;
    provider.jurisdiction = vendor->jurisdiction;
    std::ranges::copy_if(vendor->facts, std::back_inserter(provider.facts),
                         [](const ProviderFact& fact) { return !fact.service; });
  }
  if (seat.training == SeatTraining::unstated) return provider;
  ProviderFact trains;
  trains.fact = FactKind::trains_on_api_data_by_default;
  trains.answer = seat.training == SeatTraining::no ? FactAnswer::no : FactAnswer::yes;
  trains.source = seat.provenance.source;
  trains.as_of = seat.provenance.as_of;
  const bool is_read = seat.provenance.confidence == Confidence::high;
  trains.grade = is_read ? EvidenceGrade::quoted : EvidenceGrade::secondary;
  provider.facts.push_back(std::move(trains));
  return provider;
}

void judge_data(SeatPlan& plan, const Project& project, const Catalog& catalog, Date today) {
  const Provider provider = provider_of(*plan.seat, catalog);
  const auto placed = deployment_class(provider, ServedAs::api, Weights::closed, "");
  const Recipient judged =
      judge(RecipientRole::model, catalog, data_profile(project), {&provider, placed, ""}, today);
  plan.legal_tier = judged.tier;
  if (judged.refused) plan.reasons.push_back(SeatReason::data_rules);
  for (const auto& status : judged.compliance.conditions) {
    const bool is_open =
        status.state != ConditionState::met && status.state != ConditionState::attested;
    if (is_open) plan.conditions.push_back(status.condition);
  }
}

SeatPlan plan_for(const Seat& seat, const CostRange& each, double people, const Project& project,
                  const Catalog& catalog, Date today) {
  SeatPlan plan;
  plan.seat = &seat;
  plan.people = people;
  plan.seats = std::max(people, seat.least_seats.value_or(1));
  plan.each = each;
  plan.monthly = {each.low * plan.seats, each.expected * plan.seats, each.high * plan.seats};
  if (people > seat.most_seats.value_or(people)) plan.reasons.push_back(SeatReason::too_many);
  const bool is_public = project.requirements.sensitivity == Sensitivity::public_data;
  if (seat.training == SeatTraining::may && !is_public) {
    plan.reasons.push_back(SeatReason::trained_on);
  }
  judge_data(plan, project, catalog, today);
  return plan;
}

}  // namespace

std::vector<SeatPlan> seat_plans(const Project& project, const Catalog& catalog, Date today) {
  const auto people = people_of(project);
  if (!people) return {};
  std::vector<SeatPlan> plans;
  for (const auto& seat : catalog.seats) {
    if (!serves(seat.use, project.task)) continue;
    if (const auto each = price_of(seat, catalog)) {
      plans.push_back(plan_for(seat, *each, std::ceil(*people), project, catalog, today));
    }
  }
  const auto rank = [](const SeatPlan& plan) {
    return std::tuple(!plan.reasons.empty(), plan.monthly.expected, plan.seat->billing);
  };
  std::ranges::stable_sort(plans, {}, rank);
  return plans;
}

}  // namespace llmadvisor
