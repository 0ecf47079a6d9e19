#include "llmadvisor/engine/bills/api_floor.hpp"

#include <algorithm>

#include "llmadvisor/engine/api_limits.hpp"
#include "llmadvisor/engine/bills/api_prices.hpp"
#include "prompt_shares.hpp"

namespace llmadvisor {
namespace {

/// A bill adds up line by line, and so rounds otherwise.
constexpr double hair = 1 - 1e-9;

std::optional<ApiRates::Tokens> rates_for(Service service, const ApiOffer& offer,
                                          const TokenPrices& listed, const Workload& w, Date today,
                                          double usd) {
  const auto prices = request_prices(offer, listed, w, today, service);
  if (!prices) return std::nullopt;
  ApiRates::Tokens rates{
      prices->input.value * usd, prices->output.value * usd, prices->reasoning.value * usd, {}, {}};
  if (prices->cached_input) rates.cached_input = prices->cached_input->value * usd;
  if (prices->cache_write) rates.cache_write = prices->cache_write->value * usd;
  return rates;
}

}  // namespace

ApiRates api_rates(const ApiOffer& offer, const Workload& w, const CostBook& costs, Date today) {
  ApiRates rates;
  const TokenPrices listed = costs.list_prices(offer, today);
  const double usd = costs.usd_per(offer.currency);
  rates.interactive = rates_for(Service::interactive, offer, listed, w, today, usd);
  rates.batch = rates_for(Service::batch, offer, listed, w, today, usd);
  for (const auto& tier : offer.context_tiers) {
    const double above = tier.above_input_tokens;
    if (w.input.value() > above) {
      rates.longer_than = std::max(rates.longer_than, above);
    } else {
      rates.up_to = std::min(rates.up_to, above);
    }
  }
  return rates;
}

ApiFloor::ApiFloor(const Project& project, const CostBook& costs)
    : workload_(project.workload),
      costs_(costs),
      requests_(billed_requests(project.workload).value()),
      missed_(cache_miss_share(project.workload, costs)) {}

double ApiFloor::of_request(const ApiRates::Tokens& prices, const ApiUse& use) const {
  const PromptShares shares = prompt_shares(prices, workload_.cached_share, missed_);
  double input = shares.fresh * prices.input;
  if (shares.cached > 0) input += shares.cached * *prices.cached_input;
  if (shares.written > 0) input += shares.written * *prices.cache_write;
  return workload_.input.value() * input + workload_.output.value() * prices.output +
         use.hidden.value() * prices.reasoning;
}

Usd ApiFloor::of(const ApiOffer& offer, const ApiRates& rates, const ApiUse& use) const {
  if (!rates.interactive) return Usd(std::numeric_limits<double>::infinity());
  double of_request = this->of_request(*rates.interactive, use);
  const double batch = workload_.batch_share;
  if (batch > 0 && rates.batch && !missed_window(offer, workload_, costs_)) {
    of_request = of_request * (1 - batch) + this->of_request(*rates.batch, use) * batch;
  }
  return Usd(requests_ / 1e6 * of_request * use.price_factor * hair);
}

}  // namespace llmadvisor
