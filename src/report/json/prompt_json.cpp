#include "llmadvisor/report/json/prompt_json.hpp"

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"

namespace llmadvisor {
namespace {

void add_opening(JsonObject& json, std::string_view kind, const Catalog& catalog,
                 const ReportContext& context) {
  json["schema_version"] = json_schema_version;
  program_json(json["llmadvisor"], catalog, context);
  json["kind"] = kind;
  json["language"] = to_string(context.language);
}

}  // namespace

std::string prompt_json(std::string_view kind, std::string_view prompt,
                        const std::vector<std::string>& missing, const Catalog& catalog,
                        const ReportContext& context) {
  return object_text([&](JsonObject& json) {
    add_opening(json, kind, catalog, context);
    json["prompt"] = prompt;
    json["missing"] = missing;
  });
}

std::string stopped_prompt_json(std::string_view kind, std::string_view why, const Catalog& catalog,
                                const ReportContext& context) {
  return object_text([&](JsonObject& json) {
    add_opening(json, kind, catalog, context);
    json["prompt"] = nullptr;
    json["missing"] = std::vector<std::string>();
    json["stopped"] = why;
  });
}

}  // namespace llmadvisor
