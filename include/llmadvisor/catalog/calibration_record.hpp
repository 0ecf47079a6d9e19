#pragma once

#include <optional>
#include <string>

#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// One constant of the serving model as fitted, with the range that makes physical sense. The
/// engine reads them into a Calibration once.
struct CalibrationConstant {
  std::string id;
  double value = 0;
  std::string unit;
  double least = 0;  ///< physical bounds that the fit may not leave
  double most = 0;
  std::string meaning;
  /// What is known without the measurements, and how far (as a factor) one may be from it: the fit
  /// is pulled there. Absent: only the bounds hold it.
  std::optional<double> prior;
  std::optional<double> prior_spread;
};

/// How far measurements lay from predictions in one regime, on rows that were held out.
struct ErrorRange {
  std::string regime;  ///< "measured", "borrowed" or "roofline"
  std::string metric;  ///< "throughput", "tpot", "ttft"
  int rows = 0;
  double low_factor = 1;  ///< 10th percentile of measured / predicted
  double median_factor = 1;
  double high_factor = 1;  ///< 90th percentile
};

/// A GPU and a format that occur in the measurements behind the constants.
struct MeasuredGpu {
  std::string gpu;
  std::string weights;
  int rows = 0;
};

template <class Visitor, maybe_const<MeasuredGpu> Record>
void describe(Visitor& v, Record& r) {
  v.field("gpu", r.gpu, TextForm::id);
  v.field("weights", r.weights, TextForm::id);
  v.field("rows", r.rows, count_of_some, Says{"measurements of it behind the constants"});
}

template <class Visitor, maybe_const<CalibrationConstant> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  constexpr Bounds physical = within(0.001, 1000);
  v.field("value", r.value, physical);
  v.field("unit", r.unit);
  v.field("least", r.least, physical.at_most(r.value, "value"),
          Says{"what makes physical sense: the fit may not leave it"});
  v.field("most", r.most, physical.at_least(r.value, "value"));
  v.field("meaning", r.meaning);
  v.optional("prior", r.prior, physical,
             Says{"known without the measurements; the fit is pulled there"});
  v.optional("prior_spread", r.prior_spread, within(0.01, 10),
             Says{"of the logarithm: how strongly"});
}

template <class Visitor, maybe_const<ErrorRange> Record>
void describe(Visitor& v, Record& r) {
  v.field("regime", r.regime, TextForm::id,
          Says{"measured: other sources saw the card and the format; borrowed: none did; roofline: "
               "no kernel "
               "of the card or its generation was measured"});
  v.field("metric", r.metric, TextForm::id, Says{"throughput, tpot or ttft"});
  v.field("rows", r.rows, count_of_some, Says{"measurements held out"});
  constexpr Bounds factor = within(0.001, 1000);
  v.field("low_factor", r.low_factor, factor, Says{"10th percentile of measured / predicted"});
  v.field("median_factor", r.median_factor, factor.at_least(r.low_factor, "low_factor"));
  v.field("high_factor", r.high_factor, factor.at_least(r.median_factor, "median_factor"),
          Says{"90th percentile"});
}

}  // namespace llmadvisor
