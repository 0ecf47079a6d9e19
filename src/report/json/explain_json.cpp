#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"

namespace llmadvisor {

std::string explain_json(const Advice& a, const Option& option, const Catalog& catalog,
                         const ReportContext& context) {
  return object_text([&](JsonObject& json) {
    json["schema_version"] = json_schema_version;
    program_json(json["llmadvisor"], catalog, context);
    json["basis"] = a.project.workload.job ? "job" : "month";
    inputs_json(json["inputs"], a.project);
    option_json(json["option"], option, a, Voice(catalog, context, billed_for(a.project)));
    if (a.project.horizon) months_json(json["growth"].object()["months"], option);
  });
}

}  // namespace llmadvisor
