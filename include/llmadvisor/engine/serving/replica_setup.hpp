#pragma once

#include <optional>

#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/engine/serving/calibration.hpp"
#include "llmadvisor/engine/serving/engine_settings.hpp"
#include "llmadvisor/engine/serving/kernels.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"

namespace llmadvisor {

/// One copy of a model on the GPUs that serve it together, and the engine that runs it.
struct ReplicaSetup {
  const Architecture* architecture = nullptr;
  const Gpu* gpu = nullptr;
  Interconnect link = Interconnect::pcie;
  int tensor_parallel = 1;
  WeightFormat format = WeightFormat::bf16;
  EngineGeneration generation = EngineGeneration::v1;
  RocmKernels rocm = RocmKernels::tuned;  ///< of AMD cards
  const CardKernels* kernels = nullptr;   ///< null: nothing measured, the roofline
  std::optional<int> max_sequences{};     ///< absent: what the engine takes on this card
  EngineSettings settings{};
};

/// The format of everything but the experts. Checkpoints in MXFP4, NVFP4 or a publisher's own INT4
/// with experts quantise those alone: attention and shared layers stay at 16 bits.
[[nodiscard]] WeightFormat shared_format(const Architecture& architecture, WeightFormat format);

}  // namespace llmadvisor
