#include "llmadvisor/engine/serving/served_format.hpp"

#include "llmadvisor/engine/serving/local_estimate.hpp"
#include "llmadvisor/engine/serving/memory.hpp"

namespace llmadvisor {

std::vector<GgufFormat> gguf_formats(const Model& model) {
  if (!model.architecture) return {};
  const GgufFormat usual = usual_gguf(*model.architecture);
  if (usual == GgufFormat::mxfp4) return {usual};
  return {GgufFormat::q8_0, usual};
}

Bytes weights_size(const Model& model, const ServedFormat& format) {
  if (!model.architecture) return Bytes(0);
  if (const auto* gguf = std::get_if<GgufFormat>(&format)) {
    return Bytes(model.architecture->total_parameters * bits_per_weight(*gguf) / 8);
  }
  return weight_bytes(*model.architecture, std::get<WeightFormat>(format));
}

}  // namespace llmadvisor
