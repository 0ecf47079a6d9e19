#include "llmadvisor/engine/serving/serving_load.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

/// One kind of load on one replica, with what all kinds need worked out.
class LoadedReplica {
 public:
  LoadedReplica(const ServingStep& step, const QueueConstants& queue, double scheduler_limit,
                const Load& load)
      : step_(step),
        queue_(queue),
        load_(load),
        output_(std::max(1.0, load.output.value())),
        // Requests of a busy server are halfway through their answers on average.
        context_(load.input + Tokens(output_ / 2)),
        fits_(step.sequences_that_fit(context_)),
        most_(std::clamp(fits_, 1.0, scheduler_limit)),
        turn_(step.prefill_turn(load.input)) {}

  /// A last request shorter than the mean may still squeeze in where the weights do.
  [[nodiscard]] bool runs() const { return fits_ > 0; }

  [[nodiscard]] ServingEstimate closed_loop(double requested) const {
    ServingEstimate e;
    e.in_flight = std::min(requested, most_);
    e.tpot = tpot_at(e.in_flight);
    e.ttft = ttft_at(e.in_flight);
    if (requested > most_) {
      // The rest waits for a place: Little's law on those that run.
      e.ttft += (e.ttft + output_ * e.tpot) * ((requested - most_) / most_);
    }
    set_rates(e, requested / (e.ttft + (output_ - 1) * e.tpot).count());
    return e;
  }

  [[nodiscard]] ServingEstimate static_batch() const {
    ServingEstimate e;
    e.in_flight = std::min(load_.value, most_);
    const double waves = std::max(1.0, load_.value / most_);
    e.tpot = step_.decode(e.in_flight, context_);
    e.ttft = step_.prefill(e.in_flight, load_.input) + step_.fixed() +
             step_.request_overhead() * e.in_flight;
    set_rates(e, load_.value / ((e.ttft + output_ * e.tpot) * waves).count());
    return e;
  }

  [[nodiscard]] ServingEstimate all_at_once() const {
    ServingEstimate e;
    e.in_flight = std::min(load_.value, most_);
    e.tpot = step_.decode(e.in_flight, context_);
    e.ttft = step_.prefill(load_.value, load_.input) + step_.request_overhead() * load_.value +
             step_.first_token_overhead();
    Seconds time = e.ttft + step_.fixed();
    if (output_ > 1) time = e.ttft + output_ * e.tpot * (load_.value / e.in_flight) + tail(e);
    set_rates(e, load_.value / time.count());
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
    e.tpot = tpot_at(std::max(1.0, in_flight));
    e.ttft = ttft_at(std::max(1.0, in_flight));
    set_rates(e, std::min(load_.value, capacity));
    return e;
  }

 private:
  /// Each output token waits for its step and for its share of the prompts that others bring.
  [[nodiscard]] Seconds tpot_at(double in_flight) const {
    const Seconds own = step_.decode(in_flight, context_);
    if (output_ <= 1) return own;
    return own + turn_ * ((in_flight - 1) / output_ * queue_.interference);
  }

  /// Own prompt, host work, and the prompts that arrive together with it: requests that started
  /// together tend to finish, and to be replaced, together.
  [[nodiscard]] Seconds ttft_at(double in_flight) const {
    const double behind = queue_.scale * (std::pow(in_flight, queue_.exponent) - 1);
    Seconds ttft = turn_ * (1 + behind) + step_.first_token_overhead() + step_.fixed();
    if (in_flight > 1) ttft += step_.decode(in_flight, context_) / 2;  // a step is under way
    return ttft;
  }

  /// The last answers of a drain run in a shrinking batch. Lengths that are not whole numbers are
  /// means of answers that ended by themselves, so they spread.
  [[nodiscard]] Seconds tail(const ServingEstimate& e) const {
    const bool fixed_length = output_ == std::floor(output_);
    if (fixed_length || load_.value < 2) return Seconds(0);
    const Seconds step =
        step_.decode(std::max(1.0, 0.3 * e.in_flight), load_.input + Tokens(output_));
    return output_ * step * (queue_.length_spread * std::min(1.0, e.in_flight / load_.value));
  }

  void set_rates(ServingEstimate& e, double requests_per_second) const {
    e.requests = RequestsPerSecond(requests_per_second);
    e.output = TokensPerSecond(requests_per_second * output_);
    e.total = TokensPerSecond(requests_per_second * (output_ + load_.input.value()));
  }

  const ServingStep& step_;
  const QueueConstants& queue_;
  const Load& load_;
  double output_;
  Tokens context_;
  double fits_;
  double most_;
  Seconds turn_;
};

}  // namespace

QueueConstants queue_constants(const Calibration& c) {
  return {c[Constant::prefill_interference], c[Constant::queue_scale], c[Constant::queue_exponent],
          c[Constant::length_spread]};
}

double scheduler_limit(EngineGeneration generation) {
  return generation == EngineGeneration::v0 ? 256 : 1024;
}

std::optional<ServingEstimate> estimate_load(const ServingStep& step, const QueueConstants& queue,
                                             double limit, const Load& load) {
  const LoadedReplica replica(step, queue, limit, load);
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
