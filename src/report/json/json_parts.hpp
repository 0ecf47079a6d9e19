#pragma once

#include <nlohmann/json_fwd.hpp>

#include "llmadvisor/engine/advice.hpp"
#include "speak/voice.hpp"

namespace llmadvisor {

/// Parts of the JSON answers.
[[nodiscard]] nlohmann::ordered_json inputs_json(const Project& project);
[[nodiscard]] nlohmann::ordered_json range_json(const CostRange& range);
[[nodiscard]] nlohmann::ordered_json option_json(const Option& option, const Advice& advice,
                                                 const Voice& voice);
/// The id of an option of the answer, by its place there.
[[nodiscard]] nlohmann::ordered_json option_index_json(const Advice& advice,
                                                       const std::optional<std::size_t>& index);
/// Why the pick is the pick; null without one.
[[nodiscard]] nlohmann::ordered_json decision_json(const Advice& advice);
/// What more money buys, the cheapest rung first.
[[nodiscard]] nlohmann::ordered_json ladder_json(const Advice& advice, const Voice& voice);
/// What may be regretted of the pick; null where nothing was drawn.
[[nodiscard]] nlohmann::ordered_json confidence_json(const Advice& advice);
[[nodiscard]] nlohmann::ordered_json seat_json(const SeatPlan& plan);
[[nodiscard]] nlohmann::ordered_json todays_bill_json(const TodaysBill& bill);
/// What stands beside the options and is never the pick, each with its `type`.
[[nodiscard]] nlohmann::ordered_json alternatives_json(const Advice& advice);
/// The months ahead; null without a horizon.
[[nodiscard]] nlohmann::ordered_json growth_json(const Advice& advice, const Voice& voice);
[[nodiscard]] nlohmann::ordered_json months_json(const Option& option);
[[nodiscard]] nlohmann::ordered_json routing_json(const Routing& routing);
[[nodiscard]] nlohmann::ordered_json rate_limit_json(const RateLimit& limit);
/// An input by its key in files; a price by its place in the catalogue as `catalog diff` names it:
/// `api_offers/groq/gpt-oss-20b/prices/output_per_million_tokens`.
[[nodiscard]] std::string input_key(const InputRef& input);
[[nodiscard]] nlohmann::ordered_json program_json(const Catalog& catalog,
                                                  const ReportContext& context);

/// Nobody's text makes the writer throw: broken UTF-8 is replaced.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& json);

}  // namespace llmadvisor
