#include "llmadvisor/catalog/write_catalog.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "files/table_files.hpp"
#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/catalog_merge.hpp"

namespace llmadvisor {
namespace {

namespace fs = std::filesystem;

std::set<std::string> stems_with_records(const Catalog& records) {
  std::set<std::string> stems;
  for_each_table(records, [&](const char* stem, const char*, const auto& table) {
    if (!table.empty()) stems.insert(stem);
  });
  return stems;
}

void read_into(Catalog& table, const TableWriter& files, const fs::path& directory,
               const std::string& stem) {
  const auto name = stem + ".json";
  if (const auto text = files.text(name)) {
    read_catalog_file(table, (directory / name).string(), stem, *text);
  }
}

}  // namespace

std::vector<std::string> write_records(const fs::path& directory, const Catalog& records) {
  TableWriter files(directory);
  for (const auto& stem : stems_with_records(records)) {
    const auto name = stem + ".json";
    Catalog table;
    read_into(table, files, directory, stem);
    Catalog added;
    for_each_table_member([&](std::string_view from, const char*, auto rows) {
      if (from == stem) added.*rows = records.*rows;
    });
    // What was judged worth importing replaces what the layer had.
    merge(table, added, Prefer::upper_layer);
    files.stage(name, catalog_file_text(table, stem));
  }
  Catalog dated;
  read_into(dated, files, directory, "catalog");
  dated.as_of = std::max(dated.as_of, records.as_of);
  files.stage("catalog.json", catalog_file_text(dated, "catalog"));
  return files.commit();
}

}  // namespace llmadvisor
