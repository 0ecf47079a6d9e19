#pragma once

#include <optional>
#include <vector>

#include "llmadvisor/engine/candidate.hpp"
#include "llmadvisor/engine/market.hpp"

namespace llmadvisor {

/// The options that take part in a search for the pick: those of a kind, those named, those able
/// enough, or all.
struct Among {
  std::optional<OptionKind> kind;
  std::vector<OptionKey> options;
  std::optional<double> least_bound;  ///< on the lower bound of the ability

  [[nodiscard]] bool has(const OptionKey& option) const;
  [[nodiscard]] bool has(const ModelMode& mode) const;
  /// Whether any way to serve the model may take part.
  [[nodiscard]] bool has(const Model& model) const;
  /// Whether any model on the shelf may take part.
  [[nodiscard]] bool has(const Shelf& shelf) const;
};

}  // namespace llmadvisor
