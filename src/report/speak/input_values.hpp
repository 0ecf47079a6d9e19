#pragma once

#include <optional>

#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// The value of a number in effect, in the unit of its NumberSpec; none where it does not apply.
[[nodiscard]] std::optional<double> value_of(const Project& project, Number number);

}  // namespace llmadvisor
