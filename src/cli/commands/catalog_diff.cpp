#include "llmadvisor/catalog/catalog_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "../session.hpp"
#include "commands.hpp"
#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {

template <>
inline constexpr std::array enum_names<Difference> =
    std::to_array<std::string_view>({"added", "removed", "changed"});

namespace cli {
namespace {

using Json = nlohmann::ordered_json;

/// A directory, or the word for the catalogue inside the program.
Catalog catalog_at(const std::string& place, const Session& session) {
  if (place == "embedded") return session.environment.base_catalog();
  return read_catalog_directory(place);
}

std::string shown(const std::string& text) { return text.empty() ? "(none)" : printable(text); }

std::string field_text(const FieldChange& change) {
  std::string text =
      fmt::format("    {}: {} -> {}", change.path, shown(change.before), shown(change.after));
  if (change.ratio) text += fmt::format(" ({:+.1f}%)", (*change.ratio - 1) * 100);
  if (change.is_jump()) text += " [jump]";
  return text + "\n";
}

std::string diff_text(const std::vector<RecordChange>& changes) {
  std::string text;
  for (const auto& change : changes) {
    text +=
        fmt::format("{} {}/{}\n", to_string(change.difference), change.table, printable(change.id));
    for (const auto& field : change.fields) text += field_text(field);
  }
  const auto count = [&](Difference d) {
    return std::ranges::count(changes, d, &RecordChange::difference);
  };
  return text + fmt::format("{} added, {} removed, {} changed\n", count(Difference::added),
                            count(Difference::removed), count(Difference::changed));
}

Json field_json(const FieldChange& change) {
  Json json{{"field", change.path}};
  if (!change.before.empty()) json["before"] = change.before;
  if (!change.after.empty()) json["after"] = change.after;
  if (change.ratio) json["percent"] = (*change.ratio - 1) * 100;
  if (change.is_jump()) json["jump"] = true;
  return json;
}

std::string diff_json(const std::vector<RecordChange>& changes) {
  auto list = Json::array();
  for (const auto& change : changes) {
    Json json{
        {"difference", to_string(change.difference)}, {"table", change.table}, {"id", change.id}};
    for (const auto& field : change.fields) json["fields"].push_back(field_json(field));
    list.push_back(std::move(json));
  }
  return Json{{"changes", std::move(list)}}.dump(2) + "\n";
}

}  // namespace

ExitCode run_catalog_diff(const Options& options, const Session& session) {
  const bool as_json = options.format == Format::json;
  if (!as_json && options.format != Format::text) refuse_format(options.format, "catalog diff");
  const auto changes =
      diff(catalog_at(options.arguments[0], session), catalog_at(options.arguments[1], session));
  write_answer(options, session, as_json ? diff_json(changes) : diff_text(changes));
  return ExitCode::answered;
}

}  // namespace cli
}  // namespace llmadvisor
