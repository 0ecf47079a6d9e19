#pragma once

#include <cstddef>

namespace llmadvisor {

enum class Listing { top, all };
enum class Robustness { skipped, computed };
/// The picks at other volumes and budgets.
enum class Picks { of_the_project, mapped };

struct AdviseSettings {
  std::size_t top = 25;  ///< options listed of each kind
  Listing listing = Listing::top;
  Robustness robustness = Robustness::computed;
  Picks picks = Picks::of_the_project;
};

}  // namespace llmadvisor
