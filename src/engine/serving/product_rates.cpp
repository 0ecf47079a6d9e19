#include "llmadvisor/engine/serving/product_rates.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

bool is_16bit(WeightFormat format) {
  return format == WeightFormat::bf16 || format == WeightFormat::fp16;
}

bool is_int4(WeightFormat format) {
  return format == WeightFormat::int4_awq || format == WeightFormat::int4_marlin ||
         format == WeightFormat::int4_w4a16 || format == WeightFormat::int4_gptq;
}

/// Whether the card multiplies the format itself, without unpacking it.
bool is_native(const Gpu& gpu, WeightFormat format) {
  switch (format) {
    case WeightFormat::fp8:
      return gpu.supports_fp8;
    case WeightFormat::int8_w8a8:
      return gpu.dense_int8.has_value();
    case WeightFormat::nvfp4:
    case WeightFormat::mxfp4:
      return gpu.supports_fp4;
    default:
      return is_16bit(format);
  }
}

/// A kernel with the peak that its compute share is of.
struct Choice {
  ProductKernel kernel;
  double peak = 1;
};

double peak_16bit(const ReplicaSetup& s) { return s.gpu->dense_16bit->value(); }

double peak_of(const ReplicaSetup& s, WeightFormat format) {
  return compute_peak(*s.gpu, format)->value();
}

/// The 16-bit kernel reading packed weights.
ProductKernel unpacking(ProductKernel kernel, WeightFormat format, const Calibration& c) {
  kernel.bandwidth_share *= c[Constant::weight_only_bandwidth];
  kernel.compute_share *= c[Constant::weight_only_compute];
  if (format == WeightFormat::int4_w4a16 || format == WeightFormat::int8_w8a16) {
    kernel.compute_share *= c[Constant::weight_only_older];
  }
  if (format == WeightFormat::int4_gptq) kernel.compute_share *= c[Constant::weight_only_gptq];
  return kernel;
}

ProductKernel roofline(const Calibration& c) {
  return {c[Constant::roofline_launch] * 1e-6, c[Constant::roofline_bandwidth],
          c[Constant::roofline_compute], c[Constant::roofline_norm]};
}

Choice choose_product(const ReplicaSetup& s, WeightFormat format, const Calibration& c) {
  const ProductKernel base = has_curves(s) ? *s.kernels->product(KernelFormat::bf16) : roofline(c);
  if (is_16bit(format)) return {base, peak_16bit(s)};
  if (!is_native(*s.gpu, format)) return {unpacking(base, format, c), peak_16bit(s)};
  if (!has_curves(s)) return {base, peak_of(s, format)};
  const bool is_fp4 = format == WeightFormat::nvfp4;
  const auto& own = s.kernels->product(is_fp4 ? KernelFormat::nvfp4 : KernelFormat::fp8);
  Choice choice{own.value_or(base), peak_of(s, format)};
  if (format == WeightFormat::int8_w8a8) choice.kernel.compute_share *= c[Constant::int8_products];
  // Weights alone in MXFP4: no dense kernel multiplies it.
  if (format == WeightFormat::mxfp4) return {unpacking(base, format, c), peak_16bit(s)};
  return choice;
}

ProductKernel roofline_experts(const Calibration& c) {
  ProductKernel kernel = roofline(c);
  kernel.compute_share *= c[Constant::roofline_experts];
  return kernel;
}

/// The measured kernel that an engine takes for the format, with its peak.
std::optional<Choice> measured_expert(const ReplicaSetup& s) {
  const CardKernels& card = *s.kernels;
  const auto at = [&](KernelFormat format, double peak) -> std::optional<Choice> {
    const auto& kernel = card.expert(format);
    return kernel ? std::optional(Choice{*kernel, peak}) : std::nullopt;
  };
  if (is_int4(s.format)) return at(KernelFormat::int4, peak_16bit(s));
  if (s.format == WeightFormat::mxfp4) {
    const auto native = is_native(*s.gpu, s.format)
                            ? at(KernelFormat::mxfp4_mxfp8, peak_of(s, s.format))
                            : std::nullopt;
    return native ? native : at(KernelFormat::mxfp4, peak_16bit(s));
  }
  if (!is_native(*s.gpu, s.format)) return std::nullopt;
  if (s.format == WeightFormat::nvfp4) return at(KernelFormat::nvfp4, peak_of(s, s.format));
  if (s.format != WeightFormat::fp8) return std::nullopt;
  // Published FP8 mixtures scale blocks.
  const auto block = at(KernelFormat::fp8_block, peak_of(s, s.format));
  return block ? block : at(KernelFormat::fp8, peak_of(s, s.format));
}

Choice choose_expert(const ReplicaSetup& s, const Calibration& c) {
  if (has_curves(s)) {
    if (const auto measured = measured_expert(s)) return *measured;
  }
  const bool has_base = has_curves(s) && s.kernels->expert(KernelFormat::bf16);
  const ProductKernel base =
      has_base ? *s.kernels->expert(KernelFormat::bf16) : roofline_experts(c);
  if (is_native(*s.gpu, s.format)) return {base, peak_of(s, s.format)};
  ProductKernel unpacked = unpacking(base, s.format, c);
  // Kernels for packed 4-bit weights take fewer rows at once.
  if (bytes_per_parameter(s.format) < 1) {
    unpacked.half_tokens = std::min(unpacked.half_tokens, c[Constant::weight_only_half_tokens]);
  }
  return {unpacked, peak_16bit(s)};
}

/// By how much products take longer in an engine than alone.
double slower_products(const ReplicaSetup& s, WeightFormat format, const Calibration& c) {
  if (is_16bit(format) || !is_native(*s.gpu, format)) return c[Constant::time_products];
  return c[bytes_per_parameter(format) < 1 ? Constant::time_products_4bit
                                           : Constant::time_products_8bit];
}

double slower_experts(const ReplicaSetup& s, const Calibration& c) {
  return c[bytes_per_parameter(s.format) < 1 ? Constant::time_experts_4bit
                                             : Constant::time_experts];
}

ProductRates rates_of(const ReplicaSetup& s, const Choice& choice, double slower) {
  const ProductKernel& k = choice.kernel;
  return {k.launch * slower,
          s.gpu->bandwidth->value() * k.bandwidth_share / slower,
          choice.peak * k.compute_share / slower,
          k.norm,
          k.half_tokens,
          k.routing};
}

/// Untuned matrix kernels of 2024.
void slow_down(ProductRates& rates, const ReplicaSetup& s, const Calibration& c, Constant compute) {
  if (!is_early_rocm(s)) return;
  rates.bandwidth *= c[Constant::rocm_v0_bandwidth];
  rates.compute *= c[compute];
  rates.norm = c[Constant::rocm_v0_norm];
}

}  // namespace

bool is_early_rocm(const ReplicaSetup& s) {
  return s.gpu->vendor == GpuVendor::amd && s.rocm == RocmKernels::untuned;
}

bool has_curves(const ReplicaSetup& s) {
  return s.kernels != nullptr && s.kernels->origin != KernelOrigin::none;
}

ProductRates product_rates(const ReplicaSetup& s, WeightFormat format, const Calibration& c) {
  ProductRates rates = rates_of(s, choose_product(s, format, c), slower_products(s, format, c));
  const bool is_cdna2 = s.gpu->architecture == GpuGeneration::cdna2;
  slow_down(rates, s, c,
            is_cdna2 ? Constant::rocm_v0_compute_cdna2 : Constant::rocm_v0_compute_cdna3);
  return rates;
}

ProductRates expert_rates(const ReplicaSetup& s, const Calibration& c) {
  ProductRates rates = rates_of(s, choose_expert(s, c), slower_experts(s, c));
  slow_down(rates, s, c, Constant::rocm_v0_compute_experts);
  return rates;
}

}  // namespace llmadvisor
