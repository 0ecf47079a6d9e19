#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// The constants of the serving model. Values, units, physical ranges and meanings are in
/// data/calibration.json; docs/method.md says what each does and how they were fitted.
enum class Constant {
  layer_overhead_v0,
  layer_overhead_v1,
  moe_layer_overhead,
  mla_layer_hopper,
  mla_layer_blackwell,
  linear_layer_overhead,
  linear_state_traffic,
  step_overhead_v0,
  step_overhead_v1,
  step_overhead_parallel,
  sequence_overhead_v0,
  sequence_overhead_v1,
  request_overhead_v0,
  request_overhead_v1,
  drain_overhead_v1,
  first_token_overhead_v0,
  first_token_overhead_v1,
  time_products,
  time_products_8bit,
  time_products_4bit,
  time_experts,
  time_experts_4bit,
  time_cache,
  time_prompt_products,
  time_prompt_attention,
  time_reduce_latency,
  time_reduce_bytes,
  weight_only_bandwidth,
  weight_only_compute,
  weight_only_half_tokens,
  weight_only_older,
  weight_only_gptq,
  int8_products,
  pcie_latency,
  pcie_share,
  pcie_crowding,
  roofline_bandwidth,
  roofline_cache,
  roofline_compute,
  roofline_experts,
  roofline_prompt_attention,
  roofline_norm,
  roofline_launch,
  fabric_latency,
  fabric_share,
  unstated_link_bandwidth,
  prefill_interference,
  queue_scale,
  closed_loop_burst,
  length_spread,
  before_ampere_prompt,
  rocm_v0_bandwidth,
  rocm_v0_overhead,
  rocm_v0_sequence,
  rocm_v0_link,
  rocm_v0_compute_cdna2,
  rocm_v0_compute_cdna3,
  rocm_v0_compute_experts,
  rocm_v0_norm,
  rocm_v0_attention,
};
template <>
inline constexpr auto enum_rows<Constant> = std::to_array<EnumRow<Constant>>(
    {{Constant::layer_overhead_v0, "layer_overhead_v0"},
     {Constant::layer_overhead_v1, "layer_overhead_v1"},
     {Constant::moe_layer_overhead, "moe_layer_overhead"},
     {Constant::mla_layer_hopper, "mla_layer_hopper"},
     {Constant::mla_layer_blackwell, "mla_layer_blackwell"},
     {Constant::linear_layer_overhead, "linear_layer_overhead"},
     {Constant::linear_state_traffic, "linear_state_traffic"},
     {Constant::step_overhead_v0, "step_overhead_v0"},
     {Constant::step_overhead_v1, "step_overhead_v1"},
     {Constant::step_overhead_parallel, "step_overhead_parallel"},
     {Constant::sequence_overhead_v0, "sequence_overhead_v0"},
     {Constant::sequence_overhead_v1, "sequence_overhead_v1"},
     {Constant::request_overhead_v0, "request_overhead_v0"},
     {Constant::request_overhead_v1, "request_overhead_v1"},
     {Constant::drain_overhead_v1, "drain_overhead_v1"},
     {Constant::first_token_overhead_v0, "first_token_overhead_v0"},
     {Constant::first_token_overhead_v1, "first_token_overhead_v1"},
     {Constant::time_products, "time_products"},
     {Constant::time_products_8bit, "time_products_8bit"},
     {Constant::time_products_4bit, "time_products_4bit"},
     {Constant::time_experts, "time_experts"},
     {Constant::time_experts_4bit, "time_experts_4bit"},
     {Constant::time_cache, "time_cache"},
     {Constant::time_prompt_products, "time_prompt_products"},
     {Constant::time_prompt_attention, "time_prompt_attention"},
     {Constant::time_reduce_latency, "time_reduce_latency"},
     {Constant::time_reduce_bytes, "time_reduce_bytes"},
     {Constant::weight_only_bandwidth, "weight_only_bandwidth"},
     {Constant::weight_only_compute, "weight_only_compute"},
     {Constant::weight_only_half_tokens, "weight_only_half_tokens"},
     {Constant::weight_only_older, "weight_only_older"},
     {Constant::weight_only_gptq, "weight_only_gptq"},
     {Constant::int8_products, "int8_products"},
     {Constant::pcie_latency, "pcie_latency"},
     {Constant::pcie_share, "pcie_share"},
     {Constant::pcie_crowding, "pcie_crowding"},
     {Constant::roofline_bandwidth, "roofline_bandwidth"},
     {Constant::roofline_cache, "roofline_cache"},
     {Constant::roofline_compute, "roofline_compute"},
     {Constant::roofline_experts, "roofline_experts"},
     {Constant::roofline_prompt_attention, "roofline_prompt_attention"},
     {Constant::roofline_norm, "roofline_norm"},
     {Constant::roofline_launch, "roofline_launch"},
     {Constant::fabric_latency, "fabric_latency"},
     {Constant::fabric_share, "fabric_share"},
     {Constant::unstated_link_bandwidth, "unstated_link_bandwidth"},
     {Constant::prefill_interference, "prefill_interference"},
     {Constant::queue_scale, "queue_scale"},
     {Constant::closed_loop_burst, "closed_loop_burst"},
     {Constant::length_spread, "length_spread"},
     {Constant::before_ampere_prompt, "before_ampere_prompt"},
     {Constant::rocm_v0_bandwidth, "rocm_v0_bandwidth"},
     {Constant::rocm_v0_overhead, "rocm_v0_overhead"},
     {Constant::rocm_v0_sequence, "rocm_v0_sequence"},
     {Constant::rocm_v0_link, "rocm_v0_link"},
     {Constant::rocm_v0_compute_cdna2, "rocm_v0_compute_cdna2"},
     {Constant::rocm_v0_compute_cdna3, "rocm_v0_compute_cdna3"},
     {Constant::rocm_v0_compute_experts, "rocm_v0_compute_experts"},
     {Constant::rocm_v0_norm, "rocm_v0_norm"},
     {Constant::rocm_v0_attention, "rocm_v0_attention"}});
inline constexpr std::size_t constant_count = enum_names<Constant>.size();

/// The constants, looked up once. A plain array, so that the fit can move them.
struct Calibration {
  std::array<double, constant_count> values{};

  [[nodiscard]] double operator[](Constant c) const { return values[static_cast<std::size_t>(c)]; }
  [[nodiscard]] double& operator[](Constant c) { return values[static_cast<std::size_t>(c)]; }
};

/// Throws DataError naming the first constant that calibration.json lacks.
[[nodiscard]] Calibration calibration_of(const Catalog& catalog);

/// The scheduler of vLLM was rewritten in 0.8; overheads differ severalfold.
enum class EngineGeneration { v0, v1 };

/// N of a version 0.N such as "0.7.3" or "v0.6.1 (README)"; absent when the text starts otherwise.
[[nodiscard]] std::optional<int> minor_version(std::string_view text);

/// ROCm builds before 0.6.4 ran untuned matrix kernels and one-pass attention; AMD's images from
/// then on bring tuned ones.
enum class RocmKernels { untuned, tuned };
[[nodiscard]] RocmKernels rocm_kernels_of(std::string_view engine_version, EngineGeneration);

/// 0.7 and earlier are V0. An unknown version is told by the day of the measurement: V1 became the
/// default in March 2025. Without either, today's engine is meant.
[[nodiscard]] EngineGeneration generation_of(std::string_view engine_version,
                                             std::string_view date);

}  // namespace llmadvisor
