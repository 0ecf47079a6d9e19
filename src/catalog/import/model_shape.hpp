#pragma once

#include <string>
#include <vector>

#include "foreign_json.hpp"
#include "llmadvisor/catalog/model.hpp"

namespace llmadvisor {

/// What a config.json says of one layer.
enum class Mixer { none, full, sliding, linear };
enum class Feed { none, dense, experts };

struct LayerShape {
  Mixer mixer = Mixer::full;
  Feed feed = Feed::dense;
};

/// The numbers of a config.json that decide sizes, under one name each, defaults filled in.
struct ModelShape {
  std::string model_type;
  int hidden = 0;
  int vocabulary = 0;
  bool tied = false;
  bool gated = true;         ///< three matrices in a feed-forward block, not two
  bool output_gate = false;  ///< the query projection carries a gate of its own size
  int heads = 0;
  int kv_heads = 0;
  int head_size = 0;
  int value_head_size = 0;
  // multi-head latent attention
  int kv_rank = 0;
  int query_rank = 0;
  int rope_size = 0;
  int index_heads = 0;  ///< of sparse attention
  int index_head_size = 0;
  int window = 0;
  int intermediate = 0;
  // experts
  int experts = 0;
  int experts_per_token = 0;
  int expert_intermediate = 0;
  int shared_intermediate = 0;  ///< of all shared experts together
  int shared_experts = 0;
  // linear attention or state space
  double linear_parameters = 0;  ///< of one layer
  double state_elements = 0;     ///< of one layer, for one sequence
  double per_layer_embedding = 0;
  int max_context = 0;
  std::vector<LayerShape> layers;
};

/// Reads the shape; `config` is the language model's part, `root` the whole file.
[[nodiscard]] ModelShape read_shape(const ForeignJson& config, const ForeignJson& root);

/// Which layers attend to everything, to a window, or keep a state; which have experts.
[[nodiscard]] std::vector<LayerShape> read_layers(const ForeignJson& config,
                                                  const ModelShape& shape);

struct ParameterCount {
  double total = 0;
  double active = 0;  ///< read for one token
};
[[nodiscard]] ParameterCount count_parameters(const ModelShape& shape);

/// As the publisher ships it. Throws DataError for a quantisation that the catalogue has no name
/// for: its size and speed would be those of another.
[[nodiscard]] Precision native_precision(const ForeignJson& config, const ForeignJson& root);

}  // namespace llmadvisor
