#pragma once

#include <cstddef>
#include <optional>

#include "llmadvisor/engine/choice/places.hpp"
#include "llmadvisor/engine/choice/weighed.hpp"
#include "llmadvisor/engine/choice_numbers.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// How far the data stays in the user's hands, higher is more: own premises, own machines in a
/// cloud, an EU operator's API, any other API, an API open to strangers.
[[nodiscard]] int privacy_rank(DeploymentClass deployment);
inline constexpr int most_private = 5;

[[nodiscard]] bool only_spot_is_asked_for(const Project& project);

/// Spot can be taken away within minutes, so it is listed but never the plan, unless the user asked
/// for nothing else; nor is a specialist model, unless the task is its own or somebody named it.
/// Whatever the gates say.
[[nodiscard]] bool suits_a_plan(const Weighed& option, const Project& project);

/// Suits a plan and passes the gates.
[[nodiscard]] bool can_be_the_plan(const Weighed& option, const Project& project);

/// What an option costs as the rule compares it, and how much of that are people. The cheaper
/// first.
struct Outlay {
  Usd cost;
  Usd people;

  auto operator<=>(const Outlay&) const = default;
};

/// What the rule of docs/method.md, "The choice", makes of a project: bounds that depend on the
/// other options are functions of what those cost. Amounts are of a month. Refers to all three.
class ChoiceRule {
 public:
  ChoiceRule(const Project& project, const Places& places, const ChoiceNumbers& numbers)
      : project_(project), places_(places), numbers_(numbers) {}

  /// What is compared: all-in, or the invoice.
  [[nodiscard]] Usd cost(const BillTotals& totals) const {
    return decides_on_invoice() ? totals.monthly.expected : totals.full_cost.expected;
  }
  [[nodiscard]] Outlay outlay(const BillTotals& totals) const {
    return {cost(totals), cost(totals) - totals.monthly.expected};
  }
  [[nodiscard]] bool decides_on_invoice() const { return project_.decide_on == CostBasis::invoice; }

  /// Whether enough is known of a model to build on it, or somebody named it.
  [[nodiscard]] bool is_evident(const ModelMode& mode) const {
    return !project_.filters.models.empty() || !mode.standing || !mode.standing->few_scores;
  }

  /// The classes among which a law is settled on before the costs are compared, nearest first: all
  /// tiers for data about people or above whose area is known, known or not for other data that is
  /// not public.
  static constexpr int law_classes = 4;
  [[nodiscard]] int law_class(std::size_t placement) const;
  /// What the cheapest option of a nearer class may cost, given the cheapest of all. Without a
  /// budget whatever it costs.
  [[nodiscard]] std::optional<Usd> law_limit(Usd cheapest) const;

  /// What an option may cost for the sake of its level, given the cheapest that meets the floor.
  /// The budget is one for invoices: the people that even the cheapest needs come on top of it.
  [[nodiscard]] Usd cap(const Outlay& cheapest) const;
  /// The difference to the cheapest that decides nothing.
  [[nodiscard]] Usd materiality(Usd cheapest) const;
  /// Lower bounds within this of the leader's are equal to it.
  [[nodiscard]] double equal_points(const Standing& leader) const;

  /// Of two that are as cheap the smaller wins: how near a known law is.
  [[nodiscard]] int law_rank(std::size_t placement) const;
  [[nodiscard]] int privacy(std::size_t placement) const;

  [[nodiscard]] const Project& project() const { return project_; }
  [[nodiscard]] const Places& places() const { return places_; }
  [[nodiscard]] const ChoiceNumbers& numbers() const { return numbers_; }

 private:
  const Project& project_;
  const Places& places_;
  const ChoiceNumbers& numbers_;
};

/// Levels in order, unrated models below all of them.
[[nodiscard]] int level_rank(const ModelMode& mode);
/// Of unrated models below all others.
[[nodiscard]] double lower_bound(const ModelMode& mode);

}  // namespace llmadvisor
