#pragma once

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/choice/evaluation.hpp"

namespace llmadvisor {

/// Adds every line of an option: what serves the requests, then RAG, fine-tuning and people.
/// `Priced::no` when a price that the bill needs is not known.
[[nodiscard]] Priced add_bill(BillBuilder& bill, const Evaluation& option, const Project& project,
                              const CostBook& costs, Date today);

/// What one whole instance costs in the hours in use, before anything else. No option on it is
/// cheaper, but for serverless workers, which may hardly run at all.
[[nodiscard]] Usd instance_cost(const Machine& machine, Purchase purchase, const Project& project,
                                const CostBook& costs);

}  // namespace llmadvisor
