#include "support/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "support/command.hpp"

namespace llmadvisor::test {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) { return fs::exists(path) ? read_file(path) : ""; }

bool updating() {
  const char* value = std::getenv("LLMADVISOR_UPDATE_GOLDEN");
  return value != nullptr && std::string(value) == "1";
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The lines between the common start and the common end: enough to see what changed.
std::string difference(const std::string& expected, const std::string& actual) {
  const auto before = lines_of(expected);
  const auto after = lines_of(actual);
  const auto [first, first_after] = std::ranges::mismatch(before, after);
  auto last = before.end();
  auto last_after = after.end();
  while (last != first && last_after != first_after && *(last - 1) == *(last_after - 1)) {
    --last;
    --last_after;
  }
  std::string text;
  for (auto line = first; line != last; ++line) text += "  - " + *line + "\n";
  for (auto line = first_after; line != last_after; ++line) text += "  + " + *line + "\n";
  return text.empty() ? "  (only the end of the text differs)\n" : text;
}

std::string check(const fs::path& path, const std::string& actual) {
  const auto expected = text_of(path);
  if (expected == actual) return {};
  if (updating()) {
    if (actual.empty()) {
      fs::remove(path);
    } else {
      std::ofstream(path, std::ios::binary) << actual;
    }
    return {};
  }
  return path.string() + ":\n" + difference(expected, actual);
}

std::string check_case(const fs::path& directory) {
  const auto outcome = run_line(read_file(directory / "args"));
  return check(directory / "stdout", outcome.out) + check(directory / "stderr", outcome.err) +
         check(directory / "exit_code", std::to_string(static_cast<int>(outcome.code)) + "\n");
}

}  // namespace

std::string golden_differences() {
  std::vector<fs::path> cases;
  for (const auto& entry :
       fs::directory_iterator(fs::path(LLMADVISOR_SOURCE_DIR) / "tests/golden")) {
    if (entry.is_directory()) cases.push_back(entry.path());
  }
  std::ranges::sort(cases);
  std::string differences;
  for (const auto& each : cases) differences += check_case(each);
  return differences;
}

}  // namespace llmadvisor::test
