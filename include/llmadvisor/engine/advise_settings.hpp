#pragma once

#include <cstddef>

namespace llmadvisor {

enum class Listing { top, all };
enum class Robustness { skipped, computed };

struct AdviseSettings {
  std::size_t top = 25;  ///< options listed of each kind
  Listing listing = Listing::top;
  Robustness robustness = Robustness::computed;
};

}  // namespace llmadvisor
