#include "llmadvisor/engine/api_limits.hpp"

#include <cmath>

namespace llmadvisor {
namespace {

bool is_paid(const ApiLimit& limit) { return limit.plan != "free" && limit.plan != "trial"; }

/// The share of the requests that goes out one by one.
double interactive_share(const ApiOffer& offer, const Workload& w, const CostBook& costs) {
  const bool in_batches = offer.batch_prices && !missed_window(offer, w, costs);
  return in_batches ? 1 - w.batch_share : 1;
}

}  // namespace

const ApiLimit* entry_limit(std::string_view provider, std::string_view model,
                            const Catalog& catalog) {
  const ApiLimit* least = nullptr;
  for (const auto& limit : catalog.api_limits) {
    const bool is_of_it = limit.provider == provider && limit.model == model && is_paid(limit);
    if (!is_of_it || limit.metric != LimitMetric::tokens) continue;
    if (least == nullptr || limit.value < least->value) least = &limit;
  }
  return least;
}

std::optional<RateLimit> exceeded_limit(const ApiCandidate& api, const Project& project,
                                        const Catalog& catalog, const CostBook& costs) {
  const ApiLimit* limit = entry_limit(api.provider->id, api.model->id, catalog);
  if (limit == nullptr) return std::nullopt;
  const Workload& w = project.workload;
  const double share = interactive_share(*api.offer, w, costs);
  const double each = (w.input + w.output + api.mode.hidden).value();
  const double needed = peak_rate(w).value() * 60 * share * each;
  if (needed <= limit->value) return std::nullopt;
  RateLimit exceeded{
      limit->plan, limit->value, needed, {}, limit->provenance.source, limit->provenance.as_of};
  if (w.job) {
    exceeded.job_takes = Hours(billed_requests(w).value() * share * each / limit->value / 60);
  }
  return exceeded;
}

std::optional<Hours> missed_window(const ApiOffer& offer, const Workload& w,
                                   const CostBook& costs) {
  if (!w.job || w.batch_share <= 0 || !offer.batch_prices) return std::nullopt;
  const Hours window(costs[CostId::batch_window_hours].expected * std::ceil(w.calls_per_request));
  return window > w.job->within ? std::optional(window) : std::nullopt;
}

}  // namespace llmadvisor
