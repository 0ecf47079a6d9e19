#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "llmadvisor/engine/bills/api_floor.hpp"
#include "llmadvisor/engine/candidate.hpp"
#include "llmadvisor/engine/choice/placer.hpp"

namespace llmadvisor {

/// What one hunt for a pick leaves to the next, which is often the same but for a number.
struct KeptOfHunts {
  /// What decides how much the traffic of a second costs on a shelf at least.
  struct RatesFor {
    Machines machines;
    std::vector<Ceiling::OfMachine> costs;
    std::uint32_t ways = 0;  ///< see Ways::found()

    bool operator==(const RatesFor&) const = default;
  };
  struct Rates {
    RatesFor known_for;
    std::vector<std::optional<Placer::CheapestWork>> of_hostings;  ///< in the order of Ways
  };
  std::vector<Rates> rates;  ///< by shelf

  /// What the APIs of the market charge, in their order.
  struct Calls {
    Wanted tuning = Wanted::no;
    std::vector<std::optional<ApiRates>> rates;
    std::vector<double> tuned_factors;  ///< see tuned_price_factor()
  };
  Calls calls;

  /// The cheapest to self-host at each level: they set the bounds of the next hunt early.
  std::vector<Candidate> cheapest;
  /// The cheapest to call at each level, as they are numbered in Ways.
  std::vector<std::size_t> cheapest_calls;
};

}  // namespace llmadvisor
