#pragma once

#include <string>
#include <string_view>

#include "entry.hpp"

namespace llmadvisor {

inline constexpr double hours_per_year = 8760;

/// Clouds' own price lists name the machine and not its cards: these are the catalogue's, in any
/// region. An instance type that it does not have keeps its name as the accelerator's, and is left
/// out as an unknown one; `is_gpu_machine` is what the list itself says.
void set_cards(MachineEntry& entry, const Catalog& base, bool is_gpu_machine);

/// A number that stands between quotes; absent when it is none, or not finite.
[[nodiscard]] std::optional<double> number_in(std::string_view text);

}  // namespace llmadvisor
