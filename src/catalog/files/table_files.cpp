#include "table_files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <sstream>
#include <utility>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/files.hpp"

namespace llmadvisor {
namespace {

namespace fs = std::filesystem;

fs::path journal_of(const fs::path& directory) { return directory / ".llmadvisor-import"; }

fs::path beside(const fs::path& target) {
  return directory_of(target) / ("." + target.filename().string() + ".llmadvisor-new");
}

/// Where the table is, behind links.
fs::path target_of(const fs::path& directory, const std::string& name) {
  return destination_of(directory / name).path;
}

/// An entry that cannot be looked at is no missing one.
bool is_there(const fs::path& path) {
  std::error_code error;
  const bool found = fs::exists(path, error);
  if (error) throw DataError("unreadable", path.string() + ": " + error.message());
  return found;
}

std::optional<std::string> text_at(const fs::path& path) {
  return is_there(path) ? std::optional(read_file(path)) : std::nullopt;
}

/// The names of the tables whose new text holds, whether it has been put in place or not.
std::set<std::string> read_journal(const fs::path& directory) {
  const auto journal = journal_of(directory);
  if (!is_there(journal)) return {};
  std::set<std::string> names;
  std::istringstream lines(read_file(journal));
  for (std::string name; std::getline(lines, name);) {
    if (!table_file_names().contains(name)) {
      throw DataError("bad-data", journal.string() + ": is no list of table files",
                      "no import wrote it; remove it");
    }
    names.insert(name);
  }
  return names;
}

void write_new(const fs::path& path, const std::string& text, const fs::path& target) {
  ::unlink(path.c_str());
  struct stat old {};
  const bool exists = ::stat(target.c_str(), &old) == 0;
  const mode_t mode = exists ? 0600 : 0666;
  OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  const bool ready = file.is_open() && (!exists || take_over(file.descriptor(), old));
  if (!ready || !file.write(text) || !file.flush()) throw cannot_write(target, errno);
}

/// Puts the new tables in place, which a reader of the journal does not see.
void put_in_place(const fs::path& directory, const std::set<std::string>& names) {
  std::set<fs::path> touched{directory};
  for (const auto& name : names) {
    const auto target = target_of(directory, name);
    touched.insert(directory_of(target));
    if (::rename(beside(target).c_str(), target.c_str()) != 0 && errno != ENOENT) {
      throw cannot_write(target, errno);
    }
  }
  for (const auto& each : touched) flush_directory(each);
  ::unlink(journal_of(directory).c_str());
  // Before anything else is staged, lest a journal that came back should announce it.
  flush_directory(directory);
}

void refuse_unwritable(const fs::path& target) {
  struct stat old {};
  if (::stat(target.c_str(), &old) != 0) return;
  if (!S_ISREG(old.st_mode)) throw DataError("unwritable", target.string() + ": is no file");
  if (::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0) {
    throw cannot_write(target, errno);
  }
}

fs::path made(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory)) {
    throw DataError("unwritable", directory.string() + ": cannot be made a directory");
  }
  return directory;
}

}  // namespace

const std::set<std::string>& table_file_names() {
  static const auto names = [] {
    std::set<std::string> all{"catalog.json"};
    const Catalog none;
    for_each_table(none, [&](const char* stem, const char*, const auto&) {
      all.insert(std::string(stem) + ".json");
    });
    return all;
  }();
  return names;
}

DirectoryLock::DirectoryLock(const fs::path& directory, Access access)
    : directory_(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (!directory_.is_open()) return;
  const int kind = access == Access::shared ? LOCK_SH : LOCK_EX;
  while (::flock(directory_.descriptor(), kind) != 0 && errno == EINTR) {
  }
}

TableReader::TableReader(const fs::path& directory)
    : directory_(directory), lock_(directory, Access::shared), decided_(read_journal(directory)) {}

std::optional<std::string> TableReader::text(const std::string& name) const {
  if (decided_.contains(name)) {
    const auto waiting = beside(target_of(directory_, name));
    if (is_there(waiting)) return read_file(waiting);
  }
  return text_at(directory_ / name);
}

TableWriter::TableWriter(const fs::path& directory)
    : directory_(made(directory)), lock_(directory, Access::exclusive) {
  // What an interrupted import had decided holds already; the rest was never said.
  const auto decided = read_journal(directory_);
  if (!decided.empty()) put_in_place(directory_, decided);
  ::unlink(beside(journal_of(directory_)).c_str());
  for (const auto& name : table_file_names()) {
    ::unlink(beside(target_of(directory_, name)).c_str());
  }
}

TableWriter::~TableWriter() {
  for (const auto& name : staged_) ::unlink(beside(target_of(directory_, name)).c_str());
}

std::optional<std::string> TableWriter::text(const std::string& name) const {
  return text_at(directory_ / name);
}

void TableWriter::stage(const std::string& name, const std::string& text) {
  const auto target = target_of(directory_, name);
  refuse_unwritable(target);
  staged_.insert(name);
  write_new(beside(target), text, target);
}

std::vector<std::string> TableWriter::commit() {
  std::string list;
  std::vector<std::string> written;
  for (const auto& name : staged_) {
    flush_directory(directory_of(target_of(directory_, name)));
    list += name + "\n";
    written.push_back((directory_ / name).string());
  }
  const auto journal = journal_of(directory_);
  write_new(beside(journal), list, journal);
  if (::rename(beside(journal).c_str(), journal.c_str()) != 0) throw cannot_write(journal, errno);
  const auto decided = std::exchange(staged_, {});
  flush_directory(directory_);
  put_in_place(directory_, decided);
  return written;
}

}  // namespace llmadvisor
