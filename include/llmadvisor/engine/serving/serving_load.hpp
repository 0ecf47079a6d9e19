#pragma once

#include <array>
#include <optional>

#include "llmadvisor/engine/serving/serving_step.hpp"

namespace llmadvisor {

/// How requests reach a server; the four kinds that public measurements use.
enum class LoadKind {
  closed_loop,   ///< a number of requests is always in flight
  static_batch,  ///< all submitted at once, fixed lengths, until the last token
  all_at_once,   ///< a number of requests is drained, tail included
  open_loop,     ///< Poisson arrivals of so many requests a second
};
template <>
inline constexpr auto enum_rows<LoadKind> =
    std::to_array<EnumRow<LoadKind>>({{LoadKind::closed_loop, "closed_loop"},
                                      {LoadKind::static_batch, "static_batch"},
                                      {LoadKind::all_at_once, "all_at_once"},
                                      {LoadKind::open_loop, "open_loop"}});

struct Load {
  LoadKind kind = LoadKind::closed_loop;
  double value = 1;  ///< requests in flight, in the batch, to drain, or a second
  Tokens input;
  Tokens output;
};

/// What a replica does under a load. Rates are of the whole replica.
struct ServingEstimate {
  double in_flight = 0;  ///< running at once; the rest of a closed loop waits
  Seconds ttft{};
  Seconds tpot{};
  RequestsPerSecond requests;
  TokensPerSecond output;
  TokensPerSecond total;  ///< input and output
};

/// The queueing constants, apart from those of a step.
struct QueueConstants {
  double interference = 1;   ///< share of others' prefill that delays a decode step
  double scale = 0.1;        ///< of the wait behind other prompts
  double exponent = 0.9;     ///< of its growth with the requests in flight
  double length_spread = 0;  ///< longest answers of a drain, in mean lengths beyond the mean
};
[[nodiscard]] QueueConstants queue_constants(const Calibration& calibration);

/// Most sequences that the engine schedules at once by default.
[[nodiscard]] double scheduler_limit(EngineGeneration generation);

/// Nullopt when not even one request fits the memory.
[[nodiscard]] std::optional<ServingEstimate> estimate_load(const ServingStep& step,
                                                           const QueueConstants& queue,
                                                           double scheduler_limit,
                                                           const Load& load);

}  // namespace llmadvisor
