#pragma once

#include <vector>

#include "llmadvisor/engine/advise_settings.hpp"
#include "llmadvisor/engine/choice/search.hpp"

namespace llmadvisor {

/// All options, those weighed that an answer may list or name.
[[nodiscard]] Survey surveyed(const Project& project, Search& search,
                              const AdviseSettings& settings);

/// Weighs those that are named, too. Says whether there were any.
bool place_named(Survey& survey, const std::vector<OptionRef>& named, const Project& project,
                 Search& search);

}  // namespace llmadvisor
