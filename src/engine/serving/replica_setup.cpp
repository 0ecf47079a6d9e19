#include "llmadvisor/engine/serving/replica_setup.hpp"

namespace llmadvisor {

WeightFormat shared_format(const Architecture& a, WeightFormat format) {
  if (!a.experts) return format;
  if (a.shared_precision && format == native_format(a)) return format_of(*a.shared_precision);
  const bool is_fp4 = format == WeightFormat::mxfp4 || format == WeightFormat::nvfp4;
  const bool is_own_int4 =
      format == WeightFormat::int4_awq && a.native_precision == Precision::int4;
  return is_fp4 || is_own_int4 ? WeightFormat::bf16 : format;
}

}  // namespace llmadvisor
