#include <fmt/format.h>

#include <algorithm>

#include "../names.hpp"
#include "../session.hpp"
#include "../suggest.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/report/json/catalog_answers_json.hpp"
#include "llmadvisor/report/records.hpp"
#include "llmadvisor/report/tell/catalog_report.hpp"

namespace llmadvisor::cli {
namespace {

/// `ability` for abilities, `model` for models.
bool is_one_of(std::string_view name, std::string_view table) {
  if (table.ends_with("ies") && name.ends_with('y')) {
    return table.substr(0, table.size() - 3) == name.substr(0, name.size() - 1);
  }
  return table.size() == name.size() + 1 && table.starts_with(name) && table.ends_with('s');
}

/// `models`, and `model` for one of them.
std::string table_named(const std::string& name) {
  const auto names = catalog_table_names();
  const auto found = std::ranges::find_if(
      names, [&](const std::string& each) { return each == name || is_one_of(name, each); });
  if (found != names.end()) return *found;
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto hint = did_you_mean(closest_words(name, candidates));
  throw UsageError("unknown-table", fmt::format("unknown table {}", in_quotes(name)),
                   hint.empty() ? "list them: llmadvisor catalog list" : hint);
}

std::string record_named(const std::string& name, const std::string& table,
                         const Catalog& catalog) {
  if (table == "models") return model_named(name, catalog).id;
  if (table == "gpus") return gpu_named(name, catalog).id;
  if (table == "providers") return provider_named(name, catalog).id;
  const auto names = catalog_record_names(catalog, table);
  if (std::ranges::count(names, name) > 0) return name;
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  std::string hint = did_you_mean(closest_ids(name, candidates));
  if (!hint.empty()) hint += ' ';
  throw UsageError("unknown-record", fmt::format("{} has no record {}", table, in_quotes(name)),
                   fmt::format("{}list all: llmadvisor catalog list {}", hint, table));
}

}  // namespace

ExitCode run_catalog_list(const Request& request, const Session& session) {
  const auto options = catalog_list_options(request);
  const auto& layered = load_layered(options, session);
  const auto context = report_context(options, session);
  const bool as_json = options.format == Format::json;
  if (!options.table) {
    write_answer(options, session,
                 as_json ? catalog_overview_json(layered, context)
                         : render(catalog_overview(layered, context), options.format, context));
  } else {
    const auto table = table_named(*options.table);
    write_answer(options, session,
                 as_json ? catalog_list_json(layered, table, context)
                         : render(catalog_list(layered, table, today(options, session), context),
                                  options.format, context));
  }
  return ExitCode::answered;
}

ExitCode run_catalog_audit(const Request& request, const Session& session) {
  auto options = catalog_audit_options(request);
  if (options.draw.table) options.draw.table = table_named(*options.draw.table);
  const auto& layered = load_layered(options, session);
  const auto figures = audit(layered.catalog, options.draw);
  if (figures.empty() && options.draw.table && options.draw.sample > 0) {
    throw UsageError("nothing-to-draw",
                     fmt::format("table '{}' holds no figure with a source", *options.draw.table),
                     "llmadvisor catalog list shows the tables");
  }
  const auto context = report_context(options, session);
  write_answer(options, session,
               options.format == Format::json
                   ? audit_json(figures, options.draw, layered.catalog, context)
                   : render(audit_report(figures, options.draw, context), options.format, context));
  return ExitCode::answered;
}

ExitCode run_catalog_show(const Request& request, const Session& session) {
  const auto options = catalog_show_options(request);
  const auto& layered = load_layered(options, session);
  const auto table = table_named(options.table);
  const auto name = record_named(options.record, table, layered.catalog);
  const auto day = today(options, session);
  const auto context = report_context(options, session);
  write_answer(
      options, session,
      options.format == Format::json
          ? catalog_record_json(layered, table, name, day, context)
          : render(catalog_record(layered, table, name, day, context), options.format, context));
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli
