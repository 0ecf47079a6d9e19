#pragma once

namespace llmadvisor {

/// How the prompt tokens of one request are billed; the shares add up to 1.
struct PromptShares {
  double fresh = 1;
  double cached = 0;
  double written = 0;
};

/// Of the prompt `cached` could be read from a cache in which `missed` of the requests find
/// nothing. `Prices` is anything that has or lacks a price for cached input and for writing a
/// cache.
template <class Prices>
PromptShares prompt_shares(const Prices& prices, double cached, double missed) {
  if (!prices.cached_input || cached <= 0) return {};
  const double expired = cached * missed;
  // A provider that does not price the writing of its cache bills a miss as fresh input.
  if (!prices.cache_write) return {1 - cached + expired, cached - expired, 0};
  return {1 - cached, cached - expired, expired};
}

}  // namespace llmadvisor
