// models.dev's api.json: dollars per million tokens, an object of providers with their models.

#include <algorithm>

#include "decimal.hpp"
#include "entry.hpp"
#include "foreign_json.hpp"
#include "llmadvisor/text/likeness.hpp"
#include "member_stream.hpp"

namespace llmadvisor {
namespace {

std::optional<double> price(const ForeignJson& cost, const std::string& key) {
  const auto value = cost.number(key);
  return value ? std::optional(nine_digits(*value)) : std::nullopt;
}

StatedPrices prices(const ForeignJson& cost) {
  auto cached = price(cost, "cache_read");
  // Spellings that occur in the provider files behind api.json.
  if (!cached) cached = price(cost, "cached_input");
  if (!cached) cached = price(cost, "cache_input");
  return {.input = price(cost, "input"),
          .output = price(cost, "output"),
          .cached_input = cached,
          .cache_write = price(cost, "cache_write"),
          .reasoning = price(cost, "reasoning")};
}

void add_tiers(const ForeignJson& cost, PriceEntry& out) {
  const auto tiers = cost.find("tiers");
  if (tiers) {
    tiers->each_item([&](const ForeignJson& tier) {
      const auto kind = tier.at("tier");
      const auto size = kind.whole("size");
      if (kind.text("type") == "context" && size && *size > 0) {
        out.tiers.push_back({*size, prices(tier)});
      }
    });
  } else if (const auto legacy = cost.find("context_over_200k")) {
    // Misnamed where `tiers` exists: its threshold is then another one.
    out.tiers.push_back({200000, prices(*legacy)});
  }
}

void set_kind(const ForeignJson& model, PriceEntry& out) {
  bool speaks_text = true;
  if (const auto modalities = model.find("modalities")) {
    speaks_text = false;
    modalities->at("output").each_item([&](const ForeignJson& form) {
      speaks_text |= form.as_text() == "text";
      if (form.as_text() != "text") out.not_text = form.as_text();
    });
  }
  if (!speaks_text) {
    out.kind = EntryKind::other;
  } else if (contains(out.model, "rerank")) {
    out.kind = EntryKind::reranker;
  } else if (contains(out.model, "embed") || contains(model.text("family"), "embed")) {
    out.kind = EntryKind::embedding;
  }
}

std::optional<int> positive(std::optional<int> value) {
  return value && *value > 0 ? value : std::nullopt;
}

void add_limits(const ForeignJson& model, PriceEntry& out) {
  const auto limit = model.find("limit");
  if (!limit) return;
  out.max_context = positive(limit->whole("context"));
  out.max_output = positive(limit->whole("output"));
  if (out.max_context && out.max_output && *out.max_output > *out.max_context) {
    out.max_output.reset();
  }
}

PriceEntry read_model(const std::string& provider, const std::string& id,
                      const ForeignJson& model) {
  PriceEntry out;
  out.key = provider + "/" + id;
  out.provider = provider;
  out.model = id;
  set_kind(model, out);
  out.withdrawn = model.text("status") == "deprecated";
  if (const auto cost = model.find("cost")) {
    out.prices = prices(*cost);
    add_tiers(*cost, out);
  }
  add_limits(model, out);
  return out;
}

}  // namespace

ForeignFile read_models_dev(const ForeignText& in) {
  const auto& file = in.options.file;
  PriceFile out;
  out.expressible = {.batch = false, .timed = false, .context = true};
  for_each_member(file, in.text, [&](const std::string& id, const ForeignJson& provider) {
    if (!provider.is_object()) provider.fail("expected a provider: an object with models");
    provider.at("models").each_member([&](const std::string& model_id, const ForeignJson& model) {
      out.entries.push_back(read_model(id, model_id, model));
    });
  });
  return {std::move(out)};
}

}  // namespace llmadvisor
