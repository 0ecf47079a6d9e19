#include "table_records.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/record_key.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"
#include "llmadvisor/report/records.hpp"
#include "speak/message.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

std::string replaced(std::string_view name, char from, char to) {
  std::string result(name);
  std::ranges::replace(result, from, to);
  return result;
}

Json record_named(const Catalog& catalog, std::string_view table, std::string_view name) {
  const auto names = catalog_record_names(catalog, table);
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) throw std::logic_error("no such record");
  return table_record(catalog, table, static_cast<std::size_t>(at - names.begin()));
}

/// What a reader must know of a fact before leaning on it; empty for a strong and recent one.
std::string caution(const ProviderFact& fact, Date today, Language language) {
  std::string text = is_strong(fact) ? "" : say(language, words::caution_weak);
  const auto age = freshness(fact, today);
  if (age == Freshness::fresh) return text;
  if (!text.empty()) text += ", ";
  return text +
         say(language, age == Freshness::stale ? words::caution_old : words::caution_undated);
}

}  // namespace

std::string hyphenated(std::string_view name) { return replaced(name, '_', '-'); }
std::string underscored(std::string_view name) { return replaced(name, '-', '_'); }

Json table_records(const Catalog& catalog, std::string_view table) {
  return table_json(catalog, underscored(table));
}

Json table_record(const Catalog& catalog, std::string_view table, std::size_t index) {
  return record_json(catalog, underscored(table), index);
}

Json shown_record(const Catalog& catalog, std::string_view table, std::string_view name, Date today,
                  Language language) {
  Json record = record_named(catalog, table, name);
  const auto* provider = table == "providers" ? catalog.find_provider(name) : nullptr;
  if (provider == nullptr) return record;
  for (std::size_t i = 0; i < provider->facts.size(); ++i) {
    const auto text = caution(provider->facts[i], today, language);
    if (!text.empty()) record["facts"][i]["caution"] = text;
  }
  return record;
}

std::string text_at(const Json& record, std::string_view key) {
  const auto found = record.find(std::string(key));
  return found != record.end() && found->is_string() ? found->get<std::string>() : "";
}

std::vector<TableSummary> table_summaries(const Catalog& catalog) {
  std::vector<TableSummary> tables;
  for_each_table(catalog, [&](std::string_view, const char* key, const auto& records) {
    TableSummary table{.name = hyphenated(key), .records = records.size()};
    for (const auto& record : records) {
      const auto day = record_date(record);
      if (!day) continue;
      table.oldest = std::min(table.oldest.value_or(*day), *day);
      table.newest = std::max(table.newest.value_or(*day), *day);
    }
    tables.push_back(std::move(table));
  });
  return tables;
}

std::vector<std::string> catalog_table_names() {
  std::vector<std::string> names;
  const Catalog none;
  for_each_table(none, [&](std::string_view, const char* key, const auto&) {
    names.push_back(hyphenated(key));
  });
  return names;
}

std::vector<std::string> catalog_record_names(const Catalog& catalog, std::string_view table) {
  std::vector<std::string> names;
  for_each_table(catalog, [&](std::string_view, const char* key, const auto& records) {
    if (hyphenated(key) != table) return;
    for (const auto& record : records) names.push_back(record_key(record));
  });
  return names;
}

}  // namespace llmadvisor
