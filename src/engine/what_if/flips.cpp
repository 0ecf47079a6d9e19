#include "llmadvisor/engine/what_if/flips.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace llmadvisor {
namespace {

/// Values further than this factor from today's are not a project that anybody plans for.
constexpr double farthest_factor = 1000;
/// A share below is as good as none; at none itself no step leads back.
constexpr double least_share = 0.001;

/// Shares start at zero, where a factor leads nowhere.
bool is_share(const NumericInput& input) { return input.least == 0 && input.most == 1; }

/// A value that survives printing and reading: whole, or nine significant digits.
double printable(const NumericInput& input, double value) {
  if (input.whole == Whole::yes || value == 0) return std::round(value);
  // Nobody writes a budget in tenths of a cent.
  const bool in_cents = input.input == InputRef(NamedInput::budget) && value > 20;
  if (in_cents) return std::round(value * 100) / 100;
  const double scale = std::pow(10.0, 8 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

class Finder {
 public:
  Finder(const Replay& replay, const NumericInput& input, const Replay::Pick& pick)
      : replay_(replay), input_(input), pick_(pick) {}

  std::optional<Flip> find(Side side) const {
    double same = input_.current;
    for (int tries = 0; tries < 64; ++tries) {
      const auto next = farther(same, side);
      if (!next) return std::nullopt;
      const auto changed = pick_at(*next);
      if (!changed) return std::nullopt;  // beyond here the input contradicts itself
      if (*changed != pick_) return narrow({same, *next}, *changed);
      same = *next;
    }
    return std::nullopt;
  }

 private:
  std::optional<Replay::Pick> pick_at(double value, const Among& among = {}) const {
    return replay_.pick_at(input_.input, value, among);
  }

  /// The next value to look at, growing in steps so small that a narrow change is not jumped over.
  std::optional<double> farther(double from, Side side) const {
    double next = from;
    if (is_share(input_)) {
      next += side == Side::up ? 0.05 : -0.05;
    } else {
      const double factor = input_.never_returns ? 4 : 1.4;
      next *= side == Side::up ? factor : 1 / factor;
      if (input_.whole == Whole::yes) {
        next = side == Side::up ? std::max(std::ceil(next), from + 1)
                                : std::min(std::floor(next), from - 1);
      }
    }
    const double least = is_share(input_) ? std::min(least_share, input_.current) : input_.least;
    // All of a share is no threshold that anybody crosses.
    const double most = is_share(input_) ? input_.most - least_share : input_.most;
    next = std::clamp(next, least, std::max(most, input_.current));
    const bool too_far = !is_share(input_) && (next > input_.current * farthest_factor ||
                                               next * farthest_factor < input_.current);
    if (next == from || too_far) return std::nullopt;
    return printable(input_, next);
  }

  /// A value at which the pick is today's and one at which it is not.
  struct Gap {
    double same;
    double changed;
  };

  /// Halves the gap until the two are neighbours, among some of the options.
  Gap halved(Gap gap, const Among& among) const {
    while (std::abs(gap.changed - gap.same) > step_at(input_, gap.changed)) {
      const double middle = printable(input_, (gap.same + gap.changed) / 2);
      if (middle == gap.same || middle == gap.changed) break;
      (pick_at(middle, among) == pick_ ? gap.same : gap.changed) = middle;
    }
    return gap;
  }

  /// Between the two picks alone the turn is found fast. It need not be that of all options; what
  /// those say on both sides of it narrows the gap.
  Gap narrowed(Gap gap, const Replay::Pick& other) const {
    if (!pick_.option || !other.option) return gap;
    const Gap turn = halved(gap, {{}, {*pick_.option, *other.option}, {}});
    if (pick_at(turn.same) != pick_) return {gap.same, turn.same};
    if (pick_at(turn.changed) == pick_) return {turn.changed, gap.changed};
    return turn;
  }

  std::optional<Flip> narrow(Gap gap, const Replay::Pick& other) const {
    const double changed = halved(narrowed(gap, other), {}).changed;
    // What is announced is one step, which may lead back beyond the value that was found to keep
    // it.
    const double back = changed > input_.current ? -1 : 1;
    if (pick_at(changed + back * step_at(input_, changed)) != pick_) return std::nullopt;
    return flip_at(changed);
  }

  std::optional<Flip> flip_at(double at) const {
    const auto other = pick_at(at);
    if (!other || *other == pick_) return std::nullopt;
    Flip flip;
    flip.input = input_.input;
    flip.current = input_.current;
    flip.at = at;
    flip.option = other->ref();
    return flip;
  }

  const Replay& replay_;
  const NumericInput& input_;
  const Replay::Pick& pick_;
};

/// The inputs that are looked at, with today's values.
std::vector<NumericInput> inputs_of(const Replay& replay, const Project& project) {
  const Workload& w = project.workload;
  const double retrieved = project.rag ? project.rag->retrieved.value() : 0;
  const auto& users = replay.input()[Number::users];
  std::vector<NumericInput> inputs{
      w.job   ? numeric_input(Number::job, w.job->requests.value())
      : users ? numeric_input(Number::users, *users)
              : numeric_input(Number::requests_per_day, w.requests_per_day.value()),
      numeric_input(Number::input_tokens, w.input.value() - retrieved),
      numeric_input(Number::output_tokens, w.output.value())};
  if (w.job) {
    inputs.push_back(numeric_input(Number::within, w.job->within.value()));
  } else {
    inputs.push_back(numeric_input(Number::hours_per_day, w.hours_per_day.value()));
    inputs.push_back(numeric_input(Number::peak_factor, w.peak_factor));
  }
  inputs.push_back(numeric_input(Number::batch_share, w.batch_share));
  if (!replay.input()[Number::shared_prefix_tokens]) {
    inputs.push_back(numeric_input(Number::cached_share, w.cached_share));
  }
  if (project.requirements.budget) {
    inputs.push_back(budget_input(*project.requirements.budget));
  }
  return inputs;
}

/// The nearest other choice on each side, for an input of ordered names. What the data are and
/// whose law protects them is not the user's to choose.
template <named_enum Enum, class Set>
void flip_choices(const Replay& replay, const Replay::Pick& pick, NamedInput input, Enum current,
                  Set&& set, std::vector<Flip>& flips) {
  const int count = static_cast<int>(enum_names<Enum>.size());
  for (const int direction : {-1, 1}) {
    for (int i = static_cast<int>(current) + direction; i >= 0 && i < count; i += direction) {
      ProjectInput changed = replay.input();
      set(changed, static_cast<Enum>(i));
      const auto other = replay.pick(changed);
      if (!other || *other == pick) continue;
      flips.push_back({input, current, static_cast<Enum>(i), other->ref()});
      break;
    }
  }
}

}  // namespace

std::optional<Flip> find_flip(const Replay& replay, const NumericInput& input,
                              const Replay::Pick& pick, Side side) {
  return Finder(replay, input, pick).find(side);
}

std::vector<Flip> find_flips(const Replay& replay, const Project& project,
                             const Replay::Pick& pick) {
  std::vector<Flip> flips;
  for (const auto& input : inputs_of(replay, project)) {
    for (const auto side : {Side::down, Side::up}) {
      if (auto flip = find_flip(replay, input, pick, side)) flips.push_back(std::move(*flip));
    }
  }
  const QualityFloor& floor = project.requirements.quality;
  if (floor.points) return flips;
  flip_choices(
      replay, pick, NamedInput::quality, floor.band,
      [](ProjectInput& i, QualityBand b) { i.quality = b; }, flips);
  return flips;
}

}  // namespace llmadvisor
