#include "stated_prices.hpp"

#include "believable.hpp"

namespace llmadvisor {
namespace {

// Embedding costs a fraction of generation: the dearest known is below 1.
constexpr double most_embedding = 10;

bool is_negative(const std::optional<double>& price) { return price && *price < 0; }

std::optional<PricePerMillionTokens> known(const std::optional<double>& price) {
  if (!price || *price <= 0) return std::nullopt;
  return PricePerMillionTokens(*price);
}

std::optional<LeftOutReason> retrieval_fault(const PriceEntry& entry) {
  const auto& input = entry.prices.input;
  const auto& queries = entry.per_thousand_queries;
  if (is_negative(input) || is_negative(queries)) return LeftOutReason::negative_price;
  if (input.value_or(0) > most_embedding) return LeftOutReason::scale_error;
  if (input.value_or(0) > 0 || queries.value_or(0) > 0) return std::nullopt;
  return input || queries ? LeftOutReason::placeholder_zero : LeftOutReason::no_price;
}

}  // namespace

std::optional<LeftOutReason> price_fault(const PriceEntry& entry) {
  if (entry.kind != EntryKind::text) return retrieval_fault(entry);
  const auto& p = entry.prices;
  for (const auto& price : {p.input, p.output, p.cached_input, p.cache_write, p.reasoning}) {
    if (is_negative(price)) return LeftOutReason::negative_price;
  }
  if (!p.input || !p.output) return LeftOutReason::no_price;
  if (*p.input == 0 || *p.output == 0) return LeftOutReason::placeholder_zero;
  if (*p.input > most_believable_input || *p.output > most_believable_output)
    return LeftOutReason::scale_error;
  return std::nullopt;
}

std::optional<Doubt> price_doubt(const StatedPrices& p) {
  if (!p.input || !p.output) return std::nullopt;
  if (*p.output < *p.input) return Doubt{RemarkCode::prices_swapped};
  if (*p.output > *p.input * most_output_for_input) {
    return Doubt{RemarkCode::digit_wrong, {{"times", most_output_for_input}}};
  }
  if (p.cached_input && *p.cached_input > *p.input) return Doubt{RemarkCode::cached_dearer};
  return std::nullopt;
}

TokenPrices token_prices(const StatedPrices& stated) {
  TokenPrices prices{.input = known(stated.input),
                     .output = known(stated.output),
                     .cached_input = known(stated.cached_input),
                     .cache_write = known(stated.cache_write),
                     .reasoning_output = known(stated.reasoning)};
  if (prices.reasoning_output == prices.output) prices.reasoning_output.reset();
  return prices;
}

}  // namespace llmadvisor
