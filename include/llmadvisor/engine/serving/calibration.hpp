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
  bandwidth_16bit,
  bandwidth_8bit,
  bandwidth_4bit,
  bandwidth_kv,
  compute_16bit,
  compute_8bit,
  compute_4bit,
  compute_w4a16,
  compute_gptq,
  compute_moe,
  knee,
  prefill_16bit,
  prefill_quantised,
  prefill_before_ampere,
  prefill_blackwell,
  attention_share,
  layer_overhead_v0,
  layer_overhead_v1,
  moe_layer_overhead,
  step_overhead_v0,
  step_overhead_v1,
  sequence_overhead_v0,
  sequence_overhead_v1,
  request_overhead_v0,
  request_overhead_v1,
  first_token_overhead_v0,
  first_token_overhead_v1,
  link_latency_nvlink,
  link_latency_pcie,
  link_share,
  pcie_bandwidth,
  unstated_link_bandwidth,
  prefill_interference,
  queue_scale,
  queue_exponent,
  length_spread,
  rocm_v0_bandwidth,
  rocm_v0_overhead,
  rocm_v0_sequence,
  rocm_v0_link,
  rocm_v0_compute_cdna2,
  rocm_v0_compute_cdna3,
  rocm_v0_compute_moe,
  rocm_v0_paged_penalty,
  rocm_v0_paged_gqa,
};
template <>
inline constexpr auto enum_rows<Constant> = std::to_array<EnumRow<Constant>>(
    {{Constant::bandwidth_16bit, "bandwidth_16bit"},
     {Constant::bandwidth_8bit, "bandwidth_8bit"},
     {Constant::bandwidth_4bit, "bandwidth_4bit"},
     {Constant::bandwidth_kv, "bandwidth_kv"},
     {Constant::compute_16bit, "compute_16bit"},
     {Constant::compute_8bit, "compute_8bit"},
     {Constant::compute_4bit, "compute_4bit"},
     {Constant::compute_w4a16, "compute_w4a16"},
     {Constant::compute_gptq, "compute_gptq"},
     {Constant::compute_moe, "compute_moe"},
     {Constant::knee, "knee"},
     {Constant::prefill_16bit, "prefill_16bit"},
     {Constant::prefill_quantised, "prefill_quantised"},
     {Constant::prefill_before_ampere, "prefill_before_ampere"},
     {Constant::prefill_blackwell, "prefill_blackwell"},
     {Constant::attention_share, "attention_share"},
     {Constant::layer_overhead_v0, "layer_overhead_v0"},
     {Constant::layer_overhead_v1, "layer_overhead_v1"},
     {Constant::moe_layer_overhead, "moe_layer_overhead"},
     {Constant::step_overhead_v0, "step_overhead_v0"},
     {Constant::step_overhead_v1, "step_overhead_v1"},
     {Constant::sequence_overhead_v0, "sequence_overhead_v0"},
     {Constant::sequence_overhead_v1, "sequence_overhead_v1"},
     {Constant::request_overhead_v0, "request_overhead_v0"},
     {Constant::request_overhead_v1, "request_overhead_v1"},
     {Constant::first_token_overhead_v0, "first_token_overhead_v0"},
     {Constant::first_token_overhead_v1, "first_token_overhead_v1"},
     {Constant::link_latency_nvlink, "link_latency_nvlink"},
     {Constant::link_latency_pcie, "link_latency_pcie"},
     {Constant::link_share, "link_share"},
     {Constant::pcie_bandwidth, "pcie_bandwidth"},
     {Constant::unstated_link_bandwidth, "unstated_link_bandwidth"},
     {Constant::prefill_interference, "prefill_interference"},
     {Constant::queue_scale, "queue_scale"},
     {Constant::queue_exponent, "queue_exponent"},
     {Constant::length_spread, "length_spread"},
     {Constant::rocm_v0_bandwidth, "rocm_v0_bandwidth"},
     {Constant::rocm_v0_overhead, "rocm_v0_overhead"},
     {Constant::rocm_v0_sequence, "rocm_v0_sequence"},
     {Constant::rocm_v0_link, "rocm_v0_link"},
     {Constant::rocm_v0_compute_cdna2, "rocm_v0_compute_cdna2"},
     {Constant::rocm_v0_compute_cdna3, "rocm_v0_compute_cdna3"},
     {Constant::rocm_v0_compute_moe, "rocm_v0_compute_moe"},
     {Constant::rocm_v0_paged_penalty, "rocm_v0_paged_penalty"},
     {Constant::rocm_v0_paged_gqa, "rocm_v0_paged_gqa"}});
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

/// 0.7 and earlier are V0. An unknown version is told by the day of the measurement: V1 became the
/// default in March 2025. Without either, today's engine is meant.
[[nodiscard]] EngineGeneration generation_of(std::string_view engine_version,
                                             std::string_view date);

}  // namespace llmadvisor
