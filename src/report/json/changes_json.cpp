#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/json/catalog_answers_json.hpp"
#include "llmadvisor/report/speak/findings.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

Json fields_json(const std::vector<FieldChange>& fields) {
  Json list = Json::array();
  for (const auto& change : fields) {
    Json json{{"field", change.path}};
    if (!change.before.empty()) json["before"] = change.before;
    if (!change.after.empty()) json["after"] = change.after;
    if (change.ratio) json["percent"] = (*change.ratio - 1) * 100;
    if (change.is_jump()) json["jump"] = true;
    list.push_back(std::move(json));
  }
  return list;
}

Json remarks_json(const std::vector<ImportRemark>& remarks, Language language) {
  Json json = Json::array();
  for (const auto& r : remarks) {
    json.push_back(
        {{"entry", r.entry}, {"message", sentence_of(r, language)}, {"code", to_string(r.code)}});
  }
  return json;
}

Json changed_json(const std::vector<RecordChange>& changes) {
  Json json = Json::array();
  for (const auto& c : changes) {
    json.push_back({{"record", c.table + "/" + c.id}, {"fields", fields_json(c.fields)}});
  }
  return json;
}

Json left_out_json(const std::vector<LeftOut>& reasons, Language language) {
  Json json = Json::array();
  for (const auto& r : reasons) {
    json.push_back({{"reason", to_string(r.reason)},
                    {"meaning", meaning_of(r.reason, language)},
                    {"count", r.count},
                    {"examples", r.entries}});
  }
  return json;
}

}  // namespace

std::string diff_json(const std::vector<RecordChange>& changes) {
  Json list = Json::array();
  for (const auto& change : changes) {
    Json json{
        {"difference", to_string(change.difference)}, {"table", change.table}, {"id", change.id}};
    if (!change.fields.empty()) json["fields"] = fields_json(change.fields);
    list.push_back(std::move(json));
  }
  return json_text({{"schema_version", json_schema_version}, {"changes", std::move(list)}});
}

std::string import_json(const ImportReport& r, const std::vector<std::string>& files,
                        const ReportContext& context) {
  Json json;
  json["schema_version"] = json_schema_version;
  json["entries"] = r.entries;
  json["as_of"] = to_string(r.as_of);
  json["added"] = r.added;
  json["changed"] = changed_json(r.changed);
  json["unchanged"] = r.unchanged;
  json["left_out"] = left_out_json(r.left_out, context.language);
  json["ambiguous"] = remarks_json(r.ambiguous, context.language);
  json["suspicious"] = remarks_json(r.suspicious, context.language);
  json["notes"] = remarks_json(r.notes, context.language);
  json["written"] = files;
  return json_text(json);
}

}  // namespace llmadvisor
