#include "llmadvisor/report/tell/import_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t shown_of_a_list = 10;

class ImportText {
 public:
  explicit ImportText(Verbosity verbosity) : all_(verbosity == Verbosity::verbose) {}

  std::string write(const ImportReport& r, const std::vector<std::string>& files) {
    text_ =
        fmt::format("{} entries read; figures of {}\n{} added, {} changed, {} unchanged\n",
                    r.entries, to_string(r.as_of), r.added.size(), r.changed.size(), r.unchanged);
    list("Added", r.added, [](const std::string& name) { return printable(name); });
    list("Changed", r.changed, change);
    left_out(r.left_out);
    list("Ambiguous, so left out", r.ambiguous, remark);
    list("Looks wrong (left out, unless --accept)", r.suspicious, remark);
    list("Notes", r.notes, remark);
    if (files.empty()) {
      text_ += "Nothing was written.\n";
    } else {
      list("Written", files, [](const std::string& file) { return printable(file); });
    }
    return std::move(text_);
  }

 private:
  template <class Item, class Line>
  void list(std::string_view heading, const std::vector<Item>& items, Line&& line) {
    if (items.empty()) return;
    const std::size_t shown = all_ ? items.size() : std::min(items.size(), shown_of_a_list);
    text_ += fmt::format("\n{}:\n", heading);
    for (std::size_t i = 0; i < shown; ++i) text_ += "  " + line(items[i]) + "\n";
    if (shown < items.size()) {
      text_ += fmt::format("  and {} more (-v lists all)\n", items.size() - shown);
    }
  }

  static std::string change(const RecordChange& c) {
    std::string text = printable(c.table + "/" + c.id) + ": ";
    for (const auto& f : c.fields) {
      if (&f != c.fields.data()) text += "; ";
      text += fmt::format("{} {} -> {}", f.path, f.before.empty() ? "(none)" : printable(f.before),
                          f.after.empty() ? "(none)" : printable(f.after));
      if (f.ratio) text += fmt::format(" ({:+.1f}%)", (*f.ratio - 1) * 100);
    }
    return text;
  }

  static std::string remark(const ImportRemark& r) {
    return printable(r.entry) + ": " + printable(r.message);
  }

  void left_out(const std::vector<LeftOut>& reasons) {
    if (reasons.empty()) return;
    text_ += "\nLeft out:\n";
    for (const auto& reason : reasons) {
      text_ += fmt::format("  {:5}  {}: {}\n", reason.count, reason.reason, reason.meaning);
      std::string examples;
      for (const auto& example : reason.examples) {
        examples += (examples.empty() ? "" : ", ") + printable(example);
      }
      text_ += fmt::format(
          "         {}{}\n", examples,
          static_cast<std::size_t>(reason.count) > reason.examples.size() ? ", ..." : "");
    }
  }

  bool all_;
  std::string text_;
};

Json field_json(const FieldChange& f) {
  Json json{{"field", f.path}};
  if (!f.before.empty()) json["before"] = f.before;
  if (!f.after.empty()) json["after"] = f.after;
  if (f.ratio) json["percent"] = (*f.ratio - 1) * 100;
  return json;
}

Json remarks_json(const std::vector<ImportRemark>& remarks) {
  auto json = Json::array();
  for (const auto& r : remarks) json.push_back({{"entry", r.entry}, {"message", r.message}});
  return json;
}

Json changes_json(const std::vector<RecordChange>& changes) {
  auto json = Json::array();
  for (const auto& c : changes) {
    Json one{{"record", c.table + "/" + c.id}, {"fields", Json::array()}};
    for (const auto& f : c.fields) one["fields"].push_back(field_json(f));
    json.push_back(std::move(one));
  }
  return json;
}

Json left_out_json(const std::vector<LeftOut>& reasons) {
  auto json = Json::array();
  for (const auto& r : reasons) {
    json.push_back({{"reason", r.reason},
                    {"meaning", r.meaning},
                    {"count", r.count},
                    {"examples", r.examples}});
  }
  return json;
}

}  // namespace

std::string import_report_text(const ImportReport& report, const std::vector<std::string>& files,
                               Verbosity verbosity) {
  return ImportText(verbosity).write(report, files);
}

std::string import_report_json(const ImportReport& r, const std::vector<std::string>& files) {
  Json json;
  json["entries"] = r.entries;
  json["as_of"] = to_string(r.as_of);
  json["added"] = r.added;
  json["changed"] = changes_json(r.changed);
  json["unchanged"] = r.unchanged;
  json["left_out"] = left_out_json(r.left_out);
  json["ambiguous"] = remarks_json(r.ambiguous);
  json["suspicious"] = remarks_json(r.suspicious);
  json["notes"] = remarks_json(r.notes);
  json["written"] = files;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace llmadvisor
