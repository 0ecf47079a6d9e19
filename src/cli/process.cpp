#include "process.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <vector>

#include "llmadvisor/catalog/embedded_catalog.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "run.hpp"

namespace llmadvisor::cli {
namespace {

StreamFacts facts_of(int file) {
  StreamFacts facts{::isatty(file) == 1, std::nullopt};
  winsize size{};
  if (facts.is_terminal && ::ioctl(file, TIOCGWINSZ, &size) == 0) facts.columns = size.ws_col;
  return facts;
}

std::optional<std::string> variable(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// To free thousands of records one by one takes half as long as to unpack them; the system takes
/// back all of a process at once.
LayeredCatalog& kept_for_good(LayeredCatalog catalog) {
  static auto& all = *new std::deque<LayeredCatalog>;
  return all.emplace_back(std::move(catalog));
}

Environment process_environment() {
  return {.variable = variable,
          .today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()),
          .in = facts_of(STDIN_FILENO),
          .out = facts_of(STDOUT_FILENO),
          .err = facts_of(STDERR_FILENO),
          .read_file = [](const std::string& path) { return llmadvisor::read_file(path); },
          .open_file = [](const std::string& path) { return llmadvisor::open_file(path); },
          .base_catalog = embedded_catalog,
          .keep = kept_for_good};
}

}  // namespace

int run_process(int argc, char** argv) {
  // A reader that goes away shows as a failed write, which is handled, instead of as a signal.
  std::signal(SIGPIPE, SIG_IGN);
  // So does a file that may not grow further.
  std::signal(SIGXFSZ, SIG_IGN);
  std::ios::sync_with_stdio(false);
  const std::vector<std::string_view> args(argc > 0 ? argv + 1 : argv, argv + argc);
  return static_cast<int>(run(args, process_environment(), {std::cin, std::cout, std::cerr}));
}

}  // namespace llmadvisor::cli
