#include "llmadvisor/report/tell/catalog_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/price_age.hpp"
#include "llmadvisor/report/records.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "record_words.hpp"
#include "table_records.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

Cell count_cell(std::size_t count, Language language) {
  const auto number = static_cast<double>(count);
  return {CellKind::count, format_exact(number, language), number};
}

Cell date_cell(const std::string& date) { return {CellKind::date, date}; }

Cell date_cell(const std::optional<Date>& date) { return date_cell(date ? to_string(*date) : ""); }

std::vector<Column> columns(Language language,
                            std::initializer_list<std::pair<Message, const char*>> keyed) {
  std::vector<Column> all;
  for (const auto& [header, key] : keyed) all.push_back({say(language, header), 0, key});
  return all;
}

/// The layers from the bottom, with what each came to.
Table layers_table(const LayeredCatalog& layered, Language language) {
  Table table{columns(language, {{words::column_layer, ""},
                                 {words::column_records, ""},
                                 {words::column_overridden, ""},
                                 {words::column_too_old, ""},
                                 {words::column_directory, ""}}),
              {}};
  const auto or_none = [&](bool there, std::size_t count) {
    return there ? count_cell(count, language) : Cell(CellKind::count, "");
  };
  for (const auto& layer : layered.layers) {
    table.rows.push_back(
        {{layer_name(layer.name, language),
          count_cell(static_cast<std::size_t>(layer.records), language),
          or_none(layer.has_overrides, static_cast<std::size_t>(layer.overridden)),
          or_none(!layer.older.empty(), layer.older.size()), Cell(CellKind::name, layer.place)}});
  }
  return table;
}

}  // namespace

Document catalog_overview(const LayeredCatalog& layered, const ReportContext& context) {
  const Language language = context.language;
  Table tables{columns(language, {{words::column_table, "table"},
                                  {words::column_records, "records"},
                                  {words::column_oldest, "oldest"},
                                  {words::column_newest, "newest"}}),
               {},
               Audience::everyone};
  for (const auto& table : table_summaries(layered.catalog)) {
    tables.rows.push_back({{Cell(CellKind::name, table.name), count_cell(table.records, language),
                            date_cell(table.oldest), date_cell(table.newest)}});
  }
  return {say(language, words::catalog_title, arg("date", to_string(layered.catalog.as_of))),
          {layers_table(layered, language), std::move(tables)}};
}

namespace {

/// What company a price keeps, and whether it is old; empty for records without a mark.
std::string mark_of(const Json& record, const PriceAging& aging, Date today, Language language) {
  const auto mark = parse_enum<Mark>(text_at(record, "mark"));
  if (!mark) return "";
  std::string name(name_of(*mark, language));
  const auto day = parse_date(text_at(record, "as_of"));
  const bool is_old = day && price_age(*day, today, aging).is_old;
  return is_old ? say(language, words::old_mark, arg("mark", name)) : name;
}

}  // namespace

Document catalog_list(const LayeredCatalog& layered, std::string_view table, Date today,
                      const ReportContext& context) {
  const Language language = context.language;
  const auto names = catalog_record_names(layered.catalog, table);
  Table list{columns(language, {{words::column_name, "name"},
                                {words::column_what, "what"},
                                {words::column_layer, "layer"},
                                {words::column_source, "source"},
                                {words::column_date, "date"}}),
             {},
             Audience::everyone};
  const PriceAging aging = price_aging(layered.catalog);
  bool has_marks = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Json record = table_record(layered.catalog, table, i);
    auto source = text_at(record, "source");
    if (source.empty()) source = text_at(record, "reference");
    const auto layer = layer_of(layered, underscored(table), names[i]);
    list.rows.push_back(
        {{Cell(CellKind::name, names[i]), brief(record, language), layer_name(layer, language),
          as_quoted(source, language), date_cell(text_at(record, "as_of")),
          mark_of(record, aging, today, language)}});
    has_marks |= record.contains("mark");
  }
  if (has_marks) {
    list.columns.push_back({say(language, words::column_mark), 0, "mark"});
  } else {
    for (auto& row : list.rows) row.cells.pop_back();
  }
  return {
      say(language, words::catalog_table_title, arg("table", table), arg("count", names.size())),
      {std::move(list)}};
}

namespace {

std::string joined(const std::string& value, const std::string& unit) {
  return unit.empty() ? value : value + " " + unit;
}

/// A row for each figure, its sources below it.
Table audit_list(const std::vector<AuditedFigure>& figures, Language language) {
  Table table{columns(language, {{words::column_name, ""},
                                 {words::column_field, ""},
                                 {words::column_value, ""},
                                 {words::column_mark, ""}}),
              {}};
  for (const auto& f : figures) {
    Row row{{Cell(CellKind::name, f.table + "/" + f.record), Cell(CellKind::name, f.field),
             Cell(CellKind::name, joined(f.value, f.unit)),
             f.mark ? std::string(name_of(*f.mark, language)) : ""},
            as_quoted(f.source, language) + " (" + f.as_of + ")"};
    if (!f.second_source.empty()) {
      row.note += "; " + say(language, words::second_says, arg("value", f.second_value),
                             arg("source", as_quoted(f.second_source, language)),
                             arg("date", f.second_as_of));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table audit_columns(const std::vector<AuditedFigure>& figures) {
  Table table;
  for (const auto* key : {"table", "record", "field", "value", "unit", "mark", "as_of", "source",
                          "second_value", "second_as_of", "second_source"}) {
    table.columns.push_back({.header = {}, .rank = 0, .key = key});
  }
  for (const auto& f : figures) {
    Row& row = table.rows.emplace_back();
    for (const auto& text : {f.table, f.record, f.field, f.value, f.unit,
                             f.mark ? std::string(to_string(*f.mark)) : "", f.as_of, f.source,
                             f.second_value, f.second_as_of, f.second_source}) {
      row.cells.emplace_back(CellKind::name, text);
    }
  }
  table.audience = Audience::scripts;
  return table;
}

}  // namespace

Document audit_report(const std::vector<AuditedFigure>& figures, const Draw& draw,
                      const ReportContext& context) {
  return {say(context.language, words::audit_title, arg("count", figures.size()),
              arg("seed", std::to_string(draw.seed))),
          {audit_list(figures, context.language), audit_columns(figures)}};
}

Document catalog_record(const LayeredCatalog& layered, std::string_view table,
                        std::string_view name, Date today, const ReportContext& context) {
  const Language language = context.language;
  Bullets bullets{
      record_bullets(shown_record(layered.catalog, table, name, today, language), language)};
  const auto origin = origin_of(layered, underscored(table), std::string(name));
  bullets.items.push_back({say(language, words::layer_lead), layer_name(origin, language)});
  return {say(language, words::catalog_record_title, arg("table", table), arg("name", name)),
          {std::move(bullets)}};
}

}  // namespace llmadvisor
