#pragma once

#include "llmadvisor/engine/bill_builder.hpp"
#include "llmadvisor/engine/cost_book.hpp"
#include "llmadvisor/engine/evaluation.hpp"

namespace llmadvisor {

/// The model that embeds or re-ranks for an option. An API is joined by a hosted model: of the same
/// provider, else of one under the same law, else the cheapest; denied providers never. A
/// self-hosted option keeps documents where the model is: an open model on the same machine. Null:
/// none is priced.
[[nodiscard]] const RetrievalModel* retrieval_model(RetrievalModelKind kind,
                                                    const Evaluation& option,
                                                    const Project& project, const CostBook& costs);

/// Embedding the corpus (its monthly change, and the first load over the amortisation months) and
/// the queries, the vector store, the re-ranker where wanted. The retrieved context is not here: it
/// is part of every prompt. `Priced::no` when no retrieval model is priced.
[[nodiscard]] Priced add_rag_bill(BillBuilder& bill, const Evaluation& option,
                                  const Project& project, const CostBook& costs);

}  // namespace llmadvisor
