#pragma once

#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/engine/mention.hpp"

namespace llmadvisor {

/// The topics that a text speaks of, in their order; none that it says are not wanted.
[[nodiscard]] std::vector<Mention> mentions_in(std::string_view text, const Catalog& catalog);

/// Marks what the input states itself, and says how many requests the people that are counted may
/// make in a day.
void compare_with_input(std::vector<Mention>& mentions, const ProjectInput& input,
                        const Catalog& catalog);

}  // namespace llmadvisor
