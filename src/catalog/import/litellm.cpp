// LiteLLM's model_prices_and_context_window.json: dollars per token, one flat object of entries.

#include <algorithm>
#include <charconv>
#include <set>

#include "decimal.hpp"
#include "entry.hpp"
#include "foreign_json.hpp"
#include "member_stream.hpp"

namespace llmadvisor {
namespace {

std::optional<double> token_price(const ForeignJson& entry, const std::string& key) {
  const auto price = entry.number(key);
  return price ? std::optional(per_million(*price)) : std::nullopt;
}

/// `suffix` picks a variant: `_batches`, `_above_200k_tokens`. What ends in `_above_1hr` is the
/// price of a longer time to live, not of a longer prompt, and never asked for.
StatedPrices prices(const ForeignJson& entry, const std::string& suffix) {
  return {.input = token_price(entry, "input_cost_per_token" + suffix),
          .output = token_price(entry, "output_cost_per_token" + suffix),
          .cached_input = token_price(entry, "cache_read_input_token_cost" + suffix),
          .cache_write = token_price(entry, "cache_creation_input_token_cost" + suffix),
          .reasoning = token_price(entry, "output_cost_per_reasoning_token" + suffix)};
}

/// 200 of `input_cost_per_token_above_200k_tokens`.
std::optional<int> thousands_in(std::string_view key) {
  constexpr std::string_view before = "input_cost_per_token_above_";
  constexpr std::string_view after = "k_tokens";
  constexpr std::size_t most_digits = 6;
  if (!key.starts_with(before) || !key.ends_with(after)) return std::nullopt;
  key.remove_prefix(before.size());
  if (key.size() <= after.size() || key.size() > after.size() + most_digits) return std::nullopt;
  key.remove_suffix(after.size());
  if (!std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  int thousands = 0;
  std::from_chars(key.data(), key.data() + key.size(), thousands);
  return thousands;
}

std::vector<StatedTier> tiers_by_suffix(const ForeignJson& entry) {
  if (!entry.is_object()) return {};
  std::set<int> thousands;
  for (const auto& [key, value] : entry.json().get_ref<const nlohmann::json::object_t&>()) {
    if (const auto found = thousands_in(key)) thousands.insert(*found);
  }
  std::vector<StatedTier> tiers;
  for (const int k : thousands) {
    const auto suffix = "_above_" + std::to_string(k) + "k_tokens";
    tiers.push_back({k * 1000, prices(entry, suffix)});
  }
  return tiers;
}

/// `tiered_pricing`: ranges of prompt lengths, the first of which is the base price.
void add_ranges(const ForeignJson& ranges, PriceEntry& out) {
  ranges.each_item([&](const ForeignJson& range) {
    const auto bounds = range.find("range");
    if (!bounds) return;
    if (!bounds->is_array() || bounds->json().empty()) bounds->fail("expected [from, to]");
    const double from = ForeignJson(bounds->json()[0], range.file()).as_number();
    if (from <= 0) {
      out.prices = prices(range, "");
    } else if (from < 1e9) {
      out.tiers.push_back({static_cast<int>(from), prices(range, "")});
    }
  });
}

void set_kind(const ForeignJson& entry, PriceEntry& out) {
  const auto mode = entry.text("mode");
  const bool text = mode == "chat" || mode == "responses" || mode == "completion";
  out.kind = text                  ? EntryKind::text
             : mode == "embedding" ? EntryKind::embedding
             : mode == "rerank"    ? EntryKind::reranker
                                   : EntryKind::other;
  out.not_text = mode.empty() ? "a price class, not a model" : mode;
  if (out.key.find("/*/") != out.key.npos || out.key.find("month-commitment") != out.key.npos ||
      out.key.find("1-month") != out.key.npos || out.key.find("6-month") != out.key.npos) {
    out.kind = EntryKind::other;
    out.not_text = "committed capacity";
  }
  if (out.model.starts_with("ft:")) {
    out.kind = EntryKind::other;
    out.not_text = "inference of a tuned model";
  }
}

/// `vertex_ai/claude...` of provider `vertex_ai-anthropic_models` is `claude...`; OpenAI's and
/// Anthropic's keys have no prefix.
std::string model_name(const std::string& key, const std::string& provider) {
  const auto slash = key.find('/');
  if (slash == key.npos) return key;
  const auto first = key.substr(0, slash);
  return provider.starts_with(first) || first == "text-completion-openai" ? key.substr(slash + 1)
                                                                          : key;
}

std::optional<int> positive(std::optional<int> value) {
  return value && *value > 0 ? value : std::nullopt;
}

PriceEntry read_entry(const std::string& key, const ForeignJson& entry) {
  PriceEntry out;
  out.key = key;
  out.provider = entry.text("litellm_provider");
  out.model = model_name(key, out.provider);
  set_kind(entry, out);
  out.prices = prices(entry, "");
  out.batch = prices(entry, "_batches");
  out.tiers = tiers_by_suffix(entry);
  if (const auto ranges = entry.find("tiered_pricing")) add_ranges(*ranges, out);
  if (const auto query = entry.number("input_cost_per_query")) {
    out.per_thousand_queries = nine_digits(*query * 1000);
  }
  out.max_context = positive(entry.whole("max_input_tokens"));
  out.max_output = positive(entry.whole("max_output_tokens"));
  // The file copies the one limit into the other where it knows only one.
  if (out.max_output == out.max_context) out.max_output.reset();
  out.dimensions = positive(entry.whole("output_vector_size"));
  out.withdrawn_on = entry.date("deprecation_date");
  return out;
}

/// Keys that describe the file itself.
bool is_no_entry(const std::string& key, const ForeignJson& value) {
  return !value.is_object() || key == "sample_spec" || key == "fallback_generalizations" ||
         key.ends_with('/');
}

}  // namespace

ForeignFile read_litellm(const ForeignText& in) {
  const auto& file = in.options.file;
  PriceFile out;
  out.expressible = {.batch = true, .timed = false, .context = false};
  for_each_member(file, in.text, [&](const std::string& key, const ForeignJson& value) {
    if (key == "last_updated" && !value.json().is_null()) out.as_of = value.as_date();
    if (is_no_entry(key, value)) {
      ++out.not_models;
    } else {
      out.entries.push_back(read_entry(key, value));
    }
  });
  return {std::move(out)};
}

}  // namespace llmadvisor
