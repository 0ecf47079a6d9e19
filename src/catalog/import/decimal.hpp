#pragma once

#include "llmadvisor/text/decimal.hpp"

namespace llmadvisor {

/// A price per token as a price per million tokens.
[[nodiscard]] double per_million(double per_token);

}  // namespace llmadvisor
