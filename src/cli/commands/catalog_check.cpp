#include <algorithm>

#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/catalog/catalog_diff.hpp"
#include "llmadvisor/catalog/check.hpp"
#include "llmadvisor/catalog/record_view.hpp"
#include "llmadvisor/engine/rules/rules_check.hpp"
#include "llmadvisor/report/json/catalog_answers_json.hpp"
#include "llmadvisor/report/tell/catalog_report.hpp"

namespace llmadvisor::cli {
namespace {

void append(std::vector<Finding> more, std::vector<Finding>& findings) {
  findings.insert(findings.end(), more.begin(), more.end());
}

void add_unmatched(const LayeredCatalog& layered, std::vector<Finding>& findings) {
  for (const auto& each : layered.unmatched) {
    Particulars particulars{{"target", each.target}, {"name", in_quotes(each.name)}};
    auto code = FindingCode::unmatched_override;
    if (auto closest = closest_to(each); !closest.empty()) {
      code = FindingCode::misspelt_override;
      particulars.push_back({"closest", OneOf{std::move(closest)}});
    }
    findings.push_back({Severity::error, "overrides", each.place, code, std::move(particulars)});
  }
}

/// The key of for_each_table() behind a name of table_names().
std::string key_of_table(std::string_view name) {
  std::string found;
  const Catalog none;
  for_each_table(none, [&](const char* stem, const char* key, const auto&) {
    if (table_name(stem, key) == name) found = key;
  });
  return found;
}

/// Two sources of one price, far apart: one of them has a wrong unit or is out of date. What a
/// user overrides is meant to differ.
void add_jumps(const Catalog& base, const LayeredCatalog& layered, std::vector<Finding>& findings) {
  for (const auto& change : diff(base, layered.catalog)) {
    const auto table = key_of_table(change.table);
    if (layer_of(layered, table, change.id).ends_with("overrides")) continue;
    for (const auto& field : change.fields) {
      if (!field.is_jump()) continue;
      findings.push_back(
          {Severity::warning,
           table,
           change.id,
           FindingCode::far_from_embedded,
           {{"field", Cited{field.path}}, {"here", field.after}, {"there", field.before}}});
    }
  }
}

/// With a directory, what is merely odd elsewhere is beside the point.
void keep_findings_of_directory(const LayeredCatalog& layered, Date today,
                                std::vector<Finding>& findings) {
  const auto& name = layered.layers.back().name;
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.severity != Severity::error &&
           !layer_of(layered, finding.table, finding.record).starts_with(name);
  });
  auto own = read_layer(layered.layers.back().place);
  own.cost_figures = layered.catalog.cost_figures;
  append(check_ages(own, today), findings);
}

std::vector<Finding> findings_of(const CatalogCheckOptions& options, const Session& session,
                                 const LayeredCatalog& layered) {
  const auto day = today(options, session);
  auto findings = check_catalog(layered.catalog, day);
  append(check_rules(layered.catalog), findings);
  if (options.catalog) keep_findings_of_directory(layered, day, findings);
  // Merging folds two records of one id into one, so layers are looked at one by one.
  for (const auto& layer : layered.layers) {
    if (!layer.place.empty()) append(check_ids(read_layer(layer.place)), findings);
  }
  add_unmatched(layered, findings);
  if (!layered.origins.empty()) {
    add_jumps(session.environment.base_catalog(CatalogPart::whole), layered, findings);
  }
  std::ranges::stable_sort(findings, {}, &Finding::severity);
  return findings;
}

}  // namespace

ExitCode run_catalog_check(const Request& request, const Session& session) {
  const auto options = catalog_check_options(request);
  const auto& layered = load_layered(options, session);
  const auto findings = findings_of(options, session, layered);
  const auto context = report_context(options, session);
  write_answer(
      options, session,
      options.format == Format::json
          ? check_json(findings, layered.catalog, context)
          : render(check_report(findings, layered.catalog, context), options.format, context));
  const bool sound = findings.empty() || findings.front().severity != Severity::error;
  return sound ? ExitCode::answered : ExitCode::failure;
}

}  // namespace llmadvisor::cli
