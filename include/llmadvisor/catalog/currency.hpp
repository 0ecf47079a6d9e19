#pragma once

#include <array>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// In which sellers quote their prices, and budgets are named. The figure `gbp_usd_rate` is the
/// dollars for one pound, and so on.
enum class Currency { usd, eur, gbp, chf, cad };
template <>
inline constexpr auto enum_rows<Currency> =
    std::to_array<EnumRow<Currency>>({{Currency::usd, "usd"},
                                      {Currency::eur, "eur"},
                                      {Currency::gbp, "gbp"},
                                      {Currency::chf, "chf"},
                                      {Currency::cad, "cad"}});

}  // namespace llmadvisor
