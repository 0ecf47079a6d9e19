#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "llmadvisor/engine/candidate.hpp"
#include "llmadvisor/engine/choice/placer.hpp"

namespace llmadvisor {

/// What one hunt for a pick leaves to the next, which is often the same but for a number.
struct KeptOfHunts {
  /// What decides how much the traffic of a second costs on a shelf at least.
  struct RatesFor {
    Machines machines;
    std::vector<Ceiling::OfMachine> costs;
    std::uint32_t requests = 0;  ///< see CapacityTable::requests()
    std::uint32_t ways = 0;      ///< see Ways::found()

    bool operator==(const RatesFor&) const = default;
  };
  struct Rates {
    RatesFor known_for;
    std::vector<std::optional<Placer::CheapestRate>> of_hostings;  ///< in the order of Ways
  };
  std::vector<Rates> rates;  ///< by shelf

  /// The cheapest to self-host at each level: they set the bounds of the next hunt early.
  std::vector<OptionKey> cheapest;
};

}  // namespace llmadvisor
