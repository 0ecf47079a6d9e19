#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "llmadvisor/catalog/engine_support.hpp"
#include "llmadvisor/catalog/gguf_format.hpp"
#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// Weights as an engine keeps them: vLLM in one of its formats, llama.cpp in a GGUF file.
using ServedFormat = std::variant<WeightFormat, GgufFormat>;

[[nodiscard]] inline ServingEngine engine_of(const ServedFormat& format) {
  return std::holds_alternative<WeightFormat>(format) ? ServingEngine::vllm
                                                      : ServingEngine::llama_cpp;
}
[[nodiscard]] inline std::string_view to_string(const ServedFormat& format) {
  return std::visit([](auto f) { return to_string(f); }, format);
}

/// The GGUF files to try: the published four bits of a model, else those that people run most and
/// eight bits.
[[nodiscard]] std::vector<GgufFormat> gguf_formats(const Model& model);

/// Size of all weights in that form.
[[nodiscard]] Bytes weights_size(const Model& model, const ServedFormat& format);

}  // namespace llmadvisor
