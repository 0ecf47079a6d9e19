#pragma once

#include <string>

#include "llmadvisor/engine/advice.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// The crossing that concerns the pick, on the invoice and all-in, in one sentence; empty when
/// nothing can be self-hosted or called.
[[nodiscard]] std::string nearest_break_even(const Advice& advice, const Voice& voice);
[[nodiscard]] std::string break_even_text(const BreakEven& even, const Advice& advice,
                                          const Voice& voice);

/// The same in a clause: from where on another way costs less than the pick. Empty where no volume
/// is known from which one does.
[[nodiscard]] std::string even_in_brief(const Advice& advice, const Voice& voice);

}  // namespace llmadvisor
