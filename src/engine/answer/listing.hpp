#pragma once

#include <vector>

#include "answer/naming.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/advise_settings.hpp"
#include "llmadvisor/engine/choice/search.hpp"

namespace llmadvisor {

/// An answer that lists the best of each kind, and whatever it names, in the order of the ranking,
/// each compared with the pick and with the others. What a shorter list of the same ranking
/// described need not be described again.
[[nodiscard]] Advice list_options(Ranked ranked, const Project& project, const Search& search,
                                  const AdviseSettings& settings,
                                  const std::vector<OptionRef>& named_elsewhere = {},
                                  std::vector<Option> described = {});

/// The options that the answer speaks of outside its list: where a flip leads, what breaks even.
[[nodiscard]] std::vector<OptionRef> named_in(const Advice& advice);

}  // namespace llmadvisor
