#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/text/likeness.hpp"
#include "model_shape.hpp"

namespace llmadvisor {
namespace {

/// Beginnings of the model_type of layouts that are read here.
constexpr auto known_types = std::to_array<std::string_view>(
    {"afmoe",      "apertus", "arcee",     "baichuan", "bailing_moe", "bamba",        "chatglm",
     "cohere",     "command", "dbrx",      "deci",     "deepseek",    "nemotron-nas", "dots1",
     "ernie4_5",   "exaone",  "falcon_h1", "falcon3",  "gemma",       "glm",          "gpt_oss",
     "granite",    "hunyuan", "internlm",  "jamba",    "kimi",        "lfm2",         "llama",
     "mimo",       "minimax", "ministral", "mistral",  "mixtral",     "nemotron",     "olmo",
     "phi",        "pixtral", "qwen",      "seed_oss", "smollm",      "solar",        "stablelm",
     "starcoder2", "step",    "yi"});

/// Parts of names of fields that decide a size.
constexpr auto size_words = std::to_array<std::string_view>(
    {"lora_rank", "latent",      "expert",      "intermediate", "_heads",
     "head_dim",  "hidden_size", "layer_types", "block_type",   "_pattern",
     "_layers",   "ssm",         "mamba_d",     "mamba_n",      "moe_",
     "mlp_",      "conv_",       "linear_",     "vocab_size",   "compress"});

/// Such fields that are read here, or change no size.
constexpr auto understood = std::to_array<std::string_view>({"_sliding_window_pattern",
                                                             "attn_layer_offset",
                                                             "attn_layer_period",
                                                             "attn_type_list",
                                                             "compress_ratios",
                                                             "conv_L_cache",
                                                             "conv_kernel",
                                                             "conv_bias",
                                                             "conv_dim",
                                                             "conv_use_xavier_init",
                                                             "expert_dtype",
                                                             "expert_ffn_hidden_size",
                                                             "expert_layer_offset",
                                                             "expert_layer_period",
                                                             "enable_moe_block",
                                                             "first_k_dense_replace",
                                                             "full_attn_layers",
                                                             "global_head_dim",
                                                             "head_dim",
                                                             "attention_head_dim",
                                                             "hidden_size",
                                                             "hidden_size_per_layer_input",
                                                             "hybrid_layer_pattern",
                                                             "hybrid_override_pattern",
                                                             "index_head_dim",
                                                             "index_n_heads",
                                                             "intermediate_size",
                                                             "intermediate_size_mlp",
                                                             "interleave_moe_layer_step",
                                                             "kv_lora_rank",
                                                             "layer_pattern",
                                                             "attention_pattern",
                                                             "layer_types",
                                                             "layers_block_type",
                                                             "linear_attn_config",
                                                             "linear_conv_kernel_dim",
                                                             "linear_key_head_dim",
                                                             "linear_num_key_heads",
                                                             "linear_num_value_heads",
                                                             "linear_value_head_dim",
                                                             "mamba_conv_bias",
                                                             "mamba_chunk_size",
                                                             "mamba_d_conv",
                                                             "mamba_d_head",
                                                             "mamba_d_ssm",
                                                             "mamba_d_state",
                                                             "mamba_dt_rank",
                                                             "mamba_expand",
                                                             "mamba_head_dim",
                                                             "mamba_hidden_act",
                                                             "mamba_n_groups",
                                                             "mamba_n_heads",
                                                             "mamba_norm_before_gate",
                                                             "mamba_num_heads",
                                                             "mamba_proj_bias",
                                                             "mamba_rms_norm",
                                                             "mamba_ssm_cache_dtype",
                                                             "mamba_ssm_dtype",
                                                             "mamba_use_mlp",
                                                             "max_window_layers",
                                                             "mlp_bias",
                                                             "mlp_hidden_act",
                                                             "mlp_layer_types",
                                                             "mlp_only_layers",
                                                             "moe_intermediate_size",
                                                             "moe_k",
                                                             "moe_latent_size",
                                                             "moe_layer_end_index",
                                                             "moe_layer_freq",
                                                             "moe_layer_interval",
                                                             "moe_layer_pattern",
                                                             "moe_layer_start_index",
                                                             "moe_layers",
                                                             "moe_layers_enum",
                                                             "moe_num_experts",
                                                             "moe_num_shared_experts",
                                                             "moe_router_activation_func",
                                                             "moe_router_dtype",
                                                             "moe_router_enable_expert_bias",
                                                             "moe_router_topk_scaling_factor",
                                                             "moe_router_use_sigmoid",
                                                             "moe_renormalize",
                                                             "moe_shared_expert_intermediate_size",
                                                             "moe_top_k",
                                                             "moe_topk",
                                                             "n_routed_experts",
                                                             "n_shared_experts",
                                                             "num_activated_experts",
                                                             "num_attention_heads",
                                                             "num_attention_heads_per_layer",
                                                             "num_dense_layers",
                                                             "num_expert_group",
                                                             "num_experts",
                                                             "num_experts_per_tok",
                                                             "num_experts_per_token",
                                                             "num_global_key_value_heads",
                                                             "num_hash_layers",
                                                             "num_hidden_layers",
                                                             "num_key_value_heads",
                                                             "num_kv_heads",
                                                             "num_kv_shared_layers",
                                                             "num_layers",
                                                             "n_layers",
                                                             "num_local_experts",
                                                             "num_mtp_layers",
                                                             "num_nextn_predict_layers",
                                                             "num_routed_experts",
                                                             "num_shared_expert",
                                                             "num_shared_experts",
                                                             "mtp_num_hidden_layers",
                                                             "o_lora_rank",
                                                             "q_lora_rank",
                                                             "qk_nope_head_dim",
                                                             "qk_rope_head_dim",
                                                             "qk_head_dim",
                                                             "v_head_dim",
                                                             "routed_expert_hidden_size",
                                                             "share_expert_dim",
                                                             "shared_expert_intermediate_size",
                                                             "shared_intermediate_size",
                                                             "sliding_window_pattern",
                                                             "ssm_state_size",
                                                             "swa_head_dim",
                                                             "swa_num_attention_heads",
                                                             "swa_num_key_value_heads",
                                                             "swa_v_head_dim",
                                                             "tie_word_embeddings",
                                                             "top_k_experts",
                                                             "use_double_wide_mlp",
                                                             "vocab_size",
                                                             "vocab_size_per_layer_input"});

/// "32B" with the half unit to which it is rounded; absent when the word is no count.
struct NamedCount {
  double low = 0;
  double high = 0;
  bool active = false;
};

std::optional<NamedCount> count_in(const std::string& word) {
  NamedCount named;
  std::size_t start = 0;
  if (!word.empty() && word.front() == 'a') {
    named.active = true;
    start = 1;
  }
  if (start + 2 > word.size() || word.back() != 'b') return std::nullopt;
  const auto digits = word.substr(start, word.size() - start - 1);
  const bool plain =
      std::ranges::all_of(digits, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  if (!plain || digits.front() == '.' || std::ranges::count(digits, '.') > 1) return std::nullopt;
  const auto point = digits.find('.');
  const auto places = point == digits.npos ? 0 : digits.size() - point - 1;
  const double half = 0.5 * std::pow(10.0, -static_cast<double>(places));
  const double billions = std::strtod(digits.c_str(), nullptr);
  named.low = (billions - half) * 1e9;
  named.high = (billions + half) * 1e9;
  return named;
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words(1);
  for (const char c : lower_case(name)) {
    if (c == '-' || c == '_' || c == '/' || c == ' ' || c == ':') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

std::string in_billions(double count) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3g", count / 1e9);
  return std::string(text.data()) + " billion";
}

[[noreturn]] void refuse(const std::string& file, double counted, const std::string& stated) {
  throw DataError("parameter-count",
                  file + ": its shape holds " + in_billions(counted) + " parameters, not " + stated,
                  "a layout that is not understood: state the right count with --parameters, or "
                  "give the model's record in a catalogue of your own");
}

constexpr double tolerance = 0.05;

}  // namespace

bool is_known_type(std::string_view model_type) {
  return std::ranges::any_of(known_types,
                             [&](auto known) { return model_type.starts_with(known); });
}

std::vector<std::string> unread_fields(const ForeignJson& config) {
  std::vector<std::string> unread;
  config.each_member([&](const std::string& key, const ForeignJson& value) {
    if (value.json().is_boolean() || value.json().is_null()) return;
    if (std::ranges::count(understood, key) > 0) return;
    const bool sizes =
        std::ranges::any_of(size_words, [&](auto word) { return contains(key, word); });
    // Losses, dropouts and the like are fractions.
    const bool fraction = value.is_number() && value.json().is_number_float();
    if (sizes && !fraction) unread.push_back(key);
  });
  return unread;
}

void check_count(const std::string& file, const ParameterCount& count, std::optional<double> stated,
                 const std::string& name) {
  if (stated) {
    if (std::abs(count.total / *stated - 1) > tolerance) {
      refuse(file, count.total, in_billions(*stated));
    }
    return;
  }
  const auto near = [](double counted, const NamedCount& n) {
    return counted >= n.low * (1 - tolerance) && counted <= n.high * (1 + tolerance);
  };
  for (const auto& word : words_of(name)) {
    const auto named = count_in(word);
    if (!named) continue;
    // A mixture may be called by its active parameters alone.
    const bool fits = near(count.active, *named) || (!named->active && near(count.total, *named));
    if (!fits)
      refuse(file, named->active ? count.active : count.total, "\"" + word + "\" of its name");
  }
}

}  // namespace llmadvisor
