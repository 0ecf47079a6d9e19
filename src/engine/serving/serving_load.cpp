#include "llmadvisor/engine/serving/serving_load.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

/// One kind of load on one replica, with what all kinds need worked out.
class LoadedReplica {
 public:
  LoadedReplica(const ServingStep& step, const QueueConstants& queue, const Load& load,
                const PromptTimes& prompts)
      : step_(step),
        queue_(queue),
        load_(load),
        prompt_{load.input, load.cached},
        output_(std::max(1.0, load.output.value())),
        // Requests of a busy server are halfway through their answers on average.
        context_(load.input + Tokens(output_ / 2)),
        fits_(step.sequences_that_fit(context_)),
        most_(std::clamp(fits_, 1.0, step.most_sequences())),
        turn_(prompts.alone),
        beside_(prompts.beside) {}

  /// A last request shorter than the mean may still squeeze in where the weights do.
  [[nodiscard]] bool runs() const { return fits_ > 0; }

  [[nodiscard]] ServingEstimate closed_loop(double requested) const {
    ServingEstimate e;
    e.in_flight = std::min(requested, most_);
    const Seconds step = step_.decode(e.in_flight, context_);
    e.tpot = tpot_of(step, e.in_flight);
    // Those that start together finish together, in part, and are replaced together.
    e.ttft = ttft_of(step, e.in_flight) + beside_ * (queue_.burst * (e.in_flight - 1));
    if (requested > most_) {
      // The rest waits for a place: Little's law on those that run.
      e.ttft += (e.ttft + output_ * e.tpot) * ((requested - most_) / most_);
    }
    set_rates(e, requested / (e.ttft + (output_ - 1) * e.tpot).count());
    return e;
  }

  [[nodiscard]] ServingEstimate static_batch() const {
    ServingEstimate e;
    // In lockstep all are at their full length together.
    const double most =
        std::clamp(step_.sequences_that_fit(load_.input + load_.output), 1.0, most_);
    e.in_flight = std::min(load_.value, most);
    const double waves = std::max(1.0, load_.value / most);
    e.tpot = step_.decode(e.in_flight, context_);
    e.ttft = step_.prefill(e.in_flight, prompt_) + step_.fixed() +
             step_.request_overhead() * e.in_flight;
    set_rates(e, load_.value / ((e.ttft + output_ * e.tpot) * waves).count());
    return e;
  }

  [[nodiscard]] ServingEstimate all_at_once() const {
    ServingEstimate e;
    e.in_flight = std::min(load_.value, most_);
    const Seconds step = step_.decode(e.in_flight, context_);
    const Seconds prompts =
        step_.prefill(load_.value, prompt_) + step_.drain_overhead() * load_.value;
    Seconds time = prompts + step_.first_token_overhead() + step_.fixed();
    if (output_ > 1) time += output_ * step * (load_.value / e.in_flight) + tail(e.in_flight);
    set_rates(e, load_.value / time.count());
    // The middle request waits for half of the prompts, or for half of all where not all run.
    const Seconds wait = load_.value > most_ ? time : prompts;
    e.ttft = wait / 2 + step_.first_token_overhead() + step_.fixed();
    e.tpot = step + beside_ * ((e.in_flight - 1) / 2 / output_ * queue_.interference);
    return e;
  }

  [[nodiscard]] ServingEstimate open_loop() const {
    const double capacity = most_ / (output_ * tpot_at(most_)).count();
    ServingEstimate e;
    // Little's law: as many in flight as arrive while one is answered. Half steps converge.
    double in_flight = 1;
    for (int i = 0; i < 30; ++i) {
      const double arriving = load_.value * (output_ * tpot_at(std::max(1.0, in_flight))).count();
      in_flight = (in_flight + std::min(arriving, most_)) / 2;
    }
    e.in_flight = in_flight;
    const double running = std::max(1.0, in_flight);
    const Seconds step = step_.decode(running, context_);
    e.tpot = tpot_of(step, running);
    e.ttft = ttft_of(step, running);
    set_rates(e, std::min(load_.value, capacity));
    return e;
  }

 private:
  [[nodiscard]] Seconds tpot_at(double in_flight) const {
    return tpot_of(step_.decode(in_flight, context_), in_flight);
  }

  /// Each output token waits for its step and for its share of the prompts that others bring.
  [[nodiscard]] Seconds tpot_of(Seconds step, double in_flight) const {
    if (output_ <= 1) return step;
    return step + beside_ * ((in_flight - 1) / output_ * queue_.interference);
  }

  /// Own prompt, host work, half of the step that is under way, and the prompts that others brought
  /// before: those of a single server with Poisson arrivals and equal service times, busy with
  /// prompts for a share of the time, r / (1 - r) / 2 of one turn (Pollaczek and Khinchine), where
  /// no more can wait than are in flight.
  [[nodiscard]] Seconds ttft_of(Seconds step, double in_flight) const {
    Seconds ttft = turn_ + step_.first_token_overhead();
    if (in_flight <= 1) return ttft;
    const double prompts = (in_flight - 1) * turn_.count();
    const double steps = output_ * step.count();
    const double busy = prompts / (prompts + steps);
    const double waiting = busy / (1 - busy + 1 / in_flight) / 2;
    return ttft + step / 2 + turn_ * (waiting * queue_.scale);
  }

  /// The last answers of a drain run in a shrinking batch. Lengths that are not whole numbers are
  /// means of answers that ended by themselves, so they spread.
  [[nodiscard]] Seconds tail(double in_flight) const {
    const bool fixed_length = output_ == std::floor(output_);
    if (fixed_length || load_.value < 2) return Seconds(0);
    const Seconds step =
        step_.decode(std::max(1.0, 0.3 * in_flight), load_.input + Tokens(output_));
    return output_ * step * (queue_.length_spread * std::min(1.0, in_flight / load_.value));
  }

  void set_rates(ServingEstimate& e, double requests_per_second) const {
    e.requests = RequestsPerSecond(requests_per_second);
    e.output = TokensPerSecond(requests_per_second * output_);
    e.total = TokensPerSecond(requests_per_second * (output_ + load_.input.value()));
  }

  const ServingStep& step_;
  const QueueConstants& queue_;
  const Load& load_;
  PromptSize prompt_;
  double output_;
  Tokens context_;
  double fits_;
  double most_;
  Seconds turn_;
  Seconds beside_;
};

}  // namespace

QueueConstants queue_constants(const Calibration& c) {
  return {c[Constant::prefill_interference], c[Constant::queue_scale],
          c[Constant::closed_loop_burst], c[Constant::length_spread]};
}

PromptTimes prompt_times(const ServingStep& step, const Load& load) {
  const PromptSize prompt{load.input, load.cached};
  return {step.prefill_turn(prompt), step.prefill_beside(prompt)};
}

std::optional<ServingEstimate> estimate_load(const ServingStep& step, const QueueConstants& queue,
                                             const Load& load) {
  return estimate_load(step, queue, load, prompt_times(step, load));
}

std::optional<ServingEstimate> estimate_load(const ServingStep& step, const QueueConstants& queue,
                                             const Load& load, const PromptTimes& prompts) {
  const LoadedReplica replica(step, queue, load, prompts);
  if (!replica.runs()) return std::nullopt;
  switch (load.kind) {
    case LoadKind::closed_loop:
      return replica.closed_loop(load.value);
    case LoadKind::static_batch:
      return replica.static_batch();
    case LoadKind::all_at_once:
      return replica.all_at_once();
    case LoadKind::open_loop:
      return replica.open_loop();
  }
  return std::nullopt;
}

}  // namespace llmadvisor
