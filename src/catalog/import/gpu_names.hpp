#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entry.hpp"
#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

struct GpuMatch {
  std::vector<std::string> gpus;  ///< ids; more than one: ambiguous; none: unknown
  std::string note;
};

/// The exact card that a list means: by data/import.json, then by the catalogue's own names. The
/// memory that a list states only tells cards of one name apart.
[[nodiscard]] GpuMatch find_gpu_name(const MachineEntry& entry, const Catalog& base);

}  // namespace llmadvisor
