#pragma once

#include <array>
#include <string_view>

#include "llmadvisor/catalog/catalog_merge.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/report/print/formats.hpp"

namespace llmadvisor {
namespace cli {

enum class ColorWhen { automatic, always, never };
enum class Loudness { quiet, normal, verbose };

}  // namespace cli

template <>
inline constexpr auto enum_rows<cli::ColorWhen> =
    std::to_array<EnumRow<cli::ColorWhen>>({{cli::ColorWhen::automatic, "auto"},
                                            {cli::ColorWhen::always, "always"},
                                            {cli::ColorWhen::never, "never"}});

}  // namespace llmadvisor
