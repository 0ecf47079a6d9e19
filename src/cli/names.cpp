#include "names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <vector>

#include "llmadvisor/engine/own_machines.hpp"
#include "llmadvisor/text/likeness.hpp"
#include "model_names.hpp"
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

std::string spelled_as_id(std::string_view name) {
  std::string id = lower_case(name);
  std::ranges::replace(id, ' ', '-');
  return id;
}

/// A model that is known and cannot be weighed.
void refuse_if_refused(std::string_view name, const Catalog& catalog) {
  const RefusedModel* model = catalog.find_refused_model(spelled_as_id(name));
  if (model == nullptr) model = catalog.find_refused_model(name);
  if (model == nullptr) return;
  constexpr std::string_view lacking[] = {"its price", "its size", "its price or its size"};
  throw UsageError("refused-model",
                   fmt::format("{} cannot be weighed: no source found by {} gives {}",
                               in_quotes(model->name), to_string(model->provenance.as_of),
                               lacking[static_cast<std::size_t>(model->lacks)]),
                   fmt::format("llmadvisor catalog show refused-models {}; a price of your own: "
                               "docs/catalogue.md",
                               model->id));
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

void resolve(std::string& name, const Candidates& known, std::string_view what,
             std::string_view list) {
  const auto found =
      std::ranges::find_if(known, [&](std::string_view each) { return same_letters(each, name); });
  if (found == known.end()) refuse(what, name, known, list);
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
  if (const auto* model = find_model_named(name, catalog)) return *model;
  refuse_if_refused(name, catalog);
  refuse_model(name, catalog);
}

std::vector<const Model*> models_named(std::string_view name, const Catalog& catalog) {
  if (const auto* model = find_model_named(name, catalog)) return {model};
  refuse_if_refused(name, catalog);
  if (find_reference(name, catalog) == nullptr) {
    const auto members = members_of_family(name, catalog);
    if (!members.empty()) return members;
  }
  refuse_model(name, catalog);
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

namespace {

std::vector<Family> resolve_models(std::vector<std::string>& names, const Catalog& catalog) {
  std::vector<Family> families;
  std::vector<std::string> ids;
  for (const auto& name : names) {
    Family family{name, {}};
    for (const auto* model : models_named(name, catalog)) family.members.push_back(model->id);
    for (const auto& id : family.members) {
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
    if (family.members.size() > 1) families.push_back(std::move(family));
  }
  names = std::move(ids);
  return families;
}

/// The level of a model that people know, or of one of the catalogue's that was scored.
std::string reference_or_model(const std::string& name, const Catalog& catalog) {
  if (const auto* reference = find_reference(name, catalog)) return reference->id;
  const auto* model = find_model_named(name, catalog);
  if (model != nullptr && is_rated(*model, catalog)) return model->id;
  if (model != nullptr) {
    throw UsageError("unrated-model",
                     fmt::format("--quality: nobody published how able {} is", model->name),
                     fmt::format("name a level, {}, or another model",
                                 fmt::join(enum_names<QualityBand>, ", ")));
  }
  Candidates known(enum_names<QualityBand>.begin(), enum_names<QualityBand>.end());
  Candidates models;
  for (const auto& reference : catalog.ability_references) models.push_back(reference.id);
  for (const auto& each : catalog.models) {
    if (is_rated(each, catalog)) models.push_back(each.id);
  }
  auto hint = did_you_mean(closest_words(name, known));
  if (hint.empty()) hint = did_you_mean(closest_ids(name, models));
  throw UsageError("unknown-value",
                   fmt::format("--quality: {} is no level and no model that was scored; levels are "
                               "{}",
                               in_quotes(name), fmt::join(known, ", ")),
                   hint.empty() ? "models to compare with: llmadvisor catalog list "
                                  "ability-references"
                                : hint);
}

}  // namespace

namespace {

const LocalDevice* find_device(std::string_view name, const Catalog& catalog) {
  return find_own(catalog, name).device;
}

Candidates gpus_and_devices(const Catalog& catalog) {
  Candidates ids;
  for (const auto& gpu : catalog.gpus) ids.push_back(gpu.id);
  for (const auto& device : catalog.local_devices) ids.push_back(device.id);
  return ids;
}

/// The id of a card of the catalogue, else of a device of one person.
std::string gpu_or_device_named(std::string_view name, const Catalog& catalog) {
  const auto* device = find_device(name, catalog);
  return device != nullptr ? device->id : gpu_named(name, catalog).id;
}

/// Of a device that is sold with so much memory.
double size_of(const OwnName& name) {
  const double least = name.device->memory_gb.value_or(0);
  const double most = name.device->memory_gb_most.value_or(least);
  if (*name.memory_gb >= least && *name.memory_gb <= most) return *name.memory_gb;
  throw UsageError("bad-own", fmt::format("--own: {} has {} to {} GB, not {}", name.device->id,
                                          least, most, *name.memory_gb));
}

void resolve_own(OwnMachines& own, const Catalog& catalog) {
  const OwnName name = find_own(catalog, own.what);
  if (!name.is_known()) {
    refuse("machine", own.what, gpus_and_devices(catalog), "local-devices");
  }
  if (name.gpu != nullptr && own.count > most_gpus) {
    throw UsageError("bad-own", fmt::format("--own: no machine has {} GPUs; {} is the most",
                                            own.count, most_gpus));
  }
  if (name.memory_gb) {
    own.what = sized_id(*name.device, size_of(name));
  } else {
    own.what = name.server != nullptr ? name.server->id
               : name.gpu != nullptr  ? name.gpu->id
                                      : name.device->id;
  }
}

}  // namespace

std::vector<Family> resolve_names(Filters& filters, const Catalog& catalog) {
  for (auto& name : filters.providers) name = provider_named(name, catalog).id;
  for (auto& name : filters.denied_providers) name = provider_named(name, catalog).id;
  for (auto& name : filters.gpus) name = gpu_or_device_named(name, catalog);
  for (auto& own : filters.own) resolve_own(own, catalog);
  for (auto& name : filters.instance_types) {
    resolve(name, instance_types(catalog), "instance type", "gpu-offers");
  }
  for (auto& name : filters.regions) resolve(name, regions(catalog), "region", "gpu-offers");
  return resolve_models(filters.models, catalog);
}

std::vector<Family> resolve_names(ProjectInput& input, const Catalog& catalog) {
  if (input.quality_like) {
    input.quality_like = reference_or_model(*input.quality_like, catalog);
  }
  if (input.preset) {
    Candidates known;
    for (const auto& preset : catalog.presets) known.push_back(preset.id);
    resolve(*input.preset, known, "preset", "presets");
  }
  resolve_attestations(input.attested, catalog);
  return resolve_names(input.filters, catalog);
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
