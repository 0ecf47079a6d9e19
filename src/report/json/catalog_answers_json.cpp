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

using Json = nlohmann::ordered_json;

Json opening(const Catalog& catalog, const ReportContext& context) {
  Json json;
  json["schema_version"] = json_schema_version;
  json["llmadvisor"] = program_json(catalog, context);
  return json;
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

std::string catalog_overview_json(const LayeredCatalog& layered, const ReportContext& context) {
  Json json = opening(layered.catalog, context);
  json["layers"] = Json::array();
  for (const auto& layer : layered.layers) json["layers"].push_back(layer_json(layer));
  json["tables"] = Json::array();
  for (const auto& table : table_summaries(layered.catalog)) {
    Json one{{"table", table.name}, {"records", table.records}};
    if (table.oldest) one["oldest"] = to_string(*table.oldest);
    if (table.newest) one["newest"] = to_string(*table.newest);
    json["tables"].push_back(std::move(one));
  }
  return json_text(json);
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

std::string catalog_record_json(const LayeredCatalog& layered, std::string_view table,
                                std::string_view name, Date today, const ReportContext& context) {
  Json json = opening(layered.catalog, context);
  json["table"] = table;
  json["record"] = shown_record(layered.catalog, table, name, today, context.language);
  json["origin"] = origin_of(layered, underscored(table), std::string(name));
  return json_text(json);
}

std::string audit_json(const std::vector<AuditedFigure>& figures, const Draw& draw,
                       const Catalog& catalog, const ReportContext& context) {
  Json json = opening(catalog, context);
  json["seed"] = draw.seed;
  json["figures"] = Json::array();
  for (const auto& figure : figures) {
    Json one{{"table", figure.table},
             {"record", figure.record},
             {"field", figure.field},
             {"value", Json::parse(figure.value)}};
    if (!figure.unit.empty()) one["unit"] = figure.unit;
    one["source"] = figure.source;
    one["as_of"] = figure.as_of;
    if (figure.mark) one["mark"] = to_string(*figure.mark);
    if (!figure.second_source.empty()) {
      one["second_value"] = Json::parse(figure.second_value);
      one["second_source"] = figure.second_source;
      one["second_as_of"] = figure.second_as_of;
    }
    json["figures"].push_back(std::move(one));
  }
  return json_text(json);
}

std::string check_json(const std::vector<Finding>& findings, const Catalog& catalog,
                       const ReportContext& context) {
  const auto count = [&](Severity severity) {
    return std::ranges::count(findings, severity, &Finding::severity);
  };
  Json json = opening(catalog, context);
  json["errors"] = count(Severity::error);
  json["warnings"] = count(Severity::warning);
  json["notes"] = count(Severity::note);
  json["findings"] = Json::array();
  for (const auto& finding : findings) {
    json["findings"].push_back({{"severity", to_string(finding.severity)},
                                {"table", hyphenated(finding.table)},
                                {"record", finding.record},
                                {"message", sentence_of(finding, context.language)},
                                {"code", to_string(finding.code)}});
  }
  return json_text(json);
}

}  // namespace llmadvisor
