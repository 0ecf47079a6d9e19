#pragma once

#include <optional>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// How fast a provider serves a model, as somebody measured it; null where nobody did. A speed over
/// the whole call, which is less, stands in for one once the answer has begun.
struct ApiPace {
  const ApiSpeed* output = nullptr;
  const ApiSpeed* first_token = nullptr;
};

/// The newest of each.
[[nodiscard]] ApiPace pace_of(std::string_view provider, std::string_view model,
                              const Catalog& catalog);

/// Between two tokens; nullopt where nobody measured it.
[[nodiscard]] std::optional<Seconds> seconds_per_token(const ApiPace& pace);
/// Until the first token, hidden or not; nullopt where nobody measured it.
[[nodiscard]] std::optional<Seconds> seconds_to_first_token(const ApiPace& pace);

}  // namespace llmadvisor
