#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"

namespace llmadvisor {

std::string explain_json(const Advice& advice, const Option& option, const Catalog& catalog,
                         const ReportContext& context) {
  nlohmann::ordered_json json;
  json["schema_version"] = json_schema_version;
  json["llmadvisor"] = program_json(catalog, context);
  json["basis"] = advice.project.workload.job ? "job" : "month";
  json["inputs"] = inputs_json(advice.project);
  json["option"] = option_json(option, advice, Voice(catalog, context, billed_for(advice.project)));
  if (advice.project.horizon) json["growth"] = {{"months", months_json(option)}};
  return json_text(json);
}

}  // namespace llmadvisor
