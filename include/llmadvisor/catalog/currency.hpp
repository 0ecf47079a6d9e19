#pragma once

#include <array>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// In which sellers quote their prices.
enum class Currency { usd, eur };
template <>
inline constexpr auto enum_rows<Currency> =
    std::to_array<EnumRow<Currency>>({{Currency::usd, "usd"}, {Currency::eur, "eur"}});

}  // namespace llmadvisor
