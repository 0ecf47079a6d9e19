#include <optional>

#include "llmadvisor/text/likeness.hpp"
#include "model_shape.hpp"

namespace llmadvisor {
namespace {

std::optional<Precision> by_bits(std::optional<double> bits, const std::string& type) {
  if (bits == 8) return type == "int" ? Precision::int8_w8a8 : Precision::fp8;
  if (bits == 4) return type == "float" ? Precision::nvfp4 : Precision::int4;
  return std::nullopt;
}

/// Of several groups of layers the last: they share their bits but for a few sensitive ones.
std::optional<Precision> by_groups(const ForeignJson& quantization) {
  std::optional<Precision> precision;
  const auto groups = quantization.find("config_groups");
  if (!groups || !groups->is_object()) return precision;
  groups->each_member([&](const std::string&, const ForeignJson& group) {
    const auto weights = group.find("weights");
    if (weights) precision = by_bits(weights->number("num_bits"), weights->text("type"));
  });
  return precision;
}

std::optional<Precision> by_method(const ForeignJson& quantization) {
  const auto method = lower_case(quantization.text("quant_method"));
  if (method == "fp8" || method == "fbgemm_fp8") return Precision::fp8;
  if (contains(method, "mxfp4")) return Precision::mxfp4;
  if (method == "awq" || method == "gptq" || method == "auto-round") {
    return by_bits(quantization.number("bits").value_or(4), "int");
  }
  if (method == "bitsandbytes") {
    const bool is_4bit = quantization.flag("load_in_4bit").value_or(false);
    return is_4bit ? Precision::int4 : Precision::int8_w8a16;
  }
  const auto algorithm = lower_case(quantization.text("quant_algo"));
  if (contains(algorithm, "fp4")) return Precision::nvfp4;
  if (contains(algorithm, "fp8")) return Precision::fp8;
  return by_groups(quantization);
}

Precision by_quantization(const ForeignJson& quantization) {
  if (const auto precision = by_method(quantization)) return *precision;
  quantization.fail(
      "a quantisation that the catalogue has no name for: expected 4 or 8 bits, fp8, nvfp4 or "
      "mxfp4");
}

}  // namespace

Precision native_precision(const ForeignJson& config, const ForeignJson& root) {
  for (const auto* place : {&config, &root}) {
    const auto quantization = place->find("quantization_config");
    if (quantization && quantization->is_object() && !quantization->json().empty()) {
      return by_quantization(*quantization);
    }
  }
  for (const auto* place : {&config, &root}) {
    for (const auto* key : {"torch_dtype", "dtype"}) {
      const auto type = place->text(key);
      if (type == "float16") return Precision::fp16;
      if (!type.empty()) return Precision::bf16;
    }
  }
  return Precision::bf16;
}

}  // namespace llmadvisor
