#pragma once

#include <optional>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/advice.hpp"

namespace llmadvisor {

/// What is paid today beside what the answer would cost; none where nobody says. Throws DataError
/// where the catalogue has no rate for its currency.
[[nodiscard]] std::optional<TodaysBill> todays_bill(const Advice& advice, const Project& project,
                                                    const Catalog& catalog);

}  // namespace llmadvisor
