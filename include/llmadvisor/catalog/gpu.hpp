#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/record.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

enum class GpuVendor { nvidia, amd, intel };
template <>
inline constexpr auto enum_rows<GpuVendor> = std::to_array<EnumRow<GpuVendor>>(
    {{GpuVendor::nvidia, "nvidia"}, {GpuVendor::amd, "amd"}, {GpuVendor::intel, "intel"}});

/// The chip's generation, with the form where that decides what it can do.
enum class GpuGeneration {
  pascal,
  volta,
  turing,
  ampere,
  ada_lovelace,
  hopper,
  hopper_grace,
  blackwell,
  blackwell_grace,
  blackwell_ultra,
  blackwell_ultra_grace,
  blackwell_workstation,
  blackwell_geforce,
  cdna2,
  cdna3,
  cdna4,
  rdna3,
  rdna4,
  alchemist,
  battlemage,
  gaudi2,
  gaudi3,
};
template <>
inline constexpr auto enum_rows<GpuGeneration> = std::to_array<EnumRow<GpuGeneration>>(
    {{GpuGeneration::pascal, "Pascal"},
     {GpuGeneration::volta, "Volta"},
     {GpuGeneration::turing, "Turing"},
     {GpuGeneration::ampere, "Ampere"},
     {GpuGeneration::ada_lovelace, "Ada Lovelace"},
     {GpuGeneration::hopper, "Hopper"},
     {GpuGeneration::hopper_grace, "Hopper (Grace)"},
     {GpuGeneration::blackwell, "Blackwell"},
     {GpuGeneration::blackwell_grace, "Blackwell (Grace)"},
     {GpuGeneration::blackwell_ultra, "Blackwell Ultra"},
     {GpuGeneration::blackwell_ultra_grace, "Blackwell Ultra (Grace)"},
     {GpuGeneration::blackwell_workstation, "Blackwell (workstation/server)"},
     {GpuGeneration::blackwell_geforce, "Blackwell (GeForce)"},
     {GpuGeneration::cdna2, "CDNA2"},
     {GpuGeneration::cdna3, "CDNA3"},
     {GpuGeneration::cdna4, "CDNA4"},
     {GpuGeneration::rdna3, "RDNA3"},
     {GpuGeneration::rdna4, "RDNA4"},
     {GpuGeneration::alchemist, "Alchemist"},
     {GpuGeneration::battlemage, "Battlemage"},
     {GpuGeneration::gaudi2, "Gaudi2"},
     {GpuGeneration::gaudi3, "Gaudi3"}});

[[nodiscard]] constexpr bool is_blackwell(GpuGeneration generation) {
  return generation >= GpuGeneration::blackwell && generation <= GpuGeneration::blackwell_geforce;
}

/// How the GPUs of one machine talk to each other.
enum class Interconnect { pcie, nvlink_bridge, nvlink, infinity_fabric };
template <>
inline constexpr auto enum_rows<Interconnect> =
    std::to_array<EnumRow<Interconnect>>({{Interconnect::pcie, "pcie"},
                                          {Interconnect::nvlink_bridge, "nvlink-bridge"},
                                          {Interconnect::nvlink, "nvlink"},
                                          {Interconnect::infinity_fabric, "infinity-fabric"}});

/// GPUs of one machine: the largest that is sold as one has 72.
inline constexpr int most_gpus = 72;

/// One kind of accelerator. Compute peaks are dense, without sparsity; a peak that no source gives
/// is absent, and what needs it is then refused by name.
struct Gpu {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  GpuVendor vendor = GpuVendor::nvidia;
  GpuGeneration architecture = GpuGeneration::ampere;
  Bytes marketed_memory;
  std::optional<Bytes> reported_memory;  ///< what the driver reports; plan on this one
  std::optional<BytesPerSecond> bandwidth;
  std::optional<FlopsPerSecond> dense_16bit;
  std::optional<FlopsPerSecond> dense_fp8;
  std::optional<FlopsPerSecond> dense_int8;
  std::optional<FlopsPerSecond> dense_fp4;
  bool supports_bf16 = false;
  bool supports_fp8 = false;
  bool supports_fp4 = false;
  Interconnect interconnect = Interconnect::pcie;
  std::optional<BytesPerSecond> interconnect_bandwidth;  ///< both directions, one GPU
  std::optional<Watts> power;                            ///< thermal design power of the board
  Provenance provenance;
};

/// Peaks and sizes end beyond the fastest accelerator that has been announced, with room; figures
/// with sparsity are twice the dense ones and end up outside for the large cards.
template <class Visitor, maybe_const<Gpu> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("name", r.name);
  v.optional("aliases", r.aliases, Says{"other names that mean this card"});
  v.field("vendor", r.vendor);
  v.field("architecture", r.architecture);
  v.unit("memory_gib", r.marketed_memory, gib(1), within(1, 600), Says{"as sold"});
  v.optional_unit("reported_memory_mib", r.reported_memory, mib(1), positive_up_to(614400),
                  Says{"what the driver reports: plans use it"});
  v.optional_unit("bandwidth_gb_per_s", r.bandwidth, gb_per_s(1), positive_up_to(22000));
  v.optional_unit("dense_16bit_tflops", r.dense_16bit, tflops(1), positive_up_to(5000),
                  Says{"without sparsity, like the peaks below"});
  v.optional_unit("dense_fp8_tflops", r.dense_fp8, tflops(1), positive_up_to(10000));
  v.optional_unit("dense_int8_tops", r.dense_int8, tflops(1), positive_up_to(10000));
  v.optional_unit("dense_fp4_tflops", r.dense_fp4, tflops(1), positive_up_to(20000));
  v.optional("supports_bf16", r.supports_bf16);
  v.optional("supports_fp8", r.supports_fp8);
  v.optional("supports_fp4", r.supports_fp4);
  v.field("interconnect", r.interconnect);
  v.optional_unit("interconnect_gb_per_s", r.interconnect_bandwidth, gb_per_s(1),
                  positive_up_to(22000), Says{"both directions, one GPU"});
  v.optional_unit("power_watts", r.power, Watts(1), positive_up_to(100000),
                  Says{"thermal design power of the board"});
  describe(v, r.provenance);
}

}  // namespace llmadvisor
