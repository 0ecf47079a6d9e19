#pragma once

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"

namespace llmadvisor {

/// Adds what is invoiced for an option: what serves the requests, then RAG and fine-tuning.
/// `Priced::no` when a price that the bill needs is not known.
[[nodiscard]] Priced add_invoice(BillBuilder& bill, const Candidate& option, const Project& project,
                                 const CostBook& costs, Date today);

/// The same, then the people.
[[nodiscard]] Priced add_bill(BillBuilder& bill, const Candidate& option, const Project& project,
                              const CostBook& costs, Date today);

}  // namespace llmadvisor
