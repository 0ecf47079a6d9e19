#include "llmadvisor/engine/what_if/replay.hpp"

#include <cmath>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/resolve.hpp"

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
  return pick(changed, among, std::nullopt);
}

std::optional<Replay::Pick> Replay::pick_at(const InputRef& what, double value,
                                            const Among& among) const {
  if (const auto* price = std::get_if<PriceInput>(&what)) {
    return pick(input_, among, PriceChange{*price, value});
  }
  ProjectInput changed = input_;
  if (const auto* number = std::get_if<Number>(&what)) {
    changed[*number] = value;
  } else {
    changed.budget = Money{value, Currency::usd};
  }
  return pick(changed, among, std::nullopt);
}

std::optional<Replay::Pick> Replay::pick(const ProjectInput& changed, const Among& among,
                                         const std::optional<PriceChange>& price) const {
  const auto project = resolved(changed, *market().catalog);
  if (!project) return std::nullopt;
  const auto contenders = search_.contenders(*project, among, price);
  const auto choice = choose(contenders, search_.rule(*project));
  return choice.pick ? Pick{key_of(contenders[*choice.pick].candidate)} : Pick{};
}

std::optional<Replay::Plan> Replay::cheapest(const ProjectInput& changed, OptionKind kind) const {
  auto project = resolved(changed, *market().catalog);
  if (!project) return std::nullopt;
  project->prefer = Preference::cost;
  project->decide_on = CostBasis::invoice;
  const auto contenders = search_.contenders(*project, {kind, {}, {}});
  const Weighed* best = cheapest_plan(contenders, search_.rule(*project));
  if (best == nullptr) return std::nullopt;
  return Plan{ref_of(best->candidate), best->totals->monthly.expected};
}

NumericInput numeric_input(Number number, double current) {
  const NumberSpec& spec = number_spec(number);
  return {.input = number,
          .least = spec.least,
          .most = spec.most,
          .whole = spec.whole,
          .current = current};
}

NumericInput budget_input(Usd current) {
  return {.input = NamedInput::budget,
          .least = 0.01,
          .most = 1e9,
          .whole = Whole::no,
          .current = current.value(),
          .never_returns = true};
}

NumericInput price_input(PriceInput price, double current) {
  return {.input = std::move(price),
          .least = 1e-9,
          .most = 1e9,
          .whole = Whole::no,
          .current = current,
          .never_returns = true};
}

double step_at(const NumericInput& input, double value) {
  return input.whole == Whole::yes ? 1.0 : std::abs(value) / 1000;
}

}  // namespace llmadvisor
