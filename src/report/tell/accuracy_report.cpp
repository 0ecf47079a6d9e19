#include "llmadvisor/report/tell/accuracy_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/report/speak/number_format.hpp"
#include "llmadvisor/text/layout.hpp"
#include "speak/message.hpp"

namespace llmadvisor {
namespace {

std::string percent(double share) { return fmt::format("{:.1f}%", 100 * share); }

Row row_of(const std::string& name, const ErrorStatistics& s) {
  return {{name.empty() ? "-" : name, std::to_string(s.rows), percent(s.median),
           percent(s.ninetieth), fmt::format("{:+.1f}%", 100 * s.signed_median)},
          ""};
}

nlohmann::ordered_json statistics_json(const ErrorStatistics& s) {
  nlohmann::ordered_json json{{"n", s.rows}};
  if (s.rows == 0) return json;
  json["median_absolute_error"] = s.median;
  json["p90_absolute_error"] = s.ninetieth;
  json["median_signed_error"] = s.signed_median;
  return json;
}

}  // namespace

std::string accuracy_text(const Accuracy& a, const ReportContext& context) {
  const Language language = context.language;
  std::string text = a.overall.rows == 0
                         ? std::string(in(language, words::accuracy_no_rows))
                         : say(language, words::accuracy_title, arg("rows", a.overall.rows),
                               arg("median", percent(a.overall.median)),
                               arg("ninetieth", percent(a.overall.ninetieth)),
                               arg("bias", fmt::format("{:+.1f}%", 100 * a.overall.signed_median)));
  std::string out;
  for (const auto& line : wrapped(text, context.width)) out += line + '\n';
  for (const auto& [reason, count] : a.skipped_by) {
    out += say(language, words::accuracy_skipped, arg("count", count), arg("reason", reason));
    out += '\n';
  }
  for (const auto& [name, groups] : a.by) {
    if (groups.empty()) continue;
    Table table;
    table.columns = {{name}};
    for (const auto header :
         {words::column_rows, words::column_median, words::column_ninetieth, words::column_bias}) {
      table.columns.push_back({std::string(in(language, header))});
    }
    for (const auto& [value, statistics] : groups) table.rows.push_back(row_of(value, statistics));
    out += '\n' + table_text(table, context.width);
  }
  return out;
}

std::string accuracy_json(const Accuracy& a) {
  nlohmann::ordered_json json{{"overall", statistics_json(a.overall)}};
  for (const auto& [name, groups] : a.by) {
    auto& part = json["by_" + name] = nlohmann::ordered_json::object();
    for (const auto& [value, statistics] : groups) part[value] = statistics_json(statistics);
  }
  int skipped = 0;
  auto& reasons = json["skipped_by"] = nlohmann::ordered_json::object();
  for (const auto& [reason, count] : a.skipped_by) {
    reasons[reason] = count;
    skipped += count;
  }
  json["skipped"] = skipped;
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::string accuracy_csv(const Accuracy& a, const CsvTable& table) {
  std::string out;
  const std::size_t columns = table.header().size();
  for (const auto& name : table.header()) out += csv_field(name) + ',';
  out += "predicted,ratio,skipped\n";
  for (std::size_t i = 0; i < a.rows.size(); ++i) {
    const auto& fields = table.rows()[i].fields;
    for (std::size_t c = 0; c < columns; ++c) {
      out += csv_field(c < fields.size() ? fields[c] : "") + ',';
    }
    const AccuracyRow& row = a.rows[i];
    if (row.skipped) {
      out += ",," + csv_field(row.skipped->code + ": " + row.skipped->detail) + '\n';
    } else {
      out += fmt::format("{:.6g},{:.4f},\n", *row.predicted, row.ratio());
    }
  }
  return out;
}

}  // namespace llmadvisor
