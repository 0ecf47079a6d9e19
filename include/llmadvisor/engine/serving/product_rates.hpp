#pragma once

#include "llmadvisor/engine/serving/replica_setup.hpp"

namespace llmadvisor {

/// What products of one format reach on one card.
struct ProductRates {
  double launch = 0;     ///< seconds a call
  double bandwidth = 1;  ///< bytes/s
  double compute = 1;    ///< FLOP/s
  double norm = 2;
  double half_tokens = 0;
  double routing = 1;
};

/// Of dense layers in a format, by the card's curve for it. A format without units on the card is
/// unpacked into 16 bits: the 16-bit curve, with the shares that the unpacking leaves. Without
/// curves: the roofline.
[[nodiscard]] ProductRates product_rates(const ReplicaSetup& setup, WeightFormat format,
                                         const Calibration& calibration);

/// The same of the routed experts.
[[nodiscard]] ProductRates expert_rates(const ReplicaSetup& setup, const Calibration& calibration);

/// An AMD card under a build with untuned kernels.
[[nodiscard]] bool is_early_rocm(const ReplicaSetup& setup);

/// Whether times come from measured kernels.
[[nodiscard]] bool has_curves(const ReplicaSetup& setup);

}  // namespace llmadvisor
