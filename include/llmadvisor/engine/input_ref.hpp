#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <variant>

#include "llmadvisor/engine/input.hpp"

namespace llmadvisor {

/// Inputs of a project that are not a Number; the name is the key in files and JSON.
enum class NamedInput {
  budget,  ///< in USD
  sensitivity,
  jurisdiction,
  quality,
  prefer,
  decide_on,
  team,
  task,
};
template <>
inline constexpr auto enum_rows<NamedInput> =
    std::to_array<EnumRow<NamedInput>>({{NamedInput::budget, "budget_usd"},
                                        {NamedInput::sensitivity, "sensitivity"},
                                        {NamedInput::jurisdiction, "jurisdiction"},
                                        {NamedInput::quality, "quality"},
                                        {NamedInput::prefer, "prefer"},
                                        {NamedInput::decide_on, "decide_on"},
                                        {NamedInput::team, "team"},
                                        {NamedInput::task, "task"}});

/// A price of the catalogue, in its own currency.
enum class PriceKind { input_tokens, output_tokens, instance_hour, server_purchase, electricity };
inline constexpr std::size_t price_kind_count =
    static_cast<std::size_t>(PriceKind::electricity) + 1;

struct PriceInput {
  PriceKind kind = PriceKind::input_tokens;
  std::string record;  ///< id of the offer, the server or the cost figure
  Currency currency = Currency::usd;

  bool operator==(const PriceInput&) const = default;
};

/// A price at another value than the catalogue says, in its own currency. Where a price is a range
/// or a sum of parts, all of it moves with what is expected.
struct PriceChange {
  PriceInput price;
  double value = 0;
};

/// Whatever an answer hangs on.
using InputRef = std::variant<NamedInput, Number, PriceInput>;

/// A number in the unit of the input, or what was chosen.
using InputValue =
    std::variant<double, Sensitivity, Jurisdiction, QualityBand, Preference, CostBasis, Team, Task>;

}  // namespace llmadvisor
