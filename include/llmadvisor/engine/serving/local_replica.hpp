#pragma once

#include "llmadvisor/engine/serving/local_estimate.hpp"
#include "llmadvisor/engine/serving/replica.hpp"

namespace llmadvisor {

/// Whether every figure that a replica needs has a source.
[[nodiscard]] bool can_host(const LocalMachine& machine, const LocalSpeed& speed);

/// llama.cpp with one slot on one device: requests are answered one after another.
struct LocalReplica {
  const Model* model = nullptr;
  const LocalMachine* machine = nullptr;
  const LocalSpeed* speed = nullptr;
  GgufFormat weights = GgufFormat::q4_k_m;
};

/// The most that it sustains within the targets. Where the first visible word has to come in time,
/// the share of the time that it may be busy is the one at which the mean wait behind others still
/// leaves that: r / (1 - r) / 2 of an answer, r the share (Pollaczek-Khinchine, equal answers).
[[nodiscard]] ReplicaCapacity local_capacity(const LocalReplica& replica,
                                             const RequestShape& shape);

/// No request takes less.
[[nodiscard]] LeastWork local_least_work(const LocalReplica& replica);

/// Under so many requests a second; none where they are more than it can answer.
struct LocalLatency {
  Seconds ttft{};  ///< with the wait behind others
  Seconds tpot{};
};
[[nodiscard]] std::optional<LocalLatency> local_latency(const LocalReplica& replica,
                                                        const RequestShape& shape,
                                                        RequestsPerSecond rate);

}  // namespace llmadvisor
