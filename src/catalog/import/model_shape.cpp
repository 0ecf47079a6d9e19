#include "model_shape.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace llmadvisor {
namespace {

/// Above any width, count or context length of a model.
constexpr int most_of_anything = 20'000'000;

/// The first of several spellings that is there.
int first_of(const ForeignJson& config, std::initializer_list<const char*> keys) {
  for (const auto* key : keys) {
    const auto found = config.find(key);
    if (!found || !found->is_number()) continue;
    const int value = config.whole(key).value_or(0);
    if (value > most_of_anything) {
      found->fail("expected a number up to " + std::to_string(most_of_anything));
    }
    return value;
  }
  return 0;
}

int required(const ForeignJson& config, std::initializer_list<const char*> keys, int most) {
  const int value = first_of(config, keys);
  if (value <= 0) config.fail(std::string("expected a positive number \"") + *keys.begin() + "\"");
  if (value > most) {
    config.at(*keys.begin()).fail("expected a number up to " + std::to_string(most));
  }
  return value;
}

bool starts(const std::string& text, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](auto b) { return text.starts_with(b); });
}

/// The library leaves the key out where it equals the default of the model's class.
bool is_tied(const ForeignJson& config, const ForeignJson& root, const std::string& type) {
  if (const auto tied = config.flag("tie_word_embeddings")) return *tied;
  if (const auto tied = root.flag("tie_word_embeddings")) return *tied;
  return starts(type, {"gemma", "cohere"});
}

bool is_gated(const ForeignJson& config, const std::string& type) {
  if (config.text("hidden_act") == "relu2" || config.text("mlp_hidden_act") == "relu2") {
    return false;
  }
  constexpr auto plain =
      std::to_array<std::string_view>({"nemotron", "nemotron_h", "starcoder2", "gpt2", "gpt_neox",
                                       "phi", "falcon", "opt", "bloom", "mpt"});
  return std::ranges::count(plain, type) == 0;
}

int mean_heads(const ForeignJson& config, int heads) {
  constexpr double most = 10000;
  const auto per_layer = config.find("num_attention_heads_per_layer");
  if (!per_layer || !per_layer->is_array() || per_layer->json().empty()) return heads;
  double sum = 0;
  per_layer->each_item([&](const ForeignJson& item) { sum += item.as_number(); });
  const double mean = sum / static_cast<double>(per_layer->json().size());
  if (!(mean >= 1 && mean <= most)) per_layer->fail("expected heads from 1 to 10000");
  return static_cast<int>(mean + 0.5);
}

void read_attention(const ForeignJson& config, ModelShape& s) {
  s.heads = mean_heads(config, required(config, {"num_attention_heads", "n_head"}, 10000));
  s.kv_heads = first_of(config, {"num_key_value_heads", "num_kv_heads", "multi_query_group_num"});
  if (s.kv_heads == 0) s.kv_heads = s.heads;
  s.head_size = first_of(config, {"head_dim", "attention_head_dim", "kv_channels"});
  if (s.head_size == 0) s.head_size = s.hidden / s.heads;
  s.value_head_size = s.head_size;
  s.kv_rank = first_of(config, {"kv_lora_rank"});
  if (s.kv_rank > 0) {
    s.query_rank = first_of(config, {"q_lora_rank"});
    s.rope_size = first_of(config, {"qk_rope_head_dim"});
    s.head_size = first_of(config, {"qk_nope_head_dim"}) + s.rope_size;
    s.value_head_size = first_of(config, {"v_head_dim"});
    s.index_heads = first_of(config, {"index_n_heads"});
    s.index_head_size = first_of(config, {"index_head_dim"});
  } else if (const int value = first_of(config, {"v_head_dim"}); value > 0) {
    s.value_head_size = value;
  }
  s.output_gate =
      config.flag("attn_output_gate").value_or(starts(s.model_type, {"qwen3_next", "qwen3_5"}));
  s.window = first_of(config, {"sliding_window", "attention_chunk_size", "sliding_window_size"});
}

void read_experts(const ForeignJson& config, ModelShape& s) {
  s.experts =
      first_of(config, {"num_experts", "n_routed_experts", "num_local_experts", "moe_num_experts"});
  if (s.experts <= 1) s.experts = 0;
  if (s.experts == 0) return;
  s.experts_per_token =
      std::max(1, first_of(config, {"num_experts_per_tok", "num_experts_per_token", "moe_top_k",
                                    "top_k_experts", "moe_topk"}));
  s.expert_intermediate =
      first_of(config, {"moe_intermediate_size", "expert_ffn_hidden_size", "intermediate_size"});
  s.shared_experts = first_of(config, {"n_shared_experts", "num_shared_experts"});
  s.shared_intermediate =
      first_of(config, {"shared_expert_intermediate_size", "share_expert_dim",
                        "shared_intermediate_size", "moe_shared_expert_intermediate_size"});
  if (s.shared_intermediate > 0) s.shared_experts = std::max(1, s.shared_experts);
  if (s.shared_intermediate == 0) {
    const double width = 1.0 * s.shared_experts * s.expert_intermediate;
    if (width > most_of_anything) config.fail("the experts that all tokens share are too wide");
    s.shared_intermediate = static_cast<int>(width);
  }
  if (starts(s.model_type, {"llama4"})) {
    s.shared_experts = 1;
    s.shared_intermediate = s.expert_intermediate;
    s.intermediate = std::max(s.intermediate, first_of(config, {"intermediate_size_mlp"}));
  }
}

/// Gated delta networks (Qwen3-Next): projections of queries, keys, values, gates and the output.
void read_delta_network(const ForeignJson& config, ModelShape& s) {
  const double keys =
      1.0 * first_of(config, {"linear_num_key_heads"}) * first_of(config, {"linear_key_head_dim"});
  const int value_heads = first_of(config, {"linear_num_value_heads"});
  const double values = 1.0 * value_heads * first_of(config, {"linear_value_head_dim"});
  if (values == 0) return;
  const int kernel = first_of(config, {"linear_conv_kernel_dim"});
  s.linear_parameters = s.hidden * (2 * keys + 2 * values + 2.0 * value_heads) +
                        (2 * keys + values) * kernel + values * s.hidden;
  s.state_elements = values * first_of(config, {"linear_key_head_dim"});
}

/// Mamba 2: one projection in (gate, input, state matrices, steps), one out.
void read_state_space(const ForeignJson& config, ModelShape& s) {
  const int heads = first_of(config, {"mamba_num_heads", "mamba_n_heads"});
  const int head = first_of(config, {"mamba_head_dim", "mamba_d_head"});
  const int state = first_of(config, {"ssm_state_size", "mamba_d_state"});
  if (heads == 0 || state == 0) return;
  const int groups = std::max(1, first_of(config, {"n_groups", "mamba_n_groups"}));
  const double inner =
      head > 0 ? 1.0 * heads * head : 1.0 * s.hidden * first_of(config, {"mamba_expand"});
  s.linear_parameters = s.hidden * (2 * inner + 2.0 * groups * state + heads) + inner * s.hidden +
                        (inner + 2.0 * groups * state) * 4;
  s.state_elements = inner * state;
}

}  // namespace

ModelShape read_shape(const ForeignJson& config, const ForeignJson& root) {
  ModelShape s;
  s.model_type = config.text("model_type");
  s.hidden = required(config, {"hidden_size", "n_embd", "d_model"}, 1 << 20);
  s.vocabulary = first_of(config, {"vocab_size"});
  // Multimodal wrappers leave the vocabulary to the class where it is the default.
  if (s.vocabulary == 0 && starts(s.model_type, {"gemma3"})) s.vocabulary = 262208;
  if (s.vocabulary <= 0 || s.vocabulary > 10000000) {
    config.fail("expected a positive number \"vocab_size\"");
  }
  s.tied = is_tied(config, root, s.model_type);
  s.gated = is_gated(config, s.model_type);
  s.intermediate = first_of(config, {"intermediate_size", "n_inner", "ffn_dim"});
  if (s.intermediate == 0 && !config.find("num_experts")) s.intermediate = 4 * s.hidden;
  read_attention(config, s);
  read_experts(config, s);
  read_delta_network(config, s);
  read_state_space(config, s);
  s.max_context = first_of(config, {"max_position_embeddings", "n_positions", "model_max_length"});
  s.per_layer_embedding = 1.0 * first_of(config, {"hidden_size_per_layer_input"}) *
                          first_of(config, {"vocab_size_per_layer_input"});
  s.layers = read_layers(config, s);
  return s;
}

}  // namespace llmadvisor
