#pragma once

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"

namespace llmadvisor {

/// Embedding the corpus (its monthly change, and the first load over the amortisation months) and
/// the queries, the vector store with the least that its host bills, the re-ranker where wanted.
/// The retrieved context is not here: it is part of every prompt. An API is joined by the hosts
/// that its candidate names. A self-hosted option keeps documents where the model is: an open model
/// on the same machine. `Priced::no` when none is priced.
[[nodiscard]] Priced add_rag_bill(BillBuilder& bill, const ApiCandidate& api,
                                  const Project& project, const CostBook& costs);
[[nodiscard]] Priced add_rag_bill(BillBuilder& bill, const RentedCandidate& rented,
                                  const Project& project, const CostBook& costs);
[[nodiscard]] Priced add_rag_bill(BillBuilder& bill, const OwnedCandidate& owned,
                                  const Project& project, const CostBook& costs);

}  // namespace llmadvisor
