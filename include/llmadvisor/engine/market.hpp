#pragma once

#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/api_pace.hpp"
#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"
#include "llmadvisor/engine/serving/local_estimate.hpp"
#include "llmadvisor/engine/serving/served_format.hpp"

namespace llmadvisor {

/// A model that can be called by the token.
struct ApiEntry {
  OptionKind kind = OptionKind::closed_api;
  const ApiOffer* offer = nullptr;
  const Model* model = nullptr;
  const Provider* provider = nullptr;
  std::size_t placement = 0;
  ApiPace pace;
};

/// A machine that llama.cpp serves on, one request at a time on each of its devices.
struct LocalHost {
  LocalMachine device;
  const LocalSpeed* speed = nullptr;
};

/// A machine with GPUs: a cloud instance type in a region, or a server to buy or already there.
/// vLLM serves on it unless it is a local host.
struct Machine {
  std::variant<const GpuOffer*, const Server*> item;
  const Gpu* gpu = nullptr;  ///< null where only llama.cpp serves
  Interconnect link = Interconnect::pcie;
  int gpus = 1;
  std::size_t placement = 0;
  std::size_t card = 0;   ///< which GPU with which link; numbered from 0 in a market
  std::size_t build = 0;  ///< the same with how many of them
  std::shared_ptr<const LocalHost> local = {};
  int owned = 0;  ///< so many of them the user has: those are not bought

  [[nodiscard]] ServingEngine engine() const {
    return local ? ServingEngine::llama_cpp : ServingEngine::vllm;
  }
};

/// The machines of one provider in one purchase mode, cheapest first at the catalogue's prices; the
/// order saves work and decides nothing. With a model each shelf makes one option.
struct Shelf {
  OptionKind kind = OptionKind::rented_gpu;
  const Provider* provider = nullptr;
  Purchase purchase = Purchase::on_demand;
  std::vector<Machine> machines;
};

/// An open model that could be self-hosted.
struct HostedModel {
  const Model* model = nullptr;
  std::vector<ServedFormat> formats;  ///< precisions to try, each with the engine that has it
};

/// What the catalogue offers within the filters, linked up. Does not depend on the numbers of the
/// project, so it is built once and evaluated many times.
struct Market {
  const Catalog* catalog = nullptr;
  /// Where data would be processed. Many offers share one placement, so each is assessed once.
  std::vector<Placement> placements;
  std::vector<ApiEntry> apis;
  std::vector<Shelf> shelves;
  std::vector<HostedModel> models;
  /// What the user has, as records; the machines refer to them.
  std::shared_ptr<const std::vector<Server>> own;
  std::size_t cards = 0;
  std::size_t builds = 0;
  std::optional<Date> oldest_spot;  ///< spot prices from before this day are no plan
};

/// Whether an hour of the offer bought like that has a price too old to plan with.
[[nodiscard]] bool is_outdated_spot(const GpuOffer& offer, Purchase purchase, const Market& market);

/// What is sold on the day: an offer whose announced end has come is none. Without a day nothing
/// has ended.
[[nodiscard]] Market stock_market(const Catalog& catalog, const Filters& filters,
                                  std::optional<Date> today = std::nullopt);

/// The provider under which a user's own servers are listed.
inline constexpr std::string_view own_premises_id = "own-premises";

}  // namespace llmadvisor
