#include "record_words.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/layers.hpp"
#include "table_records.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

/// Names, dates and the like stand as they are; all else is the file's own words.
std::string in_file_words(const std::string& text, std::string_view key, Language language) {
  const bool has_words = std::ranges::any_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  const bool is_name = key == "name" || key == "id" || !has_words;
  return is_name ? text : as_quoted(text, language);
}

std::string scalar_text(const Json& value, std::string_view key, Language language) {
  if (value.is_string()) return in_file_words(value.get<std::string>(), key, language);
  return value.dump();
}

bool is_flat(const Json& value) {
  return !value.is_object() &&
         !(value.is_array() &&
           std::ranges::any_of(value, [](const Json& item) { return item.is_structured(); }));
}

std::string flat_text(const Json& value, std::string_view key, Language language) {
  if (!value.is_array()) return scalar_text(value, key, language);
  std::string text;
  for (const auto& item : value) {
    text += (text.empty() ? "" : ", ") + scalar_text(item, key, language);
  }
  return text;
}

/// Cautions are ours, and in the reader's language already.
Bullet field_bullet(const std::string& key, const Json& value, Language language) {
  if (key == "caution") return {say(language, words::caution_lead), value.get<std::string>()};
  const std::string lead = as_quoted(key, language);
  if (is_flat(value)) return {lead, flat_text(value, key, language)};
  if (value.is_object()) return {lead, "", record_bullets(value, language)};
  Bullet list{lead, ""};
  for (const auto& item : value) {
    auto fields = record_bullets(item, language);
    if (fields.empty()) continue;
    // The first field stands for its record, the others under it.
    Bullet record = std::move(fields.front());
    record.under.insert(record.under.end(), fields.begin() + 1, fields.end());
    list.under.push_back(std::move(record));
  }
  return list;
}

/// A text that the record has in the reader's language, else the file's own words.
std::string what_it_says(const Json& record, Language language) {
  for (const auto* key : {"name", "label", "basis", "why"}) {
    const auto text = text_at(record, key);
    if (!text.empty()) return in_file_words(text, key, language);
  }
  const auto translated = text_at(record, "text_" + std::string(to_string(language)));
  if (!translated.empty()) return translated;
  const auto title = text_at(record, "title");
  return title.empty() ? text_at(record, "verdict") : as_quoted(title, language);
}

std::string price_at(const Json& record, const Json& prices, const char* key, Message message,
                     std::string_view per, Language language) {
  const auto price = prices.find(key);
  const auto currency = parse_enum<Currency>(text_at(record, "currency"));
  if (price == prices.end() || !price->is_number() || !currency) return {};
  return say(language, message,
             arg("price", format_price(price->get<double>(), *currency, language, per)));
}

/// The first figures of a record by the file's own names, for one that has neither name nor price.
std::string first_figures(const Json& record, Language language) {
  constexpr int enough = 3;
  int told = 0;
  std::string text;
  for (const auto& [key, value] : record.items()) {
    if (!value.is_number() || told == enough) continue;
    text += (text.empty() ? "" : ", ") + as_quoted(key, language) + " " +
            format_exact(value.get<double>(), language);
    ++told;
  }
  return text;
}

}  // namespace

std::string layer_name(std::string_view layer, Language language) {
  constexpr std::string_view overrides = " overrides";
  if (layer == embedded_layer) return say(language, words::layer_embedded);
  if (layer == "user") return say(language, words::layer_user);
  if (layer == "catalog") return say(language, words::layer_named);
  if (!layer.ends_with(overrides)) return std::string(layer);
  layer.remove_suffix(overrides.size());
  return say(language, words::layer_overrides, arg("layer", layer_name(layer, language)));
}

std::string brief(const Json& record, Language language) {
  std::string text = what_it_says(record, language);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  };
  const Json prices = record.value("prices", Json(Json::object()));
  add(price_at(record, prices, "input_per_million_tokens", words::price_in, "M", language));
  add(price_at(record, prices, "output_per_million_tokens", words::price_out, "M", language));
  add(price_at(record, record, "on_demand_per_hour", words::price_on_demand, "h", language));
  if (text.empty() && record.contains("spot")) {
    const Json price = {{"currency", text_at(record, "currency")}};
    add(price_at(price, record["spot"], "low_per_hour", words::price_on_spot, "h", language));
  }
  if (record.contains("expected") && record["expected"].is_number()) {
    add(format_exact(record["expected"].get<double>(), language) + " " +
        in_file_words(text_at(record, "unit"), "unit", language));
  }
  if (record.contains("number") && record["number"].is_number()) {
    add(format_exact(record["number"].get<double>(), language));
  }
  return text.empty() ? first_figures(record, language) : text;
}

std::vector<Bullet> record_bullets(const Json& record, Language language) {
  std::vector<Bullet> bullets;
  for (const auto& [key, value] : record.items()) {
    bullets.push_back(field_bullet(key, value, language));
  }
  return bullets;
}

}  // namespace llmadvisor
