#include "checks.hpp"

namespace llmadvisor {
namespace {

constexpr double most_flops_per_byte = 500;

void check_peaks(const Gpu& gpu, Findings& findings) {
  constexpr auto one = tflops(1);
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
    if (gpu.reported_memory && *gpu.reported_memory > gpu.marketed_memory * 1.05) {
      findings.warn("gpus", gpu.id, "reports more memory than it is sold with");
    }
  }
  for (const auto& server : catalog.servers) {
    if (server.parts.empty()) findings.error("servers", server.id, "has no parts, so no price");
  }
}

}  // namespace llmadvisor
