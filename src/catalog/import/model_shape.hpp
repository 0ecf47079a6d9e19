#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foreign_json.hpp"
#include "llmadvisor/catalog/model.hpp"

namespace llmadvisor {

/// What a layer does with the tokens before it.
enum class Mixer { none, full, sliding, chunked, linear };

/// What follows the mixer.
enum class Feed {
  none,
  dense,
  experts,
  both,  ///< a dense block beside the experts
};

struct LayerShape {
  Mixer mixer = Mixer::full;
  Feed feed = Feed::dense;
  bool with_state = false;        ///< a state-space block beside the attention
  bool shares_cache = false;      ///< reuses the keys and values of an earlier layer
  int compression = 0;            ///< tokens of one entry in a compressed cache
  std::optional<int> kv_heads{};  ///< where a list gives each layer its own
  std::optional<double> intermediate{};
};

/// Heads of one kind of attention layers.
struct HeadShape {
  int heads = 0;
  int kv_heads = 0;
  int size = 0;
  int value_size = 0;
  bool keys_are_values = false;  ///< one projection for both; both are cached
};

/// Linear attention, state space or short convolution: one layer of it.
struct StateShape {
  double parameters = 0;
  double state_bytes = 0;  ///< for one sequence, at the engine's precision
};

struct ExpertShape {
  int count = 0;
  int per_token = 0;
  int intermediate = 0;
  int latent = 0;               ///< width that experts read; 0: the hidden one
  int shared_intermediate = 0;  ///< of all shared experts together
  int shared = 0;
};

/// The numbers of a config.json that decide sizes, under one name each, defaults filled in.
struct ModelShape {
  std::string model_type;
  int hidden = 0;
  int vocabulary = 0;
  bool tied = false;
  bool gated = true;         ///< three matrices in a feed-forward block, not two
  bool output_gate = false;  ///< the query projection carries a gate of its own size
  HeadShape stated;          ///< by the fields that all models have
  HeadShape full;
  HeadShape sliding;
  // multi-head latent attention
  int kv_rank = 0;
  int query_rank = 0;
  int rope_size = 0;
  // factored output projection
  int output_rank = 0;
  int output_groups = 1;
  int index_heads = 0;  ///< of sparse attention
  int index_head_size = 0;
  int window = 0;
  int intermediate = 0;
  ExpertShape experts;
  StateShape state;
  double per_layer_embedding = 0;
  int max_context = 0;
  std::vector<LayerShape> layers;
};

/// The first of several spellings that is there: a number, or a list that gives every layer the
/// same one. 0: none is there. A list of different ones is an error that names the field.
[[nodiscard]] int first_of(const ForeignJson& config, std::initializer_list<const char*> keys);

/// The same where layers may differ: one number for each layer, empty when none is there.
[[nodiscard]] std::vector<int> list_of(const ForeignJson& config,
                                       std::initializer_list<const char*> keys);

[[nodiscard]] bool starts(const std::string& text,
                          std::initializer_list<std::string_view> beginnings);

/// Above any width, count or context length of a model.
inline constexpr int most_of_anything = 20'000'000;

/// Reads the shape; `config` is the language model's part, `root` the whole file.
[[nodiscard]] ModelShape read_shape(const ForeignJson& config, const ForeignJson& root);

[[nodiscard]] ExpertShape read_experts(const ForeignJson& config, const std::string& model_type);

[[nodiscard]] StateShape read_state(const ForeignJson& config, const ModelShape& shape);

/// Which layers attend to everything, to a window, or keep a state; which have experts.
[[nodiscard]] std::vector<LayerShape> read_layers(const ForeignJson& config,
                                                  const ModelShape& shape);

/// Which layers have experts, by the first rule that the file states.
void set_feeds(const ForeignJson& config, std::vector<LayerShape>& layers);

/// Compressed caches: entries as dense as those that an indexer chooses from are summed over two
/// blocks that overlap (DeepSeek V4, one entry for 4 tokens).
[[nodiscard]] int overlapping_blocks(const LayerShape& layer);
[[nodiscard]] bool has_indexer(const ModelShape& shape, const LayerShape& layer);

struct ParameterCount {
  double total = 0;
  double active = 0;  ///< read for one token
};
[[nodiscard]] ParameterCount count_parameters(const ModelShape& shape);

/// What the layers keep, where the flat fields of an Architecture cannot say it; else empty.
[[nodiscard]] std::vector<CacheGroup> cache_groups_of(const ModelShape& shape);

/// Bytes of cache a token at 16 bits, of what grows.
[[nodiscard]] double growing_bytes(const ModelShape& shape);

/// As the publisher ships it: of the experts, and of the rest where that is another.
struct StatedPrecision {
  Precision native = Precision::bf16;
  std::optional<Precision> shared;
};

/// `beside` is a hf_quant_config.json, null when there is none. Throws DataError for a quantisation
/// that the catalogue has no name for: its size and speed would be those of another.
[[nodiscard]] StatedPrecision stated_precision(const ForeignJson& config, const ForeignJson& root,
                                               const ForeignJson& beside);

/// Whether the layout of that type of model is one that is read here.
[[nodiscard]] bool is_known_type(std::string_view model_type);

/// Fields of the file that by their names change a size and that nothing here reads.
[[nodiscard]] std::vector<std::string> unread_fields(const ForeignJson& config);

/// Throws DataError where a count is over 5 % from what the publisher states, or beyond the
/// rounding of what the name says ("32B", "A3B" for active ones).
void check_count(const std::string& file, const ParameterCount& count, std::optional<double> stated,
                 const std::string& name);

}  // namespace llmadvisor
