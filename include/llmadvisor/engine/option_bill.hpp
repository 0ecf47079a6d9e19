#pragma once

#include "llmadvisor/engine/bill_builder.hpp"
#include "llmadvisor/engine/cost_book.hpp"
#include "llmadvisor/engine/evaluation.hpp"

namespace llmadvisor {

/// Adds every line of an option: what serves the requests, then RAG, fine-tuning and people.
/// `Priced::no` when a price that the bill needs is not known.
[[nodiscard]] Priced add_bill(BillBuilder& bill, const Evaluation& option, const Project& project,
                              const CostBook& costs, Date today);

/// What one machine costs at least, before anything else: no option on it is cheaper.
[[nodiscard]] Usd least_machine_cost(const Machine& machine, Purchase purchase,
                                     const Project& project, const CostBook& costs);

}  // namespace llmadvisor
