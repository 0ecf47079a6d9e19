#include "llmadvisor/catalog/catalog_merge.hpp"

#include <algorithm>

#include "llmadvisor/catalog/record_key.hpp"

namespace llmadvisor {
namespace {

template <class Record>
bool is_older(const Record& candidate, const Record& present) {
  const auto day = record_date(candidate);
  return day && *day < *record_date(present);
}

template <class Record, class Taken>
void merge_table(std::vector<Record>& base, const std::vector<Record>& over,
                 const std::string& table, Prefer prefer, std::vector<OlderRecord>& older,
                 Taken&& taken) {
  if (over.empty()) return;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < base.size(); ++i) places.emplace(record_key(base[i]), i);
  for (const auto& record : over) {
    const auto key = record_key(record);
    const auto found = places.find(key);
    if (found == places.end()) {
      places.emplace(key, base.size());
      base.push_back(record);
    } else if (prefer == Prefer::later_date && is_older(record, base[found->second])) {
      older.push_back({table, key, *record_date(record), *record_date(base[found->second])});
      continue;
    } else {
      base[found->second] = record;
    }
    taken(table + "/" + key);
  }
}

template <class Taken>
std::vector<OlderRecord> merge_all(Catalog& base, const Catalog& over, Prefer prefer,
                                   Taken&& taken) {
  std::vector<OlderRecord> older;
  for_each_table_member([&](const char*, const char* key, auto table) {
    merge_table(base.*table, over.*table, key, prefer, older, taken);
  });
  base.as_of = std::max(base.as_of, over.as_of);
  return older;
}

}  // namespace

std::vector<OlderRecord> merge(Catalog& base, const Catalog& over, Prefer prefer) {
  return merge_all(base, over, prefer, [](const std::string&) {});
}

std::vector<OlderRecord> merge(Catalog& base, const Catalog& over, Prefer prefer,
                               const std::string& origin, Origins& origins) {
  return merge_all(base, over, prefer,
                   [&](const std::string& record) { origins[record] = origin; });
}

}  // namespace llmadvisor
