#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/input.hpp"

namespace llmadvisor {

/// What the user has, as servers: the catalogue's record of such a build where it has one, so that
/// a second one has a price; else one without a price, which draws as much for each watt of its
/// GPUs as the catalogue's servers do in the mean. Names that the catalogue does not know are left
/// out.
class OwnMachineRecords {
 public:
  OwnMachineRecords(const Catalog& catalog, const std::vector<OwnMachines>& own);

  /// With how many of them there are, in the order in which they were named.
  [[nodiscard]] const std::vector<std::pair<const Server*, int>>& all() const { return all_; }
  [[nodiscard]] bool has(const Server& server) const;
  /// Those that the catalogue does not list.
  [[nodiscard]] std::shared_ptr<const std::vector<Server>> unlisted() const { return unlisted_; }

 private:
  void add(const Server* listed, Server otherwise, int count);

  std::shared_ptr<std::vector<Server>> unlisted_;
  std::vector<std::pair<const Server*, int>> all_;
};

/// The server of the catalogue, GPUs or devices that a name means: by id, alias or name, of a
/// device that is sold in sizes with its size behind. Null where it means none.
struct OwnName {
  const Server* server = nullptr;
  const Gpu* gpu = nullptr;
  const LocalDevice* device = nullptr;
  std::optional<double> memory_gb;  ///< of a device whose size is named: apple-m4-max-128gb

  [[nodiscard]] bool is_known() const {
    return server != nullptr || gpu != nullptr || device != nullptr;
  }
};
/// `apple-m4-max-128gb`
[[nodiscard]] std::string sized_id(const LocalDevice& device, double memory_gb);
[[nodiscard]] OwnName find_own(const Catalog& catalog, std::string_view name);

}  // namespace llmadvisor
