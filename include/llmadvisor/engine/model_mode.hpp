#pragma once

#include <optional>

#include "llmadvisor/catalog/ability.hpp"
#include "llmadvisor/catalog/quality.hpp"
#include "llmadvisor/engine/spread.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// How able a model is as it would be run, in points of the scale that the project asks for
/// (docs/method.md, "Quality").
struct Standing {
  double ability = 0;         ///< as published, before quantisation
  double standard_error = 0;  ///< with the spread of a task in which nobody scored the model
  double loss = 0;            ///< what the precision costs, in points
  double lower_bound = 0;     ///< ability - loss - as many errors as the evidence asks for
  QualityBand level = QualityBand::basic;  ///< of the lower bound
  int scores = 0;                          ///< at this effort
  int independent_scores = 0;              ///< over all efforts
  AbilityBasis basis = AbilityBasis::estimated;
  bool few_scores = false;  ///< so few independent ones that it is not to be built on untested
  bool on_edge = false;     ///< a cut between two levels lies within the error
};

/// Served in a precision that costs the model its level.
enum class Lowered { no, yes };

/// What tells the ways to run one model apart.
struct ModeKey {
  Effort effort = Effort::standard;
  Lowered lowered = Lowered::no;

  bool operator==(const ModeKey&) const = default;
};

/// How a model is run.
struct ModelMode : ModeKey {
  std::optional<Standing> standing;  ///< absent: unrated, no sourced score
  Tokens hidden;                     ///< before each answer, billed as output
  Spread hidden_spread;
  bool is_one_of_several = false;  ///< the model is listed at more than one effort

  [[nodiscard]] bool thinks() const { return hidden.value() > 0; }
};

}  // namespace llmadvisor
