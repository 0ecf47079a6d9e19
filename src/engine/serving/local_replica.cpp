#include "llmadvisor/engine/serving/local_replica.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

LocalEstimate estimate_of(const LocalReplica& r, const RequestShape& shape) {
  LocalRequest request;
  request.model = r.model;
  request.machine = *r.machine;
  request.speed = r.speed;
  request.weights = r.weights;
  request.input = shape.input;
  request.output = shape.output;
  request.cached = shape.cached;
  request.context = shape.context;
  return local_estimate(request);
}

struct Answer {
  Seconds prompt{};
  Seconds generation{};

  [[nodiscard]] Seconds whole() const { return prompt + generation; }
};

Answer answer_of(const LocalEstimate& e, Tokens output) {
  return {*e.ttft, e.tpot * std::max(0.0, output.value() - 1)};
}

/// Measured / predicted of whole answers a second.
Spread rate_error(const Answer& answer, const LocalEstimate& e) {
  const auto at = [&](double prompt, double generation) {
    return answer.whole() / (answer.prompt / prompt + answer.generation / generation);
  };
  return {at(e.prompt_error.low, e.error.low), at(e.prompt_error.high, e.error.high)};
}

Seconds wait_behind_others(Seconds answer, double busy) { return answer * (busy / (1 - busy) / 2); }

}  // namespace

bool can_host(const LocalMachine& machine, const LocalSpeed& speed) {
  return machine.bandwidth && prompt_peak(machine, speed);
}

ReplicaCapacity local_capacity(const LocalReplica& replica, const RequestShape& shape) {
  const LocalEstimate e = estimate_of(replica, shape);
  ReplicaCapacity c;
  c.needed_memory = e.weights + e.cache + e.runtime;
  c.usable_memory = e.usable;
  c.limit = ReplicaLimit::memory;
  if (e.missing > Bytes(0)) return c;
  const Answer answer = answer_of(e, shape.output);
  c.in_flight = 1;
  c.ttft = answer.prompt;
  c.tpot = e.tpot;
  c.alone = answer.whole();
  c.rate_error = rate_error(answer, e);
  c.rate = RequestsPerSecond(1 / answer.whole().count());
  c.limit = ReplicaLimit::none;
  if (shape.max_ttft) {
    const Seconds left = *shape.max_ttft - answer.prompt - e.tpot * shape.hidden.value();
    if (left <= Seconds(0)) {
      c.limit = ReplicaLimit::ttft;
    } else {
      const double busy = left / (left + answer.whole() / 2);
      c.rate = c.rate * busy;
      c.ttft += wait_behind_others(answer.whole(), busy);
    }
  }
  const bool too_slow = shape.max_tpot && e.tpot > *shape.max_tpot;
  if (c.limit == ReplicaLimit::none && too_slow) c.limit = ReplicaLimit::tpot;
  return c;
}

LeastWork local_least_work(const LocalReplica& replica) {
  // Attention takes more for each token the longer the prompt, and reads more as the answer grows.
  RequestShape shape;
  shape.input = Tokens(1);
  const LocalEstimate one = estimate_of(replica, shape);
  shape.input = Tokens(0);
  return {0, one.ttft->count(), estimate_of(replica, shape).tpot.count(), 0};
}

std::optional<LocalLatency> local_latency(const LocalReplica& replica, const RequestShape& shape,
                                          RequestsPerSecond rate) {
  const LocalEstimate e = estimate_of(replica, shape);
  const Seconds whole = answer_of(e, shape.output).whole();
  const double busy = rate.value() * whole.count();
  if (busy >= 1) return std::nullopt;
  return LocalLatency{*e.ttft + wait_behind_others(whole, busy), e.tpot};
}

}  // namespace llmadvisor
