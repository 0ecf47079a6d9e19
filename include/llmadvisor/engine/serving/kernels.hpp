#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// Where the times of a card's kernels come from.
enum class KernelOrigin {
  own,    ///< measured on that card
  donor,  ///< the shares of a measured card of its generation, of its own peaks
  none,   ///< nothing measured: the roofline with fitted shares
};

/// Products of one format: what they reach of the card's peaks.
struct ProductKernel {
  double launch = 0;  ///< seconds a call
  double bandwidth_share = 1;
  double compute_share = 1;
  double norm = 2;
  double half_tokens = 0;  ///< of each expert, for half of the compute share
  double routing = 1;      ///< exponent of the batch that visits as many experts independently
};

struct AttentionKernel {
  double launch = 0;  ///< seconds a layer
  double share = 1;   ///< of the bandwidth for decode, of the 16-bit peak for prompts
};

struct ReduceKernel {
  int gpus = 2;
  double launch = 0;  ///< seconds
  double rate = 1;    ///< bytes of the message a second
};

/// All measured kernels that one card runs, its own or its donor's.
struct CardKernels {
  using ByFormat = std::array<std::optional<ProductKernel>, enum_rows<KernelFormat>.size()>;

  std::string gpu;
  KernelOrigin origin = KernelOrigin::none;
  std::string donor;  ///< empty where the curves are its own
  ByFormat products;
  ByFormat experts;
  std::optional<AttentionKernel> decode_16bit;
  std::optional<AttentionKernel> decode_8bit;
  std::optional<AttentionKernel> prompt;
  std::vector<ReduceKernel> reduce;

  [[nodiscard]] const std::optional<ProductKernel>& product(KernelFormat format) const {
    return products[static_cast<std::size_t>(format)];
  }
  [[nodiscard]] const std::optional<ProductKernel>& expert(KernelFormat format) const {
    return experts[static_cast<std::size_t>(format)];
  }
};

/// The curves of the catalogue by card, put together once.
class KernelTables {
 public:
  /// Refers to the catalogue.
  explicit KernelTables(const Catalog& catalog);
  KernelTables(const KernelTables&) = delete;
  KernelTables& operator=(const KernelTables&) = delete;

  /// Of a card without curves and without a donor: empty ones.
  [[nodiscard]] const CardKernels& of(std::string_view gpu) const;
  /// The same; at once for a card of the catalogue.
  [[nodiscard]] const CardKernels& of(const Gpu& gpu) const;

 private:
  const std::vector<Gpu>& gpus_;
  std::vector<const CardKernels*> of_gpus_;  ///< in the order of the catalogue
  std::vector<CardKernels> cards_;           ///< by name
  CardKernels none_;
};

}  // namespace llmadvisor
