#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/json/catalog_answers_json.hpp"
#include "llmadvisor/report/speak/findings.hpp"

namespace llmadvisor {
namespace {

void fields_json(JsonPlace out, const std::vector<FieldChange>& fields) {
  JsonArray all = out.array();
  for (const auto& change : fields) {
    JsonObject json = all.next().object();
    json["field"] = change.path;
    add_known(json, "before", change.before);
    add_known(json, "after", change.after);
    if (change.ratio) json["percent"] = (*change.ratio - 1) * 100;
    if (change.is_jump()) json["jump"] = true;
  }
}

void remarks_json(JsonPlace out, const std::vector<ImportRemark>& remarks, Language language) {
  JsonArray all = out.array();
  for (const auto& r : remarks) {
    JsonObject json = all.next().object();
    json["entry"] = r.entry;
    json["message"] = sentence_of(r, language);
    json["code"] = to_string(r.code);
  }
}

void changed_json(JsonPlace out, const std::vector<RecordChange>& changes) {
  JsonArray all = out.array();
  for (const auto& c : changes) {
    JsonObject json = all.next().object();
    json["record"] = c.table + "/" + c.id;
    fields_json(json["fields"], c.fields);
  }
}

void left_out_json(JsonPlace out, const std::vector<LeftOut>& reasons, Language language) {
  JsonArray all = out.array();
  for (const auto& r : reasons) {
    JsonObject json = all.next().object();
    json["reason"] = to_string(r.reason);
    json["meaning"] = meaning_of(r.reason, language);
    json["count"] = r.count;
    json["examples"] = r.entries;
  }
}

}  // namespace

std::string diff_json(const std::vector<RecordChange>& changes) {
  return object_text([&](JsonObject& json) {
    json["schema_version"] = json_schema_version;
    JsonArray all = json["changes"].array();
    for (const auto& change : changes) {
      JsonObject one = all.next().object();
      one["difference"] = to_string(change.difference);
      one["table"] = change.table;
      one["id"] = change.id;
      if (!change.fields.empty()) fields_json(one["fields"], change.fields);
    }
  });
}

std::string import_json(const ImportReport& r, const std::vector<std::string>& files,
                        const ReportContext& context) {
  return object_text([&](JsonObject& json) {
    json["schema_version"] = json_schema_version;
    json["entries"] = r.entries;
    json["as_of"] = to_string(r.as_of);
    json["added"] = r.added;
    changed_json(json["changed"], r.changed);
    json["unchanged"] = r.unchanged;
    left_out_json(json["left_out"], r.left_out, context.language);
    remarks_json(json["ambiguous"], r.ambiguous, context.language);
    remarks_json(json["suspicious"], r.suspicious, context.language);
    remarks_json(json["notes"], r.notes, context.language);
    json["written"] = files;
  });
}

}  // namespace llmadvisor
