#pragma once

#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/choice_numbers.hpp"
#include "llmadvisor/engine/model_mode.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/serving/served_format.hpp"

namespace llmadvisor {

/// What a model loses in a precision, in points: nothing in the one that its maker ships; of the
/// rows for its size the greatest; where none holds it those of the next smaller, which lose more.
/// Source: quantisation.json.
[[nodiscard]] double quantisation_loss(const Model& model, Precision precision,
                                       const Catalog& catalog);

/// The same of a GGUF file. Four bits that no row names lose what groups of four bits lose.
[[nodiscard]] double quantisation_loss(const Model& model, GgufFormat format,
                                       const Catalog& catalog);

/// The same of weights as an engine keeps them: nothing as shipped, whatever the maker calls four
/// bits.
[[nodiscard]] double quantisation_loss(const Model& model, const ServedFormat& format,
                                       const Catalog& catalog);

/// The ways to run a model, and how able it is in each.
class ModeFinder {
 public:
  /// Refers to both. Throws DataError when the catalogue lacks a number of the choice.
  explicit ModeFinder(const Catalog& catalog);

  /// Before anything is asked. Says whether anything may have changed since.
  enum class Looked { as_before, anew };
  Looked look_at(const Project& project);

  /// Of each level that the model reaches after a loss, the effort that thinks least; where quality
  /// comes first, every effort that is abler than all that think less. The one that thinks least
  /// first. A model without scores whose level somebody states is taken for one that just reaches
  /// it. Effort is a choice where somebody measured more than whether the model thinks. One way,
  /// unrated, for a model without scores.
  [[nodiscard]] std::vector<ModelMode> modes(const Model& model, double loss = 0) const;

  /// A way to run a model, after another loss.
  [[nodiscard]] ModelMode after(ModelMode mode, double loss) const;

  [[nodiscard]] const ChoiceNumbers& numbers() const { return numbers_; }

 private:
  struct Scores {
    std::vector<const Ability*> efforts;
    std::vector<const TaskAbility*> tasks;
    int independent = 0;
    std::optional<QualityBand> stated;  ///< by whoever added the model
  };
  /// What the modes depend on.
  struct Question {
    std::vector<Skill> scales;
    std::array<HiddenRange, enum_names<Effort>.size()> hidden{};
    EffortsListed efforts = EffortsListed::one_a_level;

    bool operator==(const Question&) const = default;
  };

  [[nodiscard]] const Scores& scores_of(const Model& model) const;
  [[nodiscard]] ModelMode mode_at(Effort effort, const Model& model) const;
  [[nodiscard]] Standing standing_of(const Ability& ability, const Scores& scores) const;
  void lower(Standing& standing, double loss) const;
  [[nodiscard]] std::optional<Standing> stated_standing(const Scores& scores) const;
  [[nodiscard]] std::vector<ModelMode> all_modes(const Model& model, double loss) const;

  const Catalog& catalog_;
  ChoiceNumbers numbers_;
  std::vector<Scores> scores_;  ///< of the catalogue's models, in their order
  Question asked_;
};

}  // namespace llmadvisor
