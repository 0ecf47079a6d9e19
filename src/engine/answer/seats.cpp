#include "seats.hpp"

#include <algorithm>
#include <cmath>

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

/// What the rules say of its vendor. Pages on a vendor's API settle nothing for its seats, so that
/// the law of the vendor is all that is known of them.
void judge_data(SeatPlan& plan, const Project& project, const Catalog& catalog, Date today) {
  const Provider* vendor = catalog.find_provider(plan.seat->provider);
  Provider unread;
  unread.id = plan.seat->id;
  unread.name = plan.seat->vendor;
  if (vendor != nullptr) unread.jurisdiction = vendor->jurisdiction;
  const auto placed = deployment_class(unread, ServedAs::api, Weights::closed, "");
  const Recipient judged =
      judge(RecipientRole::model, catalog, data_profile(project), {&unread, placed, ""}, today);
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
    return std::pair(!plan.reasons.empty(), plan.monthly.expected);
  };
  std::ranges::stable_sort(plans, {}, rank);
  return plans;
}

}  // namespace llmadvisor
