#include "llmadvisor/engine/serving/calibration.hpp"

#include <algorithm>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/serving/engine_version.hpp"

namespace llmadvisor {
namespace {

constexpr std::string_view first_v1_month = "2025-03";

}  // namespace

std::optional<int> minor_version(std::string_view text) {
  const auto version = engine_version_of(text);
  return version && version->major == 0 ? std::optional(version->minor) : std::nullopt;
}

Calibration calibration_of(const Catalog& catalog) {
  Calibration calibration;
  for (std::size_t i = 0; i < constant_count; ++i) {
    const auto name = enum_names<Constant>[i];
    const auto found = std::ranges::find(catalog.calibration, name, &CalibrationConstant::id);
    if (found == catalog.calibration.end()) {
      throw DataError("missing-constant",
                      "calibration.json: no constant \"" + std::string(name) + "\"");
    }
    calibration.values[i] = found->value;
  }
  return calibration;
}

EngineGeneration generation_of(std::string_view engine_version, std::string_view date) {
  if (engine_version.starts_with("nm-vllm")) return EngineGeneration::v0;  // a fork of 0.2 to 0.5
  if (const auto minor = minor_version(engine_version)) {
    return *minor <= 7 ? EngineGeneration::v0 : EngineGeneration::v1;
  }
  const bool early = !date.empty() && date.substr(0, first_v1_month.size()) < first_v1_month;
  return early ? EngineGeneration::v0 : EngineGeneration::v1;
}

RocmKernels rocm_kernels_of(std::string_view engine_version, EngineGeneration generation) {
  constexpr EngineVersion first_tuned{0, 6, 4};
  const auto version = engine_version_of(engine_version);
  const bool is_tuned = version && *version >= first_tuned;
  return generation == EngineGeneration::v1 || is_tuned ? RocmKernels::tuned : RocmKernels::untuned;
}

}  // namespace llmadvisor
