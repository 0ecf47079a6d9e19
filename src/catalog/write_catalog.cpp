#include "llmadvisor/catalog/write_catalog.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <random>
#include <set>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/catalog_merge.hpp"
#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

namespace fs = std::filesystem;

/// Files that appear together or not at all. What was there is set aside until all new ones are in
/// place, and put back when one cannot be.
class FileSet {
 public:
  FileSet() = default;
  FileSet(const FileSet&) = delete;
  FileSet& operator=(const FileSet&) = delete;
  ~FileSet() {
    std::error_code ignored;
    for (const auto& target : targets_) fs::remove(beside(target, "new"), ignored);
  }

  void prepare(const fs::path& target, const std::string& text) {
    targets_.push_back(target);
    std::ofstream out(beside(target, "new"), std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) throw DataError("unwritable", target.string() + ": " + std::strerror(errno));
  }

  std::vector<std::string> keep() {
    std::vector<fs::path> replaced;
    std::vector<fs::path> placed;
    try {
      for (const auto& target : targets_) {
        if (fs::exists(target)) {
          fs::rename(target, beside(target, "old"));
          replaced.push_back(target);
        }
        fs::rename(beside(target, "new"), target);
        placed.push_back(target);
      }
    } catch (const fs::filesystem_error& error) {
      put_back(replaced, placed);
      throw DataError("unwritable", error.path1().string() + ": " + error.code().message());
    }
    std::error_code ignored;
    for (const auto& target : replaced) fs::remove(beside(target, "old"), ignored);
    targets_.clear();
    std::vector<std::string> written;
    for (const auto& target : placed) written.push_back(target.string());
    return written;
  }

 private:
  void put_back(const std::vector<fs::path>& replaced, const std::vector<fs::path>& placed) {
    std::error_code ignored;
    for (const auto& target : placed) fs::remove(target, ignored);
    for (const auto& target : replaced) fs::rename(beside(target, "old"), target, ignored);
  }

  /// A name that neither the user nor another import has.
  [[nodiscard]] fs::path beside(const fs::path& target, const char* what) const {
    return target.string() + "." + own_ + "." + what;
  }

  std::string own_ = std::to_string(std::random_device{}());
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
