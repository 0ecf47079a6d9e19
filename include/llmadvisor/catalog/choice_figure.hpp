#pragma once

#include <array>
#include <string>

#include "llmadvisor/catalog/bounds.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// The numbers of the rule by which an option is picked (docs/method.md, "The choice").
enum class ChoiceNumber {
  cut_solid,  ///< lower bounds from here on are of this level, in points
  cut_strong,
  cut_advanced,
  cut_frontier,
  few_scores,             ///< independent ones; fewer are weak evidence
  errors_off,             ///< standard errors between an ability and its lower bound
  errors_off_few,         ///< the same where there are few scores
  law_budget_share,       ///< a nearer law may cost this share of the budget
  law_cost_factor,        ///< or so many times the cheapest option under any law
  cap_budget_share,       ///< a better level may cost this share of the budget
  cap_cost_factor,        ///< or so many times the cheapest option that meets the floor
  cap_usd,                ///< or so many dollars a month
  cap_extra_usd,          ///< without a budget: so many dollars more than the cheapest
  cap_extra_share,        ///< or this share of it more
  material_share,         ///< of the cheapest: a smaller difference decides nothing
  material_usd,           ///< a month; the same
  material_budget_share,  ///< of the budget, at most the cheapest itself; the same
  material_usd_by_cost,   ///< a month, where the lowest cost is preferred
  equal_points,           ///< lower bounds nearer than this are equal, and within one error
  reference_points,       ///< that a model may lack against the one named as the floor
  unmeasured_speed,       ///< output tokens/s of an API that nobody measured
  rungs,                  ///< of the ladder, at most
};
template <>
inline constexpr auto enum_rows<ChoiceNumber> = std::to_array<EnumRow<ChoiceNumber>>(
    {{ChoiceNumber::cut_solid, "cut_solid"},
     {ChoiceNumber::cut_strong, "cut_strong"},
     {ChoiceNumber::cut_advanced, "cut_advanced"},
     {ChoiceNumber::cut_frontier, "cut_frontier"},
     {ChoiceNumber::few_scores, "few_scores"},
     {ChoiceNumber::errors_off, "errors_off"},
     {ChoiceNumber::errors_off_few, "errors_off_few"},
     {ChoiceNumber::law_budget_share, "law_budget_share"},
     {ChoiceNumber::law_cost_factor, "law_cost_factor"},
     {ChoiceNumber::cap_budget_share, "cap_budget_share"},
     {ChoiceNumber::cap_cost_factor, "cap_cost_factor"},
     {ChoiceNumber::cap_usd, "cap_usd"},
     {ChoiceNumber::cap_extra_usd, "cap_extra_usd"},
     {ChoiceNumber::cap_extra_share, "cap_extra_share"},
     {ChoiceNumber::material_share, "material_share"},
     {ChoiceNumber::material_usd, "material_usd"},
     {ChoiceNumber::material_budget_share, "material_budget_share"},
     {ChoiceNumber::material_usd_by_cost, "material_usd_by_cost"},
     {ChoiceNumber::equal_points, "equal_points"},
     {ChoiceNumber::reference_points, "reference_points"},
     {ChoiceNumber::unmeasured_speed, "unmeasured_speed"},
     {ChoiceNumber::rungs, "rungs"}});

struct ChoiceFigure {
  ChoiceNumber id = ChoiceNumber::few_scores;
  double number = 0;
  std::string why;
};

template <class Visitor, maybe_const<ChoiceFigure> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id);
  v.field("number", r.number, within(0, 1e6));
  v.field("why", r.why);
}

}  // namespace llmadvisor
