#include "checks.hpp"

namespace llmadvisor {
namespace {

constexpr double most_flops_per_byte = 500;

void check_peaks(const Gpu& gpu, Findings& findings) {
  constexpr auto one = tflops(1);
  // Half the bits give at most twice the operations; four times is a figure with sparsity.
  if (gpu.dense_16bit && gpu.dense_fp8 && *gpu.dense_fp8 / *gpu.dense_16bit > 3) {
    findings.warn("gpus", gpu.id, FindingCode::fp8_peak_with_sparsity);
  }
  // The dense peak of today's cards is at most some 420 operations for each byte of bandwidth.
  if (gpu.dense_16bit && gpu.bandwidth &&
      *gpu.dense_16bit / one * 1000 > most_flops_per_byte * (*gpu.bandwidth / gb_per_s(1))) {
    findings.warn("gpus", gpu.id, FindingCode::peak_with_sparsity);
  }
  if (gpu.dense_fp8 && !gpu.supports_fp8) {
    findings.warn("gpus", gpu.id, FindingCode::fp8_peak_without_support);
  }
}

}  // namespace

void find_bad_hardware(const Catalog& catalog, Findings& findings) {
  for (const auto& gpu : catalog.gpus) {
    check_peaks(gpu, findings);
    if (gpu.reported_memory && *gpu.reported_memory > gpu.marketed_memory * 1.05) {
      findings.warn("gpus", gpu.id, FindingCode::reports_more_memory);
    }
  }
  for (const auto& server : catalog.servers) {
    if (server.parts.empty())
      findings.error("servers", server.id, FindingCode::server_without_parts);
  }
}

}  // namespace llmadvisor
