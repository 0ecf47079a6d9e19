#include "llmadvisor/report/tell/accuracy_report.hpp"

#include "llmadvisor/report/speak/names.hpp"
#include "llmadvisor/report/speak/number_format.hpp"
#include "speak/message.hpp"

namespace llmadvisor {
namespace {

using Groups = std::map<std::string, ErrorStatistics>;

Row error_row(const std::string& name, const ErrorStatistics& s, Language language) {
  const auto percent = [&](double share, Signed sign = Signed::where_negative) {
    return Cell(CellKind::count, format_tenths(share, language, sign), share);
  };
  return {{Cell(CellKind::name, name.empty() ? "-" : name),
           Cell(CellKind::count, format_exact(s.rows, language), s.rows), percent(s.median),
           percent(s.ninetieth), percent(s.signed_median, Signed::always)}};
}

Table error_table(const std::string& group, const Groups& groups, Language language) {
  Table table{{{group_name(group, language)}}, {}};
  for (const auto header :
       {words::column_rows, words::column_median, words::column_ninetieth, words::column_bias}) {
    table.columns.push_back({say(language, header)});
  }
  for (const auto& [value, statistics] : groups) {
    table.rows.push_back(error_row(value, statistics, language));
  }
  return table;
}

std::string title(const ErrorStatistics& s, Language language) {
  if (s.rows == 0) return say(language, words::accuracy_no_rows);
  return say(language, words::accuracy_title, arg("rows", s.rows),
             arg("median", format_tenths(s.median, language)),
             arg("ninetieth", format_tenths(s.ninetieth, language)),
             arg("bias", format_tenths(s.signed_median, language, Signed::always)));
}

Row measured_row(const AccuracyRow& row, const std::vector<std::string>& fields,
                 std::size_t columns) {
  Row shown;
  for (std::size_t c = 0; c < columns; ++c) {
    shown.cells.emplace_back(c < fields.size() ? fields[c] : "");
  }
  if (row.skipped) {
    shown.cells.insert(shown.cells.end(), {"", "", row.skipped->code + ": " + row.skipped->detail});
  } else {
    shown.cells.emplace_back(CellKind::count, "", *row.predicted);
    shown.cells.emplace_back(CellKind::count, "", row.ratio());
    shown.cells.emplace_back("");
  }
  return shown;
}

}  // namespace

Document accuracy_report(const Accuracy& a, const std::vector<LearnedFactor>& learned,
                         const ReportContext& context) {
  const Language language = context.language;
  Document document{title(a.overall, language), {}};
  for (const auto& [reason, count] : a.skipped_by) {
    document.blocks.emplace_back(
        Paragraph{Tone::plain, say(language, words::accuracy_skipped, arg("count", count),
                                   arg("reason", as_quoted(reason, language)))});
  }
  for (const auto& f : learned) {
    const std::string model = f.model.empty() ? "" : "/" + f.model;
    document.blocks.emplace_back(Paragraph{
        Tone::plain, say(language, words::accuracy_learned, arg("gpu", f.gpu), arg("model", model),
                         arg("figure", to_string(f.figure)),
                         arg("factor", format_estimate(f.factor, language)), arg("rows", f.rows))});
  }
  for (const auto& [group, groups] : a.by) {
    if (groups.empty()) continue;
    document.blocks.emplace_back(
        Heading{say(language, words::accuracy_by, arg("group", group_name(group, language)))});
    document.blocks.emplace_back(error_table(group, groups, language));
  }
  return document;
}

/// The names of the file's columns and of ours are keys in every language.
Document measured_rows(const Accuracy& a, const CsvTable& measurements) {
  Table table{{}, {}, Audience::scripts};
  for (const auto& name : measurements.header()) table.columns.push_back({name, 0, name});
  for (const auto* key : {"predicted", "ratio", "skipped"}) table.columns.push_back({key, 0, key});
  for (std::size_t i = 0; i < a.rows.size(); ++i) {
    table.rows.push_back(
        measured_row(a.rows[i], measurements.rows()[i].fields, measurements.header().size()));
  }
  return {"", {std::move(table)}};
}

}  // namespace llmadvisor
