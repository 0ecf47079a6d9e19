#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/engine_support.hpp"
#include "llmadvisor/engine/serving/engine_version.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"

namespace llmadvisor {

/// Whether an engine can start a model, from best to worst.
enum class StartLevel {
  yes,
  weights_only,  ///< at 16-bit arithmetic
  unknown,       ///< no source says
  no,
};
template <>
inline constexpr auto enum_rows<StartLevel> =
    std::to_array<EnumRow<StartLevel>>({{StartLevel::yes, "yes"},
                                        {StartLevel::weights_only, "weights-only"},
                                        {StartLevel::unknown, "unknown"},
                                        {StartLevel::no, "no"}});

/// The verdict on a model in one format on one card.
struct Starts {
  StartLevel level = StartLevel::yes;
  EngineFeature feature = EngineFeature::build;  ///< the one that decides, unless it is yes
  const EngineSupport* row = nullptr;            ///< that says so, where one does
  std::string_view from_version;                 ///< a later one that has it

  [[nodiscard]] bool is_known_to() const { return level <= StartLevel::weights_only; }
};

/// What keeps an engine from starting a model on such cards, or what no source says of it.
struct EngineGap {
  StartLevel level = StartLevel::no;
  EngineFeature feature = EngineFeature::build;
  GpuGeneration cards = GpuGeneration::ampere;
  std::string from_version;  ///< of the engine: a later one that has it
};
[[nodiscard]] EngineGap gap_of(const Starts& starts, const Gpu& gpu);

/// What one version of an engine has code for. Source: engine_support.json.
class EngineTable {
 public:
  /// Without a version: today's. Refers to the catalogue.
  EngineTable(const Catalog& catalog, ServingEngine engine,
              std::optional<EngineVersion> version = {});

  [[nodiscard]] Starts starts(const Gpu& gpu, const Architecture& model, WeightFormat format) const;

 private:
  static constexpr std::size_t generations = enum_names<GpuGeneration>.size();
  struct Cell {
    const EngineSupport* row = nullptr;    ///< of this version
    const EngineSupport* later = nullptr;  ///< the first version after it that has the feature
  };

  [[nodiscard]] Starts feature_on(const Gpu& gpu, EngineFeature feature) const;

  std::array<std::array<Cell, generations>, enum_names<EngineFeature>.size()> cells_{};
};

}  // namespace llmadvisor
