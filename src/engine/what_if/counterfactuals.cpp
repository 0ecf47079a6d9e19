#include "llmadvisor/engine/what_if/counterfactuals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "llmadvisor/engine/choice/choice.hpp"

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

  std::optional<Change> find() {
    try_budget();
    try_hours();
    try_quality();
    const auto best = std::ranges::min_element(changes_, {}, &Change::size);
    if (best == changes_.end()) return std::nullopt;
    return *best;
  }

 private:
  /// The cheapest option of the kind that could be the plan after a change.
  std::optional<Replay::Plan> admitted(const ProjectInput& changed) const {
    return replay_.cheapest(changed, kind_);
  }

  void add(const ProjectInput& changed, Counterfactual what, double size) {
    const auto option = admitted(changed);
    if (!option) return;
    what.kind = kind_;
    what.option = option->option;
    changes_.push_back({std::move(what), size});
  }

  /// The budget that covers the cheapest option which fails nothing else, to the next cent.
  void try_budget() {
    const auto& budget = project_.requirements.budget;
    if (!budget) return;
    ProjectInput changed = replay_.input();
    changed.budget.reset();
    const auto without_budget = admitted(changed);
    if (!without_budget) return;
    const double to = std::ceil(without_budget->bill.value() * 100) / 100;
    changed.budget = Money{to, Currency::usd};
    Counterfactual what;
    what.input = NamedInput::budget;
    what.from = budget->value();
    what.to = to;
    add(changed, what, std::log(to / budget->value()));
  }

  /// The longest schedule, in quarters of an hour, that fits the budget.
  void try_hours() {
    if (kind_ != OptionKind::rented_gpu) return;
    const double now = project_.workload.hours_per_day.value();
    const auto with_hours = [&](double quarters) {
      ProjectInput changed = replay_.input();
      changed[Number::hours_per_day] = quarters / 4;
      return changed;
    };
    // Fewer hours cost less until they ask for another machine, so halving finds the longest day.
    double fits = 1;
    double fails = std::ceil(now * 4);
    if (fails <= fits || !admitted(with_hours(fits))) return;
    while (fails - fits > 1) {
      const double middle = std::floor((fits + fails) / 2);
      (admitted(with_hours(middle)) ? fits : fails) = middle;
    }
    Counterfactual what;
    what.input = Number::hours_per_day;
    what.from = now;
    what.to = fits / 4;
    add(with_hours(fits), what, std::log(now / (fits / 4)));
  }

  /// The nearest lower band. A step of quality weighs as much as a doubling of the budget.
  void try_quality() {
    if (project_.requirements.quality.points) return;
    const auto now = project_.requirements.quality.band;
    for (int band = static_cast<int>(now) - 1; band >= 0; --band) {
      ProjectInput changed = replay_.input();
      changed.quality = static_cast<QualityBand>(band);
      if (!admitted(changed)) continue;
      Counterfactual what;
      what.input = NamedInput::quality;
      what.from = now;
      what.to = static_cast<QualityBand>(band);
      return add(changed, what, std::log(2.0) * (static_cast<int>(now) - band));
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
  std::vector<Change> changes;
  for (const auto kind : rejected) {
    if (auto found = Finder(replay, project, kind).find()) changes.push_back(std::move(*found));
  }
  std::ranges::stable_sort(changes, {}, &Change::size);
  std::vector<Counterfactual> all;
  for (auto& change : changes) all.push_back(std::move(change.what));
  return all;
}

}  // namespace llmadvisor
