#include "llmadvisor/engine/serving/kernels.hpp"

#include <algorithm>

#include "llmadvisor/catalog/place_in.hpp"

namespace llmadvisor {
namespace {

double launch_of(const KernelCurve& curve) { return curve.launch_microseconds * 1e-6; }

ProductKernel product_of(const KernelCurve& curve) {
  return {launch_of(curve),
          curve.bandwidth_share.value_or(1),
          curve.compute_share.value_or(1),
          curve.norm_exponent.value_or(2),
          curve.half_tokens_per_expert.value_or(0),
          curve.routing_exponent.value_or(1)};
}

void add_curve(CardKernels& card, const KernelCurve& curve) {
  const auto format = static_cast<std::size_t>(curve.format);
  switch (curve.kernel) {
    case KernelKind::products:
      card.products[format] = product_of(curve);
      return;
    case KernelKind::experts:
      card.experts[format] = product_of(curve);
      return;
    case KernelKind::decode_attention:
      (curve.format == KernelFormat::fp8 ? card.decode_8bit : card.decode_16bit) =
          AttentionKernel{launch_of(curve), curve.bandwidth_share.value_or(1)};
      return;
    case KernelKind::prompt_attention:
      card.prompt = AttentionKernel{launch_of(curve), curve.compute_share.value_or(1)};
      return;
    case KernelKind::all_reduce:
      if (curve.gpus && curve.rate) {
        card.reduce.push_back({*curve.gpus, launch_of(curve), curve.rate->value()});
      }
      return;
  }
}

CardKernels card_of(const Catalog& catalog, const std::string& gpu, const std::string& measured) {
  CardKernels card;
  card.gpu = gpu;
  for (const auto& curve : catalog.kernel_curves) {
    if (curve.gpu == measured) add_curve(card, curve);
  }
  std::ranges::sort(card.reduce, {}, &ReduceKernel::gpus);
  // Without its 16-bit products a table is of no use: everything else is told from them.
  if (card.product(KernelFormat::bf16)) {
    card.origin = gpu == measured ? KernelOrigin::own : KernelOrigin::donor;
  }
  if (card.origin == KernelOrigin::donor) card.donor = measured;
  return card;
}

void scale_compute(CardKernels& card, double scale) {
  constexpr double most = 0.9;  // of a peak that products reach anywhere
  const auto scaled = [&](double share) { return std::max(share, std::min(most, share * scale)); };
  for (auto* kernels : {&card.products, &card.experts}) {
    for (auto& kernel : *kernels) {
      if (kernel) kernel->compute_share = scaled(kernel->compute_share);
    }
  }
  if (card.prompt) card.prompt->share = scaled(card.prompt->share);
}

CardKernels borrowed(const Catalog& catalog, const KernelDonor& donor) {
  CardKernels card = card_of(catalog, donor.gpu, donor.donor);
  if (donor.compute_scale) scale_compute(card, *donor.compute_scale);
  return card;
}

}  // namespace

KernelTables::KernelTables(const Catalog& catalog) : gpus_(catalog.gpus) {
  for (const auto& gpu : catalog.gpus) {
    const auto donor = std::ranges::find(catalog.kernel_donors, gpu.id, &KernelDonor::gpu);
    CardKernels own = card_of(catalog, gpu.id, gpu.id);
    if (own.origin == KernelOrigin::none && donor != catalog.kernel_donors.end()) {
      own = borrowed(catalog, *donor);
    }
    if (own.origin != KernelOrigin::none) cards_.push_back(std::move(own));
  }
  std::ranges::sort(cards_, {}, &CardKernels::gpu);
  for (const auto& gpu : gpus_) of_gpus_.push_back(&of(gpu.id));
}

const CardKernels& KernelTables::of(const Gpu& gpu) const {
  const auto place = place_in(gpus_, gpu);
  return place ? *of_gpus_[*place] : of(gpu.id);
}

const CardKernels& KernelTables::of(std::string_view gpu) const {
  const auto found = std::ranges::lower_bound(cards_, gpu, {}, &CardKernels::gpu);
  return found != cards_.end() && found->gpu == gpu ? *found : none_;
}

}  // namespace llmadvisor
