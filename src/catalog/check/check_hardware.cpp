#include "checks.hpp"

namespace llmadvisor {
namespace {

// Beyond the fastest accelerator that has been announced, with room; sparse figures are twice the
// dense ones and end up here for the large cards.
constexpr double most_bandwidth_gb = 22000;
constexpr double most_16bit_tflops = 5000;
constexpr double most_fp8_tflops = 10000;
constexpr double most_fp4_tflops = 20000;
constexpr double most_memory_gib = 600;
constexpr double most_flops_per_byte = 500;

void check_most(const Gpu& gpu, const std::string& what, double value, double most,
                Findings& findings) {
  if (value <= most && value > 0) return;
  findings.error("gpus", gpu.id,
                 what + " of " + number_text(value) +
                     (value > 0 ? ": faster than physics allows today" : ": expected more than 0"));
}

void check_peaks(const Gpu& gpu, Findings& findings) {
  constexpr auto one = tflops(1);
  if (gpu.dense_16bit) {
    check_most(gpu, "16-bit TFLOPS", *gpu.dense_16bit / one, most_16bit_tflops, findings);
  }
  if (gpu.dense_fp8) {
    check_most(gpu, "fp8 TFLOPS", *gpu.dense_fp8 / one, most_fp8_tflops, findings);
  }
  if (gpu.dense_fp4) {
    check_most(gpu, "fp4 TFLOPS", *gpu.dense_fp4 / one, most_fp4_tflops, findings);
  }
  // Half the bits give at most twice the operations; four times is a figure with sparsity.
  if (gpu.dense_16bit && gpu.dense_fp8 && *gpu.dense_fp8 / *gpu.dense_16bit > 3) {
    findings.warn("gpus", gpu.id, "fp8 is over 3 times the 16-bit peak: with sparsity?");
  }
  // The dense peak of today's cards is at most some 420 operations for each byte of bandwidth.
  if (gpu.dense_16bit && gpu.bandwidth &&
      *gpu.dense_16bit / one * 1000 > most_flops_per_byte * (*gpu.bandwidth / gb_per_s(1))) {
    findings.warn("gpus", gpu.id, "its 16-bit peak is high for its bandwidth: with sparsity?");
  }
  if (gpu.dense_fp8 && !gpu.supports_fp8) {
    findings.warn("gpus", gpu.id, "has an fp8 peak, yet no support for it");
  }
}

}  // namespace

void find_bad_hardware(const Catalog& catalog, Findings& findings) {
  for (const auto& gpu : catalog.gpus) {
    check_peaks(gpu, findings);
    check_most(gpu, "memory in GiB", in_gib(gpu.marketed_memory), most_memory_gib, findings);
    if (gpu.bandwidth) {
      check_most(gpu, "bandwidth in GB/s", *gpu.bandwidth / gb_per_s(1), most_bandwidth_gb,
                 findings);
    }
    if (gpu.reported_memory && *gpu.reported_memory > gpu.marketed_memory * 1.05) {
      findings.warn("gpus", gpu.id, "reports more memory than it is sold with");
    }
  }
  for (const auto& server : catalog.servers) {
    if (server.gpus < 1 || server.parts.empty()) {
      findings.error("servers", server.id, "has no GPU or no price");
    }
  }
}

}  // namespace llmadvisor
