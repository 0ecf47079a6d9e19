#include <algorithm>
#include <cmath>
#include <map>

#include "believable.hpp"
#include "checks.hpp"
#include "llmadvisor/catalog/name_index.hpp"

namespace llmadvisor {
namespace {

using Price = std::optional<PricePerMillionTokens>;

constexpr double least_gpu_hour = 0.05;
constexpr double most_gpu_hour = 30;  // the dearest listed GPU-hour is about 14
/// What a billion active parameters cost at least for a million tokens: the arithmetic of a prompt
/// at 8 bit on a full H100 rented for 1.50 USD an hour. Newer cards halve it.
constexpr double least_per_billion = 0.0007;

void check_range(const std::string& id, FindingCode code, const Price& price, double most,
                 Findings& findings) {
  if (!price) return;
  if (price->value() > most) {
    findings.error("api_offers", id, code, {{"price", price->value()}});
  }
}

void check_order(const ApiOffer& offer, Findings& findings) {
  const auto& p = offer.prices;
  if (!p.input || !p.output) {
    findings.error("api_offers", offer.id, FindingCode::no_token_price);
    return;
  }
  if (*p.output < *p.input) {
    findings.warn("api_offers", offer.id, FindingCode::output_below_input);
  }
  if (*p.output / *p.input > most_output_for_input) {
    findings.warn("api_offers", offer.id, FindingCode::output_far_above_input,
                  {{"times", most_output_for_input}});
  }
  if (p.cached_input && *p.cached_input > *p.input) {
    findings.error("api_offers", offer.id, FindingCode::cached_dearer);
  }
  if (offer.batch_prices && offer.batch_prices->input && *offer.batch_prices->input > *p.input) {
    findings.error("api_offers", offer.id, FindingCode::batch_dearer);
  }
}

void check_api_offer(const ApiOffer& offer, Findings& findings) {
  check_range(offer.id, FindingCode::unbelievable_input, offer.prices.input, most_believable_input,
              findings);
  check_range(offer.id, FindingCode::unbelievable_output, offer.prices.output,
              most_believable_output, findings);
  check_order(offer, findings);
  int above = 0;
  for (const auto& tier : offer.context_tiers) {
    if (tier.above_input_tokens <= above) {
      findings.error("api_offers", offer.id, FindingCode::tiers_not_rising);
    }
    above = tier.above_input_tokens;
    if (tier.prices.input && offer.prices.input && *tier.prices.input < *offer.prices.input) {
      findings.warn("api_offers", offer.id, FindingCode::long_prompt_cheaper);
    }
  }
  if (!offer.disagreement.empty()) {
    findings.note("api_offers", offer.id, FindingCode::sources_disagree,
                  {{"words", Cited{offer.disagreement}}});
  }
}

/// A large model at the price of a small one is more often a typing mistake than a gift.
void check_size_against_price(const Catalog& catalog, Findings& findings) {
  const NameIndex<Model> models(catalog.models);
  for (const auto& offer : catalog.api_offers) {
    const auto* model = models.find(offer.model);
    if (!model || !model->architecture || !offer.prices.input || !offer.prices.output) continue;
    const auto& a = *model->architecture;
    if (a.experts && !a.active_parameters) continue;
    const double active = a.active_parameters.value_or(a.total_parameters) / 1e9;
    const double blended = (offer.prices.input->value() * 3 + offer.prices.output->value()) / 4;
    if (blended >= least_per_billion * active) continue;
    constexpr auto code = FindingCode::cheaper_than_its_arithmetic;
    const Particulars particulars{{"price", blended}, {"billions", active}};
    if (blended < least_per_billion * active / 3) {
      findings.error("api_offers", offer.id, code, particulars);
    } else {
      findings.warn("api_offers", offer.id, code, particulars);
    }
  }
}

/// One model at several hosts: far from the middle is worth a look.
void check_against_others(const Catalog& catalog, Findings& findings) {
  std::map<std::string, std::vector<double>> prices;
  for (const auto& offer : catalog.api_offers) {
    if (offer.prices.output) prices[offer.model].push_back(offer.prices.output->value());
  }
  for (auto& [model, list] : prices) std::ranges::sort(list);
  for (const auto& offer : catalog.api_offers) {
    const auto& list = prices[offer.model];
    if (!offer.prices.output || list.size() < 3) continue;
    const double middle = list[list.size() / 2];
    const double price = offer.prices.output->value();
    if (price > 5 * middle || price < middle / 5) {
      findings.warn(
          "api_offers", offer.id, FindingCode::far_from_other_hosts,
          {{"price", price}, {"offers", static_cast<int>(list.size())}, {"middle", middle}});
    }
  }
}

void check_gpu_offer(const GpuOffer& offer, Findings& findings) {
  if (!offer.on_demand && !offer.spot && !offer.reserved_1_year && !offer.reserved_3_years) {
    findings.error("gpu_offers", offer.id, FindingCode::no_hourly_price);
  }
  if (offer.on_demand && offer.reserved_1_year && *offer.reserved_1_year > *offer.on_demand) {
    findings.error("gpu_offers", offer.id, FindingCode::reserved_dearer);
  }
  const double each = offer.on_demand ? offer.on_demand->value() / offer.gpus : least_gpu_hour;
  if (each < least_gpu_hour || each > most_gpu_hour) {
    findings.warn("gpu_offers", offer.id, FindingCode::odd_gpu_hour, {{"price", each}});
  }
  if (offer.spot && offer.on_demand && offer.spot->low > *offer.on_demand) {
    findings.error("gpu_offers", offer.id, FindingCode::spot_dearer);
  }
}

}  // namespace

void find_bad_prices(const Catalog& catalog, Findings& findings) {
  for (const auto& offer : catalog.api_offers) check_api_offer(offer, findings);
  for (const auto& offer : catalog.gpu_offers) check_gpu_offer(offer, findings);
  check_size_against_price(catalog, findings);
  check_against_others(catalog, findings);
}

}  // namespace llmadvisor
