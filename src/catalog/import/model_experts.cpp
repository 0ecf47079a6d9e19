#include <algorithm>
#include <cstdlib>

#include "model_shape.hpp"

namespace llmadvisor {
namespace {

int shared_width(const ForeignJson& config, const ExpertShape& e) {
  const int stated =
      first_of(config, {"shared_expert_intermediate_size", "share_expert_dim",
                        "shared_intermediate_size", "moe_shared_expert_intermediate_size"});
  if (stated > 0) return stated;
  const double width = 1.0 * e.shared * e.intermediate;
  if (width > most_of_anything) config.fail("the experts that all tokens share are too wide");
  return static_cast<int>(width);
}

/// One rule for the layer at a position counted from 0.
struct FeedRule {
  int first_dense = 0;
  int period = 1;
  int offset = 0;
  int last = 1 << 30;

  [[nodiscard]] bool is_sparse(int layer) const {
    return layer >= first_dense && layer <= last && layer % period == offset;
  }
};

FeedRule rule_of(const ForeignJson& config) {
  const auto number = [&](const char* key) {
    const auto found = config.find(key);
    return found && found->is_number() ? config.whole(key) : std::nullopt;
  };
  FeedRule rule;
  rule.first_dense =
      std::max(number("first_k_dense_replace").value_or(0), number("num_dense_layers").value_or(0));
  if (const auto period = number("expert_layer_period")) {
    rule.period = std::max(1, *period);
    rule.offset = number("expert_layer_offset").value_or(0) % rule.period;
    return rule;
  }
  if (const auto first = number("moe_layer_start_index")) {
    rule.first_dense = *first;
    if (const auto end = number("moe_layer_end_index"); end && *end > 0) rule.last = *end;
  }
  if (const auto every = number("moe_layer_freq"); every && *every > 1) {
    rule.period = *every;
    return rule;
  }
  rule.period = std::max({1, number("decoder_sparse_step").value_or(1),
                          number("interleave_moe_layer_step").value_or(1),
                          number("moe_layer_interval").value_or(1)});
  rule.offset = rule.period - 1;
  return rule;
}

Feed sparse_feed(const ForeignJson& config) {
  return config.flag("enable_moe_block").value_or(false) ? Feed::both : Feed::experts;
}

/// A list with an entry for each layer: "dense" or "sparse", or 0 and 1.
bool set_by_list(const ForeignJson& config, std::vector<LayerShape>& layers, Feed sparse) {
  for (const auto* key : {"mlp_layer_types", "moe_layer_freq", "moe_layer_pattern"}) {
    const auto types = config.find(key);
    if (!types || !types->is_array()) continue;
    if (types->json().size() != layers.size()) types->fail("expected one entry for each layer");
    std::size_t i = 0;
    types->each_item([&](const ForeignJson& item) {
      const bool dense = item.is_number() ? item.as_number() == 0 : item.as_text() == "dense";
      layers[i++].feed = dense ? Feed::dense : sparse;
    });
    return true;
  }
  return false;
}

/// The positions of layers with experts: a list, or a text with commas.
bool set_by_positions(const ForeignJson& config, std::vector<LayerShape>& layers, Feed sparse) {
  std::vector<double> positions;
  for (const auto* key : {"moe_layers", "moe_layers_enum"}) {
    const auto found = config.find(key);
    if (!found || found->json().empty()) continue;
    if (found->is_array()) {
      found->each_item([&](const ForeignJson& item) { positions.push_back(item.as_number()); });
    } else {
      const auto text = found->as_text();
      for (const char* at = text.c_str(); *at != '\0';) {
        char* end = nullptr;
        positions.push_back(std::strtod(at, &end));
        if (end == at) found->fail("expected numbers of layers with commas between them");
        at = *end == ',' ? end + 1 : end;
      }
    }
    for (auto& layer : layers) {
      if (layer.feed != Feed::none) layer.feed = Feed::dense;
    }
    for (const double p : positions) {
      if (!(p >= 0 && p < static_cast<double>(layers.size()))) {
        found->fail("expected numbers of layers, counted from 0");
      }
      layers[static_cast<std::size_t>(p)].feed = sparse;
    }
    return true;
  }
  return false;
}

}  // namespace

ExpertShape read_experts(const ForeignJson& config, const std::string& model_type) {
  ExpertShape e;
  e.count = first_of(config, {"num_experts", "n_routed_experts", "num_local_experts",
                              "moe_num_experts", "num_routed_experts"});
  if (e.count <= 1) return {};
  e.per_token = std::max(
      1, first_of(config, {"num_experts_per_tok", "num_experts_per_token", "moe_top_k",
                           "top_k_experts", "moe_topk", "moe_k", "num_activated_experts"}));
  e.intermediate =
      first_of(config, {"moe_intermediate_size", "expert_ffn_hidden_size", "intermediate_size"});
  if (e.intermediate == 0) config.fail("expected a positive number \"moe_intermediate_size\"");
  e.latent = first_of(config, {"moe_latent_size", "routed_expert_hidden_size"});
  e.shared = first_of(config, {"n_shared_experts", "num_shared_experts", "num_shared_expert",
                               "moe_num_shared_experts"});
  e.shared_intermediate = shared_width(config, e);
  if (e.shared_intermediate > 0) e.shared = std::max(1, e.shared);
  if (starts(model_type, {"llama4"})) {
    e.shared = 1;
    e.shared_intermediate = e.intermediate;
  }
  return e;
}

void set_feeds(const ForeignJson& config, std::vector<LayerShape>& layers) {
  const Feed sparse = sparse_feed(config);
  if (set_by_list(config, layers, sparse)) return;
  if (set_by_positions(config, layers, sparse)) return;
  const FeedRule rule = rule_of(config);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (layers[i].feed == Feed::none) continue;
    layers[i].feed = rule.is_sparse(static_cast<int>(i)) ? sparse : Feed::dense;
  }
  if (const auto only = config.find("mlp_only_layers"); only && only->is_array()) {
    only->each_item([&](const ForeignJson& item) {
      const double i = item.as_number();
      if (i >= 0 && i < static_cast<double>(layers.size())) {
        layers[static_cast<std::size_t>(i)].feed = Feed::dense;
      }
    });
  }
}

}  // namespace llmadvisor
