#include "llmadvisor/engine/choice/choice_rule.hpp"

#include <algorithm>
#include <limits>

namespace llmadvisor {
namespace {

/// A specialist is at home where its own task is asked for.
bool suits_the_task(Focus focus, Task task) {
  switch (focus) {
    case Focus::general:
      return true;
    case Focus::code:
      return task == Task::coding || task == Task::agent;
  }
  return true;
}

}  // namespace

int privacy_rank(DeploymentClass deployment) {
  switch (deployment) {
    case DeploymentClass::own_premises:
      return most_private;
    case DeploymentClass::cloud_gpu:
      return 4;
    case DeploymentClass::neocloud_gpu:
      return 3;
    case DeploymentClass::eu_hosted_api:
      return 2;
    case DeploymentClass::closed_api:
    case DeploymentClass::hyperscaler_api:
    case DeploymentClass::hosted_api:
      return 1;
    case DeploymentClass::exposed_api:
    case DeploymentClass::marketplace_gpu:
      return 0;
  }
  return 0;
}

bool only_spot_is_asked_for(const Project& project) {
  const auto& asked = project.filters.purchases;
  return !asked.empty() &&
         std::ranges::all_of(asked, [](Purchase p) { return p == Purchase::spot; });
}

bool suits_a_plan(const Weighed& w, const Project& project) {
  if (!w.totals) return false;
  const bool is_named = !project.filters.models.empty();
  if (!is_named && !suits_the_task(served(w.candidate).model->focus, project.task)) return false;
  return purchase_of(w.candidate) != Purchase::spot || only_spot_is_asked_for(project);
}

bool can_be_the_plan(const Weighed& w, const Project& project) {
  return w.verdict != Verdict::rejected && !w.awaits_security_officer && suits_a_plan(w, project);
}

int ChoiceRule::law_class(std::size_t placement) const {
  const Requirements& r = project_.requirements;
  if (r.sensitivity == Sensitivity::public_data) return 0;
  const auto tier = places_.tier(placement);
  const bool is_unknown = tier ? *tier == LegalTier::d : places_.is_law_unknown(placement);
  const bool about_people = r.sensitivity > Sensitivity::internal;
  if (about_people && tier) return static_cast<int>(*tier);
  return is_unknown ? law_classes - 1 : 0;
}

std::optional<Usd> ChoiceRule::law_limit(Usd cheapest) const {
  const auto& budget = project_.requirements.budget;
  if (!budget) return std::nullopt;
  return std::max(*budget * numbers_[ChoiceNumber::law_budget_share],
                  cheapest * numbers_[ChoiceNumber::law_cost_factor]);
}

Usd ChoiceRule::cap(const Outlay& cheapest) const {
  const Usd least = cheapest.cost;
  const auto& budget = project_.requirements.budget;
  if (!budget) {
    return least + std::max(Usd(numbers_[ChoiceNumber::cap_extra_usd]),
                            least * numbers_[ChoiceNumber::cap_extra_share]);
  }
  const Usd most = std::max({*budget * numbers_[ChoiceNumber::cap_budget_share],
                             least * numbers_[ChoiceNumber::cap_cost_factor],
                             Usd(numbers_[ChoiceNumber::cap_usd])});
  return std::max(least, std::min(most, *budget + cheapest.people));
}

Usd ChoiceRule::materiality(Usd cheapest) const {
  const Usd share = cheapest * numbers_[ChoiceNumber::material_share];
  if (project_.prefer == Preference::cost) {
    return std::max(share, Usd(numbers_[ChoiceNumber::material_usd_by_cost]));
  }
  const Usd most = std::max(share, Usd(numbers_[ChoiceNumber::material_usd]));
  const auto& budget = project_.requirements.budget;
  if (!budget) return most;
  return std::max(most,
                  std::min(cheapest, *budget * numbers_[ChoiceNumber::material_budget_share]));
}

double ChoiceRule::equal_points(const Standing& leader) const {
  return std::min(leader.standard_error, numbers_[ChoiceNumber::equal_points]);
}

int ChoiceRule::law_rank(std::size_t placement) const {
  if (const auto tier = places_.tier(placement)) return static_cast<int>(*tier);
  return places_.is_law_unknown(placement) ? law_classes - 1 : 0;
}

int ChoiceRule::privacy(std::size_t placement) const {
  return privacy_rank(places_.market().placements[placement].deployment);
}

int level_rank(const ModelMode& mode) {
  return mode.standing ? static_cast<int>(mode.standing->level) + 1 : 0;
}

double lower_bound(const ModelMode& mode) {
  return mode.standing ? mode.standing->lower_bound : -std::numeric_limits<double>::infinity();
}

}  // namespace llmadvisor
