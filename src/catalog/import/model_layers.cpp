#include <algorithm>

#include "llmadvisor/text/likeness.hpp"
#include "model_shape.hpp"

namespace llmadvisor {
namespace {

constexpr int most_layers = 1000;

void check_number(const ForeignJson& stated, std::size_t layers) {
  if (layers == 0 || layers > most_layers) {
    stated.fail("expected 1 to " + std::to_string(most_layers) + " layers");
  }
}

Mixer mixer_named(const ForeignJson& item) {
  const auto name = lower_case(item.as_text());
  if (contains(name, "chunked")) return Mixer::chunked;
  if (contains(name, "sliding") || contains(name, "local") || contains(name, "swa")) {
    return Mixer::sliding;
  }
  for (const auto* linear : {"linear", "mamba", "recurrent", "conv", "ssm", "kda", "gdn"}) {
    if (contains(name, linear)) return Mixer::linear;
  }
  if (contains(name, "attention") || contains(name, "full") || contains(name, "global"))
    return Mixer::full;
  if (contains(name, "mlp") || contains(name, "moe")) return Mixer::none;
  item.fail("a kind of layer that is not known");
}

/// Nemotron's pattern: one letter a layer, mixers and feed-forward blocks apart.
std::vector<LayerShape> layers_by_letter(const ForeignJson& pattern) {
  const auto letters = pattern.as_text();
  check_number(pattern, letters.size());
  std::vector<LayerShape> layers;
  for (const char c : letters) {
    switch (c) {
      case 'M':
        layers.push_back({.mixer = Mixer::linear, .feed = Feed::none});
        break;
      case '*':
        layers.push_back({.mixer = Mixer::full, .feed = Feed::none});
        break;
      case '-':
        layers.push_back({.mixer = Mixer::none, .feed = Feed::dense});
        break;
      case 'E':
        layers.push_back({.mixer = Mixer::none, .feed = Feed::experts});
        break;
      default:
        pattern.fail("a kind of layer that is not known");
    }
  }
  return layers;
}

/// The same in words. Only a list that names feed-forward blocks has each of them as a layer.
std::optional<std::vector<LayerShape>> layers_by_block(const ForeignJson& config) {
  const auto types = config.find("layers_block_type");
  if (!types || !types->is_array()) return std::nullopt;
  check_number(*types, types->json().size());
  std::vector<LayerShape> layers;
  bool apart = false;
  types->each_item([&](const ForeignJson& item) {
    LayerShape layer{.mixer = mixer_named(item), .feed = Feed::none};
    if (layer.mixer == Mixer::none) {
      apart = true;
      layer.feed = contains(lower_case(item.as_text()), "moe") ? Feed::experts : Feed::dense;
    }
    layers.push_back(layer);
  });
  if (!apart) return std::nullopt;
  return layers;
}

/// Pruned models (Nemotron Super, DeciLM) give each block its attention and feed-forward part.
std::optional<std::vector<LayerShape>> layers_by_config(const ForeignJson& config,
                                                        const ModelShape& s) {
  const auto blocks = config.find("block_configs");
  if (!blocks || !blocks->is_array()) return std::nullopt;
  check_number(*blocks, blocks->json().size());
  std::vector<LayerShape> layers;
  const auto is_gone = [](const ForeignJson& part) {
    return part.flag("no_op").value_or(false) || part.flag("replace_with_linear").value_or(false);
  };
  blocks->each_item([&](const ForeignJson& block) {
    LayerShape layer;
    const auto attention = block.at("attention");
    if (is_gone(attention)) layer.mixer = Mixer::none;
    if (const int group = first_of(attention, {"n_heads_in_group"}); group > 0) {
      layer.kv_heads = s.full.heads / group;
    } else if (const int heads = first_of(attention, {"num_key_value_heads"}); heads > 0) {
      layer.kv_heads = heads;
    }
    const auto feed = block.at("ffn");
    if (is_gone(feed)) layer.feed = Feed::none;
    if (const int width = first_of(feed, {"intermediate_size"}); width > 0) {
      layer.intermediate = width;
    } else if (const auto factor = feed.number("ffn_mult")) {
      // Two thirds of four hidden sizes, rounded up to 256, as the class does.
      const auto wanted = static_cast<int>(2 * *factor * s.hidden / 3);
      layer.intermediate = (wanted + 255) / 256 * 256;
    }
    layers.push_back(layer);
  });
  return layers;
}

/// Every n-th layer attends to everything; 0: all of them do.
int full_interval(const ForeignJson& config, const ModelShape& s) {
  for (const auto* key : {"full_attention_interval", "sliding_window_pattern",
                          "_sliding_window_pattern", "no_rope_layer_interval"}) {
    const auto found = config.find(key);
    if (found && found->is_number()) return config.whole(key).value_or(0);
  }
  if (starts(s.model_type, {"gemma2"}) || s.model_type == "gpt_oss") return 2;
  if (starts(s.model_type, {"gemma3"})) return 6;
  if (starts(s.model_type, {"llama4", "qwen3_next", "qwen3_5"})) return 4;
  return s.model_type == "cohere2" ? 4 : 0;
}

/// A window that covers the whole context, or is switched off, is none.
bool uses_window(const ForeignJson& config, const ModelShape& s) {
  if (s.window <= 0 || (s.max_context > 0 && s.window >= s.max_context)) return false;
  return config.flag("use_sliding_window").value_or(!s.model_type.starts_with("qwen"));
}

Mixer windowed(const ForeignJson& config) {
  return config.find("attention_chunk_size") && !config.find("sliding_window") ? Mixer::chunked
                                                                               : Mixer::sliding;
}

/// Words, one for each layer.
bool set_by_words(const ForeignJson& config, std::vector<LayerShape>& layers) {
  for (const auto* key : {"layer_types", "layers_block_type"}) {
    const auto types = config.find(key);
    if (!types || !types->is_array()) continue;
    if (types->json().size() != layers.size()) types->fail("expected one entry for each layer");
    std::size_t i = 0;
    types->each_item([&](const ForeignJson& item) { layers[i++].mixer = mixer_named(item); });
    return true;
  }
  return false;
}

/// Numbers, one for each layer: 1 marks the odd kind.
bool set_by_numbers(const ForeignJson& config, std::vector<LayerShape>& layers) {
  struct Spelling {
    const char* key;
    Mixer zero;
    Mixer one;
  };
  for (const auto& [key, zero, one] :
       {Spelling{"hybrid_layer_pattern", Mixer::full, Mixer::sliding},
        Spelling{"attn_type_list", Mixer::linear, Mixer::full}}) {
    const auto types = config.find(key);
    if (!types || !types->is_array()) continue;
    if (types->json().size() < layers.size()) types->fail("expected one entry for each layer");
    for (std::size_t i = 0; i < layers.size(); ++i) {
      const ForeignJson item(types->json()[i], types->file(), std::string("/") + key);
      const double n = item.as_number();
      if (n != 0 && n != 1) item.fail("expected 0 or 1 for each layer");
      layers[i].mixer = n == 0 ? zero : one;
    }
    return true;
  }
  return false;
}

/// Letters that repeat: L and S look at a window, G, F and A at everything.
bool set_by_letters(const ForeignJson& config, std::vector<LayerShape>& layers) {
  for (const auto* key : {"sliding_window_pattern", "layer_pattern", "attention_pattern"}) {
    const auto pattern = config.find(key);
    if (!pattern || !pattern->json().is_string()) continue;
    const auto letters = pattern->as_text();
    if (letters.empty()) pattern->fail("expected a letter for each layer");
    for (std::size_t i = 0; i < layers.size(); ++i) {
      const char c = lower_case(letters[i % letters.size()]);
      const bool local = c == 'l' || c == 's';
      if (!local && c != 'g' && c != 'f' && c != 'a') {
        pattern->fail("a kind of layer that is not known");
      }
      layers[i].mixer = local ? Mixer::sliding : Mixer::full;
    }
    return true;
  }
  return false;
}

/// Positions of the layers that attend to everything, the others keep a state.
bool set_by_positions(const ForeignJson& config, std::vector<LayerShape>& layers) {
  const auto own = config.find("linear_attn_config");
  const auto positions = own ? own->find("full_attn_layers") : config.find("full_attn_idxs");
  if (!positions) return false;
  const double base = own ? 1 : 0;  // Kimi counts its layers from 1
  for (auto& layer : layers) layer.mixer = Mixer::linear;
  positions->each_item([&](const ForeignJson& item) {
    const double i = item.as_number() - base;
    if (!(i >= 0 && i < static_cast<double>(layers.size()))) {
      item.fail("expected the number of a layer");
    }
    layers[static_cast<std::size_t>(i)].mixer = Mixer::full;
  });
  return true;
}

bool set_by_period(const ForeignJson& config, std::vector<LayerShape>& layers) {
  const int period = first_of(config, {"attn_layer_period"});
  if (period == 0) return false;
  const int offset = first_of(config, {"attn_layer_offset"});
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool full = static_cast<int>(i) % period == offset % period;
    layers[i].mixer = full ? Mixer::full : Mixer::linear;
  }
  return true;
}

void set_by_interval(const ForeignJson& config, const ModelShape& s,
                     std::vector<LayerShape>& layers) {
  const bool linear = s.state.parameters > 0;
  if (!linear && !uses_window(config, s)) return;
  const auto other = linear ? Mixer::linear : windowed(config);
  const int interval = full_interval(config, s);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool full = interval > 0 && (i + 1) % static_cast<std::size_t>(interval) == 0;
    layers[i].mixer = full ? Mixer::full : other;
  }
}

/// Tokens of one entry, for each layer; 0: the window alone (DeepSeek V4).
bool set_compression(const ForeignJson& config, std::vector<LayerShape>& layers) {
  const auto ratios = list_of(config, {"compress_ratios"});
  if (ratios.empty()) return false;
  if (ratios.size() < layers.size()) {
    config.at("compress_ratios").fail("expected one entry for each layer");
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    layers[i].mixer = Mixer::sliding;
    layers[i].compression = ratios[i];
  }
  return true;
}

void set_mixers(const ForeignJson& config, const ModelShape& s, std::vector<LayerShape>& layers) {
  if (set_compression(config, layers)) return;
  // Falcon-H1 runs both in every layer.
  if (s.model_type == "falcon_h1") {
    for (auto& layer : layers) layer.with_state = true;
    return;
  }
  const bool stated = set_by_words(config, layers) || set_by_numbers(config, layers) ||
                      set_by_letters(config, layers) || set_by_positions(config, layers) ||
                      set_by_period(config, layers);
  if (!stated) set_by_interval(config, s, layers);
}

/// The last layers of small Gemmas reuse earlier caches, and may be twice as wide.
void set_sharing(const ForeignJson& config, const ModelShape& s, std::vector<LayerShape>& layers) {
  const auto shared = static_cast<std::size_t>(first_of(config, {"num_kv_shared_layers"}));
  const bool wide = config.flag("use_double_wide_mlp").value_or(false);
  if (shared > layers.size()) {
    config.at("num_kv_shared_layers").fail("expected no more than there are layers");
  }
  for (std::size_t i = layers.size() - shared; i < layers.size(); ++i) {
    layers[i].shares_cache = true;
    if (wide) layers[i].intermediate = 2.0 * s.intermediate;
  }
}

void set_own_sizes(const ForeignJson& config, std::vector<LayerShape>& layers) {
  const auto each = [&](const char* key) {
    const auto values = list_of(config, {key});
    if (!values.empty() && values.size() != layers.size()) {
      config.at(key).fail("expected one entry for each layer");
    }
    return values;
  };
  const auto heads = each("num_key_value_heads");
  const auto widths = each("intermediate_size");
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!heads.empty()) layers[i].kv_heads = heads[i];
    if (!widths.empty()) layers[i].intermediate = widths[i];
  }
}

std::size_t number_of_layers(const ForeignJson& config) {
  for (const auto* key : {"num_hidden_layers", "n_layer", "n_layers", "num_layers"}) {
    if (const auto found = config.find(key); found && found->is_number()) {
      const auto count = static_cast<std::size_t>(config.whole(key).value_or(0));
      check_number(*found, count);
      return count;
    }
  }
  for (const auto* key : {"layer_types", "layers_block_type", "hybrid_layer_pattern"}) {
    if (const auto found = config.find(key); found && found->is_array()) {
      check_number(*found, found->json().size());
      return found->json().size();
    }
  }
  config.fail("expected \"num_hidden_layers\", 1 to " + std::to_string(most_layers));
}

}  // namespace

std::vector<LayerShape> read_layers(const ForeignJson& config, const ModelShape& shape) {
  if (const auto pattern = config.find("hybrid_override_pattern")) {
    return layers_by_letter(*pattern);
  }
  if (auto layers = layers_by_block(config)) return *layers;
  if (auto layers = layers_by_config(config, shape)) return *layers;
  std::vector<LayerShape> layers(number_of_layers(config));
  set_mixers(config, shape, layers);
  set_sharing(config, shape, layers);
  set_own_sizes(config, layers);
  if (shape.experts.count > 0) set_feeds(config, layers);
  return layers;
}

}  // namespace llmadvisor
