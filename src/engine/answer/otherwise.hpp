#pragma once

#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/choice/search.hpp"

namespace llmadvisor {

/// What the answer must say where nobody states the class of the data, or whose law it is, or
/// where words of the description say more than is stated: with the answer that the other class
/// would have. `settled` has no words that could be heard again.
[[nodiscard]] std::vector<Warning> data_warnings(const ProjectInput& settled,
                                                 const Project& project, Search& search);

}  // namespace llmadvisor
