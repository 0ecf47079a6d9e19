#include "llmadvisor/catalog/write_catalog.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/catalog_merge.hpp"
#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

namespace fs = std::filesystem;

/// Files that appear together or not at all; what was prepared and not kept is removed.
class FileSet {
 public:
  FileSet() = default;
  FileSet(const FileSet&) = delete;
  FileSet& operator=(const FileSet&) = delete;
  ~FileSet() {
    std::error_code ignored;
    for (const auto& target : targets_) fs::remove(beside(target), ignored);
  }

  void prepare(const fs::path& target, const std::string& text) {
    targets_.push_back(target);
    std::ofstream out(beside(target), std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) throw DataError("unwritable", target.string() + ": cannot write");
  }

  std::vector<std::string> keep() {
    std::vector<std::string> written;
    for (const auto& target : targets_) {
      std::error_code error;
      fs::rename(beside(target), target, error);
      if (error) throw DataError("unwritable", target.string() + ": " + error.message());
      written.push_back(target.string());
    }
    targets_.clear();
    return written;
  }

 private:
  static fs::path beside(const fs::path& target) { return target.string() + ".new"; }

  std::vector<fs::path> targets_;
};

std::set<std::string> stems_with_records(const Catalog& records) {
  std::set<std::string> stems;
  for_each_table(records, [&](const char* stem, const char*, const auto& table) {
    if (!table.empty()) stems.insert(stem);
  });
  return stems;
}

}  // namespace

std::vector<std::string> write_records(const fs::path& directory, const Catalog& records) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory)) {
    throw DataError("unwritable", directory.string() + ": cannot be made a directory");
  }
  FileSet files;
  for (const auto& stem : stems_with_records(records)) {
    const auto path = directory / (stem + ".json");
    Catalog table;
    if (fs::exists(path)) read_catalog_file(table, path.string(), stem, read_file(path));
    Catalog added;
    for_each_table(records, [&](const std::string& from, const std::string& key, const auto& rows) {
      for_each_table(added, [&](const char*, const std::string& to, auto& target) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(rows)>,
                                     std::remove_cvref_t<decltype(target)>>) {
          if (from == stem && key == to) target = rows;
        }
      });
    });
    // What was judged worth importing replaces what the layer had.
    merge(table, added, Prefer::upper_layer);
    files.prepare(path, catalog_file_text(table, stem));
  }
  const auto day = directory / "catalog.json";
  Catalog dated;
  if (fs::exists(day)) read_catalog_file(dated, day.string(), "catalog", read_file(day));
  dated.as_of = std::max(dated.as_of, records.as_of);
  files.prepare(day, catalog_file_text(dated, "catalog"));
  return files.keep();
}

}  // namespace llmadvisor
