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
  Tokens cached{};  ///< of each input, kept by the engine from earlier requests
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
  double scale = 1;          ///< of the wait behind others' prompts
  double burst = 0;          ///< share of others' prompts that a closed loop makes one wait for
  double length_spread = 0;  ///< longest answers of a drain, in mean lengths beyond the mean
};
[[nodiscard]] QueueConstants queue_constants(const Calibration& calibration);

/// What the prompts of a load cost, which does not depend on how many are in flight.
struct PromptTimes {
  Seconds alone{};   ///< with nothing else running
  Seconds beside{};  ///< added to the steps of others
};
[[nodiscard]] PromptTimes prompt_times(const ServingStep& step, const Load& load);

/// Nullopt when not even one request fits the memory.
[[nodiscard]] std::optional<ServingEstimate> estimate_load(const ServingStep& step,
                                                           const QueueConstants& queue,
                                                           const Load& load);
/// The same with the times of the prompts at hand.
[[nodiscard]] std::optional<ServingEstimate> estimate_load(const ServingStep& step,
                                                           const QueueConstants& queue,
                                                           const Load& load,
                                                           const PromptTimes& prompts);

}  // namespace llmadvisor
