#include "llmadvisor/engine/serving/serving_step.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/engine/serving/runtime_memory.hpp"

namespace llmadvisor {
namespace {

bool is_4bit(WeightFormat format) { return bytes_per_parameter(format) < 1; }

bool is_16bit(WeightFormat format) {
  return format == WeightFormat::bf16 || format == WeightFormat::fp16;
}

/// ROCm before the V1 engine ran untuned kernels.
bool is_early_rocm(const ReplicaSetup& s) {
  return s.gpu->vendor == GpuVendor::amd && s.generation == EngineGeneration::v0;
}

bool is_datacentre_blackwell(const Gpu& gpu) {
  return gpu.architecture == GpuGeneration::blackwell;
}

/// The author of the MI250 measurements counts a card of two dies as one GPU.
double dies(const Gpu& gpu) { return gpu.architecture == GpuGeneration::cdna2 ? 2 : 1; }

double by_generation(const ReplicaSetup& s, const Calibration& c, Constant v0, Constant v1) {
  return c[s.generation == EngineGeneration::v0 ? v0 : v1];
}

/// Share of the memory bandwidth that reading the weights reaches.
double bandwidth_share(const ReplicaSetup& s, const Calibration& c) {
  if (is_16bit(s.format)) return c[Constant::bandwidth_16bit];
  return c[is_4bit(s.format) ? Constant::bandwidth_4bit : Constant::bandwidth_8bit];
}

/// Share of the dense peak that decode reaches when it multiplies rather than reads.
double compute_share(const ReplicaSetup& s, const Calibration& c) {
  switch (s.format) {
    case WeightFormat::fp8:
      return c[s.gpu->supports_fp8 ? Constant::compute_8bit : Constant::compute_16bit];
    case WeightFormat::int8_w8a8:
      return c[Constant::compute_8bit];
    case WeightFormat::nvfp4:
    case WeightFormat::mxfp4:
      return c[s.gpu->supports_fp4 ? Constant::compute_4bit : Constant::compute_16bit];
    case WeightFormat::int4_w4a16:
      return c[Constant::compute_16bit] * c[Constant::compute_w4a16];
    case WeightFormat::int4_gptq:
      return c[Constant::compute_16bit] * c[Constant::compute_gptq];
    default:
      return c[Constant::compute_16bit];
  }
}

bool multiplies_quantised(const ReplicaSetup& s) {
  switch (s.format) {
    case WeightFormat::fp8:
      return s.gpu->supports_fp8;
    case WeightFormat::int8_w8a8:
      return true;
    case WeightFormat::nvfp4:
    case WeightFormat::mxfp4:
      return s.gpu->supports_fp4;
    default:
      return false;
  }
}

double prefill_share(const ReplicaSetup& s, const Calibration& c) {
  double share = c[multiplies_quantised(s) ? Constant::prefill_quantised : Constant::prefill_16bit];
  if (is_before_ampere(*s.gpu)) share *= c[Constant::prefill_before_ampere];
  if (is_datacentre_blackwell(*s.gpu)) share *= c[Constant::prefill_blackwell];
  return share;
}

/// p-norm of two times that overlap imperfectly: more than the longer, less than their sum.
double soft_maximum(double a, double b, double p) {
  return std::pow(std::pow(a, p) + std::pow(b, p), 1 / p);
}

/// More than any engine schedules where a model keeps nothing of its sequences.
double sequences_in(Bytes pool, Bytes each) {
  constexpr double most = 1e6;
  if (pool <= Bytes(0)) return 0;
  return each > Bytes(0) ? std::min(most, pool / each) : most;
}

}  // namespace

const char* missing_specification(const Gpu& gpu, WeightFormat format) {
  if (!gpu.bandwidth) return "bandwidth_gb_per_s";
  if (!gpu.dense_16bit) return "dense_16bit_tflops";
  if (compute_peak(gpu, format)) return nullptr;
  return format == WeightFormat::nvfp4 ? "dense_fp4_tflops" : "dense_fp8_tflops";
}

ServingStep::ServingStep(const ReplicaSetup& setup, const Calibration& c)
    : a_(*setup.architecture),
      parameters_(count_parameters(a_)),
      cache_(kv_cache(a_, setup.settings.kv_cache, setup.tensor_parallel)),
      pages_(cache_layers(a_, setup.settings.kv_cache), setup.tensor_parallel,
             batch_limits(*setup.gpu, setup.generation).tokens, setup.generation),
      weights_(weight_bytes_on_gpu(a_, setup.format, *setup.gpu, setup.tensor_parallel) *
               setup.tensor_parallel),
      usable_(usable_memory(*setup.gpu, setup.settings)),
      runtime_(runtime_memory(a_, *setup.gpu, setup.link, setup.tensor_parallel, setup.generation,
                              setup.settings)),
      gpus_(setup.tensor_parallel),
      weight_bytes_each_(bytes_per_parameter(setup.format)),
      knee_(c[Constant::knee]) {
  if (a_.experts && a_.experts_per_token) {
    expert_share_ = static_cast<double>(*a_.experts_per_token) / *a_.experts;
  }
  set_efficiencies(setup, c);
  set_host(setup, c);
  set_link(setup, c);
}

void ServingStep::set_efficiencies(const ReplicaSetup& s, const Calibration& c) {
  const bool early_rocm = is_early_rocm(s);
  const double bandwidth = s.gpu->bandwidth->value() * gpus_;
  const double peak = compute_peak(*s.gpu, s.format)->value() * gpus_;
  const double peak_16bit = s.gpu->dense_16bit->value() * gpus_;
  const double rocm = early_rocm ? c[Constant::rocm_v0_bandwidth] : 1;
  const double share = compute_share(s, c);
  const double moe = share * c[Constant::compute_moe];

  read_rate_ = bandwidth * bandwidth_share(s, c) * rocm;
  cache_rate_ = s.gpu->bandwidth->value() * cache_.sharded * c[Constant::bandwidth_kv] * rocm;
  multiply_rate_ = peak * share;
  expert_multiply_rate_ = peak * moe;
  head_rate_ = peak_16bit * c[Constant::compute_16bit];
  if (early_rocm) {
    multiply_rate_ *=
        c[s.gpu->architecture == GpuGeneration::cdna2 ? Constant::rocm_v0_compute_cdna2
                                                      : Constant::rocm_v0_compute_cdna3];
    expert_multiply_rate_ *= c[Constant::rocm_v0_compute_moe];
    paged_heads_ = a_.query_heads / (gpus_ * dies(*s.gpu));
    // The one-pass paged kernel reads the cache again for query heads that share it.
    paged_penalty_ = c[Constant::rocm_v0_paged_penalty] *
                     std::pow(std::max(1.0, static_cast<double>(a_.query_heads) / a_.kv_heads),
                              c[Constant::rocm_v0_paged_gqa]);
  }
  prefill_rate_ = peak * prefill_share(s, c) * rocm;
  expert_prefill_rate_ = prefill_rate_ * c[Constant::compute_moe];
  attention_rate_ = peak_16bit * c[Constant::prefill_16bit] * c[Constant::attention_share] * rocm;
}

void ServingStep::set_host(const ReplicaSetup& s, const Calibration& c) {
  const bool early_rocm = is_early_rocm(s);
  const double slower = early_rocm ? c[Constant::rocm_v0_overhead] : 1;
  const double layer =
      by_generation(s, c, Constant::layer_overhead_v0, Constant::layer_overhead_v1) * 1e-6 * slower;
  const double step =
      by_generation(s, c, Constant::step_overhead_v0, Constant::step_overhead_v1) * 1e-3;
  fixed_ = Seconds(a_.layers * layer +
                   parameters_.moe_layers * c[Constant::moe_layer_overhead] * 1e-6 + step);
  per_sequence_ =
      by_generation(s, c, Constant::sequence_overhead_v0, Constant::sequence_overhead_v1) * 1e-6 *
      (early_rocm ? c[Constant::rocm_v0_sequence] : 1);
  request_ = milliseconds(
      by_generation(s, c, Constant::request_overhead_v0, Constant::request_overhead_v1));
  first_token_ = milliseconds(
      by_generation(s, c, Constant::first_token_overhead_v0, Constant::first_token_overhead_v1));
}

void ServingStep::set_link(const ReplicaSetup& s, const Calibration& c) {
  if (s.tensor_parallel < 2) return;
  // A ring's latency grows with the number of hops, more slowly through a switch.
  const double hops = std::log2(gpus_);
  if (s.link == Interconnect::pcie || s.link == Interconnect::nvlink_bridge) {
    reduce_latency_ = c[Constant::link_latency_pcie] * 1e-6 * hops;
    reduce_rate_ = c[Constant::pcie_bandwidth] * 1e9;
  } else {
    const double both_ways = s.gpu->interconnect_bandwidth
                                 ? s.gpu->interconnect_bandwidth->value()
                                 : c[Constant::unstated_link_bandwidth] * 1e9;
    reduce_latency_ = c[Constant::link_latency_nvlink] * 1e-6 * (1 + 0.3 * hops);
    reduce_rate_ = both_ways / 2 * c[Constant::link_share];
  }
  if (is_early_rocm(s)) {
    reduce_latency_ *= c[Constant::rocm_v0_overhead];
    reduce_rate_ *= c[Constant::rocm_v0_link];
  }
}

double ServingStep::read_weights(double tokens) const {
  double bytes = parameters_.shared * weight_bytes_each_ + parameters_.embedding * 2;
  if (parameters_.experts > 0) {
    // Expected share of the experts that at least one token of the batch visits.
    const double visited = 1 - std::pow(1 - expert_share_, tokens);
    bytes += parameters_.experts * weight_bytes_each_ * visited;
  }
  return bytes / read_rate_;
}

double ServingStep::multiply(double tokens) const {
  double compute = 2 * parameters_.shared * tokens / multiply_rate_ +
                   2 * parameters_.embedding * tokens / head_rate_;
  if (parameters_.experts > 0) {
    compute += 2 * parameters_.experts * expert_share_ * tokens / expert_multiply_rate_;
  }
  return compute;
}

double ServingStep::linear_layers(double tokens) const {
  return soft_maximum(read_weights(tokens), multiply(tokens), knee_);
}

double ServingStep::reduce(double tokens) const {
  if (gpus_ < 2) return 0;
  // Two all-reduces a layer; a ring moves 2 (t - 1) / t of the activations over each link.
  const double bytes = 2 * (gpus_ - 1) / gpus_ * tokens * a_.hidden_size * 2;
  return 2 * a_.layers * (reduce_latency_ + bytes / reduce_rate_);
}

Seconds ServingStep::decode(double sequences, Tokens context) const {
  double cache = sequences * cache_.read(context).value() / cache_rate_;
  constexpr double one_pass_above = 512;  // sequences x heads, vLLM's paged attention V1 against V2
  if (paged_heads_ > 0 && sequences * paged_heads_ > one_pass_above) cache *= paged_penalty_;
  return Seconds(linear_layers(sequences) + cache + reduce(sequences) + per_sequence_ * sequences) +
         fixed_;
}

Seconds ServingStep::least_decode(Tokens context) const {
  // A soft maximum is at least its larger part, and results are reduced in time beside latency.
  return Seconds(multiply(1) + cache_.read(context).value() / cache_rate_ + per_sequence_);
}

double ServingStep::attention_flops(double prompts, Tokens length) const {
  const double half = length.value() / 2;  // a token attends to half the prompt on average
  const double full_layers = a_.full_attention_layers.value_or(a_.layers);
  const double window = cache_.window_tokens > 0 ? std::min(half, cache_.window_tokens) : half;
  const double seen = full_layers * half + a_.sliding_window_layers.value_or(0) * window;
  return 4.0 * a_.query_heads * a_.head_size * seen * prompts * length.value();
}

Seconds ServingStep::prefill(double prompts, Tokens length) const {
  const double tokens = prompts * length.value();
  double compute = 2 * parameters_.shared * tokens / prefill_rate_;
  if (parameters_.experts > 0) {
    compute += 2 * parameters_.experts * expert_share_ * tokens / expert_prefill_rate_;
  }
  compute += attention_flops(prompts, length) / attention_rate_;
  return Seconds(std::hypot(read_weights(tokens), compute) + reduce(tokens));
}

Seconds ServingStep::prefill_turn(Tokens length) const { return prefill(1, length) + request_; }

Bytes ServingStep::needed_per_gpu(Tokens length) const {
  return weights_ / gpus_ + runtime_ + pages_.admitted(length);
}

double ServingStep::sequences_admitted(Tokens length) const {
  return sequences_in(pool_per_gpu(), pages_.admitted(length));
}

double ServingStep::sequences_that_fit(Tokens context) const {
  return sequences_in(pool_per_gpu(), pages_.held(context));
}

}  // namespace llmadvisor
