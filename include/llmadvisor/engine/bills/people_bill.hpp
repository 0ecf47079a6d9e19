#pragma once

#include <optional>

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// What an hour of the people who run machines costs, salary and employer's charges.
[[nodiscard]] Cost engineer_hour(Jurisdiction jurisdiction, const CostBook& costs);

struct HoursRange {
  Hours low;
  Hours expected;
  Hours high;
};

/// Machines as somebody has to look after them.
struct Herd {
  enum class Whose { rented, own };
  Whose whose = Whose::rented;
  int gpus_per_machine = 1;
  int machines = 1;
};

/// Hours of people that machines need beyond calling an API. A machine is a pair of GPUs: four GPUs
/// in one box are two. From eight pairs on it is a fleet; a machine of one's own with eight GPUs or
/// more is a node. Whoever has nobody for it takes the high end of each range, a platform team the
/// low end. Grows with the machines. Source: costs.json, `set_up_hours_*` and `running_hours_*`.
struct ExtraHours {
  HoursRange set_up;   ///< once
  HoursRange running;  ///< a month
};
[[nodiscard]] ExtraHours extra_hours(const Herd& herd, Team team, const CostBook& costs);

/// The part of a month's running that is billed: all of it, or what falls into the time of a job.
[[nodiscard]] double running_share(const Project& project);

/// What those hours cost in a month, set-up spread over the months that the project plans for.
[[nodiscard]] Usd extra_people_cost(const Herd& herd, const Project& project,
                                    const CostBook& costs);

/// The machines of an option; none for an API.
[[nodiscard]] std::optional<Herd> machines_of(const Candidate& option);

/// The extra people of an option: what invoices leave out. None for an API, since the work that it
/// needs is what every option needs.
void add_people_bill(BillBuilder& bill, const Candidate& option, const Project& project,
                     const CostBook& costs);

}  // namespace llmadvisor
