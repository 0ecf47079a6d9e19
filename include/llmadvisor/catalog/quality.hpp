#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// Ordered: a higher band satisfies a lower floor. Cuts of the lower bound of an ability,
/// docs/method.md.
enum class QualityBand { basic, solid, strong, advanced, frontier };
template <>
inline constexpr auto enum_rows<QualityBand> =
    std::to_array<EnumRow<QualityBand>>({{QualityBand::basic, "basic"},
                                         {QualityBand::solid, "solid"},
                                         {QualityBand::strong, "strong"},
                                         {QualityBand::advanced, "advanced"},
                                         {QualityBand::frontier, "frontier"}});

struct BenchmarkScore {
  std::string benchmark;  ///< "GPQA Diamond", "MMLU-Pro", ...
  double percent = 0;
  std::string variant;      ///< reasoning mode or endpoint, as named by the source
  std::string measured_by;  ///< independent laboratory or the vendor
  std::string source;
  Date as_of{};
};

/// The quality of one model. A model without a record, or without a band, has no sourced score and
/// never satisfies a floor.
struct Quality {
  std::string model;
  std::optional<QualityBand> band;                   ///< thinking as much as it can
  std::optional<QualityBand> band_without_thinking;  ///< in its lowest measured mode
  std::string basis;                                 ///< how the band follows from the scores
  std::vector<BenchmarkScore> scores;
  Provenance provenance;
};

template <class Visitor, maybe_const<BenchmarkScore> Record>
void describe(Visitor& v, Record& r) {
  v.field("benchmark", r.benchmark);
  v.field("percent", r.percent, within(0, 100));
  v.optional("variant", r.variant, Says{"reasoning mode or endpoint, as the source names it"});
  v.field("measured_by", r.measured_by, Says{"independent laboratory or the vendor"});
  v.field("source", r.source);
  v.field("as_of", r.as_of);
}

template <class Visitor, maybe_const<Quality> Record>
void describe(Visitor& v, Record& r) {
  v.field("model", r.model, TextForm::id);
  v.optional("band", r.band, Says{"thinking as much as it can; absent: no sourced score"});
  v.optional("band_without_thinking", r.band_without_thinking, Says{"in its lowest measured mode"});
  v.field("basis", r.basis, Says{"how the band follows from the scores"});
  v.list("scores", r.scores);
  describe(v, r.provenance);
}

}  // namespace llmadvisor
