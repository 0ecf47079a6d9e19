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

std::optional<Precision> by_algorithm(const std::string& name) {
  const auto algorithm = lower_case(name);
  if (contains(algorithm, "mxfp4")) return Precision::mxfp4;
  if (contains(algorithm, "fp4")) return Precision::nvfp4;
  if (contains(algorithm, "fp8")) return Precision::fp8;
  if (contains(algorithm, "w4a16") || contains(algorithm, "int4")) return Precision::int4;
  if (contains(algorithm, "int8")) return Precision::int8_w8a8;
  return std::nullopt;
}

/// Several algorithms in one checkpoint: that of the experts, else that of the first layer named.
StatedPrecision by_layers(const ForeignJson& layers) {
  std::optional<Precision> experts, others;
  layers.each_member([&](const std::string& name, const ForeignJson& layer) {
    const auto precision = by_algorithm(layer.text("quant_algo"));
    if (!precision) layer.fail("a quantisation that the catalogue has no name for");
    auto& of = contains(name, "experts") && !contains(name, "shared_experts") ? experts : others;
    if (!of) of = precision;
  });
  if (!experts && !others) layers.fail("expected the quantisation of some layers");
  if (experts && others && *experts != *others) return {*experts, others};
  return {experts ? *experts : *others, std::nullopt};
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
  if (const auto precision = by_algorithm(quantization.text("quant_algo"))) return precision;
  return by_groups(quantization);
}

/// Whether the attention is among what the quantiser left alone.
bool leaves_attention(const ForeignJson& quantization) {
  bool leaves = false;
  for (const auto* key : {"ignore", "modules_to_not_convert", "exclude_modules"}) {
    const auto modules = quantization.find(key);
    if (!modules || !modules->is_array()) continue;
    modules->each_item([&](const ForeignJson& item) {
      const auto name = lower_case(item.as_text());
      leaves = leaves || contains(name, "attn") || contains(name, "attention");
    });
  }
  return leaves;
}

StatedPrecision by_quantization(const ForeignJson& quantization, Precision plain) {
  if (const auto layers = quantization.find("quantized_layers"); layers && layers->is_object()) {
    return by_layers(*layers);
  }
  const auto precision = by_method(quantization);
  if (!precision) {
    quantization.fail(
        "a quantisation that the catalogue has no name for: expected 4 or 8 bits, fp8, nvfp4 or "
        "mxfp4");
  }
  if (leaves_attention(quantization)) return {*precision, plain};
  return {*precision, std::nullopt};
}

/// The 16 bits that everything has that is not quantised.
Precision plain_precision(const ForeignJson& config, const ForeignJson& root) {
  for (const auto* place : {&config, &root}) {
    for (const auto* key : {"torch_dtype", "dtype"}) {
      const auto type = place->text(key);
      if (type == "float16") return Precision::fp16;
      if (!type.empty()) return Precision::bf16;
    }
  }
  return Precision::bf16;
}

StatedPrecision without_expert_field(const ForeignJson& config, const ForeignJson& root,
                                     const ForeignJson& beside) {
  const Precision plain = plain_precision(config, root);
  for (const auto* place : {&config, &root}) {
    const auto quantization = place->find("quantization_config");
    if (quantization && quantization->is_object() && !quantization->json().empty()) {
      return by_quantization(*quantization, plain);
    }
  }
  if (!beside.is_object()) return {plain, std::nullopt};
  return by_quantization(beside.at("quantization"), plain);
}

/// Block scales of powers of two are what an fp4 of experts without a name means (DeepSeek V4).
Precision expert_precision(const ForeignJson& type) {
  const auto name = lower_case(type.as_text());
  if (name == "fp4" || name == "mxfp4") return Precision::mxfp4;
  if (name == "nvfp4") return Precision::nvfp4;
  if (contains(name, "fp8") || contains(name, "float8")) return Precision::fp8;
  if (contains(name, "int4")) return Precision::int4;
  if (name == "bf16" || name == "bfloat16") return Precision::bf16;
  type.fail("a precision that the catalogue has no name for");
}

}  // namespace

StatedPrecision stated_precision(const ForeignJson& config, const ForeignJson& root,
                                 const ForeignJson& beside) {
  StatedPrecision stated = without_expert_field(config, root, beside);
  const auto type = config.find("expert_dtype");
  if (!type) return stated;
  const Precision experts = expert_precision(*type);
  if (experts == stated.native) return stated;
  return {experts, stated.shared.value_or(stated.native)};
}

}  // namespace llmadvisor
