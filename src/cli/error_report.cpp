#include "error_report.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor::cli {

ErrorForm error_form(std::span<const std::string_view> args) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--") break;
    const bool two_words = args[i] == "--format" && i + 1 < args.size() && args[i + 1] == "json";
    if (args[i] == "--json" || args[i] == "--format=json" || two_words) return ErrorForm::json;
  }
  return ErrorForm::text;
}

void write_error(std::ostream& err, ErrorForm form, const Error& error) {
  const auto message = printable(error.what());
  const auto hint = printable(error.hint());
  if (form == ErrorForm::json) {
    const nlohmann::ordered_json object{
        {"schema_version", json_schema_version},
        {"error", {{"code", error.code()}, {"message", message}, {"hint", hint}}}};
    err << object.dump() << '\n';
  } else {
    err << "llmadvisor: error: " << message << '\n';
    if (!hint.empty()) err << "  " << hint << '\n';
  }
  err.flush();
}

}  // namespace llmadvisor::cli
