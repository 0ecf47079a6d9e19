#include "llmadvisor/engine/serving/replica.hpp"

#include <algorithm>

#include "llmadvisor/catalog/place_in.hpp"

namespace llmadvisor {
namespace {

constexpr auto engine = EngineGeneration::v1;  // nobody deploys the old one

ReplicaSetup setup_of(const Replica& r, const CardKernels& kernels) {
  ReplicaSetup setup{&*r.model->architecture, r.gpu, r.link, r.tensor_parallel, r.weights, engine};
  setup.kernels = &kernels;
  return setup;
}

/// The target that an estimate misses, time to first token first.
ReplicaLimit missed_target(const ServingEstimate& e, const RequestShape& shape) {
  if (shape.max_ttft && first_visible(e, shape.hidden) > *shape.max_ttft) return ReplicaLimit::ttft;
  if (shape.max_tpot && e.tpot > *shape.max_tpot) return ReplicaLimit::tpot;
  return ReplicaLimit::none;
}

class CapacitySearch {
 public:
  CapacitySearch(const ServingStep& step, const QueueConstants& queue, const Learned& learned,
                 const RequestShape& shape)
      : step_(step),
        queue_(queue),
        learned_(learned),
        shape_(shape),
        prompts_(prompt_times(step, load_of(1))) {}

  /// The estimate at the most requests in flight that meets the targets; with one in flight where
  /// none does.
  ServingEstimate best() const {
    const Tokens mean_context = shape_.input + shape_.output / 2;
    double high = std::clamp(step_.sequences_that_fit(mean_context), 1.0, step_.most_sequences());
    ServingEstimate at_most = at(high);
    if (missed_target(at_most, shape_) == ReplicaLimit::none) return at_most;
    double low = 1;
    ServingEstimate found = at(low);
    if (missed_target(found, shape_) != ReplicaLimit::none) return found;
    // Latencies grow with the batch, so halving finds the edge; 10 halvings are within 0.1 %.
    for (int i = 0; i < 10; ++i) {
      const double middle = (low + high) / 2;
      const ServingEstimate tried = at(middle);
      if (missed_target(tried, shape_) == ReplicaLimit::none) {
        low = middle;
        found = tried;
      } else {
        high = middle;
      }
    }
    return found;
  }

  ServingEstimate alone() const { return at(1); }

 private:
  Load load_of(double in_flight) const {
    return {LoadKind::closed_loop, in_flight, shape_.input, shape_.output, shape_.cached};
  }

  ServingEstimate at(double in_flight) const {
    return corrected(*estimate_load(step_, queue_, load_of(in_flight), prompts_), learned_);
  }

  const ServingStep& step_;
  const QueueConstants& queue_;
  const Learned& learned_;
  const RequestShape& shape_;
  PromptTimes prompts_;
};

}  // namespace

double prompt_share(Tokens output, const QueueConstants& queue) {
  const double written = std::max(1.0, output.value());
  return std::min(1.0, (written - 1) / written * queue.interference);
}

Seconds first_visible(const ServingEstimate& estimate, Tokens hidden) {
  return estimate.ttft + estimate.tpot * hidden.value();
}

ServingModel::ServingModel(const Catalog& catalog)
    : catalog_(catalog),
      calibration_(calibration_of(catalog)),
      queue_(queue_constants(calibration_)),
      kernels_(catalog),
      measured_rows_(catalog.gpus.size()),
      engine_(catalog, ServingEngine::vllm) {
  for (const auto& measured : catalog.measured_gpus) {
    const auto gpu = std::ranges::find(catalog.gpus, measured.gpu, &Gpu::id);
    const auto format = parse_enum<WeightFormat>(measured.weights);
    if (gpu == catalog.gpus.end() || !format) continue;
    const auto place = static_cast<std::size_t>(gpu - catalog.gpus.begin());
    measured_rows_[place][static_cast<std::size_t>(*format)] += measured.rows;
  }
}

PreparedReplica ServingModel::prepare(const Replica& replica) const {
  PreparedReplica prepared;
  prepared.queue_ = queue_;
  // Users do not all start at the same moment, as a benchmark's requests do.
  prepared.queue_.burst = 0;
  ReplicaCapacity& c = prepared.without_requests_;
  const ReplicaSetup setup = setup_of(replica, kernels_of(*replica.gpu));
  c.start = engine_.starts(*replica.gpu, *setup.architecture, setup.format);
  if (!c.start.is_known_to()) {
    c.limit = ReplicaLimit::does_not_start;
    return prepared;
  }
  if (missing_specification(*replica.gpu, setup.format) != nullptr) {
    c.limit = ReplicaLimit::unknown_specification;
    return prepared;
  }
  c.usable_memory = usable_memory(*replica.gpu, setup.settings);
  // The weights alone rule out most placements; the rest of the model is not built for those.
  c.needed_memory =
      weight_bytes_on_gpu(*setup.architecture, setup.format, *setup.gpu, setup.tensor_parallel);
  c.limit = ReplicaLimit::memory;
  if (c.needed_memory < c.usable_memory) {
    prepared.step_ = std::make_unique<const ServingStep>(setup, calibration_);
    prepared.learned_ = learned(*replica.gpu, *replica.model);
    c.rate_error = error_range(*replica.gpu, replica.weights, "throughput");
  }
  return prepared;
}

ReplicaCapacity PreparedReplica::capacity(const RequestShape& shape) const {
  ReplicaCapacity c = without_requests_;
  if (!step_) return c;
  c.needed_memory = step_->needed_per_gpu(shape.input + shape.output);
  if (c.needed_memory > c.usable_memory) return c;
  const CapacitySearch search(*step_, queue_, learned_, shape);
  const ServingEstimate best = search.best();
  c.limit = missed_target(best, shape);
  c.in_flight = best.in_flight;
  c.rate = best.requests;
  c.ttft = best.ttft;
  c.tpot = best.tpot;
  return c;
}

Seconds PreparedReplica::alone(const RequestShape& shape) const {
  const ServingEstimate one = CapacitySearch(*step_, queue_, learned_, shape).alone();
  return one.ttft + one.tpot * std::max(0.0, shape.output.value() - 1);
}

RequestsPerSecond PreparedReplica::ceiling(const RequestShape& shape) const {
  if (!step_) return RequestsPerSecond(0);
  // A closed loop of n requests answers n in TTFT + (o - 1) TPOT, where TTFT holds one turn of
  // prefill, TPOT what the n - 1 others add to the steps, interference / o each, and a decode step.
  // A turn is no shorter than what it adds beside others. For one request that is a whole one, for
  // many it nears interference (o - 1) / o of one.
  const double output = std::max(1.0, shape.output.value());
  const Seconds seconds =
      step_->prefill_beside({shape.input, shape.cached}) * prompt_share(shape.output, queue_) +
      step_->least_decode(shape.input + shape.output / 2) * (output - 1);
  return RequestsPerSecond(learned_.throughput / seconds.count());
}

std::optional<LeastWork> PreparedReplica::least_work() const {
  if (!step_) return std::nullopt;
  return step_->least_work() * (1 / learned_.throughput);
}

std::optional<ServingEstimate> ServingModel::under(const Replica& replica,
                                                   const RequestShape& shape,
                                                   RequestsPerSecond rate) const {
  const ServingStep step(setup_of(replica, kernels_of(*replica.gpu)), calibration_);
  const Load load{LoadKind::open_loop, rate.value(), shape.input, shape.output, shape.cached};
  const auto estimate = estimate_load(step, queue_, load);
  if (!estimate) return std::nullopt;
  return corrected(*estimate, learned(*replica.gpu, *replica.model));
}

bool ServingModel::is_measured(const Gpu& gpu) const {
  return std::ranges::find(catalog_.measured_gpus, gpu.id, &MeasuredGpu::gpu) !=
         catalog_.measured_gpus.end();
}

std::string_view error_regime(KernelOrigin origin, int rows) {
  constexpr int few = 5;
  if (origin == KernelOrigin::none) return "roofline";
  return rows < few ? "borrowed" : "measured";
}

Spread ServingModel::error_range(const Gpu& gpu, WeightFormat format,
                                 std::string_view metric) const {
  auto place = place_in(catalog_.gpus, gpu);
  if (!place) {
    const auto named = std::ranges::find(catalog_.gpus, gpu.id, &Gpu::id);
    if (named != catalog_.gpus.end()) place = place_in(catalog_.gpus, *named);
  }
  const int rows = place ? measured_rows_[*place][static_cast<std::size_t>(format)] : 0;
  const std::string_view regime = error_regime(kernels_of(gpu).origin, rows);
  for (const auto& range : catalog_.error_ranges) {
    if (range.regime == regime && range.metric == metric) {
      return {range.low_factor, range.high_factor};
    }
  }
  return {};
}

std::vector<WeightFormat> weight_formats(const Model& model) {
  if (!model.architecture) return {};
  const auto native = native_format(*model.architecture);
  const bool is_16bit = native == WeightFormat::bf16 || native == WeightFormat::fp16;
  if (!is_16bit) return {native};
  return {native, WeightFormat::fp8, WeightFormat::int4_awq};
}

}  // namespace llmadvisor
