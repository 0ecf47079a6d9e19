#include "llmadvisor/report/json/prompt_json.hpp"

#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"

namespace llmadvisor {

namespace {

nlohmann::ordered_json opening(std::string_view kind, const Catalog& catalog,
                               const ReportContext& context) {
  nlohmann::ordered_json json;
  json["schema_version"] = json_schema_version;
  json["llmadvisor"] = program_json(catalog, context);
  json["kind"] = kind;
  json["language"] = to_string(context.language);
  return json;
}

}  // namespace

std::string prompt_json(std::string_view kind, std::string_view text,
                        const std::vector<std::string>& missing, const Catalog& catalog,
                        const ReportContext& context) {
  auto json = opening(kind, catalog, context);
  json["prompt"] = text;
  json["missing"] = missing;
  return json_text(json);
}

std::string stopped_prompt_json(std::string_view kind, std::string_view why, const Catalog& catalog,
                                const ReportContext& context) {
  auto json = opening(kind, catalog, context);
  json["prompt"] = nullptr;
  json["missing"] = nlohmann::ordered_json::array();
  json["stopped"] = why;
  return json_text(json);
}

}  // namespace llmadvisor
