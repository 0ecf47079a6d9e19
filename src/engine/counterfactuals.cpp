#include "llmadvisor/engine/counterfactuals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "llmadvisor/engine/choice.hpp"

namespace llmadvisor {
namespace {

/// A change and how large it is, to compare changes of different inputs.
struct Change {
  Counterfactual what;
  double size = 0;
};

class Finder {
 public:
  Finder(const Replay& replay, const Project& project, OptionKind kind)
      : replay_(replay), project_(project), kind_(kind) {}

  std::optional<Counterfactual> find() {
    try_budget();
    try_hours();
    try_quality();
    try_data();
    const auto best = std::ranges::min_element(changes_, {}, &Change::size);
    if (best == changes_.end()) return std::nullopt;
    return best->what;
  }

 private:
  /// Id of the cheapest admitted option of the kind after a change.
  std::optional<std::string> admitted(const ProjectInput& changed) const {
    const Evaluation* best = nullptr;
    const auto options = replay_.options(changed);
    for (const auto& e : options) {
      if (e.kind != kind_ || e.verdict == Verdict::rejected || !e.totals) continue;
      if (best == nullptr || e.totals->monthly.expected < best->totals->monthly.expected) best = &e;
    }
    return best == nullptr ? std::nullopt : std::optional(option_id(*best));
  }

  void add(const ProjectInput& changed, Counterfactual what, double size) {
    const auto option = admitted(changed);
    if (!option) return;
    what.kind = kind_;
    what.option = *option;
    changes_.push_back({std::move(what), size});
  }

  /// The budget that covers the cheapest option which fails nothing else, to the next cent.
  void try_budget() {
    const auto& budget = project_.requirements.budget;
    if (!budget) return;
    ProjectInput changed = replay_.input();
    changed.budget.reset();
    std::optional<Usd> least;
    for (const auto& e : replay_.options(changed)) {
      if (e.kind != kind_ || e.verdict == Verdict::rejected || !e.totals) continue;
      least = std::min(least.value_or(e.totals->monthly.expected), e.totals->monthly.expected);
    }
    if (!least) return;
    const double to = std::ceil(least->value() * 100) / 100;
    changed.budget = Money{to, Currency::usd};
    Counterfactual what;
    what.input = "budget_usd";
    what.from = budget->value();
    what.to = to;
    add(changed, what, std::log(to / budget->value()));
  }

  /// The longest schedule, in quarters of an hour, that fits the budget.
  void try_hours() {
    if (kind_ != OptionKind::rented_gpu) return;
    const double now = project_.workload.hours_per_day.value();
    for (double hours = std::ceil(now * 4) / 4 - 0.25; hours >= 1; hours -= 0.25) {
      ProjectInput changed = replay_.input();
      changed[Number::hours_per_day] = hours;
      if (!admitted(changed)) continue;
      Counterfactual what;
      what.input = "hours_per_day";
      what.from = now;
      what.to = hours;
      return add(changed, what, std::log(now / hours));
    }
  }

  /// The nearest lower band. A step of quality weighs as much as a doubling of the budget.
  void try_quality() {
    const auto now = project_.requirements.quality;
    for (int band = static_cast<int>(now) - 1; band >= 0; --band) {
      ProjectInput changed = replay_.input();
      changed.quality = static_cast<QualityBand>(band);
      if (!admitted(changed)) continue;
      Counterfactual what;
      what.input = "quality";
      what.from_text = to_string(now);
      what.to_text = to_string(static_cast<QualityBand>(band));
      return add(changed, what, std::log(2.0) * (static_cast<int>(now) - band));
    }
  }

  /// Other data in the prompt (anonymised or tokenised first): the last resort, as it changes the
  /// project itself. The law that applies is not the user's to change, so it is never proposed.
  void try_data() {
    constexpr double last_resort = 100;
    const auto now = project_.requirements.sensitivity;
    for (int less = static_cast<int>(now) - 1; less >= 0; --less) {
      ProjectInput changed = replay_.input();
      changed.sensitivity = static_cast<Sensitivity>(less);
      if (!admitted(changed)) continue;
      Counterfactual what;
      what.input = "sensitivity";
      what.from_text = to_string(now);
      what.to_text = to_string(static_cast<Sensitivity>(less));
      return add(changed, what, last_resort);
    }
  }

  const Replay& replay_;
  const Project& project_;
  OptionKind kind_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Counterfactual> find_counterfactuals(const Replay& replay, const Project& project,
                                                 const std::vector<OptionKind>& rejected) {
  std::vector<Counterfactual> all;
  for (const auto kind : rejected) {
    if (auto found = Finder(replay, project, kind).find()) all.push_back(std::move(*found));
  }
  return all;
}

}  // namespace llmadvisor
