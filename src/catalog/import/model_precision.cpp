#include <algorithm>
#include <optional>

#include "llmadvisor/text/likeness.hpp"
#include "model_shape.hpp"

namespace llmadvisor {
namespace {

std::string by_bits(std::optional<double> bits, const std::string& type) {
  if (bits == 8) return type == "int" ? "int8-w8a8" : "fp8";
  if (bits == 4) return type == "float" ? "nvfp4" : "int4";
  return "";
}

std::string by_groups(const ForeignJson& quantization) {
  std::string precision;
  const auto groups = quantization.find("config_groups");
  if (!groups || !groups->is_object()) return precision;
  groups->each_member([&](const std::string&, const ForeignJson& group) {
    const auto weights = group.find("weights");
    if (weights) precision = by_bits(weights->number("num_bits"), weights->text("type"));
  });
  return precision;
}

/// The quantisation that the checkpoint is published in; empty when none, or not understood.
std::string quantized(const ForeignJson& quantization) {
  const auto method = lower_case(quantization.text("quant_method"));
  if (method == "fp8" || method == "fbgemm_fp8") return "fp8";
  if (method.find("mxfp4") != method.npos) return "mxfp4";
  if (method == "awq" || method == "gptq" || method == "auto-round") {
    return by_bits(quantization.number("bits").value_or(4), "int");
  }
  if (method == "bitsandbytes") {
    return quantization.flag("load_in_4bit").value_or(false) ? "int4" : "int8-w8a16";
  }
  const auto algorithm = lower_case(quantization.text("quant_algo"));
  if (algorithm.find("fp4") != algorithm.npos) return "nvfp4";
  if (algorithm.find("fp8") != algorithm.npos) return "fp8";
  return by_groups(quantization);
}

}  // namespace

std::string native_precision(const ForeignJson& config, const ForeignJson& root) {
  for (const auto* place : {&config, &root}) {
    const auto quantization = place->find("quantization_config");
    if (quantization && quantization->is_object()) {
      const auto precision = quantized(*quantization);
      if (!precision.empty()) return precision;
    }
  }
  for (const auto* place : {&config, &root}) {
    for (const auto* key : {"torch_dtype", "dtype"}) {
      const auto type = place->text(key);
      if (type == "float16") return "fp16";
      if (!type.empty()) return "bf16";
    }
  }
  return "bf16";
}

}  // namespace llmadvisor
