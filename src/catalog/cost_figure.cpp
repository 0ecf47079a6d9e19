#include "llmadvisor/catalog/cost_figure.hpp"

#include <algorithm>
#include <iterator>

namespace llmadvisor {
namespace {

struct Bounded {
  std::string_view figure;
  Bounds bounds;
};

constexpr double least_divisor = 0.001;
constexpr Bounds spread_bounds{least_divisor, 1000};
constexpr Bounds any_amount{0, 1e9};

constexpr Bounded bounded[] = {
    {"cad_usd_rate", {0.01, 100}},
    {"batch_window_hours", {0, 8760}},
    {"cache_ttl_minutes", {least_divisor, 1e6}},
    {"chf_usd_rate", {0.01, 100}},
    {"embedding_utilisation", {least_divisor, 1}},
    {"employer_on_cost_rate", {0, 10}},
    {"eur_usd_rate", {0.01, 100}},
    {"gbp_usd_rate", {0.01, 100}},
    {"idle_power_share", {0, 1}},
    {"lora_compute_share", {least_divisor, 1}},
    {"maintenance_rate", {0, 10}},
    {"network_share", {0, 10}},
    {"price_age_widening_per_month", {0, 1}},
    {"price_drift_gpu_cloud", {0, 1}},
    {"price_drift_hyperscaler", {0, 1}},
    {"price_drift_marketplace", {0, 1}},
    {"price_drift_serverless", {0, 1}},
    {"pue", {1, 10}},
    {"rag_chunk_tokens", {1, 1e6}},
    {"residual_rate", {0, 0.99}},
    {"server_life_years", {least_divisor, 100}},
    {"spares_rate", {0, 10}},
    {"spot_interruption_share", {0, 0.99}},
    {"training_utilisation", {least_divisor, 1}},
    {"vector_index_overhead", {1, 1000}},
};

}  // namespace

bool is_spread(std::string_view figure) { return figure.ends_with("_spread"); }

Bounds bounds_of(std::string_view figure) {
  if (is_spread(figure)) return spread_bounds;
  const auto* found = std::ranges::find(bounded, figure, &Bounded::figure);
  return found == std::end(bounded) ? any_amount : found->bounds;
}

bool is_sound(const CostFigure& f) {
  const Bounds bounds = bounds_of(f.id);
  return !expected_instead(f.low, bounds) &&
         !expected_instead(f.expected, bounds.at_least(f.low, "low")) &&
         !expected_instead(f.high, bounds.at_least(f.expected, "expected"));
}

}  // namespace llmadvisor
