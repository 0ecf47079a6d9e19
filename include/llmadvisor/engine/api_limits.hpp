#pragma once

#include <optional>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"

namespace llmadvisor {

/// Tokens a minute on the paid plan that lets least through, which is the one that somebody starts
/// on; null where no source says. Source: api_speeds.json, `api_limits`.
[[nodiscard]] const ApiLimit* entry_limit(std::string_view provider, std::string_view model,
                                          const Catalog& catalog);

/// That limit, where the busiest minute asks for more. Batches have a pool of their own.
[[nodiscard]] std::optional<RateLimit> exceeded_limit(const ApiCandidate& api,
                                                      const Project& project,
                                                      const Catalog& catalog,
                                                      const CostBook& costs);

/// What a provider may take for batches, where a job has less time: each call of a request waits
/// for a batch of its own.
[[nodiscard]] std::optional<Hours> missed_window(const ApiOffer& offer, const Workload& workload,
                                                 const CostBook& costs);

}  // namespace llmadvisor
