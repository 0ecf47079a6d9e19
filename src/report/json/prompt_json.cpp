#include "llmadvisor/report/json/prompt_json.hpp"

#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"

namespace llmadvisor {

std::string prompt_json(std::string_view kind, std::string_view text,
                        const std::vector<std::string>& missing, const Catalog& catalog,
                        const ReportContext& context) {
  nlohmann::ordered_json json;
  json["schema_version"] = json_schema_version;
  json["llmadvisor"] = program_json(catalog, context);
  json["kind"] = kind;
  json["language"] = to_string(context.language);
  json["prompt"] = text;
  json["missing"] = missing;
  return json_text(json);
}

}  // namespace llmadvisor
