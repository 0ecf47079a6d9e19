#pragma once

#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/engine/serving/engine_settings.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// What the engine keeps on each GPU beside weights and cache, as it measures it in a trial run of
/// the largest batch when it starts: libraries; the largest of the activations of that batch, of a
/// vision tower's largest image, and of what sampling takes, which is 3.6 copies of sequences x
/// vocabulary x 4 bytes (9.3 before release 17 sampled without sorting); buffers of the links; and
/// CUDA graphs, which count since release 21. Fitted to data/measurements/kv-memory.csv.
[[nodiscard]] Bytes runtime_memory(const Architecture& architecture, const Gpu& gpu,
                                   Interconnect link, int tensor_parallel,
                                   EngineGeneration generation, const EngineSettings& settings);

}  // namespace llmadvisor
