#include <algorithm>

#include "model_shape.hpp"

namespace llmadvisor {
namespace {

constexpr double convolution_bytes = 2;  // the model's 16 bits

/// Bytes of one value of a state: what the file asks for, else the model's 16 bits.
double state_bytes_each(const ForeignJson& config) {
  for (const auto* key : {"mamba_ssm_cache_dtype", "mamba_ssm_dtype"}) {
    const auto type = config.text(key);
    if (!type.empty()) return type == "float32" ? 4 : 2;
  }
  return starts(config.text("model_type"), {"qwen3_5"}) ? 4 : 2;
}

/// Gated delta networks (Qwen3-Next): projections of queries, keys, values, gates and the output.
StateShape delta_network(const ForeignJson& config, const ModelShape& s) {
  const double keys =
      1.0 * first_of(config, {"linear_num_key_heads"}) * first_of(config, {"linear_key_head_dim"});
  const int value_heads = first_of(config, {"linear_num_value_heads"});
  const double values = 1.0 * value_heads * first_of(config, {"linear_value_head_dim"});
  if (values == 0) return {};
  const int kernel = std::max(1, first_of(config, {"linear_conv_kernel_dim"}));
  const double mixed = 2 * keys + values;
  return {
      s.hidden * (2 * keys + 2 * values + 2.0 * value_heads) + mixed * kernel + values * s.hidden,
      values * first_of(config, {"linear_key_head_dim"}) * state_bytes_each(config) +
          mixed * (kernel - 1) * convolution_bytes};
}

/// Kimi Delta Attention: queries, keys and values of one width, gates of low rank.
StateShape kimi_delta(const ForeignJson& config, const ModelShape& s) {
  const auto own = config.find("linear_attn_config");
  if (!own) return {};
  const int heads = first_of(*own, {"num_heads"});
  const int size = first_of(*own, {"head_dim"});
  if (heads == 0 || size == 0) own->fail("expected positive numbers \"num_heads\", \"head_dim\"");
  const int kernel = std::max(1, first_of(*own, {"short_conv_kernel_size"}));
  const double width = 1.0 * heads * size;
  const double gates = 2.0 * (1.0 * s.hidden * size + size * width) + 1.0 * s.hidden * heads;
  return {4 * s.hidden * width + 3 * width * kernel + gates,
          width * size * 4 + 3 * width * (kernel - 1) * convolution_bytes};
}

/// Mamba 2: one projection in (gate, input, state matrices, steps), one out.
StateShape state_space_2(const ForeignJson& config, const ModelShape& s, int heads, int state) {
  const int head = first_of(config, {"mamba_head_dim", "mamba_d_head"});
  const int groups = std::max(1, first_of(config, {"n_groups", "mamba_n_groups"}));
  const int kernel = std::max(1, first_of(config, {"conv_kernel", "mamba_d_conv"}));
  double inner = 1.0 * heads * head;
  if (const int stated = first_of(config, {"mamba_d_ssm"}); stated > 0) inner = stated;
  if (inner == 0) inner = 1.0 * s.hidden * first_of(config, {"mamba_expand", "expand"});
  const double mixed = inner + 2.0 * groups * state;
  return {s.hidden * (inner + mixed + heads) + inner * s.hidden + mixed * kernel,
          inner * state * state_bytes_each(config) + mixed * (kernel - 1) * convolution_bytes};
}

/// Mamba 1 (Jamba): steps through a projection of low rank.
StateShape state_space_1(const ForeignJson& config, const ModelShape& s, int state) {
  const double inner = 1.0 * s.hidden * first_of(config, {"mamba_expand", "expand"});
  const int kernel = std::max(1, first_of(config, {"mamba_d_conv", "conv_kernel"}));
  int rank = first_of(config, {"mamba_dt_rank", "time_step_rank"});
  if (rank == 0) rank = (s.hidden + 15) / 16;
  return {s.hidden * 2 * inner + inner * kernel + inner * (rank + 2.0 * state) + rank * inner +
              inner * state + inner * s.hidden,
          inner * state * state_bytes_each(config) + inner * (kernel - 1) * convolution_bytes};
}

StateShape state_space(const ForeignJson& config, const ModelShape& s) {
  const int state = first_of(config, {"ssm_state_size", "mamba_d_state", "state_size"});
  if (state == 0) return {};
  const int heads = first_of(config, {"mamba_num_heads", "mamba_n_heads"});
  if (heads > 0) return state_space_2(config, s, heads, state);
  if (first_of(config, {"mamba_expand", "expand"}) == 0) return {};
  return state_space_1(config, s, state);
}

/// Gated short convolutions (LFM2).
StateShape short_convolution(const ForeignJson& config, const ModelShape& s) {
  const int kernel = first_of(config, {"conv_L_cache"});
  if (kernel == 0) return {};
  const double h = s.hidden;
  return {4 * h * h + h * kernel, h * (kernel - 1) * convolution_bytes};
}

/// Lightning attention (MiniMax-01): queries, keys, values, gate and output of full width.
StateShape lightning(const ForeignJson& config, const ModelShape& s) {
  if (!config.find("attn_type_list")) return {};
  const double width = 1.0 * s.full.heads * s.full.size;
  return {5 * s.hidden * width, width * s.full.size * 4};
}

}  // namespace

StateShape read_state(const ForeignJson& config, const ModelShape& s) {
  for (const auto& read : {delta_network, kimi_delta, state_space, short_convolution, lightning}) {
    if (const StateShape state = read(config, s); state.parameters > 0) return state;
  }
  return {};
}

}  // namespace llmadvisor
