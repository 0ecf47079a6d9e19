#include "llmadvisor/catalog/record_view.hpp"

#include <algorithm>

#include "json_writer.hpp"
#include "llmadvisor/catalog/record_key.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

bool is_list_of_words(const Json& json) {
  return json.is_array() &&
         std::ranges::all_of(json, [](const Json& item) { return item.is_primitive(); });
}

std::string joined(const Json& words) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += ", ";
    text += word.is_string() ? word.get<std::string>() : word.dump();
  }
  return text;
}

void flatten(const Json& json, const std::string& path, std::vector<Field>& fields) {
  if (json.is_string()) {
    fields.push_back({path, json.get<std::string>(), std::nullopt});
  } else if (json.is_number()) {
    fields.push_back({path, json.dump(), json.get<double>()});
  } else if (is_list_of_words(json)) {
    fields.push_back({path, joined(json), std::nullopt});
  } else if (json.is_structured()) {
    for (const auto& [key, value] : json.items()) {
      flatten(value, path.empty() ? key : path + "/" + key, fields);
    }
  } else {
    fields.push_back({path, json.dump(), std::nullopt});
  }
}

template <class Record>
RecordView view_of(std::string_view table, const Record& record) {
  Json json;
  JsonWriter writer(json);
  describe(writer, record);
  RecordView view{std::string(table), record_key(record), json.dump(), {}};
  flatten(json, "", view.fields);
  return view;
}

}  // namespace

std::string_view RecordView::text(std::string_view path) const {
  const auto found = std::ranges::find(fields, path, &Field::path);
  return found == fields.end() ? std::string_view() : std::string_view(found->text);
}

std::optional<double> RecordView::number(std::string_view path) const {
  const auto found = std::ranges::find(fields, path, &Field::path);
  return found == fields.end() ? std::nullopt : found->number;
}

std::optional<Date> RecordView::as_of() const { return parse_date(text("as_of")); }

std::string table_name(std::string_view stem, std::string_view key) {
  // Of a file with several tables the keys are the names.
  int tables = 0;
  for_each_table_member([&](std::string_view file, auto&&...) { tables += file == stem ? 1 : 0; });
  std::string name(tables > 1 || stem == "quantisation" ? key : stem);
  if (stem == "rules" && key != "rules") name = "rule-" + std::string(key);
  std::ranges::replace(name, '_', '-');
  return name;
}

const std::vector<std::string>& table_names() {
  static const auto names = [] {
    std::vector<std::string> all;
    for_each_table_member([&](std::string_view stem, std::string_view key, auto) {
      all.push_back(table_name(stem, key));
    });
    return all;
  }();
  return names;
}

RecordView view_of(const ApiOffer& offer) { return view_of("api-offers", offer); }
RecordView view_of(const GpuOffer& offer) { return view_of("gpu-offers", offer); }

std::vector<RecordView> records_of(const Catalog& catalog, std::string_view table) {
  std::vector<RecordView> views;
  auto name = table_names().begin();
  for_each_table(catalog, [&](const char*, const char*, const auto& records) {
    if (*name++ != table) return;
    for (const auto& record : records) views.push_back(view_of(table, record));
  });
  return views;
}

}  // namespace llmadvisor
