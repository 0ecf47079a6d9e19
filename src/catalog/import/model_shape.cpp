#include "model_shape.hpp"

#include <algorithm>
#include <array>

namespace llmadvisor {
namespace {

int sane_count(const ForeignJson& value) {
  const double n = value.as_number();
  if (n < 0 || n > most_of_anything || n != static_cast<int>(n)) {
    value.fail("expected a whole number up to " + std::to_string(most_of_anything));
  }
  return static_cast<int>(n);
}

int required(const ForeignJson& config, std::initializer_list<const char*> keys, int most) {
  const int value = first_of(config, keys);
  if (value <= 0) config.fail(std::string("expected a positive number \"") + *keys.begin() + "\"");
  if (value > most) {
    config.at(*keys.begin()).fail("expected a number up to " + std::to_string(most));
  }
  return value;
}

/// The library leaves the key out where it equals the default of the model's class.
bool is_tied(const ForeignJson& config, const ForeignJson& root, const std::string& type) {
  if (const auto tied = config.flag("tie_word_embeddings")) return *tied;
  if (const auto tied = root.flag("tie_word_embeddings")) return *tied;
  return starts(type, {"gemma", "cohere", "lfm2"});
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

/// Of layers that each have their own, the largest: it decides how far they can be spread.
int most_kv_heads(const ForeignJson& config) {
  const auto each = list_of(config, {"num_key_value_heads", "num_kv_heads"});
  if (!each.empty()) return *std::ranges::max_element(each);
  return first_of(config, {"num_key_value_heads", "num_kv_heads", "multi_query_group_num"});
}

HeadShape full_heads(const ForeignJson& config, int hidden) {
  HeadShape h;
  h.heads = mean_heads(config, required(config, {"num_attention_heads", "n_head"}, 10000));
  h.kv_heads = most_kv_heads(config);
  if (h.kv_heads == 0) h.kv_heads = h.heads;
  h.size = first_of(config, {"head_dim", "attention_head_dim", "kv_channels"});
  if (h.size == 0) h.size = hidden / h.heads;
  h.value_size = h.size;
  if (const int value = first_of(config, {"v_head_dim"}); value > 0) h.value_size = value;
  return h;
}

/// Sliding layers with heads of their own (MiMo), or full ones (Gemma 4).
void read_sliding_heads(const ForeignJson& config, ModelShape& s) {
  s.sliding = s.full;
  const auto own = [&](const char* key, int& value) {
    if (const int stated = first_of(config, {key}); stated > 0) value = stated;
  };
  own("swa_num_attention_heads", s.sliding.heads);
  own("swa_num_key_value_heads", s.sliding.kv_heads);
  own("swa_head_dim", s.sliding.size);
  if (config.find("swa_head_dim")) s.sliding.value_size = s.sliding.size;
  own("swa_v_head_dim", s.sliding.value_size);
  own("num_global_key_value_heads", s.full.kv_heads);
  own("global_head_dim", s.full.size);
  if (config.find("global_head_dim")) s.full.value_size = s.full.size;
  s.full.keys_are_values = config.flag("attention_k_eq_v").value_or(false);
}

void read_latent_attention(const ForeignJson& config, ModelShape& s) {
  s.query_rank = first_of(config, {"q_lora_rank"});
  s.rope_size = first_of(config, {"qk_rope_head_dim"});
  s.index_heads = first_of(config, {"index_n_heads"});
  s.index_head_size = first_of(config, {"index_head_dim"});
  s.output_rank = first_of(config, {"o_lora_rank"});
  s.output_groups = std::max(1, first_of(config, {"o_groups"}));
  s.kv_rank = first_of(config, {"kv_lora_rank"});
  if (s.kv_rank == 0) return;
  s.full.size = first_of(config, {"qk_nope_head_dim"}) + s.rope_size;
  s.full.value_size = first_of(config, {"v_head_dim"});
}

int vocabulary(const ForeignJson& config, const std::string& type) {
  int size = first_of(config, {"vocab_size"});
  // Multimodal wrappers leave the vocabulary to the class where it is the default.
  if (size == 0 && starts(type, {"gemma3"})) size = 262208;
  if (size <= 0 || size > 10000000) config.fail("expected a positive number \"vocab_size\"");
  return size;
}

/// LFM2 states a width that its class shrinks by a third and rounds up.
int adjusted_intermediate(const ForeignJson& config, int stated) {
  if (!config.flag("block_auto_adjust_ff_dim").value_or(false)) return stated;
  const int step = std::max(1, first_of(config, {"block_multiple_of"}));
  const double factor = config.number("block_ffn_dim_multiplier").value_or(1);
  const auto width = static_cast<int>(factor * (2 * stated / 3));
  return (width + step - 1) / step * step;
}

void read_feed_forward(const ForeignJson& config, ModelShape& s) {
  const auto each = list_of(config, {"intermediate_size"});
  s.intermediate = each.empty() ? first_of(config, {"intermediate_size", "n_inner", "ffn_dim",
                                                    "block_ff_dim", "ffn_hidden_size"})
                                : *std::ranges::max_element(each);
  s.intermediate = adjusted_intermediate(config, s.intermediate);
  s.experts = read_experts(config, s.model_type);
  if (s.intermediate == 0 && s.experts.count == 0) s.intermediate = 4 * s.hidden;
  if (starts(s.model_type, {"llama4"})) {
    s.intermediate = std::max(s.intermediate, first_of(config, {"intermediate_size_mlp"}));
  }
}

}  // namespace

int first_of(const ForeignJson& config, std::initializer_list<const char*> keys) {
  for (const auto* key : keys) {
    const auto found = config.find(key);
    if (!found) continue;
    if (found->is_number()) return sane_count(*found);
    if (!found->is_array() || found->json().empty()) continue;
    const int first =
        sane_count({found->json().front(), found->file(), std::string("/") + key + "/0"});
    found->each_item([&](const ForeignJson& item) {
      if (sane_count(item) != first) item.fail("expected the same for every layer");
    });
    return first;
  }
  return 0;
}

std::vector<int> list_of(const ForeignJson& config, std::initializer_list<const char*> keys) {
  std::vector<int> values;
  for (const auto* key : keys) {
    const auto found = config.find(key);
    if (!found || !found->is_array() || found->json().empty()) continue;
    found->each_item([&](const ForeignJson& item) { values.push_back(sane_count(item)); });
    return values;
  }
  return values;
}

bool starts(const std::string& text, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](auto b) { return text.starts_with(b); });
}

ModelShape read_shape(const ForeignJson& config, const ForeignJson& root) {
  ModelShape s;
  s.model_type = config.text("model_type");
  s.hidden = required(config, {"hidden_size", "n_embd", "d_model"}, 1 << 20);
  s.vocabulary = vocabulary(config, s.model_type);
  s.tied = is_tied(config, root, s.model_type);
  s.gated = is_gated(config, s.model_type);
  s.stated = full_heads(config, s.hidden);
  s.full = s.stated;
  read_sliding_heads(config, s);
  read_latent_attention(config, s);
  s.output_gate =
      config.flag("attn_output_gate").value_or(starts(s.model_type, {"qwen3_next", "qwen3_5"}));
  s.window = first_of(config, {"sliding_window", "attention_chunk_size", "sliding_window_size"});
  read_feed_forward(config, s);
  s.state = read_state(config, s);
  s.max_context = first_of(config, {"max_position_embeddings", "n_positions", "model_max_length"});
  s.per_layer_embedding = 1.0 * first_of(config, {"hidden_size_per_layer_input"}) *
                          first_of(config, {"vocab_size_per_layer_input"});
  s.layers = read_layers(config, s);
  return s;
}

}  // namespace llmadvisor
