#pragma once

namespace llmadvisor::cli {

/// Runs with the process's own arguments, environment and streams; the value for main to return.
[[nodiscard]] int run_process(int argc, char** argv);

}  // namespace llmadvisor::cli
