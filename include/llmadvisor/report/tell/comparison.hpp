#pragma once

#include <variant>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// Something of an answer that is set beside something else; into that answer.
using Compared = std::variant<const Option*, const SeatPlan*, const TodaysBill*>;

/// What twelve months cost all-in, at today's volume where the project has no horizon: then those
/// of its first twelve months.
[[nodiscard]] std::optional<Usd> cost_of_a_year(const Option& option);

/// Side by side: what it costs, how able it is, how long one waits, whose law holds, what is to be
/// obtained, what is paid first, a year.
[[nodiscard]] Document comparison(const std::vector<Compared>& all, const Advice& advice,
                                  const Catalog& catalog, const ReportContext& context);

/// The same for scripts: each as it stands in the answer.
[[nodiscard]] std::string comparison_json(const std::vector<Compared>& all, const Advice& advice,
                                          const Catalog& catalog, const ReportContext& context);

}  // namespace llmadvisor
