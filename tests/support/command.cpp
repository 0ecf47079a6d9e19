#include "support/command.hpp"

#include <deque>
#include <memory>
#include <sstream>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "run.hpp"

namespace llmadvisor::test {
namespace {

const std::string source_directory = LLMADVISOR_SOURCE_DIR;

std::string read(const World& world, const std::string& path) {
  if (const auto found = world.files.find(path); found != world.files.end()) return found->second;
  return read_file(path.front() == '/' ? path : source_directory + "/" + path);
}

OpenedFile opened(const World& world, const std::string& path) {
  const auto text = std::make_shared<const std::string>(read(world, path));
  const auto read_on = [text, at = std::size_t{0}](std::span<char> block) mutable {
    const auto count = text->copy(block.data(), block.size(), at);
    at += count;
    return count;
  };
  return {.read = read_on, .bytes = text->size()};
}

cli::Environment environment_of(const World& world) {
  return {.variable = [&world](std::string_view name) -> std::optional<std::string> {
            const auto found = world.variables.find(name);
            if (found == world.variables.end()) return std::nullopt;
            return found->second;
          },
          .today = *parse_date("2026-11-23"),
          .in = world.in,
          .out = world.out,
          .err = world.err,
          .read_file = [&world](const std::string& path) { return read(world, path); },
          .open_file = [&world](const std::string& path) { return opened(world, path); },
          .base_catalog = [](CatalogPart part) { return part_of(frozen_catalog(), part); },
          .keep = [all = std::make_shared<std::deque<LayeredCatalog>>()](LayeredCatalog catalog)
              -> LayeredCatalog& { return all->emplace_back(std::move(catalog)); }};
}

}  // namespace

const Catalog& frozen_catalog() {
  static const Catalog catalog =
      read_catalog_directory(source_directory + "/tests/fixtures/catalog");
  return catalog;
}

std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool inside = false;
  char quote = 0;
  for (const char c : line) {
    if (quote != 0 ? c == quote : c == '"' || c == '\'') {
      quote = quote != 0 ? '\0' : c;
      inside = true;
    } else if (quote == 0 && (c == ' ' || c == '\n')) {
      if (inside) words.push_back(word);
      word.clear();
      inside = false;
    } else {
      word += c;
      inside = true;
    }
  }
  if (inside) words.push_back(word);
  return words;
}

Outcome run_words(const std::vector<std::string>& words, const World& world) {
  const std::vector<std::string_view> args(words.begin(), words.end());
  std::istringstream in(world.input);
  std::ostringstream out;
  std::ostringstream err;
  const auto code = cli::run(args, environment_of(world), {in, out, err});
  return {code, out.str(), err.str()};
}

Outcome run_line(std::string_view line, const World& world) {
  return run_words(shell_words(line), world);
}

}  // namespace llmadvisor::test
