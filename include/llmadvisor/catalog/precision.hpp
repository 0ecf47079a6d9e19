#pragma once

#include <array>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// The form in which a publisher ships weights, or a host says that it serves them. How an engine
/// stores and multiplies them is a WeightFormat (engine/serving/weight_format.hpp).
enum class Precision {
  bf16,
  fp16,
  fp8,
  int8_w8a8,   ///< weights and activations in 8 bits
  int8_w8a16,  ///< weights alone
  nvfp4,
  mxfp4,
  fp4,  ///< which of the two is not said
  int4,
};
template <>
inline constexpr auto enum_rows<Precision> =
    std::to_array<EnumRow<Precision>>({{Precision::bf16, "bf16"},
                                       {Precision::fp16, "fp16"},
                                       {Precision::fp8, "fp8"},
                                       {Precision::int8_w8a8, "int8-w8a8"},
                                       {Precision::int8_w8a16, "int8-w8a16"},
                                       {Precision::nvfp4, "nvfp4"},
                                       {Precision::mxfp4, "mxfp4"},
                                       {Precision::fp4, "fp4"},
                                       {Precision::int4, "int4"}});

}  // namespace llmadvisor
