#include "llmadvisor/engine/serving/engine_settings.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

constexpr int last_v0_release = 7;

/// What the driver of an NVIDIA card keeps for itself.
Bytes kept_by_driver(const Gpu& gpu, Bytes card) {
  if (gpu.vendor != GpuVendor::nvidia) return Bytes(0);
  return std::min(card * 0.014, gib(0.65));
}

}  // namespace

int release_of(std::string_view engine_version, EngineGeneration generation) {
  if (const auto minor = minor_version(engine_version)) return *minor;
  return generation == EngineGeneration::v0 ? last_v0_release : todays_release;
}

double memory_utilization(const EngineSettings& settings) {
  constexpr int raised_in = 21;
  const bool raised = settings.release >= raised_in && settings.release != todays_release;
  return settings.memory_utilization.value_or(raised ? 0.92 : 0.9);
}

BatchLimits batch_limits(const Gpu& gpu, EngineGeneration generation) {
  if (generation == EngineGeneration::v0) return {16384, 256};
  const bool is_a100 = gpu.vendor == GpuVendor::nvidia && gpu.architecture == GpuGeneration::ampere;
  const bool large = gpu.reported_memory.value_or(gpu.marketed_memory) >= gib(70);
  return large && !is_a100 ? BatchLimits{8192, 1024} : BatchLimits{2048, 256};
}

Bytes usable_memory(const Gpu& gpu, const EngineSettings& settings) {
  const Bytes card = gpu.reported_memory.value_or(gpu.marketed_memory);
  return (card - kept_by_driver(gpu, card)) * memory_utilization(settings);
}

}  // namespace llmadvisor
