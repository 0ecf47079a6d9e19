#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/model.hpp"

namespace llmadvisor {

/// The precision in which weights are stored and multiplied. The names say the kernel where it
/// matters: the same four bits run very differently in different kernels.
enum class WeightFormat {
  bf16,
  fp16,
  fp8,
  int8_w8a8,
  int8_w8a16,
  nvfp4,
  mxfp4,
  int4_awq,     ///< 4-bit groups, 16-bit arithmetic, Marlin kernel
  int4_marlin,  ///< the same kernel, by the name of the kernel
  int4_w4a16,   ///< 4-bit groups through kernels that lag behind Marlin
  int4_gptq,    ///< ExLlama kernel of 2024
};
template <>
inline constexpr auto enum_rows<WeightFormat> =
    std::to_array<EnumRow<WeightFormat>>({{WeightFormat::bf16, "bf16"},
                                          {WeightFormat::fp16, "fp16"},
                                          {WeightFormat::fp8, "fp8"},
                                          {WeightFormat::int8_w8a8, "int8-w8a8"},
                                          {WeightFormat::int8_w8a16, "int8-w8a16"},
                                          {WeightFormat::nvfp4, "nvfp4"},
                                          {WeightFormat::mxfp4, "mxfp4"},
                                          {WeightFormat::int4_awq, "int4-awq"},
                                          {WeightFormat::int4_marlin, "int4-marlin"},
                                          {WeightFormat::int4_w4a16, "int4-w4a16"},
                                          {WeightFormat::int4_gptq, "int4-gptq"}});

/// Bytes of one parameter in the linear layers, scales included. Embedding and head stay at 16 bit.
[[nodiscard]] double bytes_per_parameter(WeightFormat format);

/// NVIDIA's generations without bf16: Volta, Turing and older.
[[nodiscard]] bool is_before_ampere(const Gpu& gpu);

/// What the weights are loaded as: bf16 becomes fp16 on cards without it.
[[nodiscard]] WeightFormat loaded_as(WeightFormat format, const Gpu& gpu);

/// Dense peak at which the format multiplies on this GPU, or nullopt when no source gives it.
[[nodiscard]] std::optional<FlopsPerSecond> compute_peak(const Gpu& gpu, WeightFormat format);

/// How an engine stores weights of that precision. Four bits are served as AWQ; an fp4 that says no
/// more is taken for mxfp4.
[[nodiscard]] WeightFormat format_of(Precision precision);

/// The format in which the publisher ships the model, its experts where they differ from the rest.
[[nodiscard]] WeightFormat native_format(const Architecture& architecture);

}  // namespace llmadvisor
