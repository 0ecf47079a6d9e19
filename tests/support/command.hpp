#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "environment.hpp"
#include "exit_code.hpp"

namespace llmadvisor::test {

/// What a run of the program sees of the world: nothing of the real one, except the frozen test
/// catalogue and the files of the source tree.
struct World {
  std::map<std::string, std::string, std::less<>> variables{};
  std::map<std::string, std::string, std::less<>> files{};
  std::string input{};
  cli::StreamFacts in{};
  cli::StreamFacts out{};
  cli::StreamFacts err{};
};

struct Outcome {
  cli::ExitCode code = cli::ExitCode::failure;
  std::string out;
  std::string err;
};

/// Runs the words after the program's name, in process, on 2026-11-23.
[[nodiscard]] Outcome run_words(const std::vector<std::string>& words, const World& world = {});

/// Splits the line as a shell would, with single and double quotes, and runs it.
[[nodiscard]] Outcome run_line(std::string_view line, const World& world = {});

[[nodiscard]] std::vector<std::string> shell_words(std::string_view line);

[[nodiscard]] const Catalog& frozen_catalog();

}  // namespace llmadvisor::test
