#pragma once

#include <array>
#include <map>
#include <optional>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/todays_bill.hpp"
#include "llmadvisor/engine/option.hpp"
#include "llmadvisor/engine/pick_map.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// Facts that the answer must say beside its pick.
enum class WarningCode {
  gpus_beyond_budget,  ///< the cheapest rented GPUs cost over 1.5 times the budget
  stale_prices,
  spot_interruption,
  jurisdiction_unknown,
  nothing_fits,
  price_changes,          ///< an announced change of the pick's price falls within the horizon
  price_until,            ///< no price is known for the whole horizon
  retires,                ///< the pick is announced to go away within the horizon
  sources_disagree,       ///< on the pick's price, and nothing decides; its range holds both
  vector_store_unpriced,  ///< none that may hold the pick's documents is priced: the user runs one
  ask_security_officer,   ///< marked data: no table of prices decides, so nothing is recommended
  sensitivity_hinted,     ///< nobody states the class: it is that of words of the description
  sensitivity_assumed,    ///< nobody states the class, and no word surely says it
  sensitivity_understated,  ///< the class stated is laxer than words of the description say
  latency_untested,         ///< a limit was stated, and nobody measured the pick
  no_spare,                 ///< the pick stands on one machine: when it fails, so does the service
  new_model,                ///< an abler or cheaper one has too few scores to build on: test it
  rate_limited,             ///< the busiest minute exceeds the entry plan of the pick
  batch_too_late,           ///< the pick's batches may take longer than the job has
  jurisdiction_hinted,      ///< nobody states whose law it is: words of the description say it
};
template <>
inline constexpr auto enum_rows<WarningCode> = std::to_array<EnumRow<WarningCode>>(
    {{WarningCode::gpus_beyond_budget, "gpus-beyond-budget"},
     {WarningCode::stale_prices, "stale-prices"},
     {WarningCode::spot_interruption, "spot-interruption"},
     {WarningCode::jurisdiction_unknown, "jurisdiction-unknown"},
     {WarningCode::nothing_fits, "nothing-fits"},
     {WarningCode::price_changes, "price-changes"},
     {WarningCode::price_until, "price-until"},
     {WarningCode::retires, "retires"},
     {WarningCode::sources_disagree, "sources-disagree"},
     {WarningCode::vector_store_unpriced, "vector-store-unpriced"},
     {WarningCode::ask_security_officer, "ask-security-officer"},
     {WarningCode::sensitivity_hinted, "sensitivity-hinted"},
     {WarningCode::sensitivity_assumed, "sensitivity-assumed"},
     {WarningCode::sensitivity_understated, "sensitivity-understated"},
     {WarningCode::latency_untested, "latency-untested"},
     {WarningCode::no_spare, "no-spare"},
     {WarningCode::new_model, "new-model"},
     {WarningCode::rate_limited, "rate-limited"},
     {WarningCode::batch_too_late, "batch-too-late"},
     {WarningCode::jurisdiction_hinted, "jurisdiction-hinted"}});

struct StalePrice {
  Date as_of{};
  int days = 0;         ///< that it is old
  double widening = 0;  ///< of the range at its high end, for the age of the pick's own price
  double drift = 0;     ///< added to what is expected, for the same
};

/// A day on which the price or the sale of the pick changes, as announced.
struct CalendarEvent {
  Date on{};
  /// The expected bill of a month before and after, where both are known.
  std::optional<Usd> before;
  std::optional<Usd> after;
};

/// What the answer would be for another class of data.
struct Otherwise {
  Sensitivity sensitivity = Sensitivity::internal;
  std::optional<OptionRef> option;  ///< none: nothing would meet the requirements
  std::optional<Usd> monthly;       ///< expected
};

struct Warning {
  WarningCode code = WarningCode::stale_prices;
  std::optional<Usd> cheapest_gpus;  ///< a month, where those are beyond the budget
  std::optional<StalePrice> stale;   ///< the oldest price of the bill
  std::optional<CalendarEvent> event;
  std::optional<Otherwise> otherwise{};  ///< where nobody states the class of the data
  std::optional<OptionRef> option{};     ///< that the warning is about, where it is not the pick
};

struct Considered {
  int candidates = 0;
  int listed = 0;
  std::map<ReasonCode, int> rejected_by;  ///< by the first gate that failed
};

/// At `at` the pick becomes `option`; one step nearer to `current` it is still today's.
struct Flip {
  InputRef input;
  InputValue current;
  InputValue at;
  std::optional<OptionRef> option;  ///< none: nothing meets the requirements any more
};

/// Why a self-hosted option never becomes cheaper than an API.
enum class NeverEven {
  marginal_cost,  ///< at great volumes each further request costs it more
  not_in_reach,   ///< it may beyond the volumes that were looked at
  less_able,      ///< nothing of the kind is as able as the API; named is the ablest
};
template <>
inline constexpr auto enum_rows<NeverEven> =
    std::to_array<EnumRow<NeverEven>>({{NeverEven::marginal_cost, "marginal-cost"},
                                       {NeverEven::not_in_reach, "not-in-reach"},
                                       {NeverEven::less_able, "less-able"}});

/// The volume at which the self-hosted option becomes cheaper than an API that is no abler.
struct BreakEven {
  OptionRef self_hosted;
  OptionRef api;
  CostBasis on = CostBasis::all_in;
  std::optional<Requests> requests_per_day;  ///< absent: they never cross
  std::optional<Requests> for_good;          ///< absent: another machine makes it dearer again
  std::optional<Requests> low;               ///< interval where the ranges overlap
  std::optional<Requests> high;
  std::optional<NeverEven> why_never;
  Requests looked_up_to;  ///< a day
};

/// The smallest single change that would admit a kind whose options were all rejected.
struct Counterfactual {
  OptionKind kind = OptionKind::closed_api;
  OptionRef option;
  InputRef input;
  InputValue from;
  InputValue to;
};

/// What comes up in a month of the horizon.
enum class Milestone {
  budget,        ///< the invoice exceeds the budget
  cheaper,       ///< another kind costs less
  next_machine,  ///< more machines than in the first month
  payback,       ///< a purchase has paid for itself against the best API
  price_change,  ///< an announced price holds from here on
  retires,       ///< it is no longer sold, as announced
};
template <>
inline constexpr auto enum_rows<Milestone> =
    std::to_array<EnumRow<Milestone>>({{Milestone::budget, "budget"},
                                       {Milestone::cheaper, "cheaper"},
                                       {Milestone::next_machine, "next-machine"},
                                       {Milestone::payback, "payback"},
                                       {Milestone::price_change, "price-change"},
                                       {Milestone::retires, "retires"}});

struct Reached {
  Milestone what = Milestone::budget;
  int month = 1;
  Date from{};
  OptionRef option;
  std::optional<OptionRef> than{};  ///< what it has become cheaper than, or has paid off against
  int instances = 0;                ///< of it in that month
};

/// A purchase against the API that costs least over the horizon.
struct Payback {
  OptionRef owned;
  OptionRef api;
  std::optional<int> month;  ///< none: not within the horizon
};

/// What the months of the horizon bring, in their order.
struct Outlook {
  std::vector<Reached> reached;
  std::optional<Payback> payback;
};

/// A cheaper model for the requests that it does as well, the pick for the others. Costs are
/// all-in.
struct Routing {
  double easy_share = 0;
  OptionRef easy;
  OptionRef hard;
  Usd easy_cost;  ///< of its share
  Usd hard_cost;  ///< of the rest
  Usd alone;      ///< of the pick for everything
};

/// What may be regretted of the pick, when every bill is drawn from its range.
struct PickConfidence {
  double share = 0;  ///< of the draws in which no rival is cheaper by more than decides
  int draws = 0;
  Usd materiality;                          ///< a month: what decides nothing
  Usd expected_regret;                      ///< a month, over all draws
  std::optional<OptionRef> toughest_rival;  ///< cheaper the most often; none: never one
};

/// Why the pick is the pick.
struct Decision {
  ChoiceStep by =
      ChoiceStep::gates;          ///< the step at which its last rival left; `gates`: it had none
  std::optional<OptionRef> over;  ///< that rival
  std::optional<QualityBand> level;  ///< none: unrated
  std::optional<LegalTier> tier;     ///< of the law that was settled on
  std::optional<Usd> cap;            ///< what a model may cost, where that counts
  Usd cheapest;                      ///< of the level or above
  Usd materiality;
  int as_cheap = 0;  ///< options within the materiality of the cheapest
};

/// Why a seat is none for the project.
enum class SeatReason {
  trained_on,  ///< models may be trained on what is typed there
  data_rules,  ///< its vendor may not have the data
  too_many,    ///< it is sold to fewer people
};
template <>
inline constexpr auto enum_rows<SeatReason> =
    std::to_array<EnumRow<SeatReason>>({{SeatReason::trained_on, "trained-on"},
                                        {SeatReason::data_rules, "sensitivity"},
                                        {SeatReason::too_many, "too-many-users"}});

/// A subscription for each person instead of a model: shown beside the options, never the pick.
struct SeatPlan {
  const Seat* seat = nullptr;
  double people = 0;
  double seats = 0;   ///< that are paid for: at least as many as are sold
  CostRange each;     ///< of a seat, a month
  CostRange monthly;  ///< of all; what is billed beside the price is not in it
  std::optional<LegalTier> legal_tier;
  std::vector<SeatReason> reasons;               ///< none: it may be taken
  std::vector<const RuleCondition*> conditions;  ///< of the data rules, not known to be met
};

/// The answer. Options are ranked: the pick first, rejected ones last.
struct Advice {
  Project project;
  Date today{};
  std::vector<Option> options;
  std::optional<std::size_t> pick;     ///< index into options
  std::optional<std::size_t> closest;  ///< when nothing fits: the one that misses by least
  std::optional<std::size_t> best_quality;
  std::optional<std::size_t> most_private;
  /// What the same rule picks of each kind, with the level of the pick as its floor.
  std::array<std::optional<std::size_t>, 4> best_of_kind;
  std::array<std::optional<std::size_t>, 4> closest_of_kind;  ///< rejected or not
  std::optional<std::size_t> cheapest_established;            ///< rented from a long-standing cloud
  std::array<Considered, 4> considered;
  std::vector<Warning> warnings;
  std::vector<BreakEven> break_evens;
  std::vector<Flip> flips;
  std::vector<Counterfactual> counterfactuals;
  std::optional<PickConfidence> confidence;
  std::optional<Routing> routing;          ///< where an easy share is stated and it pays
  std::optional<Outlook> outlook;          ///< where the project has a horizon and a pick
  std::optional<Decision> decision;        ///< where there is a pick
  std::vector<std::size_t> ladder;         ///< what more money buys: the cheapest rung first
  std::optional<std::size_t> second_host;  ///< of the same weights
  std::vector<SeatPlan> seats;             ///< what may be taken first, the cheapest first
  std::optional<std::size_t> untested;     ///< would be picked if more had scored it
  std::optional<TodaysBill> todays_bill;   ///< where somebody says what is paid
  std::optional<PickMap> pick_map;         ///< where it is asked for and can be exact
};

}  // namespace llmadvisor
