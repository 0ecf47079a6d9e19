#include "terms.hpp"

#include <string_view>

#include "decimal.hpp"
#include "llmadvisor/catalog/catalog_diff.hpp"

namespace llmadvisor {
namespace {

using Price = std::optional<PricePerMillionTokens>;

Price in_proportion(const Price& part, const Price& before, const Price& now) {
  if (!part || !before || !now) return std::nullopt;
  return PricePerMillionTokens(nine_digits(now->value() * (*part / *before)));
}

constexpr std::string_view batch_note = "batch discount as before: ";

/// Where the discount was read: an import that kept it says so already.
std::string batch_source(const ApiOffer& present) {
  const auto& note = present.provenance.note;
  const auto kept = note.rfind(batch_note);
  return kept == note.npos ? present.provenance.source : note.substr(kept + batch_note.size());
}

void keep_batch(const ApiOffer& present, ApiOffer& offer) {
  if (offer.batch_prices || !present.batch_prices) return;
  TokenPrices batch;
  batch.input =
      in_proportion(present.batch_prices->input, present.prices.input, offer.prices.input);
  batch.output =
      in_proportion(present.batch_prices->output, present.prices.output, offer.prices.output);
  if (!batch.input || !batch.output) return;
  offer.batch_prices = batch;
  auto& note = offer.provenance.note;
  note += (note.empty() ? "" : "; ") + std::string(batch_note) + batch_source(present);
}

/// What a prompt cache costs, in proportion to the input.
void keep_cache(const ApiOffer& present, ApiOffer& offer) {
  auto& now = offer.prices;
  for (const auto price : {&TokenPrices::cached_input, &TokenPrices::cache_write}) {
    if (now.*price) continue;
    now.*price = in_proportion(present.prices.*price, present.prices.input, now.input);
  }
}

void keep_peak_hours(const ApiOffer& present, ApiOffer& offer) {
  if (!offer.timed_prices.empty() || present.timed_prices.empty()) return;
  if (present.prices.input == offer.prices.input && present.prices.output == offer.prices.output) {
    offer.timed_prices = present.timed_prices;
    return;
  }
  auto& note = offer.provenance.note;
  note += (note.empty() ? "" : "; ") +
          std::string("earlier peak or dated prices dropped: the price is another one");
}

/// What others say of a price says nothing of another price. An announced end stays announced.
template <class Offer>
void keep_sources(const Offer& present, Offer& offer) {
  if (!offer.valid_until) offer.valid_until = present.valid_until;
  offer.second_sources = present.second_sources;
  if (present.mark) offer.mark = price_mark(offer);
}

void keep_company(const ApiOffer& present, ApiOffer& offer) {
  if (!offer.retires_on) offer.retires_on = present.retires_on;
  const auto& before = present.prices;
  const auto& now = offer.prices;
  if (before.input != now.input || before.output != now.output) return;
  keep_sources(present, offer);
  if (present.limits_mark) offer.limits_mark = limits_mark(offer);
}

bool is_price(const FieldChange& change) { return change.path.find("_per_") != change.path.npos; }

template <class Offer>
std::optional<Doubt> price_jump(const Offer& before, const Offer& after) {
  if (before.currency != after.currency) return std::nullopt;
  for (const auto& field : diff(view_of(before), view_of(after))) {
    if (!is_price(field) || !field.is_jump()) continue;
    return Doubt{RemarkCode::price_jump,
                 {{"field", Cited{field.path}}, {"before", field.before}, {"after", field.after}}};
  }
  return std::nullopt;
}

}  // namespace

void keep_terms(const ApiOffer& present, const Expressible& file, ApiOffer& offer) {
  if (offer.country.empty()) offer.country = present.country;
  if (!offer.weights_precision) offer.weights_precision = present.weights_precision;
  if (!offer.max_output_tokens) offer.max_output_tokens = present.max_output_tokens;
  const bool keep_context = !file.context && present.max_context_tokens;
  if (!offer.max_context_tokens || keep_context) {
    offer.max_context_tokens = present.max_context_tokens;
  }
  if (!file.cache) keep_cache(present, offer);
  if (!file.timed) keep_peak_hours(present, offer);
  keep_company(present, offer);
  // Many lists leave the batch price out where the provider sells it; its absence says nothing.
  // Last, so that the source of the discount ends the note.
  keep_batch(present, offer);
}

void keep_company(const GpuOffer& present, GpuOffer& offer) {
  if (!offer.retires_on) offer.retires_on = present.retires_on;
  if (present.on_demand == offer.on_demand) keep_sources(present, offer);
}

std::optional<Doubt> jump(const ApiOffer& before, const ApiOffer& after) {
  return price_jump(before, after);
}

std::optional<Doubt> jump(const GpuOffer& before, const GpuOffer& after) {
  return price_jump(before, after);
}

}  // namespace llmadvisor
