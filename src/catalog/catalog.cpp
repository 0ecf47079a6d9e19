#include "llmadvisor/catalog/catalog.hpp"

#include <algorithm>

#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

/// Ids win over aliases, so that no alias can hide a record.
template <class Record>
const Record* find_by_name(const std::vector<Record>& records, std::string_view name) {
  for (const auto& record : records) {
    if (same_letters(record.id, name)) return &record;
  }
  for (const auto& record : records) {
    if (std::ranges::any_of(record.aliases, [&](const auto& a) { return same_letters(a, name); })) {
      return &record;
    }
  }
  return nullptr;
}

template <class Record, class Key>
const Record* find_by(const std::vector<Record>& records, Key key, std::string_view wanted) {
  const auto found = std::ranges::find(records, wanted, key);
  return found == records.end() ? nullptr : &*found;
}

}  // namespace

const Model* Catalog::find_model(std::string_view name) const { return find_by_name(models, name); }

const RefusedModel* Catalog::find_refused_model(std::string_view name) const {
  if (const auto* found = find_by_name(refused_models, name)) return found;
  const auto named = std::ranges::find_if(
      refused_models, [&](const RefusedModel& r) { return same_letters(r.name, name); });
  return named == refused_models.end() ? nullptr : &*named;
}

const Quality* Catalog::find_quality(std::string_view model) const {
  return find_by(qualities, &Quality::model, model);
}

const Gpu* Catalog::find_gpu(std::string_view name) const { return find_by_name(gpus, name); }

const Provider* Catalog::find_provider(std::string_view name) const {
  return find_by_name(providers, name);
}

const CostFigure* Catalog::find_cost_figure(std::string_view id) const {
  return find_by(cost_figures, &CostFigure::id, id);
}

const InputDefault* Catalog::find_default(std::string_view input) const {
  return find_by(defaults, &InputDefault::input, input);
}

const RuleCondition* Catalog::find_rule_condition(std::string_view id) const {
  return find_by(rule_conditions, &RuleCondition::id, id);
}

const RuleSource* Catalog::find_rule_source(std::string_view id) const {
  return find_by(rule_sources, &RuleSource::id, id);
}

const RuleText* Catalog::find_rule_text(std::string_view id) const {
  return find_by(rule_texts, &RuleText::id, id);
}

}  // namespace llmadvisor
