#include "llmadvisor/catalog/catalog_diff.hpp"

#include <algorithm>
#include <map>

#include "llmadvisor/catalog/record_view.hpp"

namespace llmadvisor {
namespace {

using Views = std::map<std::string, RecordView>;

Views by_id(const Catalog& catalog, std::string_view table) {
  Views views;
  for (auto& view : records_of(catalog, table)) {
    auto id = view.id;
    views.emplace(std::move(id), std::move(view));
  }
  return views;
}

/// What others say stands in a list: the same place in it need not be the same figure.
bool is_comparable(const Field& field) {
  return field.number && *field.number != 0 && !field.path.starts_with("second_sources/");
}

void diff_table(const std::string& table, const Views& before, const Views& after,
                std::vector<RecordChange>& changes) {
  for (const auto& [id, old] : before) {
    const auto now = after.find(id);
    if (now == after.end()) {
      changes.push_back({Difference::removed, table, id, {}});
    } else if (auto fields = diff(old, now->second); !fields.empty()) {
      changes.push_back({Difference::changed, table, id, std::move(fields)});
    }
  }
  for (const auto& [id, now] : after) {
    if (!before.contains(id)) changes.push_back({Difference::added, table, id, {}});
  }
}

}  // namespace

bool FieldChange::is_jump() const {
  return ratio && (*ratio > suspicious_factor || *ratio < 1 / suspicious_factor);
}

std::vector<FieldChange> diff(const RecordView& before, const RecordView& after) {
  std::vector<FieldChange> changes;
  for (const auto& old : before.fields) {
    const auto now = after.text(old.path);
    if (now == old.text) continue;
    FieldChange change{old.path, old.text, std::string(now), std::nullopt};
    const auto number = after.number(old.path);
    if (number && is_comparable(old)) change.ratio = *number / *old.number;
    changes.push_back(std::move(change));
  }
  for (const auto& field : after.fields) {
    if (std::ranges::count(before.fields, field.path, &Field::path) > 0) continue;
    changes.push_back({field.path, "", field.text, std::nullopt});
  }
  return changes;
}

std::vector<RecordChange> diff(const Catalog& before, const Catalog& after) {
  std::vector<RecordChange> changes;
  for (const auto& table : table_names()) {
    diff_table(table, by_id(before, table), by_id(after, table), changes);
  }
  return changes;
}

}  // namespace llmadvisor
