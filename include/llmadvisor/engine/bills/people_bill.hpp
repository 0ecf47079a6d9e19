#pragma once

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// What an hour of the people who run the service costs, salary and employer's charges.
[[nodiscard]] Cost engineer_hour(Jurisdiction jurisdiction, const CostBook& costs);

/// The hours that a kind of option takes in a month, for operations and on-call: what invoices
/// leave out.
void add_people_bill(BillBuilder& bill, OptionKind kind, const Project& project,
                     const CostBook& costs);

}  // namespace llmadvisor
