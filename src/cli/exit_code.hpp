#pragma once

namespace llmadvisor::cli {

/// What the process tells the shell; part of the contract with scripts.
enum class ExitCode {
  answered = 0,
  failure = 1,      ///< a file, the data or the program itself
  usage = 2,        ///< the command line or the project file asks for something impossible
  nothing_fits = 3  ///< answered, but nothing meets the requirements
};

}  // namespace llmadvisor::cli
