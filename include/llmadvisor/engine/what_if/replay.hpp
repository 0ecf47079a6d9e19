#pragma once

#include <optional>

#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/input_ref.hpp"
#include "llmadvisor/engine/option.hpp"

namespace llmadvisor {

/// Says what the pick would be for a changed input, by the very path of the answer itself: what it
/// announces, a second run of the program confirms. The filters must be those of the market.
class Replay {
 public:
  Replay(const ProjectInput& input, Search& search) : input_(input), search_(search) {}

  [[nodiscard]] const ProjectInput& input() const { return input_; }

  /// What would be picked; no option when nothing meets the requirements.
  struct Pick {
    std::optional<OptionKey> option;

    [[nodiscard]] std::optional<OptionRef> ref() const;
    bool operator==(const Pick&) const = default;
  };
  /// Nullopt when the input contradicts itself.
  [[nodiscard]] std::optional<Pick> pick(const ProjectInput& changed,
                                         const Among& among = {}) const;
  /// With one input of today's at another value, a price of the catalogue too.
  [[nodiscard]] std::optional<Pick> pick_at(const InputRef& input, double value,
                                            const Among& among = {}) const;

  /// The option of a kind with the lowest bill that could be the plan for a changed input.
  struct Plan {
    OptionRef option;
    Usd bill;
  };
  [[nodiscard]] std::optional<Plan> cheapest(const ProjectInput& changed, OptionKind kind) const;

  [[nodiscard]] const Market& market() const { return search_.market(); }

 private:
  [[nodiscard]] std::optional<Pick> pick(const ProjectInput& changed, const Among& among,
                                         const std::optional<PriceChange>& price) const;

  const ProjectInput& input_;
  Search& search_;
};

/// An input that has a number: one of Number, the budget in USD, or a price.
struct NumericInput {
  InputRef input;
  double least = 0;
  double most = 0;
  Whole whole = Whole::no;
  double current = 0;
  bool never_returns = false;  ///< a pick that is lost on the way stays lost: budgets, prices
};

[[nodiscard]] NumericInput numeric_input(Number number, double current);
[[nodiscard]] NumericInput budget_input(Usd current);
[[nodiscard]] NumericInput price_input(PriceInput price, double current);

/// The distance between two neighbouring values around `value`: 1 for whole numbers, a thousandth
/// of the value for others.
[[nodiscard]] double step_at(const NumericInput& input, double value);

}  // namespace llmadvisor
