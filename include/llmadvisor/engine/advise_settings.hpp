#pragma once

#include <cstddef>
#include <functional>
#include <optional>

namespace llmadvisor {

struct Advice;

enum class Listing {
  top,
  all,
  outlined,  ///< all, most of them without bill lines, performance, recipients and reasons
};
enum class Robustness { skipped, computed };
/// The picks at other volumes and budgets.
enum class Picks { of_the_project, mapped };

struct AdviseSettings {
  std::size_t top = 25;  ///< options listed of each kind
  Listing listing = Listing::top;
  Robustness robustness = Robustness::computed;
  Picks picks = Picks::of_the_project;
  /// Of outlined options, the one that is written out beside those that the answer names: as an
  /// index into the options. Asked once all are in their order.
  std::function<std::optional<std::size_t>(const Advice& outlined)> written_out = {};
};

}  // namespace llmadvisor
