#include "llmadvisor/catalog/catalog_merge.hpp"

#include <algorithm>
#include <map>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {
namespace {

template <class Record>
void lay_over(std::vector<Record>& base, const std::vector<Record>& over) {
  std::map<std::string, std::size_t, std::less<>> places;
  for (std::size_t i = 0; i < base.size(); ++i) places.emplace(record_key(base[i]), i);
  for (const auto& record : over) {
    const auto [place, is_new] = places.emplace(record_key(record), base.size());
    if (is_new) {
      base.push_back(record);
    } else {
      base[place->second] = record;
    }
  }
}

}  // namespace

std::string record_key(const Quality& record) { return record.model; }

std::string record_key(const InputDefault& record) { return record.input; }

std::string record_key(const Rule& record) {
  std::string key(to_string(record.sensitivity));
  for (const auto part : {to_string(record.jurisdiction), to_string(record.deployment)}) {
    key += '/';
    key += part;
  }
  return key;
}

std::string record_key(const ErrorRange& record) { return record.regime + "/" + record.metric; }

std::string record_key(const MeasuredGpu& record) { return record.gpu; }

Catalog overlay(Catalog base, const Catalog& over) {
  base.as_of = std::max(base.as_of, over.as_of);
  // The two catalogues' tables are walked in step: the same name means the same type.
  for_each_table(base, [&](std::string_view, std::string_view key, auto& table) {
    for_each_table(over, [&](std::string_view, std::string_view over_key, const auto& over_table) {
      using Same = std::is_same<std::remove_cvref_t<decltype(table)>,
                                std::remove_cvref_t<decltype(over_table)>>;
      if constexpr (Same::value) {
        if (key == over_key) lay_over(table, over_table);
      }
    });
  });
  return base;
}

}  // namespace llmadvisor
