#include "names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <vector>

#include "llmadvisor/text/likeness.hpp"
#include "suggest.hpp"
#include "values.hpp"

namespace llmadvisor::cli {
namespace {

using Candidates = std::vector<std::string_view>;

[[noreturn]] void refuse(std::string_view what, std::string_view name, const Candidates& ids,
                         std::string_view list) {
  std::string hint = did_you_mean(closest_ids(name, ids));
  if (!hint.empty()) hint += ' ';
  std::string code = fmt::format("unknown-{}", what);
  std::ranges::replace(code, ' ', '-');
  throw UsageError(code, fmt::format("unknown {} {}", what, in_quotes(name)),
                   fmt::format("{}list all: llmadvisor catalog list {}", hint, list));
}

template <class Record>
const Record& named(const std::vector<Record>& records, const Record* found, std::string_view what,
                    std::string_view name) {
  if (found != nullptr) return *found;
  Candidates ids;
  for (const auto& record : records) {
    if (same_letters(record.name, name)) return record;
    ids.push_back(record.id);
  }
  refuse(what, name, ids, fmt::format("{}s", what));
}

[[noreturn]] void refuse(const RefusedModel& model) {
  constexpr std::string_view lacking[] = {"its price", "its size", "its price or its size"};
  throw UsageError("refused-model",
                   fmt::format("{} cannot be weighed: no source found by {} gives {}",
                               in_quotes(model.name), to_string(model.provenance.as_of),
                               lacking[static_cast<std::size_t>(model.lacks)]),
                   fmt::format("llmadvisor catalog show refused-models {}; a price of your own: "
                               "docs/catalogue.md",
                               model.id));
}

/// Instance types and regions have no records of their own: the offers say which there are.
Candidates instance_types(const Catalog& catalog) {
  std::set<std::string_view> names;
  for (const auto& offer : catalog.gpu_offers) names.insert(offer.instance_type);
  for (const auto& server : catalog.servers) names.insert(server.id);
  return {names.begin(), names.end()};
}

Candidates regions(const Catalog& catalog) {
  std::set<std::string_view> names;
  for (const auto& offer : catalog.gpu_offers) names.insert(offer.region);
  for (const auto& offer : catalog.api_offers) names.insert(offer.region);
  names.erase("");
  return {names.begin(), names.end()};
}

void resolve(std::string& name, const Candidates& known, std::string_view what) {
  const auto found =
      std::ranges::find_if(known, [&](std::string_view each) { return same_letters(each, name); });
  if (found == known.end()) refuse(what, name, known, "gpu-offers");
  name = *found;
}

void refuse_unsound(const StatedCost& cost) {
  if (is_spread(cost.figure)) {
    throw UsageError(
        "bad-cost",
        fmt::format("{} is a range of factors around 1, not one figure", in_quotes(cost.figure)),
        "change it in overrides.json: docs/catalogue.md");
  }
  const Bounds bounds = bounds_of(cost.figure);
  if (cost.value >= bounds.least && cost.value <= bounds.most) return;
  throw UsageError("bad-cost", fmt::format("{} must be {}, not {}", in_quotes(cost.figure),
                                           to_string(bounds), cost.value));
}

}  // namespace

const Model& model_named(std::string_view name, const Catalog& catalog) {
  const RefusedModel* refused = catalog.find_refused_model(name);
  if (refused != nullptr && catalog.find_model(name) == nullptr) refuse(*refused);
  return named(catalog.models, catalog.find_model(name), "model", name);
}

const Gpu& gpu_named(std::string_view name, const Catalog& catalog) {
  return named(catalog.gpus, catalog.find_gpu(name), "gpu", name);
}

const Provider& provider_named(std::string_view name, const Catalog& catalog) {
  return named(catalog.providers, catalog.find_provider(name), "provider", name);
}

void state_costs(const std::vector<StatedCost>& costs, Catalog& catalog, Date today) {
  for (const auto& cost : costs) {
    auto& figures = catalog.cost_figures;
    const auto figure = std::ranges::find(figures, cost.figure, &CostFigure::id);
    if (figure == figures.end()) {
      Candidates ids;
      for (const auto& each : figures) ids.push_back(each.id);
      refuse("cost figure", cost.figure, ids, "cost-figures");
    }
    refuse_unsound(cost);
    figure->low = figure->expected = figure->high = cost.value;
    figure->provenance = {
        .source = "stated by the user", .as_of = today, .confidence = Confidence::high, .note = {}};
  }
}

void resolve_names(Filters& filters, const Catalog& catalog) {
  for (auto& name : filters.models) name = model_named(name, catalog).id;
  for (auto& name : filters.providers) name = provider_named(name, catalog).id;
  for (auto& name : filters.denied_providers) name = provider_named(name, catalog).id;
  for (auto& name : filters.gpus) name = gpu_named(name, catalog).id;
  for (auto& name : filters.instance_types) resolve(name, instance_types(catalog), "instance type");
  for (auto& name : filters.regions) resolve(name, regions(catalog), "region");
}

void resolve_attestations(std::vector<Attestation>& words, const Catalog& catalog) {
  Candidates known;
  for (const auto& condition : catalog.rule_conditions) known.push_back(condition.id);
  for (auto& word : words) {
    const auto found = std::ranges::find_if(
        known, [&](std::string_view each) { return same_letters(each, word.condition); });
    if (found == known.end()) {
      throw UsageError("unknown-condition",
                       fmt::format("unknown condition {}", in_quotes(word.condition)),
                       fmt::format("one of {}", fmt::join(known, ", ")));
    }
    word.condition = *found;
    if (!word.provider.empty()) word.provider = provider_named(word.provider, catalog).id;
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
}

}  // namespace llmadvisor::cli
