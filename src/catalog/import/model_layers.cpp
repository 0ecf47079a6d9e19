#include <algorithm>

#include "llmadvisor/text/likeness.hpp"
#include "model_shape.hpp"

namespace llmadvisor {
namespace {

constexpr int most_layers = 1000;

Mixer mixer_named(const ForeignJson& item) {
  const auto name = item.as_text();
  if (contains(name, "sliding") || contains(name, "chunked") || contains(name, "local"))
    return Mixer::sliding;
  if (contains(name, "linear") || contains(name, "mamba") || contains(name, "recurrent") ||
      contains(name, "conv")) {
    return Mixer::linear;
  }
  if (contains(name, "attention") || contains(name, "full") || contains(name, "global"))
    return Mixer::full;
  if (contains(name, "mlp") || contains(name, "moe")) return Mixer::none;
  item.fail("a kind of layer that is not known");
}

/// Nemotron's pattern: one letter a layer, mixers and feed-forward blocks apart.
std::vector<LayerShape> layers_by_letter(const ForeignJson& pattern) {
  const auto letters = pattern.as_text();
  if (letters.empty() || letters.size() > most_layers) {
    pattern.fail("expected 1 to " + std::to_string(most_layers) + " layers");
  }
  std::vector<LayerShape> layers;
  for (const char c : letters) {
    switch (c) {
      case 'M':
        layers.push_back({Mixer::linear, Feed::none});
        break;
      case '*':
        layers.push_back({Mixer::full, Feed::none});
        break;
      case '-':
        layers.push_back({Mixer::none, Feed::dense});
        break;
      case 'E':
        layers.push_back({Mixer::none, Feed::experts});
        break;
      default:
        pattern.fail("a kind of layer that is not known");
    }
  }
  return layers;
}

/// Every n-th layer attends to everything; 0: all of them do.
int full_interval(const ForeignJson& config, const ModelShape& s) {
  for (const auto* key : {"full_attention_interval", "sliding_window_pattern",
                          "_sliding_window_pattern", "no_rope_layer_interval"}) {
    const auto found = config.find(key);
    if (found && found->is_number()) return config.whole(key).value_or(0);
  }
  if (s.model_type.starts_with("gemma2") || s.model_type == "gpt_oss") return 2;
  if (s.model_type.starts_with("gemma3")) return 6;
  if (s.model_type.starts_with("llama4") || s.model_type == "cohere2") return 4;
  return 0;
}

/// A window that covers the whole context, or is switched off, is none.
bool uses_window(const ForeignJson& config, const ModelShape& s) {
  if (s.window <= 0 || (s.max_context > 0 && s.window >= s.max_context)) return false;
  return config.flag("use_sliding_window").value_or(!s.model_type.starts_with("qwen"));
}

void set_mixers(const ForeignJson& config, const ModelShape& s, std::vector<LayerShape>& layers) {
  for (const auto* key : {"layer_types", "layers_block_type"}) {
    const auto types = config.find(key);
    if (!types) continue;
    if (types->json().size() != layers.size()) types->fail("expected one entry for each layer");
    std::size_t i = 0;
    types->each_item([&](const ForeignJson& item) { layers[i++].mixer = mixer_named(item); });
    return;
  }
  const bool linear = s.linear_parameters > 0;
  if (!linear && !uses_window(config, s)) return;
  const auto other = linear ? Mixer::linear : Mixer::sliding;
  const int interval = full_interval(config, s);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool full = interval > 0 && (i + 1) % static_cast<std::size_t>(interval) == 0;
    layers[i].mixer = full ? Mixer::full : other;
  }
}

/// Whether layer `i` has experts, by the first rule that the file states.
void set_feeds(const ForeignJson& config, std::vector<LayerShape>& layers) {
  if (const auto types = config.find("mlp_layer_types")) {
    std::size_t i = 0;
    types->each_item([&](const ForeignJson& item) {
      if (i < layers.size()) {
        layers[i++].feed = item.as_text() == "dense" ? Feed::dense : Feed::experts;
      }
    });
    return;
  }
  const auto number = [&](const char* key, int otherwise) {
    const auto found = config.find(key);
    return found && found->is_number() ? config.whole(key).value_or(otherwise) : otherwise;
  };
  const int first_dense = number("first_k_dense_replace", 0);
  const int step = std::max({1, number("decoder_sparse_step", 1),
                             number("interleave_moe_layer_step", 1), number("moe_layer_freq", 1)});
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool sparse =
        static_cast<int>(i) >= first_dense && (i + 1) % static_cast<std::size_t>(step) == 0;
    if (layers[i].feed != Feed::none) layers[i].feed = sparse ? Feed::experts : Feed::dense;
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

}  // namespace

std::vector<LayerShape> read_layers(const ForeignJson& config, const ModelShape& shape) {
  if (const auto pattern = config.find("hybrid_override_pattern")) {
    return layers_by_letter(*pattern);
  }
  const auto count = config.find("num_hidden_layers") ? config.whole("num_hidden_layers")
                                                      : config.whole("n_layer");
  if (!count || *count <= 0 || *count > most_layers) {
    config.fail("expected \"num_hidden_layers\", 1 to " + std::to_string(most_layers));
  }
  std::vector<LayerShape> layers(static_cast<std::size_t>(*count));
  set_mixers(config, shape, layers);
  if (shape.experts > 0) set_feeds(config, layers);
  return layers;
}

}  // namespace llmadvisor
