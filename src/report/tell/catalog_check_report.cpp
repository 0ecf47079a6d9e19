#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "json/json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/report/tell/catalog_report.hpp"
#include "llmadvisor/text/layout.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

struct Tally {
  long errors = 0;
  long warnings = 0;
  long notes = 0;
};

Tally tally_of(const std::vector<Finding>& findings) {
  const auto count = [&](Severity severity) {
    return std::ranges::count(findings, severity, &Finding::severity);
  };
  return {count(Severity::error), count(Severity::warning), count(Severity::note)};
}

/// Tables go by the names that `catalog list` takes.
std::string table_of(const Finding& finding) {
  std::string name = finding.table;
  std::ranges::replace(name, '_', '-');
  return name;
}

std::string counted(long count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string verdict(const Tally& tally, bool lists_notes) {
  std::vector<std::string> parts;
  if (tally.errors > 0) parts.push_back(counted(tally.errors, "error"));
  if (tally.warnings > 0) parts.push_back(counted(tally.warnings, "warning"));
  if (tally.notes > 0) {
    parts.push_back(counted(tally.notes, "note") + (lists_notes ? "" : " (listed by --verbose)"));
  }
  if (parts.empty()) return "The catalogue is sound.\n";
  return fmt::format("{}{}.\n", tally.errors > 0 ? "" : "The catalogue is sound, with ",
                     fmt::join(parts, ", "));
}

}  // namespace

std::string catalog_check_text(const std::vector<Finding>& findings, const ReportContext& context) {
  const bool lists_notes = context.verbosity == Verbosity::verbose;
  std::string text;
  for (const auto& finding : findings) {
    if (finding.severity == Severity::note && !lists_notes) continue;
    const auto line =
        printable(fmt::format("{}: {}: {}{}{}", to_string(finding.severity), table_of(finding),
                              finding.record, finding.record.empty() ? "" : ": ", finding.message));
    constexpr int indent = 2;
    const auto lines = wrapped(line, context.width, indent);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      text += fmt::format("{:{}}{}\n", "", i == 0 ? 0 : indent, lines[i]);
    }
  }
  if (!text.empty()) text += '\n';
  return text + verdict(tally_of(findings), lists_notes);
}

std::string catalog_check_json(const std::vector<Finding>& findings, const Catalog& catalog,
                               const ReportContext& context) {
  const auto tally = tally_of(findings);
  Json json;
  json["schema_version"] = json_schema_version;
  json["llmadvisor"] = program_json(catalog, context);
  json["errors"] = tally.errors;
  json["warnings"] = tally.warnings;
  json["notes"] = tally.notes;
  json["findings"] = Json::array();
  for (const auto& finding : findings) {
    json["findings"].push_back({{"severity", to_string(finding.severity)},
                                {"table", table_of(finding)},
                                {"record", finding.record},
                                {"message", finding.message}});
  }
  return json_text(json);
}

}  // namespace llmadvisor
