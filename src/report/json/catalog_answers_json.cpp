#include "llmadvisor/report/json/catalog_answers_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/records.hpp"
#include "llmadvisor/report/speak/findings.hpp"
#include "table_records.hpp"

namespace llmadvisor {
namespace {

void tree_json(JsonPlace out, const nlohmann::ordered_json& tree);

void fields_json(JsonPlace out, const nlohmann::ordered_json& tree) {
  JsonObject json = out.object();
  for (const auto& [key, value] : tree.items()) tree_json(json.at(key), value);
}

void elements_json(JsonPlace out, const nlohmann::ordered_json& tree) {
  JsonArray json = out.array();
  for (const auto& value : tree) tree_json(json.next(), value);
}

/// What the catalogue writes of itself.
void tree_json(JsonPlace out, const nlohmann::ordered_json& tree) {
  using Type = nlohmann::ordered_json::value_t;
  switch (tree.type()) {
    case Type::object:
      return fields_json(out, tree);
    case Type::array:
      return elements_json(out, tree);
    case Type::string:
      return void(out = tree.get_ref<const std::string&>());
    case Type::boolean:
      return void(out = tree.get<bool>());
    case Type::number_integer:
      return void(out = tree.get<std::int64_t>());
    case Type::number_unsigned:
      return void(out = tree.get<std::uint64_t>());
    case Type::number_float:
      return void(out = tree.get<double>());
    default:
      return void(out = nullptr);
  }
}

void add_opening(JsonObject& json, const Catalog& catalog, const ReportContext& context) {
  json["schema_version"] = json_schema_version;
  program_json(json["llmadvisor"], catalog, context);
}

void too_old_json(JsonPlace out, const LayerUse& layer) {
  JsonArray all = out.array();
  for (const auto& record : layer.older) {
    JsonObject json = all.next().object();
    json["table"] = hyphenated(record.table);
    json["record"] = record.key;
    json["as_of"] = to_string(record.as_of);
    json["newer"] = to_string(record.newer);
  }
}

void layers_json(JsonPlace out, const LayeredCatalog& layered) {
  JsonArray all = out.array();
  for (const auto& layer : layered.layers) {
    JsonObject json = all.next().object();
    json["layer"] = layer.name;
    add_known(json, "directory", layer.place);
    json["records"] = layer.records;
    if (layer.has_overrides) json["overridden"] = layer.overridden;
    if (!layer.older.empty()) too_old_json(json["too_old"], layer);
  }
}

void tables_json(JsonPlace out, const Catalog& catalog) {
  JsonArray all = out.array();
  for (const auto& table : table_summaries(catalog)) {
    JsonObject json = all.next().object();
    json["table"] = table.name;
    json["records"] = table.records;
    if (table.oldest) json["oldest"] = to_string(*table.oldest);
    if (table.newest) json["newest"] = to_string(*table.newest);
  }
}

void origins_json(JsonPlace out, const LayeredCatalog& layered, std::string_view table) {
  JsonObject json = out.object();
  for (const auto& name : catalog_record_names(layered.catalog, table)) {
    const auto origin = origin_of(layered, underscored(table), name);
    if (origin != embedded_layer) json.at(name) = origin;
  }
}

void audited_json(JsonPlace out, const AuditedFigure& figure) {
  JsonObject json = out.object();
  json["table"] = figure.table;
  json["record"] = figure.record;
  json["field"] = figure.field;
  tree_json(json["value"], nlohmann::ordered_json::parse(figure.value));
  add_known(json, "unit", figure.unit);
  json["source"] = figure.source;
  json["as_of"] = figure.as_of;
  if (figure.mark) json["mark"] = to_string(*figure.mark);
  if (figure.second_source.empty()) return;
  tree_json(json["second_value"], nlohmann::ordered_json::parse(figure.second_value));
  json["second_source"] = figure.second_source;
  json["second_as_of"] = figure.second_as_of;
}

void finding_json(JsonPlace out, const Finding& finding, Language language) {
  JsonObject json = out.object();
  json["severity"] = to_string(finding.severity);
  json["table"] = hyphenated(finding.table);
  json["record"] = finding.record;
  json["message"] = sentence_of(finding, language);
  json["code"] = to_string(finding.code);
}

}  // namespace

std::string catalog_overview_json(const LayeredCatalog& layered, const ReportContext& context) {
  return object_text([&](JsonObject& json) {
    add_opening(json, layered.catalog, context);
    layers_json(json["layers"], layered);
    tables_json(json["tables"], layered.catalog);
  });
}

std::string catalog_list_json(const LayeredCatalog& layered, std::string_view table,
                              const ReportContext& context) {
  return object_text([&](JsonObject& json) {
    add_opening(json, layered.catalog, context);
    json["table"] = table;
    tree_json(json["records"], table_records(layered.catalog, table));
    origins_json(json["origins"], layered, table);
  });
}

std::string catalog_record_json(const LayeredCatalog& layered, std::string_view table,
                                std::string_view name, Date today, const ReportContext& context) {
  return object_text([&](JsonObject& json) {
    add_opening(json, layered.catalog, context);
    json["table"] = table;
    tree_json(json["record"], shown_record(layered.catalog, table, name, today, context.language));
    json["origin"] = origin_of(layered, underscored(table), std::string(name));
  });
}

std::string audit_json(const std::vector<AuditedFigure>& figures, const Draw& draw,
                       const Catalog& catalog, const ReportContext& context) {
  return object_text([&](JsonObject& json) {
    add_opening(json, catalog, context);
    json["seed"] = draw.seed;
    JsonArray all = json["figures"].array();
    for (const auto& figure : figures) audited_json(all.next(), figure);
  });
}

std::string check_json(const std::vector<Finding>& findings, const Catalog& catalog,
                       const ReportContext& context) {
  const auto count = [&](Severity severity) {
    return std::ranges::count(findings, severity, &Finding::severity);
  };
  return object_text([&](JsonObject& json) {
    add_opening(json, catalog, context);
    json["errors"] = count(Severity::error);
    json["warnings"] = count(Severity::warning);
    json["notes"] = count(Severity::note);
    JsonArray all = json["findings"].array();
    for (const auto& finding : findings) finding_json(all.next(), finding, context.language);
  });
}

}  // namespace llmadvisor
