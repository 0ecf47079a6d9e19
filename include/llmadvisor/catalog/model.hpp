#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/precision.hpp"
#include "llmadvisor/catalog/record.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

enum class Weights { open, closed };
template <>
inline constexpr auto enum_rows<Weights> =
    std::to_array<EnumRow<Weights>>({{Weights::open, "open"}, {Weights::closed, "closed"}});
enum class CommercialUse { yes, restricted, no, unknown };
template <>
inline constexpr auto enum_rows<CommercialUse> =
    std::to_array<EnumRow<CommercialUse>>({{CommercialUse::yes, "yes"},
                                           {CommercialUse::restricted, "restricted"},
                                           {CommercialUse::no, "no"},
                                           {CommercialUse::unknown, "unknown"}});

struct Licence {
  std::string name;
  CommercialUse commercial_use = CommercialUse::unknown;
  std::string note;  ///< thresholds, display duties, territorial limits
};

/// How a layer's keys and values are cached; decides which KV formula applies.
enum class AttentionKind {
  gqa,            ///< grouped-query or multi-head: every layer grows with the context
  mla,            ///< multi-head latent attention: one compressed vector a token and layer
  sliding,        ///< some layers stop growing at their window
  hybrid_linear,  ///< some layers keep a state of constant size instead of a cache
};
template <>
inline constexpr auto enum_rows<AttentionKind> =
    std::to_array<EnumRow<AttentionKind>>({{AttentionKind::gqa, "gqa"},
                                           {AttentionKind::mla, "mla"},
                                           {AttentionKind::sliding, "sliding"},
                                           {AttentionKind::hybrid_linear, "hybrid-linear"}});

/// What the layers of one group keep of the tokens they have seen.
enum class CacheKind {
  full,     ///< keys and values of every token
  sliding,  ///< keys and values of the last tokens, as many as the window
  chunked,  ///< the same are read, but those of all tokens stay
  latent,   ///< one compressed vector a token for all heads, the same on every GPU
  state,    ///< a state of constant size: linear attention, state space, short convolution
};
template <>
inline constexpr auto enum_rows<CacheKind> =
    std::to_array<EnumRow<CacheKind>>({{CacheKind::full, "full"},
                                       {CacheKind::sliding, "sliding"},
                                       {CacheKind::chunked, "chunked"},
                                       {CacheKind::latent, "latent"},
                                       {CacheKind::state, "state"}});

/// Layers that keep the same. A layer that keeps nothing is in no group; one that keeps a cache and
/// a state side by side is in two.
struct CacheGroup {
  CacheKind kind = CacheKind::full;
  int layers = 0;
  std::optional<int> kv_heads;          ///< where each head has keys and values of its own
  std::optional<int> key_size;          ///< of one head; of a latent layer the whole vector
  std::optional<int> value_size;        ///< absent: as the key; none in a latent layer
  std::optional<int> window_tokens;     ///< of sliding and chunked layers
  std::optional<int> tokens_per_entry;  ///< of a compressed cache; absent: one
  /// Of one token or, compressed, one entry of a layer, in a layout of the engine's own that
  /// neither format nor heads decide.
  std::optional<int> entry_bytes;
  std::optional<int> index_size;  ///< key of a sparse layer's indexer
  /// Of one layer and one sequence, at the precision in which vLLM keeps it.
  std::optional<double> state_bytes;

  bool operator==(const CacheGroup&) const = default;
};

/// Which tokens a layer looks at, where it does not look at all of them: engines need other kernels
/// for it.
enum class SparseAttention {
  none,
  indexed,     ///< those that an indexer picks (DeepSeek V3.2, GLM-5)
  compressed,  ///< picked ones among compressed blocks (DeepSeek V4)
  blocks,      ///< whole blocks that an indexer picks (MiniMax M3)
};
template <>
inline constexpr auto enum_rows<SparseAttention> =
    std::to_array<EnumRow<SparseAttention>>({{SparseAttention::none, "none"},
                                             {SparseAttention::indexed, "indexed"},
                                             {SparseAttention::compressed, "compressed"},
                                             {SparseAttention::blocks, "blocks"}});

/// Shape of an open model, as in its config.json. Counts are per model, not per GPU.
struct Architecture {
  double total_parameters = 0;
  std::optional<double> active_parameters;  ///< per token; absent for dense models
  int layers = 0;
  int hidden_size = 0;
  std::optional<int> intermediate_size;
  int vocabulary_size = 0;
  bool tied_embeddings = false;

  AttentionKind attention = AttentionKind::gqa;
  SparseAttention sparse_attention = SparseAttention::none;
  int query_heads = 0;
  int kv_heads = 0;
  int head_size = 0;                   ///< of one key; never hidden_size / query_heads
  std::optional<int> value_head_size;  ///< where it differs from head_size
  std::optional<int> mla_kv_lora_rank;
  std::optional<int> mla_rope_size;
  std::optional<int> sliding_window_tokens;
  std::optional<int> sliding_window_layers;
  std::optional<int> full_attention_layers;
  std::optional<int> linear_layers;
  /// Growing part of the cache at 16 bit where the layers differ in ways that the fields above
  /// cannot say (compressed or shared caches); it then replaces the formula.
  std::optional<double> kv_bytes_per_token_16bit;
  /// Constant state of the linear layers, for one sequence at 16 bit.
  std::optional<double> state_kib_per_sequence;
  /// Where the fields above cannot say what layers of several kinds keep; it then replaces them.
  std::vector<CacheGroup> cache_groups;

  std::optional<int> experts;
  std::optional<int> experts_per_token;
  std::optional<int> expert_intermediate_size;
  std::optional<int> expert_input_size;  ///< where experts read a latent, not the hidden vector
  std::optional<int> expert_matrices;    ///< of one expert; absent: gate, up and down
  std::optional<int> shared_experts;
  std::optional<int> first_dense_layers;

  /// Vision and audio encoders, part of total_parameters and kept at 16 bit.
  std::optional<double> tower_parameters;
  bool replicated_tower = false;  ///< each GPU holds it whole

  bool needs_bf16 = false;  ///< overflows in fp16: no engine serves it on cards without bf16
  Precision native_precision = Precision::bf16;  ///< as the publisher ships it
  /// Of everything but the routed experts, where the publisher ships it otherwise.
  std::optional<Precision> shared_precision;
  std::optional<double> checkpoint_gib;  ///< published size at the native precision
};

/// How a model spends tokens on thinking before it answers; they are billed as output.
enum class Thinking { never, optional, always };
template <>
inline constexpr auto enum_rows<Thinking> = std::to_array<EnumRow<Thinking>>(
    {{Thinking::never, "never"}, {Thinking::optional, "optional"}, {Thinking::always, "always"}});

/// What a model was trained for. A specialist is listed, and taken where it is asked for by name.
enum class Focus { general, code };
template <>
inline constexpr auto enum_rows<Focus> = std::to_array<EnumRow<Focus>>({{Focus::general, "general"},
                                                                        {Focus::code, "code"}});

/// What a project may need of a model beside words.
enum class Capability { vision, tools, json, audio };
template <>
inline constexpr auto enum_rows<Capability> =
    std::to_array<EnumRow<Capability>>({{Capability::vision, "vision"},
                                        {Capability::tools, "tools"},
                                        {Capability::json, "json"},
                                        {Capability::audio, "audio"}});

/// What a public list says that a model can do. Absent: no list says so, which is not a no.
struct Capabilities {
  std::optional<bool> vision;
  std::optional<bool> tools;
  std::optional<bool> json_mode;  ///< answers that keep to a schema
  std::optional<bool> audio;      ///< speech or sound as input
  std::optional<int> max_output_tokens;
  std::string source;
  Date as_of{};
};

struct Model {
  std::string id;
  std::string name;
  std::string publisher;
  Weights weights = Weights::closed;
  std::vector<std::string> aliases;  ///< Hugging Face and provider names that mean this model
  std::optional<Licence> licence;    ///< open models only
  std::optional<Date> release_date;
  std::optional<int> max_context_tokens;
  /// What it takes as published, where more needs RoPE scaling that is set by hand.
  std::optional<int> unscaled_context_tokens;
  Thinking thinking = Thinking::never;
  Focus focus = Focus::general;
  std::optional<Architecture> architecture;  ///< open models only
  std::optional<Capabilities> capabilities;
  Provenance provenance;
};

/// What no source gives of a model that people ask for, so that nothing can be computed of it.
enum class Unsourced { price, size, price_and_size };
template <>
inline constexpr auto enum_rows<Unsourced> =
    std::to_array<EnumRow<Unsourced>>({{Unsourced::price, "price"},
                                       {Unsourced::size, "size"},
                                       {Unsourced::price_and_size, "price-and-size"}});

/// A name that is refused with its reason, not taken for a misspelling.
struct RefusedModel {
  std::string id;
  std::string name;
  std::string publisher;
  std::vector<std::string> aliases;
  Unsourced lacks = Unsourced::price;
  Provenance provenance;  ///< where the name was read, and when the rest was looked for
};

template <class Visitor, maybe_const<Licence> Record>
void describe(Visitor& v, Record& r) {
  v.field("name", r.name);
  v.field("commercial_use", r.commercial_use);
  v.optional("note", r.note, Says{"thresholds, display duties, territorial limits"});
}

template <class Visitor, maybe_const<CacheGroup> Record>
void describe(Visitor& v, Record& r) {
  constexpr Bounds size{1, 20'000'000, Whole::yes};
  v.field("kind", r.kind);
  v.field("layers", r.layers, size);
  v.optional("kv_heads", r.kv_heads, size, Says{"where each head has keys and values of its own"});
  v.optional("key_size", r.key_size, size,
             Says{"of one head; of a latent layer the whole vector that it caches"});
  v.optional("value_size", r.value_size, size, Says{"of one head, where it is not key_size"});
  v.optional("window_tokens", r.window_tokens, size, Says{"of sliding and chunked layers"});
  v.optional("tokens_per_entry", r.tokens_per_entry, size,
             Says{"of a compressed cache; absent: one"});
  v.optional("entry_bytes", r.entry_bytes, size,
             Says{"of one token or entry, in a layout of the engine's own"});
  v.optional("index_size", r.index_size, size, Says{"key of a sparse layer's indexer"});
  v.optional("state_bytes", r.state_bytes, positive_up_to(1e12),
             Says{"of one layer and one sequence, at the precision in which vLLM keeps it"});
}

template <class Visitor, maybe_const<Architecture> Record>
void describe(Visitor& v, Record& r) {
  // Above any width, count or window of a model; sums of two still fit an int.
  constexpr Bounds size{1, 20'000'000, Whole::yes};
  constexpr Bounds none_or_some{0, 20'000'000, Whole::yes};
  v.field("total_parameters", r.total_parameters, within(1e7, 1e13));
  v.optional("active_parameters", r.active_parameters,
             positive.at_most(r.total_parameters, "total_parameters"),
             Says{"per token; absent for dense models"});
  v.field("layers", r.layers, size);
  const auto some_layers = none_or_some.at_most(r.layers, "layers");
  v.field("hidden_size", r.hidden_size, size);
  v.optional("intermediate_size", r.intermediate_size, size);
  v.field("vocabulary_size", r.vocabulary_size, size);
  v.optional("tied_embeddings", r.tied_embeddings);
  v.field("attention", r.attention);
  v.optional("sparse_attention", r.sparse_attention,
             Says{"which tokens a layer looks at, where it is not all of them"});
  v.field("query_heads", r.query_heads, size);
  v.field("kv_heads", r.kv_heads, size.at_most(r.query_heads, "query_heads"));
  v.field("head_size", r.head_size, size, Says{"of one key"});
  v.optional("value_head_size", r.value_head_size, size, Says{"where it differs from head_size"});
  v.optional("mla_kv_lora_rank", r.mla_kv_lora_rank, size);
  v.optional("mla_rope_size", r.mla_rope_size, size);
  v.optional("sliding_window_tokens", r.sliding_window_tokens, size);
  v.optional("sliding_window_layers", r.sliding_window_layers, some_layers);
  v.optional("full_attention_layers", r.full_attention_layers, some_layers);
  v.optional("linear_layers", r.linear_layers, some_layers);
  v.optional(
      "kv_bytes_per_token_16bit", r.kv_bytes_per_token_16bit, positive_up_to(1e9),
      Says{"stated outright where the layers differ in ways that the other fields cannot say"});
  v.optional("state_kib_per_sequence", r.state_kib_per_sequence, positive_up_to(1e9),
             Says{"constant state of the linear layers at 16 bit"});
  v.list("cache_groups", r.cache_groups);
  v.optional("experts", r.experts, size);
  v.optional("experts_per_token", r.experts_per_token,
             size.at_most(r.experts.value_or(0), "experts"));
  v.optional("expert_intermediate_size", r.expert_intermediate_size, size);
  v.optional("expert_input_size", r.expert_input_size, size,
             Says{"where experts read a latent, not the hidden vector"});
  v.optional("expert_matrices", r.expert_matrices, Bounds{2, 3, Whole::yes},
             Says{"of one expert; absent: gate, up and down"});
  v.optional("shared_experts", r.shared_experts, none_or_some);
  v.optional("first_dense_layers", r.first_dense_layers, some_layers,
             Says{"layers without experts, wherever they stand"});
  v.optional("tower_parameters", r.tower_parameters,
             positive.at_most(r.total_parameters, "total_parameters"),
             Says{"vision and audio encoders, part of the total and kept at 16 bit"});
  v.optional("replicated_tower", r.replicated_tower, Says{"each GPU holds it whole"});
  v.optional("needs_bf16", r.needs_bf16, Says{"overflows in fp16"});
  v.field("native_precision", r.native_precision, Says{"as the publisher ships it"});
  v.optional("shared_precision", r.shared_precision,
             Says{"of everything but the routed experts, where it is another"});
  v.optional("checkpoint_gib", r.checkpoint_gib, positive_up_to(1e5),
             Says{"published size at the native precision"});
}

template <class Visitor, maybe_const<Capabilities> Record>
void describe(Visitor& v, Record& r) {
  v.optional("vision", r.vision, Says{"images as input; absent: no list says"});
  v.optional("tools", r.tools, Says{"calls of functions"});
  v.optional("json_mode", r.json_mode, Says{"answers that keep to a schema"});
  v.optional("audio", r.audio, Says{"speech or sound as input"});
  v.optional("max_output_tokens", r.max_output_tokens, count_of_some, Says{"the longest answer"});
  v.field("source", r.source);
  v.field("as_of", r.as_of);
}

template <class Visitor, maybe_const<Model> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("name", r.name);
  v.field("publisher", r.publisher);
  v.field("weights", r.weights);
  v.optional("aliases", r.aliases, Says{"Hugging Face and provider names that mean this model"});
  v.optional_group("licence", r.licence);
  v.optional("release_date", r.release_date);
  v.optional("max_context_tokens", r.max_context_tokens, count_of_some);
  v.optional("unscaled_context_tokens", r.unscaled_context_tokens,
             count_of_some.at_most(r.max_context_tokens.value_or(0), "max_context_tokens"),
             Says{"as published, where more needs RoPE scaling that is set by hand"});
  v.optional("thinking", r.thinking, Says{"before an answer; billed as output"});
  v.optional("focus", r.focus, Says{"a specialist is taken where it is asked for by name"});
  v.optional_group("architecture", r.architecture);
  v.optional_group("capabilities", r.capabilities);
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<RefusedModel> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("name", r.name);
  v.field("publisher", r.publisher);
  v.optional("aliases", r.aliases, Says{"other names that mean this model"});
  v.field("lacks", r.lacks, Says{"what no source gives, so that the name is refused"});
  describe(v, r.provenance);
}

}  // namespace llmadvisor
