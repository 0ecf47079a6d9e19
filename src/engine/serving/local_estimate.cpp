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
  LocalMachine m{d.id, d.name, *d.maker, gib(d.memory_gb_most.value_or(*d.memory_gb)), {}, {}};
  if (d.memory_gb_most) m.smallest_memory = gib(*d.memory_gb);
  if (d.bandwidth_gb_per_s) m.bandwidth = gb_per_s(*d.bandwidth_gb_per_s);
  return m;
}

LocalMachine machine_of(const Gpu& gpu) {
  return {
      gpu.id, gpu.name,     maker_of(gpu.vendor), gpu.reported_memory.value_or(gpu.marketed_memory),
      {},     gpu.bandwidth};
}

/// Parameters that are read for each token: the input embedding is looked up.
double parameters_read(const Architecture& a) {
  const double embedding = static_cast<double>(a.vocabulary_size) * a.hidden_size;
  return a.active_parameters.value_or(a.total_parameters) - (a.tied_embeddings ? 0 : embedding);
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

LocalEstimate local_estimate(const LocalRequest& r) {
  const Architecture& a = *r.model->architecture;
  const double bytes = bits_per_weight(r.weights) / 8;
  const KvCache cache = kv_cache(a, KvCacheFormat::automatic, 1);
  LocalEstimate e;
  e.request = r;
  e.weights = Bytes(a.total_parameters * bytes);
  e.cache = cache.read(r.input + r.output);
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
  e.error = {r.speed->low_factor, r.speed->high_factor};
  return e;
}

}  // namespace llmadvisor
