#include "llmadvisor/engine/what_if/replay.hpp"

#include <cmath>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/choice/choice.hpp"

namespace llmadvisor {
namespace {

std::optional<Project> resolved(const ProjectInput& input, const Catalog& catalog) {
  try {
    return resolve(input, catalog);
  } catch (const DataError&) {
    throw;
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<OptionRef> Replay::Pick::ref() const {
  return option ? std::optional(ref_of(*option)) : std::nullopt;
}

std::optional<Replay::Pick> Replay::pick(const ProjectInput& changed, const Among& among) const {
  const auto project = resolved(changed, *evaluator_.market().catalog);
  if (!project) return std::nullopt;
  const auto contenders = evaluator_.contenders(*project, among);
  const auto best = best_plan(contenders, *project, evaluator_.market());
  return best ? Pick{option_key(contenders[*best])} : Pick{};
}

std::optional<Replay::Plan> Replay::cheapest(const ProjectInput& changed, OptionKind kind) const {
  auto project = resolved(changed, *evaluator_.market().catalog);
  if (!project) return std::nullopt;
  project->prefer = Preference::cost;
  const auto contenders = evaluator_.contenders(*project, {kind, {}});
  const auto best = best_plan(contenders, *project, evaluator_.market());
  if (!best) return std::nullopt;
  return Plan{ref_of(contenders[*best]), contenders[*best].totals->monthly.expected};
}

NumericInput numeric_input(Number number, double current) {
  const NumberSpec& spec = number_spec(number);
  return {.input = number,
          .least = spec.least,
          .most = spec.most,
          .whole = spec.whole,
          .current = current,
          .set = [number](ProjectInput& input, double value) { input[number] = value; }};
}

NumericInput budget_input(Usd current) {
  return {.input = NamedInput::budget,
          .least = 0.01,
          .most = 1e9,
          .whole = Whole::no,
          .current = current.value(),
          .never_returns = true,
          .set = [](ProjectInput& input, double value) {
            input.budget = Money{value, Currency::usd};
          }};
}

double step_at(const NumericInput& input, double value) {
  return input.whole == Whole::yes ? 1.0 : std::abs(value) / 1000;
}

}  // namespace llmadvisor
