#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// The cheapest seats that may be taken, each of another vendor; or that none may.
[[nodiscard]] std::vector<std::string> seats_texts(const Advice& advice, const Voice& voice);

}  // namespace llmadvisor
