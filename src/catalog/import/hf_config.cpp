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
#include "python_json.hpp"

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

int count_states(const std::vector<LayerShape>& layers) {
  return static_cast<int>(std::ranges::count_if(
      layers, [](const LayerShape& l) { return l.mixer == Mixer::linear || l.with_state; }));
}

std::optional<int> if_any(int value) { return value > 0 ? std::optional(value) : std::nullopt; }

/// What the flat fields give, so that a growing part of another size is stated beside them.
double bytes_by_flat_fields(const ModelShape& s, int full_layers) {
  const HeadShape& h = s.stated;
  return full_layers * (s.kv_rank > 0 ? 2.0 * (s.kv_rank + s.rope_size)
                                      : 2.0 * h.kv_heads * (h.size + h.value_size));
}

void set_caches(const ModelShape& s, int full_layers, Architecture& a) {
  a.cache_groups = cache_groups_of(s);
  if (a.cache_groups.empty()) return;
  const double growing = growing_bytes(s);
  if (growing > 0 && growing != bytes_by_flat_fields(s, full_layers)) {
    a.kv_bytes_per_token_16bit = growing;
  }
}

void set_attention(const ModelShape& s, Architecture& a) {
  const int sliding = count(s.layers, Mixer::sliding) + count(s.layers, Mixer::chunked);
  const int linear = count_states(s.layers);
  const int full = count(s.layers, Mixer::full);
  a.attention = linear > 0      ? AttentionKind::hybrid_linear
                : s.kv_rank > 0 ? AttentionKind::mla
                : sliding > 0   ? AttentionKind::sliding
                                : AttentionKind::gqa;
  a.query_heads = s.stated.heads;
  a.kv_heads = s.stated.kv_heads;
  a.head_size = s.kv_rank > 0 ? s.full.size : s.stated.size;
  if (s.kv_rank > 0) {
    a.mla_kv_lora_rank = s.kv_rank;
    a.mla_rope_size = if_any(s.rope_size);
  } else if (s.stated.value_size != s.stated.size) {
    a.value_head_size = s.stated.value_size;
  }
  if (sliding > 0) a.sliding_window_tokens = if_any(s.window);
  a.sliding_window_layers = if_any(sliding);
  a.linear_layers = if_any(linear);
  if (sliding + linear > 0 || full < a.layers) a.full_attention_layers = full;
  set_caches(s, full, a);
}

void set_experts(const ModelShape& s, Architecture& a) {
  const ExpertShape& e = s.experts;
  if (e.count == 0) return;
  a.experts = e.count;
  a.experts_per_token = e.per_token;
  a.expert_intermediate_size = e.intermediate;
  a.expert_input_size = if_any(e.latent);
  if (!s.gated) a.expert_matrices = 2;
  a.shared_experts = if_any(e.shared);
  // The engine counts layers without experts, wherever they stand.
  const auto without = std::ranges::count_if(
      s.layers, [](const LayerShape& l) { return l.feed == Feed::dense || l.feed == Feed::none; });
  a.first_dense_layers = if_any(static_cast<int>(without));
}

/// Families that vLLM does not run in fp16 (vllm-project/vllm:vllm/config/model.py@18ec6629).
constexpr auto refused_in_fp16 =
    std::to_array<std::string_view>({"gemma2", "gemma3", "gemma3_text", "glm4", "plamo2"});

SparseAttention sparse_attention(const ModelShape& s) {
  if (s.model_type.starts_with("deepseek_v4")) return SparseAttention::compressed;
  if (s.model_type.starts_with("minimax_m3")) return SparseAttention::blocks;
  return s.index_heads > 0 ? SparseAttention::indexed : SparseAttention::none;
}

Architecture architecture_of(const ModelShape& s, const ParameterCount& parameters,
                             const StatedPrecision& precision) {
  Architecture a;
  a.total_parameters = parameters.total;
  if (s.experts.count > 0) a.active_parameters = parameters.active;
  a.layers = static_cast<int>(s.layers.size());
  a.hidden_size = s.hidden;
  a.intermediate_size = if_any(s.intermediate);
  a.vocabulary_size = s.vocabulary;
  a.tied_embeddings = s.tied;
  a.native_precision = precision.native;
  if (s.experts.count > 0) a.shared_precision = precision.shared;
  a.needs_bf16 = std::ranges::count(refused_in_fp16, s.model_type) > 0;
  set_attention(s, a);
  a.sparse_attention = sparse_attention(s);
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

/// What of the shape is not understood.
std::vector<ImportRemark> doubts(const std::string& model, const ForeignJson& config,
                                 const ModelShape& shape) {
  std::vector<ImportRemark> notes;
  if (count_states(shape.layers) > 0 && shape.state.parameters == 0) {
    notes.push_back({model, RemarkCode::linear_layers_not_counted});
  }
  if (!is_known_type(shape.model_type)) {
    notes.push_back({model, RemarkCode::unknown_model_type, {{"type", shape.model_type}}});
  }
  for (const auto& field : unread_fields(config)) {
    notes.push_back({model, RemarkCode::unread_field, {{"field", field}}});
  }
  return notes;
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
  const auto json = parse_strictly(options.file, without_python_numbers(in.text));
  const ForeignJson root(json, options.file);
  const std::string beside_name = "hf_quant_config.json";
  const auto beside_json =
      options.quantisation.empty()
          ? nlohmann::json()
          : parse_strictly(beside_name, without_python_numbers(options.quantisation));
  const ForeignJson beside(beside_json, beside_name);
  const auto config = language_part(root);
  const auto shape = read_shape(config, root);
  ModelFile out{model_of(options, root, in.base), {}, {}};
  auto& model = out.model;
  const auto parameters = count_parameters(shape);
  check_count(options.file, parameters, options.parameters,
              repository(root).empty() ? model.id : repository(root));
  model.architecture = architecture_of(shape, parameters, stated_precision(config, root, beside));
  if (shape.max_context > 0) model.max_context_tokens = shape.max_context;
  out.notes = doubts(model.id, config, shape);
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
