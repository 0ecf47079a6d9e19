// llm-prices.com current-v1.json and historical-v1.json: dollars per million tokens.

#include <map>
#include <regex>

#include "decimal.hpp"
#include "entry.hpp"
#include "foreign_json.hpp"
#include "llmadvisor/catalog/strict_json.hpp"
#include "names.hpp"

namespace llmadvisor {
namespace {

using ByName = std::map<std::pair<std::string, std::string>, std::size_t>;

StatedPrices prices(const ForeignJson& row) {
  const auto price = [&](const char* key) {
    const auto value = row.number(key);
    return value ? std::optional(nine_digits(*value)) : std::nullopt;
  };
  // A null `input_cached` is "not recorded", not "not offered".
  return {.input = price("input"),
          .output = price("output"),
          .cached_input = price("input_cached"),
          .cache_write = {},
          .reasoning = {}};
}

PriceEntry& entry_of(const ForeignJson& row, PriceFile& out, ByName& places) {
  const auto vendor = row.at("vendor").as_text();
  const auto id = row.at("id").as_text();
  const auto [place, is_new] = places.try_emplace({vendor, id}, out.entries.size());
  if (is_new) {
    PriceEntry entry;
    entry.provider = vendor;
    entry.model = id;
    entry.key = vendor + "/" + id;
    entry.withdrawn = true;  // until a price of today turns up
    out.entries.push_back(entry);
  }
  return out.entries[place->second];
}

void add_row(const ForeignJson& row, Date as_of, PriceFile& out, ByName& places) {
  auto& entry = entry_of(row, out, places);
  const auto from = row.date("from_date");
  const auto to = row.date("to_date");
  if (to && *to <= as_of) return;
  if (from && *from > as_of) {
    entry.timed.push_back({from, "", "", prices(row)});
    return;
  }
  if (!entry.withdrawn) {
    // The file repeats an id. Whether that matters is judged with all other doubles.
    PriceEntry again = entry;
    again.prices = prices(row);
    out.entries.push_back(std::move(again));
    return;
  }
  entry.prices = prices(row);
  entry.withdrawn = false;
}

/// `gpt-5.5-272k` is the price of gpt-5.5 above 272,000 tokens, not a model.
void fold_tiers(PriceFile& file, const ByName& places) {
  static const std::regex tier("(.+)-(\\d{2,4})k");
  auto& all = file.entries;
  for (auto& entry : all) {
    std::smatch match;
    if (entry.model.size() > longest_name) continue;
    if (!std::regex_match(entry.model, match, tier)) continue;
    const auto base = places.find({entry.provider, match[1].str()});
    if (base == places.end() || entry.withdrawn) continue;
    all[base->second].tiers.push_back({std::stoi(match[2]) * 1000, entry.prices});
    entry.key.clear();
  }
  std::erase_if(all, [](const PriceEntry& entry) { return entry.key.empty(); });
}

/// The historical file carries no day of its own; it is at least as young as its latest change.
std::optional<Date> latest_change(const ForeignJson& rows, Date as_of) {
  std::optional<Date> latest;
  rows.each_item([&](const ForeignJson& row) {
    for (const auto* key : {"from_date", "to_date"}) {
      const auto day = row.date(key);
      if (day && *day <= as_of && (!latest || *day > *latest)) latest = day;
    }
  });
  return latest;
}

}  // namespace

ForeignFile read_llm_prices(const ForeignText& in) {
  const auto& file = in.options.file;
  const Date as_of = in.day;
  const auto json = parse_strictly(file, in.text);
  const ForeignJson document(json, file);
  PriceFile out;
  out.expressible = {.batch = false, .timed = true, .cache = false, .context = false};
  out.as_of = document.find("updated_at") ? document.date("updated_at")
                                          : latest_change(document.at("prices"), as_of);
  ByName places;
  document.at("prices").each_item(
      [&](const ForeignJson& row) { add_row(row, as_of, out, places); });
  fold_tiers(out, places);
  return {std::move(out)};
}

}  // namespace llmadvisor
