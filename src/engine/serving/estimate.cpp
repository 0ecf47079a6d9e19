#include "llmadvisor/engine/serving/estimate.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

MemoryUse memory_use(const ServingStep& step, const EstimateRequest& r) {
  const double gpus = r.tensor_parallel;
  const Tokens length = r.input + r.output;
  MemoryUse m;
  m.weights = step.weights();
  m.usable = step.usable_per_gpu() * gpus;
  m.runtime = step.runtime_per_gpu() * gpus;
  m.kv_pool = std::max(Bytes(0), step.pool_per_gpu() * gpus);
  m.kv_per_request = step.admitted_per_gpu(length) * gpus;
  m.max_in_flight = static_cast<int>(std::floor(step.sequences_admitted(length)));
  m.steady_in_flight = step.sequences_that_fit(r.input + r.output / 2);
  const Bytes needed = step.needed_per_gpu(length) * gpus;
  if (needed > m.usable) m.missing = needed - m.usable;
  return m;
}

/// The load of one replica; without one as many requests as fit.
Load load_of(const EstimateRequest& r, const ServingStep& step, int replicas) {
  if (r.request_rate) {
    return {LoadKind::open_loop, r.request_rate->value() / replicas, r.input, r.output,
            r.shared_prefix};
  }
  const Tokens mean_context = r.input + r.output / 2;
  const double most = std::clamp(step.sequences_that_fit(mean_context), 1.0, step.most_sequences());
  const double in_flight = r.concurrency ? std::max(1.0, *r.concurrency / replicas) : most;
  return {LoadKind::closed_loop, in_flight, r.input, r.output, r.shared_prefix};
}

ServingEstimate of_all_replicas(ServingEstimate one, double replicas) {
  one.in_flight *= replicas;
  one.requests = one.requests * replicas;
  one.output = one.output * replicas;
  one.total = one.total * replicas;
  return one;
}

void note_limits(Estimate& e, const ServingStep& step, const Load& load) {
  const Tokens mean_context = e.request.input + e.request.output / 2;
  const double fit = step.sequences_that_fit(mean_context);
  const double scheduled = step.most_sequences();
  const bool waits = load.kind == LoadKind::closed_loop && load.value > std::min(fit, scheduled);
  if (waits) e.limits.push_back(EstimateLimit::queueing);
  if (!e.request.concurrency && !e.request.request_rate) {
    e.limits.push_back(fit < scheduled ? EstimateLimit::memory : EstimateLimit::scheduler);
  }
  // Rates agree to rounding where the load is borne.
  if (load.kind == LoadKind::open_loop &&
      e.serving->requests.value() < e.request.request_rate->value() * 0.999) {
    e.limits.push_back(EstimateLimit::overload);
  }
}

void note_start(Estimate& e) {
  const EstimateRequest& r = e.request;
  if (r.start.level == StartLevel::weights_only) e.limits.push_back(EstimateLimit::weights_only);
  if (r.start.level == StartLevel::unknown) e.limits.push_back(EstimateLimit::unknown_start);
  const auto& unscaled = r.model->unscaled_context_tokens;
  if (unscaled && r.input + r.output > Tokens(*unscaled)) {
    e.limits.push_back(EstimateLimit::scaled_context);
  }
}

}  // namespace

Estimate estimate(const EstimateRequest& request, const ServingModel& model) {
  Estimate e;
  e.request = request;
  e.replicas = request.gpus / request.tensor_parallel;
  const ReplicaSetup setup{&*request.model->architecture,
                           request.gpu,
                           request.gpu->interconnect,
                           request.tensor_parallel,
                           request.weights,
                           request.generation,
                           rocm_kernels_of({}, request.generation),
                           &model.kernels_of(*request.gpu),
                           std::nullopt,
                           request.settings};
  const ServingStep step(setup, model.calibration());
  e.memory = memory_use(step, request);
  e.kernel_donor = model.kernels_of(*request.gpu).donor;
  e.throughput_error = model.error_range(*request.gpu, request.weights, "throughput");
  e.tpot_error = model.error_range(*request.gpu, request.weights, "tpot");
  e.ttft_error = model.error_range(*request.gpu, request.weights, "ttft");
  if (e.memory.missing > Bytes(0)) return e;
  const Load load = load_of(request, step, e.replicas);
  const auto one = estimate_load(step, model.queue(), load);
  e.learned = model.learned(*request.gpu, *request.model);
  e.serving = corrected(of_all_replicas(*one, e.replicas), e.learned);
  note_limits(e, step, load);
  if (!model.is_measured(*request.gpu)) e.limits.push_back(EstimateLimit::unmeasured_gpu);
  const KernelOrigin origin = model.kernels_of(*request.gpu).origin;
  if (origin == KernelOrigin::donor) e.limits.push_back(EstimateLimit::borrowed_kernels);
  if (origin == KernelOrigin::none) e.limits.push_back(EstimateLimit::roofline);
  if (request.generation == EngineGeneration::v0) e.limits.push_back(EstimateLimit::early_engine);
  if (request.expert_parallel > 1) e.limits.push_back(EstimateLimit::expert_parallel);
  note_start(e);
  return e;
}

}  // namespace llmadvisor
