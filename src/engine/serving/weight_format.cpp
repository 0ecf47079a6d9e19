#include "llmadvisor/engine/serving/weight_format.hpp"

namespace llmadvisor {

double bytes_per_parameter(WeightFormat format) {
  switch (format) {
    case WeightFormat::bf16:
    case WeightFormat::fp16:
      return 2;
    case WeightFormat::fp8:
    case WeightFormat::int8_w8a8:
    case WeightFormat::int8_w8a16:
      return 1;
    case WeightFormat::nvfp4:
      return 0.5625;  // 4 bits and an 8-bit scale for 16 of them
    case WeightFormat::mxfp4:
      return 0.53125;  // 4 bits and an 8-bit scale for 32 of them
    case WeightFormat::int4_awq:
    case WeightFormat::int4_marlin:
    case WeightFormat::int4_gptq:
      return 0.52;  // 4 bits, a 16-bit scale and a 4-bit zero point for groups of 128
    case WeightFormat::int4_w4a16:
      return 0.5625;  // 4 bits and a 16-bit scale for groups of 32
  }
  return 2;
}

bool is_before_ampere(const Gpu& gpu) {
  return gpu.vendor == GpuVendor::nvidia && !gpu.supports_bf16;
}

WeightFormat loaded_as(WeightFormat format, const Gpu& gpu) {
  return format == WeightFormat::bf16 && !gpu.supports_bf16 ? WeightFormat::fp16 : format;
}

std::optional<FlopsPerSecond> compute_peak(const Gpu& gpu, WeightFormat format) {
  switch (format) {
    case WeightFormat::fp8:
      return gpu.supports_fp8 ? gpu.dense_fp8 : gpu.dense_16bit;
    case WeightFormat::int8_w8a8:
      return gpu.dense_int8 ? gpu.dense_int8 : gpu.dense_16bit;
    case WeightFormat::nvfp4:
      return gpu.supports_fp4 ? gpu.dense_fp4 : gpu.dense_16bit;
    case WeightFormat::mxfp4:
      return gpu.supports_fp4 ? gpu.dense_fp8 : gpu.dense_16bit;
    default:
      return gpu.dense_16bit;
  }
}

WeightFormat format_of(Precision precision) {
  switch (precision) {
    case Precision::bf16:
      return WeightFormat::bf16;
    case Precision::fp16:
      return WeightFormat::fp16;
    case Precision::fp8:
      return WeightFormat::fp8;
    case Precision::int8_w8a8:
      return WeightFormat::int8_w8a8;
    case Precision::int8_w8a16:
      return WeightFormat::int8_w8a16;
    case Precision::nvfp4:
      return WeightFormat::nvfp4;
    case Precision::mxfp4:
    case Precision::fp4:
      return WeightFormat::mxfp4;
    case Precision::int4:
      return WeightFormat::int4_awq;
  }
  return WeightFormat::bf16;
}

WeightFormat native_format(const Architecture& architecture) {
  return format_of(architecture.native_precision);
}

}  // namespace llmadvisor
