#pragma once

#include <array>
#include <optional>
#include <string>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/record.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// What a measured kernel does.
enum class KernelKind {
  products,          ///< a matrix product of a dense layer
  experts,           ///< the products of the routed experts of one layer
  decode_attention,  ///< of one layer, one new token for each sequence
  prompt_attention,  ///< of one layer, whole prompts
  all_reduce,        ///< of the activations of one layer over the GPUs of a replica
};
template <>
inline constexpr auto enum_rows<KernelKind> =
    std::to_array<EnumRow<KernelKind>>({{KernelKind::products, "products"},
                                        {KernelKind::experts, "experts"},
                                        {KernelKind::decode_attention, "decode-attention"},
                                        {KernelKind::prompt_attention, "prompt-attention"},
                                        {KernelKind::all_reduce, "all-reduce"}});

/// The numbers that a kernel reads: weights by activations, or the cache.
enum class KernelFormat { bf16, fp8, fp8_block, nvfp4, mxfp4, mxfp4_mxfp8, int4 };
template <>
inline constexpr auto enum_rows<KernelFormat> =
    std::to_array<EnumRow<KernelFormat>>({{KernelFormat::bf16, "bf16"},
                                          {KernelFormat::fp8, "fp8"},
                                          {KernelFormat::fp8_block, "fp8-block"},
                                          {KernelFormat::nvfp4, "nvfp4"},
                                          {KernelFormat::mxfp4, "mxfp4"},
                                          {KernelFormat::mxfp4_mxfp8, "mxfp4-mxfp8"},
                                          {KernelFormat::int4, "int4"}});

/// The time that one kernel takes on one card, fitted to a published table of measured calls:
///
///   launch + norm(bytes / (bandwidth x bandwidth_share), flops / (peak x compute_share))
///
/// with the p-norm of `norm_exponent`; attention takes what it reads or what it computes, and an
/// all-reduce launch + bytes / rate. Shares above 1 are caches on the chip.
struct KernelCurve {
  KernelKind kernel = KernelKind::products;
  std::string gpu;
  KernelFormat format = KernelFormat::bf16;
  double launch_microseconds = 0;
  std::optional<double> bandwidth_share;
  std::optional<double> compute_share;
  std::optional<double> norm_exponent;
  /// Tokens that each visited expert needs for half of the compute share.
  std::optional<double> half_tokens_per_expert;
  /// A batch visits as many experts as its size to this power would, routed independently.
  std::optional<double> routing_exponent;
  std::optional<int> gpus;             ///< of an all-reduce
  std::optional<BytesPerSecond> rate;  ///< of an all-reduce: its message over this
  Provenance provenance;
};

/// A card without curves of its own, and the measured one of its generation whose shares of its
/// own peaks are taken for it.
struct KernelDonor {
  std::string gpu;
  std::string donor;
  std::optional<double> compute_scale;  ///< of the donor's compute shares
  Provenance provenance;
};

template <class Visitor, maybe_const<KernelCurve> Record>
void describe(Visitor& v, Record& r) {
  constexpr Bounds share = within(0.01, 10);
  v.field("kernel", r.kernel);
  v.field("gpu", r.gpu, TextForm::id);
  v.field("format", r.format, Says{"weights by activations, or the cache"});
  v.field("launch_microseconds", r.launch_microseconds, within(0.1, 1000));
  v.optional("bandwidth_share", r.bandwidth_share, share, Says{"above 1: caches on the chip"});
  v.optional("compute_share", r.compute_share, share, Says{"of the dense peak of the format"});
  v.optional("norm_exponent", r.norm_exponent, within(1, 100),
             Says{"p-norm of reading and computing"});
  v.optional("half_tokens_per_expert", r.half_tokens_per_expert, within(0, 1000),
             Says{"for half of the compute share"});
  v.optional("routing_exponent", r.routing_exponent, within(0.1, 1),
             Says{"of the batch that would visit as many experts if routing were independent"});
  v.optional("gpus", r.gpus, count_up_to(most_gpus), Says{"that an all-reduce joins"});
  v.optional_unit("rate_gb_per_s", r.rate, gb_per_s(1), positive_up_to(22000),
                  Says{"of an all-reduce: its message over this"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<KernelDonor> Record>
void describe(Visitor& v, Record& r) {
  v.field("gpu", r.gpu, TextForm::id);
  v.field("donor", r.donor, TextForm::id, Says{"the measured card of its generation"});
  v.optional("compute_scale", r.compute_scale, within(0.1, 10),
             Says{"of the donor's compute shares, which then end at 0.9"});
  describe(v, r.provenance);
}

}  // namespace llmadvisor
