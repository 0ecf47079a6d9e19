#pragma once

#include "json_text.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "speak/voice.hpp"

namespace llmadvisor {

/// Parts of the JSON answers, each written where it belongs.
void inputs_json(JsonPlace out, const Project& project);
void range_json(JsonPlace out, const CostRange& range);
void money_json(JsonPlace out, const Money& money);
void option_json(JsonPlace out, const Option& option, const Advice& advice, const Voice& voice);
void options_json(JsonPlace out, const Advice& advice, const Voice& voice);
/// What a figure may be, by how far measurements lay apart from what was predicted.
void spread_json(JsonPlace out, double expected, const Spread& error);
/// What must be so first, each with whose it is.
void conditions_json(JsonPlace out, const ComplianceVerdict& compliance, const Voice& voice);
/// Conditions, recipients, tier of the law and verdict of an option.
void add_compliance(JsonObject& json, const Option& option, const Voice& voice);
/// Why the pick is the pick; null without one.
void decision_json(JsonPlace out, const Advice& advice);
/// What more money buys, the cheapest rung first.
void ladder_json(JsonPlace out, const Advice& advice, const Voice& voice);
/// What may be regretted of the pick; null where nothing was drawn.
void confidence_json(JsonPlace out, const Advice& advice);
void seat_json(JsonPlace out, const SeatPlan& plan);
void todays_bill_json(JsonPlace out, const TodaysBill& bill);
/// What stands beside the options and is never the pick, each with its `type`.
void alternatives_json(JsonPlace out, const Advice& advice);
/// The months ahead; null without a horizon.
void growth_json(JsonPlace out, const Advice& advice, const Voice& voice);
void months_json(JsonPlace out, const Option& option);
void routing_json(JsonPlace out, const Routing& routing);
void rate_limit_json(JsonPlace out, const RateLimit& limit);
void program_json(JsonPlace out, const Catalog& catalog, const ReportContext& context);

/// A text that is left out when nothing is known.
void add_known(JsonObject& json, JsonKey key, std::string_view text);
/// A text that is null when nothing is known.
[[nodiscard]] std::optional<std::string_view> known(std::string_view text);

template <named_enum Enum>
[[nodiscard]] std::optional<std::string_view> named(const std::optional<Enum>& value) {
  if (!value) return std::nullopt;
  return to_string(*value);
}

[[nodiscard]] std::optional<std::string> id_of(const std::optional<OptionRef>& option);
/// The id of an option of the answer, by its place there.
[[nodiscard]] std::optional<std::string> id_at(const Advice& advice,
                                               const std::optional<std::size_t>& index);
/// An input by its key in files; a price by its place in the catalogue as `catalog diff` names it:
/// `api_offers/groq/gpt-oss-20b/prices/output_per_million_tokens`.
[[nodiscard]] std::string input_key(const InputRef& input);

}  // namespace llmadvisor
