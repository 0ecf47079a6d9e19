#include "llmadvisor/catalog/cost_figure.hpp"

#include <algorithm>
#include <iterator>
#include <locale>
#include <sstream>

namespace llmadvisor {
namespace {

struct Bounded {
  std::string_view figure;
  FigureBounds bounds;
};

constexpr double least_divisor = 0.001;
constexpr FigureBounds spread_bounds{least_divisor, 1000};
constexpr FigureBounds any_amount{0, 1e9};

constexpr Bounded bounded[] = {
    {"cache_ttl_minutes", {least_divisor, 1e6}},
    {"embedding_utilisation", {least_divisor, 1}},
    {"employer_on_cost_rate", {0, 10}},
    {"eur_usd_rate", {0.01, 100}},
    {"idle_power_share", {0, 1}},
    {"lora_compute_share", {least_divisor, 1}},
    {"maintenance_rate", {0, 10}},
    {"network_share", {0, 10}},
    {"price_age_widening_per_month", {0, 1}},
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

FigureBounds bounds_of(std::string_view figure) {
  if (is_spread(figure)) return spread_bounds;
  const auto* found = std::ranges::find(bounded, figure, &Bounded::figure);
  return found == std::end(bounded) ? any_amount : found->bounds;
}

std::string to_string(const FigureBounds& bounds) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << "from " << bounds.least << " to " << bounds.most;
  return text.str();
}

bool is_sound(const CostFigure& f) {
  const FigureBounds bounds = bounds_of(f.id);
  constexpr double slack = 1 + 1e-12;  // figures may have been scaled together
  // Written so that a value which is no number fails.
  return bounds.least <= f.low && f.low <= f.expected * slack && f.expected <= f.high * slack &&
         f.high <= bounds.most * slack;
}

}  // namespace llmadvisor
