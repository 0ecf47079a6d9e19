#pragma once

#include <array>
#include <string_view>

#include "llmadvisor/catalog/catalog_merge.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/report/print/formats.hpp"

namespace llmadvisor {
namespace cli {

enum class ColorWhen { automatic, always, never };
/// Engines that the serving model was calibrated on.
enum class ServingEngine { vllm };
enum class Loudness { quiet, normal, verbose };

}  // namespace cli

template <>
inline constexpr std::array enum_names<Prefer> = std::to_array<std::string_view>({"later-date",
                                                                                  "upper-layer"});
template <>
inline constexpr std::array enum_names<cli::ServingEngine> =
    std::to_array<std::string_view>({"vllm"});
template <>
inline constexpr std::array enum_names<cli::ColorWhen> =
    std::to_array<std::string_view>({"auto", "always", "never"});

}  // namespace llmadvisor
