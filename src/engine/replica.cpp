#include "llmadvisor/engine/replica.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

double bytes_per_parameter(std::string_view weights) {
  if (weights == "bf16") return 2;
  if (weights == "fp8") return 1;
  return 0.56;
}

Bytes kv_per_token(const Architecture& a) {
  if (a.kv_bytes_per_token_16bit) return Bytes(*a.kv_bytes_per_token_16bit);
  if (a.attention == AttentionKind::mla) {
    return Bytes(2.0 * a.layers *
                 (a.mla_kv_lora_rank.value_or(512) + a.mla_rope_size.value_or(64)));
  }
  const int growing = a.full_attention_layers.value_or(a.layers);
  return Bytes(4.0 * growing * a.kv_heads * a.head_size);
}

}  // namespace

std::vector<std::string_view> weight_formats(const Model& model) {
  if (!model.architecture) return {};
  if (model.architecture->native_precision == "bf16") return {"bf16", "fp8", "int4-awq"};
  return {model.architecture->native_precision};
}

ReplicaCapacity replica_capacity(const Replica& r, const RequestShape& shape) {
  const Architecture& a = *r.model->architecture;
  ReplicaCapacity c;
  if (!r.gpu->bandwidth || !r.gpu->dense_16bit) {
    c.limit = ReplicaLimit::unknown_specification;
    return c;
  }
  if (r.weights == "fp8" && !r.gpu->supports_fp8) {
    c.limit = ReplicaLimit::unsupported_precision;
    return c;
  }
  const double t = r.tensor_parallel;
  const Bytes weights(a.total_parameters * bytes_per_parameter(r.weights));
  const Bytes request = kv_per_token(a) * (shape.input + shape.output).value();
  c.needed_memory = (weights + request) / t + gib(1.5);
  c.usable_memory = r.gpu->reported_memory.value_or(r.gpu->marketed_memory) * 0.9;
  if (c.needed_memory > c.usable_memory) {
    c.limit = ReplicaLimit::memory;
    return c;
  }
  const double in_flight =
      std::clamp(((c.usable_memory - gib(1.5)) * t - weights) / request, 1.0, 256.0);
  const double active = a.active_parameters.value_or(a.total_parameters);
  const Seconds prefill = Flops(2 * active * shape.input.value()) / (*r.gpu->dense_16bit * t * 0.5);
  const double read = std::min(1.0, active / a.total_parameters * in_flight);
  const Seconds step = (weights * read + request * in_flight) / (*r.gpu->bandwidth * t * 0.7) +
                       Flops(2 * active * in_flight) / (*r.gpu->dense_16bit * t * 0.6) +
                       milliseconds(2 * (t > 1 ? 3 : 1));
  c.tpot = step + prefill * (in_flight / shape.output.value());
  c.ttft = prefill + step;
  c.rate = RequestsPerSecond(in_flight / (c.ttft.count() + shape.output.value() * c.tpot.count()));
  if (shape.max_ttft && c.ttft > *shape.max_ttft) c.limit = ReplicaLimit::ttft;
  if (shape.max_tpot && c.tpot > *shape.max_tpot) c.limit = ReplicaLimit::tpot;
  return c;
}

}  // namespace llmadvisor
