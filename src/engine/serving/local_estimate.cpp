#include "llmadvisor/engine/serving/local_estimate.hpp"

#include <algorithm>

#include "llmadvisor/engine/serving/memory.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

DeviceMaker maker_of(GpuVendor vendor) {
  switch (vendor) {
    case GpuVendor::nvidia:
      return DeviceMaker::nvidia;
    case GpuVendor::amd:
      return DeviceMaker::amd;
    case GpuVendor::intel:
      return DeviceMaker::intel;
  }
  return DeviceMaker::nvidia;
}

std::optional<LocalMachine> machine_of(const LocalDevice& d) {
  if (!d.memory_gb || !d.maker) return std::nullopt;
  // Makers sell memory in powers of two and write GB.
  LocalMachine m;
  m.id = d.id;
  m.name = d.name;
  m.maker = *d.maker;
  m.memory = gib(d.memory_gb_most.value_or(*d.memory_gb));
  if (d.memory_gb_most) m.smallest_memory = gib(*d.memory_gb);
  if (d.bandwidth_gb_per_s) m.bandwidth = gb_per_s(*d.bandwidth_gb_per_s);
  if (d.dense_16bit_tflops) m.dense_16bit = tflops(*d.dense_16bit_tflops);
  if (d.dense_int8_tops) m.dense_int8 = tflops(*d.dense_int8_tops);
  return m;
}

LocalMachine machine_of(const Gpu& gpu) {
  LocalMachine m;
  m.id = gpu.id;
  m.name = gpu.name;
  m.maker = maker_of(gpu.vendor);
  m.memory = gpu.reported_memory.value_or(gpu.marketed_memory);
  m.bandwidth = gpu.bandwidth;
  m.dense_16bit = gpu.dense_16bit;
  m.dense_int8 = gpu.dense_int8;
  return m;
}

/// Parameters that are read for each token: the input embedding is looked up.
double parameters_read(const Architecture& a) {
  const double embedding = static_cast<double>(a.vocabulary_size) * a.hidden_size;
  return a.active_parameters.value_or(a.total_parameters) - (a.tied_embeddings ? 0 : embedding);
}

/// Of the tokens that are not kept: the parameters, and what each looks back at in the layers that
/// see everything, half of the prompt in the mean.
double prompt_operations(const LocalRequest& r) {
  const Architecture& a = *r.model->architecture;
  const double whole = r.input.value();
  const double kept = std::min(r.cached.value(), whole);
  const double looked_back_at = (whole * whole - kept * kept) / 2;
  const double layers = a.full_attention_layers.value_or(a.layers);
  return 2 * parameters_read(a) * (whole - kept) +
         4 * a.query_heads * a.head_size * layers * looked_back_at;
}

}  // namespace

double bits_per_weight(GgufFormat format) {
  switch (format) {
    case GgufFormat::q2_k:
      return 3.1593;
    case GgufFormat::q4_0:
      return 4.55;
    case GgufFormat::q4_k_s:
      return 4.6672;
    case GgufFormat::q4_k_m:
      return 4.8944;
    case GgufFormat::q5_k_m:
      return 5.7036;
    case GgufFormat::q6_k:
      return 6.5633;
    case GgufFormat::q8_0:
      return 8.5008;
    case GgufFormat::f16:
      return 16;
    case GgufFormat::mxfp4:
      return 4.4;
  }
  return 16;
}

GgufFormat usual_gguf(const Architecture& model) {
  return model.native_precision == Precision::mxfp4 ? GgufFormat::mxfp4 : GgufFormat::q4_k_m;
}

std::optional<LocalMachine> find_local_machine(const Catalog& catalog, std::string_view name) {
  const auto& devices = catalog.local_devices;
  const auto found = std::ranges::find_if(devices, [&](const LocalDevice& d) {
    return same_letters(d.id, name) || same_letters(d.name, name);
  });
  if (found != devices.end()) return machine_of(*found);
  if (const Gpu* gpu = catalog.find_gpu(name)) return machine_of(*gpu);
  return std::nullopt;
}

const LocalSpeed* speed_of(const LocalMachine& machine, const Catalog& catalog) {
  const auto found = std::ranges::find(catalog.local_speeds, machine.maker, &LocalSpeed::maker);
  return found == catalog.local_speeds.end() ? nullptr : &*found;
}

std::optional<double> prompt_peak(const LocalMachine& m, const LocalSpeed& speed) {
  const auto value = [](const auto& peak) {
    return peak ? std::optional(peak->value()) : std::nullopt;
  };
  switch (speed.prompt_basis) {
    case PromptBasis::int8:
      return value(m.dense_int8);
    case PromptBasis::dense_16bit:
      return value(m.dense_16bit);
    case PromptBasis::bandwidth:
      return value(m.bandwidth);
  }
  return std::nullopt;
}

LocalEstimate local_estimate(const LocalRequest& r) {
  const Architecture& a = *r.model->architecture;
  const double bytes = bits_per_weight(r.weights) / 8;
  const KvCache cache = kv_cache(a, KvCacheFormat::automatic, 1);
  LocalEstimate e;
  e.request = r;
  e.weights = Bytes(a.total_parameters * bytes);
  e.cache = cache.read(std::max(r.context, r.input + r.output));
  e.runtime = gib(r.speed->runtime_gib);
  e.usable = r.machine.memory * r.speed->usable_share;
  const Bytes needed = e.weights + e.cache + e.runtime;
  if (needed > e.usable) e.missing = needed - e.usable;
  const bool has_experts = a.experts.has_value();
  const Bytes weights =
      Bytes(parameters_read(a) * bytes) * (has_experts ? r.speed->expert_read_factor : 1);
  const Bytes read = weights + cache.read(r.input + r.output / 2);
  const double layer_us = r.speed->layer_us * (has_experts ? r.speed->expert_layer_factor : 1);
  e.tpot = read / (*r.machine.bandwidth * r.speed->bandwidth_share) +
           Seconds(a.layers * layer_us * 1e-6);
  if (const auto peak = prompt_peak(r.machine, *r.speed)) {
    const double share = r.speed->prompt_share * (has_experts ? r.speed->expert_prompt_factor : 1);
    e.ttft = Seconds(prompt_operations(r) / (share * *peak));
  }
  e.error = {r.speed->low_factor, r.speed->high_factor};
  e.prompt_error = {r.speed->prompt_low_factor, r.speed->prompt_high_factor};
  return e;
}

}  // namespace llmadvisor
