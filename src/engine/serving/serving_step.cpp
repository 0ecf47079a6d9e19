#include "llmadvisor/engine/serving/serving_step.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/engine/serving/product_rates.hpp"
#include "llmadvisor/engine/serving/runtime_memory.hpp"

namespace llmadvisor {
namespace {

/// The author of the MI250 measurements counts a card of two dies as one GPU.
double dies(const Gpu& gpu) { return gpu.architecture == GpuGeneration::cdna2 ? 2 : 1; }

double by_generation(const ReplicaSetup& s, const Calibration& c, Constant v0, Constant v1) {
  return c[s.generation == EngineGeneration::v0 ? v0 : v1];
}

/// Calls of a matrix product in one layer: queries, keys and values; their output; gate and up;
/// down. Latent attention projects in two stages each way.
double products_of_layer(const Architecture& a) {
  return a.attention == AttentionKind::mla ? 7 : 4;
}

/// Bytes/s of a PCIe x16 slot in one direction, by the generation that the card came with.
double pcie_rate(const Gpu& gpu) {
  const auto g = gpu.architecture;
  if (g <= GpuGeneration::turing) return 16e9;
  return g == GpuGeneration::ampere || g == GpuGeneration::ada_lovelace ? 32e9 : 64e9;
}

/// Of the measured reductions that of as many GPUs, or of the most below.
const ReduceKernel* reduction_for(const ReplicaSetup& s) {
  if (!has_curves(s) || s.kernels->reduce.empty()) return nullptr;
  const ReduceKernel* found = &s.kernels->reduce.front();
  for (const auto& kernel : s.kernels->reduce) {
    if (kernel.gpus <= s.tensor_parallel) found = &kernel;
  }
  return found;
}

struct AttentionKernels {
  AttentionKernel decode;
  AttentionKernel prompt;
};

AttentionKernels attention_kernels(const ReplicaSetup& s, const Calibration& c) {
  const double launch = c[Constant::roofline_launch] * 1e-6;
  const AttentionKernels roofline{{launch, c[Constant::roofline_cache]},
                                  {launch, c[Constant::roofline_prompt_attention]}};
  if (!has_curves(s)) return roofline;
  const bool is_8bit = s.settings.kv_cache == KvCacheFormat::fp8;
  const auto& usual = s.kernels->decode_16bit;
  const auto& decode = is_8bit && s.kernels->decode_8bit ? s.kernels->decode_8bit : usual;
  return {decode.value_or(roofline.decode), s.kernels->prompt.value_or(roofline.prompt)};
}

/// Where an architecture has no groups, its flat fields say which layers attend to what.
LayersByReach reach_of(const Architecture& a) {
  LayersByReach reach;
  if (a.cache_groups.empty()) {
    reach.linear = a.linear_layers.value_or(0);
    reach.full = a.full_attention_layers.value_or(a.layers);
    const double sliding = a.sliding_window_layers.value_or(0);
    if (sliding > 0) {
      reach.windowed.push_back({sliding, static_cast<double>(a.sliding_window_tokens.value_or(0))});
    }
    return reach;
  }
  for (const auto& group : a.cache_groups) {
    const double layers = group.layers;
    switch (group.kind) {
      case CacheKind::full:
      case CacheKind::latent:
        reach.full += layers;
        break;
      case CacheKind::sliding:
      case CacheKind::chunked:
        reach.windowed.push_back({layers, static_cast<double>(group.window_tokens.value_or(0))});
        break;
      case CacheKind::state:
        reach.linear += layers;
        break;
    }
  }
  return reach;
}

double attending(const LayersByReach& reach) {
  double layers = reach.full;
  for (const auto& window : reach.windowed) layers += window.layers;
  return layers;
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
      reach_(reach_of(a_)),
      cache_(kv_cache(a_, setup.settings.kv_cache, setup.tensor_parallel)),
      pages_(cache_layers(a_, setup.settings.kv_cache), setup.tensor_parallel,
             batch_limits(*setup.gpu, setup.generation).tokens, setup.generation),
      weights_(weight_bytes_on_gpu(a_, setup.format, *setup.gpu, setup.tensor_parallel) *
               setup.tensor_parallel),
      usable_(usable_memory(*setup.gpu, setup.settings)),
      runtime_(runtime_memory(a_, *setup.gpu, setup.link, setup.tensor_parallel, setup.generation,
                              setup.settings)),
      gpus_(setup.tensor_parallel),
      most_sequences_(setup.max_sequences ? *setup.max_sequences
                                          : batch_limits(*setup.gpu, setup.generation).sequences),
      chunk_(batch_limits(*setup.gpu, setup.generation).tokens),
      stops_for_prompts_(setup.generation == EngineGeneration::v0) {
  set_products(setup, c);
  set_attention(setup, c);
  set_host(setup, c);
  if (setup.tensor_parallel > 1) set_link(setup, c);
}

void ServingStep::set_products(const ReplicaSetup& s, const Calibration& c) {
  const WeightFormat shared = shared_format(a_, s.format);
  const ProductRates rates = product_rates(s, shared, c);
  const double layers = a_.layers;
  shared_ = {layers * products_of_layer(a_) * rates.launch,
             parameters_.shared * bytes_per_parameter(shared) / gpus_ / rates.bandwidth,
             2 * parameters_.shared / gpus_ / rates.compute, rates.norm};
  const ProductRates head = product_rates(s, WeightFormat::bf16, c);
  head_ = {head.launch, parameters_.embedding * 2 / gpus_ / head.bandwidth,
           2 * parameters_.embedding / gpus_ / head.compute, head.norm};
  prompt_products_ = c[Constant::time_prompt_products];
  if (is_before_ampere(*s.gpu)) prompt_products_ *= c[Constant::before_ampere_prompt];
  launches_ += shared_.launch + head_.launch;
  if (parameters_.experts <= 0 || !a_.experts || !a_.experts_per_token) return;
  const ProductRates expert = expert_rates(s, c);
  const double share = static_cast<double>(*a_.experts_per_token) / *a_.experts;
  experts_.all = {parameters_.moe_layers * expert.launch,
                  parameters_.experts * bytes_per_parameter(s.format) / gpus_ / expert.bandwidth,
                  2 * parameters_.experts * share / gpus_ / expert.compute, expert.norm};
  experts_.experts = *a_.experts;
  experts_.per_token = *a_.experts_per_token;
  experts_.half_tokens = expert.half_tokens;
  experts_.routing = expert.routing;
  // All of one expert are visited by the first token.
  experts_.log_missed = share < 1 ? std::log1p(-share) : -1e3;
  launches_ += experts_.all.launch;
}

void ServingStep::set_attention(const ReplicaSetup& s, const Calibration& c) {
  const double rocm = is_early_rocm(s) ? c[Constant::rocm_v0_bandwidth] : 1;
  const double layers = attending(reach_);
  const AttentionKernels kernels = attention_kernels(s, c);
  const double slower = c[Constant::time_cache];
  const double peak = s.gpu->dense_16bit->value();
  cache_rate_ = s.gpu->bandwidth->value() * cache_.sharded * kernels.decode.share * rocm / slower;
  attention_rate_ = peak * gpus_ * kernels.prompt.share * rocm / c[Constant::time_prompt_attention];
  prompt_attention_launches_ = layers * kernels.prompt.launch;
  double layer = kernels.decode.launch * slower;
  if (a_.attention == AttentionKind::mla) {
    layer = 1e-6 * c[is_blackwell(s.gpu->architecture) ? Constant::mla_layer_blackwell
                                                       : Constant::mla_layer_hopper];
    // Each query head multiplies the latent vector twice, as key and as value.
    const double latent = 2.0 * a_.mla_kv_lora_rank.value_or(0) + a_.mla_rope_size.value_or(0);
    constexpr double share_of_peak = 0.5;
    latent_per_token_ = 2 * a_.query_heads * latent * a_.layers / gpus_ / (peak * share_of_peak);
  }
  state_traffic_ = reach_.linear > 0 ? c[Constant::linear_state_traffic] : 1;
  attention_launches_ = layers * layer + reach_.linear * c[Constant::linear_layer_overhead] * 1e-6;
  launches_ += attention_launches_;
  if (is_early_rocm(s)) {
    paged_heads_ = a_.query_heads / (gpus_ * dies(*s.gpu));
    paged_token_ = c[Constant::rocm_v0_attention] * 1e-9 * paged_heads_ * a_.layers;
  }
}

void ServingStep::set_host(const ReplicaSetup& s, const Calibration& c) {
  const double slower = is_early_rocm(s) ? c[Constant::rocm_v0_overhead] : 1;
  const double layer =
      by_generation(s, c, Constant::layer_overhead_v0, Constant::layer_overhead_v1) * 1e-6 * slower;
  const double step =
      by_generation(s, c, Constant::step_overhead_v0, Constant::step_overhead_v1) * 1e-3 +
      c[Constant::step_overhead_parallel] * 1e-3 * std::log2(gpus_);
  host_ = Seconds(a_.layers * layer +
                  parameters_.moe_layers * c[Constant::moe_layer_overhead] * 1e-6 + step);
  per_sequence_ =
      by_generation(s, c, Constant::sequence_overhead_v0, Constant::sequence_overhead_v1) * 1e-6 *
      (is_early_rocm(s) ? c[Constant::rocm_v0_sequence] : 1);
  request_ = milliseconds(
      by_generation(s, c, Constant::request_overhead_v0, Constant::request_overhead_v1));
  drain_ =
      milliseconds(by_generation(s, c, Constant::request_overhead_v0, Constant::drain_overhead_v1));
  first_token_ = milliseconds(
      by_generation(s, c, Constant::first_token_overhead_v0, Constant::first_token_overhead_v1));
}

void ServingStep::set_measured_link(const ReduceKernel& kernel, const Calibration& c) {
  reduce_latency_ = kernel.launch * c[Constant::time_reduce_latency];
  reduce_token_ = a_.hidden_size * 2.0 / kernel.rate * c[Constant::time_reduce_bytes];
}

void ServingStep::set_link(const ReplicaSetup& s, const Calibration& c) {
  const double doublings = std::log2(gpus_);
  // A ring moves 2 (t - 1) / t of the activations over each link.
  const double ring = 2 * (gpus_ - 1) / gpus_ * a_.hidden_size * 2;
  const bool is_bridged = s.link == Interconnect::nvlink_bridge && s.tensor_parallel == 2;
  const bool is_pcie =
      s.link == Interconnect::pcie || (s.link == Interconnect::nvlink_bridge && !is_bridged);
  if (is_pcie) {
    reduce_latency_ = c[Constant::pcie_latency] * 1e-6 * doublings;
    reduce_token_ = ring / (pcie_rate(*s.gpu) * c[Constant::pcie_share]) *
                    std::pow(gpus_ / 2, c[Constant::pcie_crowding]);
  } else if (const ReduceKernel* kernel = reduction_for(s)) {
    set_measured_link(*kernel, c);
  } else {
    const double both_ways = s.gpu->interconnect_bandwidth
                                 ? s.gpu->interconnect_bandwidth->value()
                                 : c[Constant::unstated_link_bandwidth] * 1e9;
    reduce_latency_ = c[Constant::fabric_latency] * 1e-6 * (1 + 0.3 * doublings);
    reduce_token_ = ring / (both_ways / 2 * c[Constant::fabric_share]);
  }
  if (is_early_rocm(s)) {
    reduce_latency_ *= c[Constant::rocm_v0_overhead];
    reduce_token_ /= c[Constant::rocm_v0_link];
  }
}

double ServingStep::products(double tokens) const {
  return shared_.seconds(tokens) + head_.seconds(tokens) + experts_.seconds(tokens);
}

double ServingStep::reduce(double tokens) const {
  // Behind attention and behind the rest of each layer.
  return gpus_ < 2 ? 0 : 2 * a_.layers * (reduce_latency_ + reduce_token_ * tokens);
}

double ServingStep::read_cache(Tokens context) const {
  const double state = cache_.state_traffic.value() * (state_traffic_ - 1);
  return (cache_.read(context).value() + state) / cache_rate_ + latent_per_token_ * context.value();
}

double ServingStep::attention(double sequences, Tokens context) const {
  double cache = sequences * read_cache(context);
  constexpr double one_pass_above = 512;  // sequences x heads, vLLM's paged attention V1 against V2
  if (paged_heads_ > 0 && sequences * paged_heads_ > one_pass_above) {
    cache = std::max(cache, sequences * context.value() * paged_token_);
  }
  return attention_launches_ + cache;
}

Seconds ServingStep::decode(double sequences, Tokens context) const {
  return Seconds(products(sequences) + attention(sequences, context) + reduce(sequences) +
                 per_sequence_ * sequences) +
         host_;
}

Seconds ServingStep::least_decode(Tokens context) const {
  // A soft maximum is at least its larger part, and results are reduced in time beside latency.
  const double reduced = gpus_ < 2 ? 0 : 2 * a_.layers * reduce_token_;
  return Seconds(shared_.multiply + head_.multiply + experts_.all.multiply + read_cache(context) +
                 reduced + per_sequence_);
}

LeastWork ServingStep::least_work() const {
  const double reduced = gpus_ < 2 ? 0 : 2 * a_.layers * reduce_token_;
  // A prompt takes at most one step, and one more for each chunk of it.
  const double offset = shared_.beside_offset() + experts_.beside_offset();
  const double multiplied = shared_.multiply + experts_.all.multiply;
  LeastWork work;
  if (!stops_for_prompts_) {
    work.prompt = offset * prompt_products_ + request_.count();
    work.prompt_token = (multiplied + offset / chunk_) * prompt_products_ + reduced;
  }
  work.output_token = least_decode(Tokens(0)).count();
  // Windows and states read no more as the context grows.
  work.context_token = cache_.read_per_token.value() / cache_rate_ + latent_per_token_;
  return work;
}

double ServingStep::attention_flops(double prompts, const PromptSize& p) const {
  const double length = p.length.value();
  const double cached = p.cached.value();
  // A token sees those before it: all positions from `cached` to `length` add up.
  const double pairs = (length * length - cached * cached) / 2;
  double seen = reach_.full * pairs;
  for (const auto& window : reach_.windowed) {
    seen += window.layers * std::min(window.tokens, length / 2) * (length - cached);
  }
  const double head = a_.head_size + a_.value_head_size.value_or(a_.head_size);
  return 2.0 * a_.query_heads * head * seen * prompts;
}

double ServingStep::steps_of(double tokens) const { return std::max(1.0, tokens / chunk_); }

Seconds ServingStep::prefill(double prompts, const PromptSize& p) const {
  const double tokens = prompts * (p.length - p.cached).value();
  const double steps = steps_of(tokens);
  const double each = tokens / steps;
  const double products =
      steps * (shared_.seconds(each) + experts_.seconds(each)) * prompt_products_;
  return Seconds(products + head_.seconds(prompts) + attention_flops(prompts, p) / attention_rate_ +
                 steps * (prompt_attention_launches_ + reduce(each)));
}

Seconds ServingStep::prefill_turn(const PromptSize& p) const {
  return prefill(1, p) + host_ * steps_of((p.length - p.cached).value()) + request_;
}

Seconds ServingStep::prefill_beside(const PromptSize& p) const {
  if (stops_for_prompts_) return prefill_turn(p);
  const double tokens = (p.length - p.cached).value();
  const double steps = steps_of(tokens);
  const double each = tokens / steps;
  const double products = steps * (shared_.beside(each) + experts_.beside(each)) * prompt_products_;
  const double reduced = gpus_ < 2 ? 0 : 2 * a_.layers * reduce_token_ * tokens;
  return Seconds(products + attention_flops(1, p) / attention_rate_ + reduced) + request_;
}

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
