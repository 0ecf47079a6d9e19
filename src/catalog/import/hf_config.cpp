// A Hugging Face config.json: the shape of an open model.

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "entry.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/strict_json.hpp"
#include "model_shape.hpp"
#include "names.hpp"

namespace llmadvisor {
namespace {

/// Multimodal models keep the language model's shape in a part of its own.
ForeignJson language_part(const ForeignJson& root) {
  for (const auto* key :
       {"text_config", "llm_config", "language_config", "language_model_config"}) {
    const auto part = root.find(key);
    if (part && part->is_object()) return *part;
  }
  return root;
}

std::string repository(const ForeignJson& root) {
  auto name = root.text("_name_or_path");
  // A training machine's directory is no name.
  if (name.starts_with('/') || name.starts_with('.')) name.clear();
  return name;
}

std::string model_id(const ImportOptions& options, const ForeignJson& root) {
  if (options.model) return *options.model;
  const auto name = repository(root);
  const auto slash = name.rfind('/');
  if (!name.empty()) return plain_name(slash == name.npos ? name : name.substr(slash + 1));
  throw DataError("missing-name", options.file + ": does not say what the model is called",
                  "say it: --model ID");
}

int count(const std::vector<LayerShape>& layers, Mixer mixer) {
  return static_cast<int>(std::ranges::count(layers, mixer, &LayerShape::mixer));
}

std::optional<int> if_any(int value) { return value > 0 ? std::optional(value) : std::nullopt; }

void set_attention(const ModelShape& s, Architecture& a) {
  const int sliding = count(s.layers, Mixer::sliding);
  const int linear = count(s.layers, Mixer::linear);
  a.attention = s.kv_rank > 0 ? AttentionKind::mla
                : linear > 0  ? AttentionKind::hybrid_linear
                : sliding > 0 ? AttentionKind::sliding
                              : AttentionKind::gqa;
  a.query_heads = s.heads;
  a.kv_heads = s.kv_heads;
  a.head_size = s.head_size;
  if (s.kv_rank > 0) {
    a.mla_kv_lora_rank = s.kv_rank;
    a.mla_rope_size = s.rope_size;
  } else if (s.value_head_size != s.head_size) {
    a.value_head_size = s.value_head_size;
  }
  if (sliding > 0) a.sliding_window_tokens = if_any(s.window);
  a.sliding_window_layers = if_any(sliding);
  a.linear_layers = if_any(linear);
  if (sliding + linear > 0) a.full_attention_layers = count(s.layers, Mixer::full);
  if (linear > 0 && s.state_elements > 0) {
    a.state_kib_per_sequence = s.state_elements * 2 * linear / 1024;
  }
}

void set_experts(const ModelShape& s, Architecture& a) {
  if (s.experts == 0) return;
  a.experts = s.experts;
  a.experts_per_token = s.experts_per_token;
  a.expert_intermediate_size = s.expert_intermediate;
  a.shared_experts = if_any(s.shared_experts);
  // The engine counts dense layers, wherever they stand.
  const auto dense = std::ranges::count(s.layers, Feed::dense, &LayerShape::feed);
  a.first_dense_layers = if_any(static_cast<int>(dense));
}

/// Families that vLLM does not run in fp16 (vllm-project/vllm:vllm/config/model.py@18ec6629).
constexpr auto refused_in_fp16 =
    std::to_array<std::string_view>({"gemma2", "gemma3", "gemma3_text", "glm4", "plamo2"});

Architecture architecture_of(const ModelShape& s, Precision precision) {
  Architecture a;
  const auto parameters = count_parameters(s);
  a.total_parameters = parameters.total;
  if (s.experts > 0) a.active_parameters = parameters.active;
  a.layers = static_cast<int>(s.layers.size());
  a.hidden_size = s.hidden;
  a.intermediate_size = if_any(s.intermediate);
  a.vocabulary_size = s.vocabulary;
  a.tied_embeddings = s.tied;
  a.native_precision = precision;
  a.needs_bf16 = std::ranges::count(refused_in_fp16, s.model_type) > 0;
  set_attention(s, a);
  set_experts(s, a);
  return a;
}

std::optional<Licence> licence_of(const ImportOptions& options, const Model* present) {
  if (!options.licence) return present ? present->licence : std::nullopt;
  const auto name = plain_name(*options.licence);
  const bool free = name == "apache-2-0" || name == "mit" || name.starts_with("bsd");
  const auto use = free ? CommercialUse::yes : CommercialUse::unknown;
  return Licence{*options.licence, options.commercial_use.value_or(use), "stated by the user"};
}

Model model_of(const ImportOptions& options, const ForeignJson& root, const Catalog& base) {
  Model model;
  model.id = model_id(options, root);
  const auto* present = base.find_model(model.id);
  if (present != nullptr) model = *present;
  const auto name = repository(root);
  if (present == nullptr) {
    model.name = name.empty() ? model.id : name;
    const auto slash = name.find('/');
    model.publisher = slash == name.npos ? "not stated" : name.substr(0, slash);
  }
  if (!name.empty() && std::ranges::count(model.aliases, name) == 0) model.aliases.push_back(name);
  model.weights = Weights::open;
  model.licence = licence_of(options, present);
  return model;
}

std::vector<ImportRemark> missing(const ModelFile& file, const ForeignJson& root,
                                  const Catalog& base) {
  const auto& model = file.model;
  std::vector<ImportRemark> notes;
  if (!model.licence) {
    notes.push_back({model.id, RemarkCode::no_licence});
  }
  if (!file.quality && base.find_quality(model.id) == nullptr) {
    notes.push_back({model.id, RemarkCode::no_quality});
  }
  if (root.find("vision_config") || root.find("audio_config")) {
    notes.push_back({model.id, RemarkCode::tower_not_counted});
  }
  return notes;
}

}  // namespace

ForeignFile read_hf_config(const ForeignText& in) {
  const auto& options = in.options;
  const auto json = parse_strictly(options.file, in.text);
  const ForeignJson root(json, options.file);
  const auto config = language_part(root);
  const auto shape = read_shape(config, root);
  ModelFile out{model_of(options, root, in.base), {}, {}};
  auto& model = out.model;
  model.architecture = architecture_of(shape, native_precision(config, root));
  if (shape.max_context > 0) model.max_context_tokens = shape.max_context;
  if (count(shape.layers, Mixer::linear) > 0 && shape.linear_parameters == 0) {
    out.notes.push_back({model.id, RemarkCode::linear_layers_not_counted});
  }
  model.provenance = {.source = options.source + " (" + options.file + ")",
                      .as_of = in.day,
                      .confidence = Confidence::medium,
                      .note = "parameters counted from the shape"};
  if (options.quality) {
    out.quality = Quality{.model = model.id,
                          .band = options.quality,
                          .band_without_thinking = options.quality,
                          .basis = "stated by the user",
                          .scores = {},
                          .provenance = {"stated by the user", in.day, Confidence::low, ""}};
  }
  std::ranges::move(missing(out, root, in.base), std::back_inserter(out.notes));
  return {std::move(out)};
}

}  // namespace llmadvisor
