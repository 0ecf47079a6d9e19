#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "entry.hpp"
#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

struct GpuMatch {
  std::vector<std::string> gpus;  ///< ids; more than one: ambiguous; none: unknown
  std::string note;
};

/// The exact cards that a list means: by data/import.json, then by the catalogue's own names. The
/// memory that a list states only tells cards of one name apart. Lists name few cards many times,
/// so each is looked up once.
class GpuNames {
 public:
  explicit GpuNames(const Catalog& base) : base_(base) {}

  const GpuMatch& find(const MachineEntry& entry);

 private:
  /// All that a match depends on: provider, card, memory, count, form factor in the instance type.
  using Question = std::tuple<std::string, std::string, double, double, bool>;

  const Catalog& base_;
  std::map<Question, GpuMatch> answered_;
};

}  // namespace llmadvisor
