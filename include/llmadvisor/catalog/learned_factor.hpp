#pragma once

#include <array>
#include <string>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// What a factor corrects.
enum class LearnedFigure { throughput, tpot, ttft };
template <>
inline constexpr auto enum_rows<LearnedFigure> =
    std::to_array<EnumRow<LearnedFigure>>({{LearnedFigure::throughput, "throughput"},
                                           {LearnedFigure::tpot, "tpot"},
                                           {LearnedFigure::ttft, "ttft"}});

/// What somebody's own measurements say of the predictions for a card. None is shipped.
struct LearnedFactor {
  std::string id;
  std::string gpu;
  std::string model;  ///< empty: whatever model
  LearnedFigure figure = LearnedFigure::throughput;
  double factor = 1;  ///< times the prediction
  int rows = 0;       ///< measurements behind it
  Provenance provenance;
};

template <class Visitor, maybe_const<LearnedFactor> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("gpu", r.gpu, TextForm::id);
  v.optional("model", r.model, TextForm::id, Says{"absent: whatever model"});
  v.field("figure", r.figure, Says{"of the prediction that the factor corrects"});
  v.field("factor", r.factor, within(0.05, 20), Says{"times the prediction"});
  v.field("rows", r.rows, count_of_some, Says{"measurements behind it"});
  describe(v, r.provenance);
}

}  // namespace llmadvisor
