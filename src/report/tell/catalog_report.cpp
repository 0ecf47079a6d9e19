#include "llmadvisor/report/tell/catalog_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "json/json_parts.hpp"
#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/record_key.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/text/layout.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

std::string hyphenated(std::string_view name) {
  std::string result(name);
  std::ranges::replace(result, '_', '-');
  return result;
}

/// The key of for_each_table() behind a table's name.
std::string underscored(std::string_view name) {
  std::string result(name);
  std::ranges::replace(result, '-', '_');
  return result;
}

/// Records in the form of the catalogue's files: what a user would write to change them.
Json table_records(const Catalog& catalog, std::string_view table) {
  Json records = Json::array();
  for_each_table(catalog, [&](std::string_view stem, const char* key, const auto&) {
    if (hyphenated(key) != table) return;
    const auto file = Json::parse(catalog_file_text(catalog, stem));
    if (file.contains(key)) records = file.at(key);
  });
  return records;
}

std::string text_at(const Json& record, const char* key) {
  const auto found = record.find(key);
  return found != record.end() && found->is_string() ? found->get<std::string>() : "";
}

Json record_named(const Catalog& catalog, std::string_view table, std::string_view name) {
  const auto names = catalog_record_names(catalog, table);
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) throw std::logic_error("no such record");
  return table_records(catalog, table).at(static_cast<std::size_t>(at - names.begin()));
}

/// What a reader must know of a fact before leaning on it; empty for a strong and recent one.
std::string caution(const ProviderFact& fact, Date today) {
  std::string text = is_strong(fact) ? "" : "weak evidence";
  const auto age = freshness(fact, today);
  if (age == Freshness::fresh) return text;
  if (!text.empty()) text += ", ";
  return text + (age == Freshness::stale ? "old: read it again" : "undated: read it again");
}

/// A record, and of a provider what is weak or old in its facts.
Json shown_record(const Catalog& catalog, std::string_view table, std::string_view name,
                  Date today) {
  Json record = record_named(catalog, table, name);
  const auto* provider = table == "providers" ? catalog.find_provider(name) : nullptr;
  if (provider == nullptr) return record;
  for (std::size_t i = 0; i < provider->facts.size(); ++i) {
    const auto text = caution(provider->facts[i], today);
    if (!text.empty()) record["facts"][i]["caution"] = text;
  }
  return record;
}

std::string scalar_text(const Json& value) {
  return printable(value.is_string() ? value.get<std::string>() : value.dump());
}

bool is_flat(const Json& value) {
  return !value.is_object() &&
         !(value.is_array() &&
           std::ranges::any_of(value, [](const Json& item) { return item.is_structured(); }));
}

std::string flat_text(const Json& value) {
  if (!value.is_array()) return scalar_text(value);
  std::string text;
  for (const auto& item : value) text += (text.empty() ? "" : ", ") + scalar_text(item);
  return text;
}

/// `key: value`, nested records indented; long values wrap under themselves.
void write_record(std::string& out, const Json& record, std::size_t indent, int width) {
  for (const auto& [key, value] : record.items()) {
    if (is_flat(value)) {
      const std::string lead = fmt::format("{:{}}{}: ", "", indent, key);
      const auto lines = wrapped(flat_text(value), width - static_cast<int>(lead.size()));
      for (std::size_t i = 0; i < lines.size(); ++i) {
        out += (i == 0 ? lead : std::string(lead.size(), ' ')) + lines[i] + "\n";
      }
      continue;
    }
    out += fmt::format("{:{}}{}:\n", "", indent, key);
    if (value.is_object()) {
      write_record(out, value, indent + 2, width);
      continue;
    }
    for (const auto& item : value) {
      std::string nested;
      write_record(nested, item, indent + 4, width);
      nested.replace(indent + 2, 1, "-");
      out += nested;
    }
  }
}

/// What a list says of a record besides its name: what it is called and what it costs.
std::string brief(const Json& record) {
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  };
  for (const auto* key : {"name", "label", "basis", "why", "text_en", "title", "verdict"}) {
    if (text.empty()) add(text_at(record, key));
  }
  const auto add_price = [&](const Json& prices, const char* key, std::string_view unit) {
    if (prices.contains(key)) {
      add(fmt::format("{} {}{}", prices[key].dump(), text_at(record, "currency"), unit));
    }
  };
  if (record.contains("prices")) {
    add_price(record["prices"], "input_per_million_tokens", "/M in");
    add_price(record["prices"], "output_per_million_tokens", "/M out");
  }
  add_price(record, "on_demand_per_hour", "/h on demand");
  if (record.contains("expected")) {
    add(record["expected"].dump() + " " + text_at(record, "unit"));
  }
  if (record.contains("number")) add(record["number"].dump());
  return printable(text);
}

struct Span {
  std::string from;
  std::string to;
};

Span dates_of(const Json& records) {
  Span span;
  for (const auto& record : records) {
    const auto date = text_at(record, "as_of");
    if (date.empty()) continue;
    if (span.from.empty() || date < span.from) span.from = date;
    span.to = std::max(span.to, date);
  }
  return span;
}

Json opening(const Catalog& catalog, const ReportContext& context) {
  Json json;
  json["schema_version"] = json_schema_version;
  json["llmadvisor"] = program_json(catalog, context);
  return json;
}

/// The layers from the bottom, with what each came to.
std::string layers_text(const LayeredCatalog& layered, int width) {
  Table table{{{"Layer"}, {"Records"}, {"Overridden"}, {"Too old"}, {"Directory"}}, {}};
  for (const auto& layer : layered.layers) {
    table.rows.push_back(
        {{layer.name, std::to_string(layer.records),
          layer.has_overrides ? std::to_string(layer.overridden) : "",
          layer.older.empty() ? "" : std::to_string(layer.older.size()), printable(layer.place)},
         ""});
  }
  return table_text(table, width);
}

Json layer_json(const LayerUse& layer) {
  Json json{{"layer", layer.name}};
  if (!layer.place.empty()) json["directory"] = layer.place;
  json["records"] = layer.records;
  if (layer.has_overrides) json["overridden"] = layer.overridden;
  if (layer.older.empty()) return json;
  for (const auto& record : layer.older) {
    json["too_old"].push_back({{"table", hyphenated(record.table)},
                               {"record", record.key},
                               {"as_of", to_string(record.as_of)},
                               {"newer", to_string(record.newer)}});
  }
  return json;
}

}  // namespace

std::vector<std::string> catalog_table_names() {
  std::vector<std::string> names;
  const Catalog none;
  for_each_table(none, [&](std::string_view, const char* key, const auto&) {
    names.push_back(hyphenated(key));
  });
  return names;
}

std::vector<std::string> catalog_record_names(const Catalog& catalog, std::string_view table) {
  std::vector<std::string> names;
  for_each_table(catalog, [&](std::string_view, const char* key, const auto& records) {
    if (hyphenated(key) != table) return;
    for (const auto& record : records) names.push_back(record_key(record));
  });
  return names;
}

std::string catalog_overview_text(const LayeredCatalog& layered, const ReportContext& context) {
  Table table{{{"Table"}, {"Records"}, {"Oldest"}, {"Newest"}}, {}};
  for (const auto& name : catalog_table_names()) {
    const auto records = table_records(layered.catalog, name);
    const auto dates = dates_of(records);
    table.rows.push_back(
        {{name, Cell(CellKind::count, std::to_string(records.size())), dates.from, dates.to}, ""});
  }
  return fmt::format("Catalogue of {}\n\n{}\n{}", to_string(layered.catalog.as_of),
                     layers_text(layered, context.width), table_text(table, context.width));
}

std::string catalog_overview_json(const LayeredCatalog& layered, const ReportContext& context) {
  Json json = opening(layered.catalog, context);
  json["layers"] = Json::array();
  for (const auto& layer : layered.layers) json["layers"].push_back(layer_json(layer));
  json["tables"] = Json::array();
  for (const auto& name : catalog_table_names()) {
    const auto records = table_records(layered.catalog, name);
    const auto dates = dates_of(records);
    Json one{{"table", name}, {"records", records.size()}};
    if (!dates.from.empty()) one["oldest"] = dates.from;
    if (!dates.to.empty()) one["newest"] = dates.to;
    json["tables"].push_back(std::move(one));
  }
  return json_text(json);
}

std::string catalog_list_text(const LayeredCatalog& layered, std::string_view table,
                              const ReportContext& context) {
  const auto names = catalog_record_names(layered.catalog, table);
  const auto records = table_records(layered.catalog, table);
  Table list{{{"Name"}, {"What"}, {"Layer"}, {"Source"}, {"Date"}}, {}};
  for (std::size_t i = 0; i < records.size(); ++i) {
    auto source = text_at(records[i], "source");
    if (source.empty()) source = text_at(records[i], "reference");
    list.rows.push_back(
        {{names[i], brief(records[i]), layer_of(layered, underscored(table), names[i]),
          printable(source), text_at(records[i], "as_of")},
         ""});
  }
  return table_text(list, context.width);
}

std::string catalog_list_json(const LayeredCatalog& layered, std::string_view table,
                              const ReportContext& context) {
  Json json = opening(layered.catalog, context);
  json["table"] = table;
  json["records"] = table_records(layered.catalog, table);
  json["origins"] = Json::object();
  for (const auto& name : catalog_record_names(layered.catalog, table)) {
    const auto origin = origin_of(layered, underscored(table), name);
    if (origin != embedded_layer) json["origins"][name] = origin;
  }
  return json_text(json);
}

std::string catalog_show_text(const LayeredCatalog& layered, std::string_view table,
                              std::string_view name, Date today, const ReportContext& context) {
  std::string text;
  write_record(text, shown_record(layered.catalog, table, name, today), 0, context.width);
  const auto origin = origin_of(layered, underscored(table), std::string(name));
  write_record(text, Json{{"layer", origin}}, 0, context.width);
  return text;
}

std::string catalog_show_json(const LayeredCatalog& layered, std::string_view table,
                              std::string_view name, Date today, const ReportContext& context) {
  Json json = opening(layered.catalog, context);
  json["table"] = table;
  json["record"] = shown_record(layered.catalog, table, name, today);
  json["origin"] = origin_of(layered, underscored(table), std::string(name));
  return json_text(json);
}

}  // namespace llmadvisor
