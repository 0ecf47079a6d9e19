#pragma once

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"

namespace llmadvisor {

/// Where the user's own machines embed, the vectors lie on their disks.
void add_own_store(BillBuilder& bill, int dimensions, const Project& project,
                   const CostBook& costs);

/// Beside an API: a managed store, or a machine that runs one. Nothing where the hosts name
/// neither. `embedded_tokens` of an average month.
void add_hosted_store(BillBuilder& bill, const RetrievalHosts& hosts, double embedded_tokens,
                      const Project& project, const CostBook& costs);

}  // namespace llmadvisor
