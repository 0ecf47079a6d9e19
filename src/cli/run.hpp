#pragma once

#include <span>
#include <string_view>

#include "environment.hpp"
#include "exit_code.hpp"

namespace llmadvisor::cli {

/// One run of the program: the arguments without its name. Never throws and never exits; the answer
/// goes to `streams.out`, everything else to `streams.err`.
ExitCode run(std::span<const std::string_view> args, const Environment& environment,
             const Streams& streams);

}  // namespace llmadvisor::cli
