#pragma once

#include <array>
#include <string>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// Whose hardware and drivers llama.cpp runs on.
enum class DeviceMaker { nvidia, apple, amd, intel };
template <>
inline constexpr auto enum_rows<DeviceMaker> =
    std::to_array<EnumRow<DeviceMaker>>({{DeviceMaker::nvidia, "nvidia"},
                                         {DeviceMaker::apple, "apple"},
                                         {DeviceMaker::amd, "amd"},
                                         {DeviceMaker::intel, "intel"}});

/// What of a device the speed of prompts follows: its kernels multiply 8-bit integers, or 16-bit
/// floats; where the peaks of a maker are mostly not published, the bandwidth stands for them.
enum class PromptBasis { int8, dense_16bit, bandwidth };
template <>
inline constexpr auto enum_rows<PromptBasis> =
    std::to_array<EnumRow<PromptBasis>>({{PromptBasis::int8, "int8"},
                                         {PromptBasis::dense_16bit, "16-bit"},
                                         {PromptBasis::bandwidth, "bandwidth"}});

/// How fast llama.cpp answers one person on the devices of a maker: a token takes what reading the
/// weights takes at a share of the bandwidth, and a time for each layer; a prompt takes its
/// operations at a share of a peak.
struct LocalSpeed {
  std::string id;
  DeviceMaker maker = DeviceMaker::nvidia;
  double bandwidth_share = 0;
  double layer_us = 0;
  double expert_read_factor = 1;   ///< of models with experts, on what is read
  double expert_layer_factor = 1;  ///< of models with experts, on the time for a layer
  double usable_share = 1;         ///< of the memory
  double runtime_gib = 0;          ///< beside weights and cache
  int rows = 0;                    ///< measurements behind it
  double low_factor = 1;           ///< 10th percentile of measured / predicted, sources held out
  double high_factor = 1;          ///< 90th percentile
  PromptBasis prompt_basis = PromptBasis::bandwidth;
  double prompt_share = 0;          ///< of that peak; operations a byte where it is the bandwidth
  double expert_prompt_factor = 1;  ///< of models with experts, on the share
  int prompt_rows = 0;
  double prompt_low_factor = 1;
  double prompt_high_factor = 1;
  Provenance provenance;
};

template <class Visitor, maybe_const<LocalSpeed> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("maker", r.maker);
  v.field("bandwidth_share", r.bandwidth_share, positive_up_to(1.5));
  v.field("layer_us", r.layer_us, within(0, 1e4), Says{"of each layer, for one token"});
  v.field("expert_read_factor", r.expert_read_factor, within(0.1, 10),
          Says{"of models with experts, on what is read"});
  v.field("expert_layer_factor", r.expert_layer_factor, within(0.1, 10),
          Says{"of models with experts, on the time for a layer"});
  v.field("usable_share", r.usable_share, positive_up_to(1), Says{"of the memory"});
  v.field("runtime_gib", r.runtime_gib, within(0, 100), Says{"beside weights and cache"});
  v.field("rows", r.rows, count_of_some, Says{"measurements behind it"});
  constexpr Bounds factor = within(0.001, 1000);
  v.field("low_factor", r.low_factor, factor,
          Says{"10th percentile of measured / predicted, whole sources held out"});
  v.field("high_factor", r.high_factor, factor.at_least(r.low_factor, "low_factor"),
          Says{"90th percentile"});
  v.field("prompt_basis", r.prompt_basis, Says{"the peak that the speed of prompts follows"});
  v.field("prompt_share", r.prompt_share, positive_up_to(1e3),
          Says{"of that peak; operations a byte where it is the bandwidth"});
  v.field("expert_prompt_factor", r.expert_prompt_factor, within(0.01, 10),
          Says{"of models with experts, on the share"});
  v.field("prompt_rows", r.prompt_rows, count_of_some, Says{"measurements of prompts behind it"});
  v.field("prompt_low_factor", r.prompt_low_factor, factor, Says{"as low_factor, of prompts"});
  v.field("prompt_high_factor", r.prompt_high_factor,
          factor.at_least(r.prompt_low_factor, "prompt_low_factor"));
  describe(v, r.provenance);
}

}  // namespace llmadvisor
