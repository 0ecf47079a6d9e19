// pydantic/genai-prices data.json: dollars per million tokens, with dated and time-of-day prices.

#include <algorithm>
#include <set>

#include "decimal.hpp"
#include "entry.hpp"
#include "foreign_json.hpp"
#include "llmadvisor/catalog/strict_json.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

/// A price is a number or `{base, tiers: [{start, price}]}`; `start` 0 asks for the base.
std::optional<double> price(const ForeignJson& prices, const std::string& key, int start) {
  const auto found = prices.find(key);
  if (!found) return std::nullopt;
  if (!found->is_object()) {
    return start == 0 ? std::optional(nine_digits(found->as_number())) : std::nullopt;
  }
  if (start == 0) return nine_digits(found->at("base").as_number());
  std::optional<double> value;
  if (const auto tiers = found->find("tiers")) {
    tiers->each_item([&](const ForeignJson& tier) {
      if (tier.whole("start") == start) value = nine_digits(tier.at("price").as_number());
    });
  }
  return value;
}

StatedPrices prices_at(const ForeignJson& prices, int start) {
  return {.input = price(prices, "input_mtok", start),
          .output = price(prices, "output_mtok", start),
          .cached_input = price(prices, "cache_read_mtok", start),
          .cache_write = price(prices, "cache_write_mtok", start),
          .reasoning = price(prices, "output_reasoning_mtok", start)};
}

std::set<int> tier_starts(const ForeignJson& prices) {
  std::set<int> starts;
  prices.each_member([&](const std::string& key, const ForeignJson& value) {
    const bool tokens = key == "input_mtok" || key == "output_mtok" || key == "cache_read_mtok" ||
                        key == "cache_write_mtok";
    if (!tokens || !value.is_object()) return;
    if (const auto tiers = value.find("tiers")) {
      tiers->each_item([&](const ForeignJson& tier) {
        if (const auto start = tier.whole("start"); start && *start > 0) starts.insert(*start);
      });
    }
  });
  return starts;
}

/// `00:30:00Z` -> `00:30`.
std::string clock(const ForeignJson& constraint, const std::string& key) {
  const auto text = constraint.text(key);
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() < 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) {
    constraint.at(key).fail("expected a time of day, HH:MM");
  }
  return text.substr(0, 5);
}

void set_base(const ForeignJson& prices, PriceEntry& out) {
  out.prices = prices_at(prices, 0);
  out.tiers.clear();
  for (const int start : tier_starts(prices)) {
    out.tiers.push_back({start, prices_at(prices, start)});
  }
  if (const auto queries = prices.number("requests_kcount")) out.per_thousand_queries = queries;
}

/// One of several prices, the later in the list the stronger: the last dated one that has begun is
/// the base, those to come and those of some hours stay beside it.
void add_constrained(const ForeignJson& row, Date as_of, PriceEntry& out) {
  const auto constraint = row.find("constraint");
  const auto prices = row.at("prices");
  if (!constraint) return set_base(prices, out);
  if (const auto from = constraint->date("start_date")) {
    if (*from <= as_of) return set_base(prices, out);
    out.timed.push_back({from, "", "", prices_at(prices, 0)});
  } else if (constraint->find("start_time")) {
    out.timed.push_back({std::nullopt, clock(*constraint, "start_time"),
                         clock(*constraint, "end_time"), prices_at(prices, 0)});
  }
}

PriceEntry read_model(const std::string& provider, const ForeignJson& model, Date as_of) {
  PriceEntry out;
  out.provider = provider;
  out.model = model.at("id").as_text();
  out.key = provider + "/" + out.model;
  out.withdrawn = model.flag("deprecated").value_or(false);
  const auto prices = model.at("prices");
  if (prices.is_array()) {
    prices.each_item([&](const ForeignJson& row) { add_constrained(row, as_of, out); });
  } else {
    set_base(prices, out);
  }
  if (contains(out.model, "rerank")) {
    out.kind = EntryKind::reranker;
  } else if (contains(out.model, "embed") || (provider == "voyageai" && out.prices.input)) {
    out.kind = EntryKind::embedding;
  }
  const auto context = model.whole("context_window");
  if (context && *context > 0) out.max_context = context;
  return out;
}

}  // namespace

ForeignFile read_genai_prices(const ForeignText& in) {
  const auto& file = in.options.file;
  const Date as_of = in.day;
  const auto json = parse_strictly(file, in.text);
  PriceFile out;
  out.expressible = {.batch = false, .timed = true, .context = true};
  ForeignJson(json, file).each_item([&](const ForeignJson& provider) {
    const auto id = provider.at("id").as_text();
    provider.at("models").each_item(
        [&](const ForeignJson& model) { out.entries.push_back(read_model(id, model, as_of)); });
  });
  return {std::move(out)};
}

}  // namespace llmadvisor
