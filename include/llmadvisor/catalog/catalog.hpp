#pragma once

#include <string_view>
#include <vector>

#include "llmadvisor/catalog/ability.hpp"
#include "llmadvisor/catalog/calibration_record.hpp"
#include "llmadvisor/catalog/choice_figure.hpp"
#include "llmadvisor/catalog/cost_figure.hpp"
#include "llmadvisor/catalog/engine_support.hpp"
#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/hint.hpp"
#include "llmadvisor/catalog/import_names.hpp"
#include "llmadvisor/catalog/kernel_curve.hpp"
#include "llmadvisor/catalog/learned_factor.hpp"
#include "llmadvisor/catalog/local_speed.hpp"
#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/catalog/people.hpp"
#include "llmadvisor/catalog/provider.hpp"
#include "llmadvisor/catalog/quality.hpp"
#include "llmadvisor/catalog/rules.hpp"
#include "llmadvisor/catalog/task.hpp"
#include "llmadvisor/catalog/usage.hpp"

namespace llmadvisor {

/// Everything that the advice is computed from, dated and sourced. Plain tables; tests build small
/// ones by hand.
struct Catalog {
  Date as_of{};  ///< the day on which the tables were last put together
  std::vector<Model> models;
  std::vector<RefusedModel> refused_models;
  std::vector<Quality> qualities;
  std::vector<Ability> abilities;
  std::vector<EffortEffect> effort_effects;
  std::vector<AbilityReference> ability_references;
  std::vector<TaskScale> task_scales;
  std::vector<TaskAbility> task_abilities;
  std::vector<HiddenTokens> hidden_tokens;
  std::vector<QuantisationLoss> quantisation_losses;
  std::vector<Gpu> gpus;
  std::vector<EngineSupport> engine_supports;
  std::vector<Provider> providers;
  std::vector<ApiOffer> api_offers;
  std::vector<GpuOffer> gpu_offers;
  std::vector<Server> servers;
  std::vector<CostFigure> cost_figures;
  std::vector<RetrievalModel> retrieval_models;
  std::vector<FineTuningOffer> fine_tuning_offers;
  std::vector<Wage> wages;
  std::vector<EmployerCharges> employer_charges;
  std::vector<WorkloadPreset> presets;
  std::vector<TrafficMeasure> traffic_measures;
  std::vector<Seat> seats;
  std::vector<ApiSpeed> api_speeds;
  std::vector<ApiLimit> api_limits;
  std::vector<LocalDevice> local_devices;
  std::vector<LocalSpeed> local_speeds;
  std::vector<TaskProfile> tasks;
  std::vector<ChoiceFigure> choice_figures;
  std::vector<InputDefault> defaults;
  std::vector<CalibrationConstant> calibration;
  std::vector<ErrorRange> error_ranges;
  std::vector<MeasuredGpu> measured_gpus;
  std::vector<KernelCurve> kernel_curves;
  std::vector<KernelDonor> kernel_donors;
  std::vector<LearnedFactor> learned_factors;  ///< of the user's own layers
  std::vector<Rule> rules;
  std::vector<RuleCondition> rule_conditions;
  std::vector<RuleSource> rule_sources;
  std::vector<RuleText> rule_texts;
  std::vector<AdequateCountry> adequate_countries;
  std::vector<SensitivityHint> sensitivity_hints;
  std::vector<JurisdictionHint> jurisdiction_hints;
  std::vector<HintDamping> hint_damping;
  std::vector<TopicHint> topic_hints;
  std::vector<ProviderName> provider_names;  ///< of public price files, like the three below
  std::vector<RegionName> region_names;
  std::vector<GpuName> gpu_names;
  std::vector<GpuHost> gpu_hosts;

  /// Linear look-ups by id; models and GPUs also by alias, without regard to case. Null when
  /// absent.
  [[nodiscard]] const Model* find_model(std::string_view name) const;
  /// Also by the name that is shown.
  [[nodiscard]] const RefusedModel* find_refused_model(std::string_view name) const;
  [[nodiscard]] const Quality* find_quality(std::string_view model) const;
  [[nodiscard]] const Gpu* find_gpu(std::string_view name) const;
  [[nodiscard]] const Provider* find_provider(std::string_view name) const;
  [[nodiscard]] const CostFigure* find_cost_figure(std::string_view id) const;
  [[nodiscard]] const InputDefault* find_default(std::string_view input) const;
  [[nodiscard]] const RuleCondition* find_rule_condition(std::string_view id) const;
  [[nodiscard]] const RuleSource* find_rule_source(std::string_view id) const;
  [[nodiscard]] const RuleText* find_rule_text(std::string_view id) const;
};

/// The tables by file: `visit(file_stem, key, member)`, e.g. ("models", "models",
/// &Catalog::models).
template <class Visit>
void for_each_table_member(Visit&& visit) {
  visit("models", "models", &Catalog::models);
  visit("models", "refused_models", &Catalog::refused_models);
  visit("quality", "qualities", &Catalog::qualities);
  visit("abilities", "abilities", &Catalog::abilities);
  visit("abilities", "effort_effects", &Catalog::effort_effects);
  visit("abilities", "ability_references", &Catalog::ability_references);
  visit("abilities", "task_scales", &Catalog::task_scales);
  visit("abilities", "task_abilities", &Catalog::task_abilities);
  visit("hidden_tokens", "hidden_tokens", &Catalog::hidden_tokens);
  visit("quantisation", "quantisation_losses", &Catalog::quantisation_losses);
  visit("gpus", "gpus", &Catalog::gpus);
  visit("engine_support", "engine_support", &Catalog::engine_supports);
  visit("providers", "providers", &Catalog::providers);
  visit("api_offers", "api_offers", &Catalog::api_offers);
  visit("gpu_offers", "gpu_offers", &Catalog::gpu_offers);
  visit("servers", "servers", &Catalog::servers);
  visit("costs", "cost_figures", &Catalog::cost_figures);
  visit("retrieval", "retrieval_models", &Catalog::retrieval_models);
  visit("fine_tuning", "fine_tuning_offers", &Catalog::fine_tuning_offers);
  visit("people", "wages", &Catalog::wages);
  visit("people", "employer_charges", &Catalog::employer_charges);
  visit("presets", "presets", &Catalog::presets);
  visit("presets", "traffic_measures", &Catalog::traffic_measures);
  visit("seats", "seats", &Catalog::seats);
  visit("api_speeds", "api_speeds", &Catalog::api_speeds);
  visit("api_speeds", "api_limits", &Catalog::api_limits);
  visit("local_devices", "local_devices", &Catalog::local_devices);
  visit("local_speeds", "local_speeds", &Catalog::local_speeds);
  visit("tasks", "tasks", &Catalog::tasks);
  visit("defaults", "defaults", &Catalog::defaults);
  visit("defaults", "choice_figures", &Catalog::choice_figures);
  visit("calibration", "constants", &Catalog::calibration);
  visit("calibration", "error_ranges", &Catalog::error_ranges);
  visit("calibration", "measured_gpus", &Catalog::measured_gpus);
  visit("kernels", "kernel_curves", &Catalog::kernel_curves);
  visit("kernels", "kernel_donors", &Catalog::kernel_donors);
  visit("learned", "learned_factors", &Catalog::learned_factors);
  visit("rules", "rules", &Catalog::rules);
  visit("rules", "conditions", &Catalog::rule_conditions);
  visit("rules", "sources", &Catalog::rule_sources);
  visit("rules", "texts", &Catalog::rule_texts);
  visit("rules", "adequate_countries", &Catalog::adequate_countries);
  visit("sensitivity_hints", "sensitivity_hints", &Catalog::sensitivity_hints);
  visit("sensitivity_hints", "jurisdiction_hints", &Catalog::jurisdiction_hints);
  visit("sensitivity_hints", "hint_damping", &Catalog::hint_damping);
  visit("sensitivity_hints", "topic_hints", &Catalog::topic_hints);
  visit("import", "provider_names", &Catalog::provider_names);
  visit("import", "region_names", &Catalog::region_names);
  visit("import", "gpu_names", &Catalog::gpu_names);
  visit("import", "gpu_hosts", &Catalog::gpu_hosts);
}

/// The tables of one catalogue: `visit(file_stem, key, table)`.
template <class CatalogLike, class Visit>
void for_each_table(CatalogLike& c, Visit&& visit) {
  for_each_table_member(
      [&](const char* stem, const char* key, auto member) { visit(stem, key, c.*member); });
}

}  // namespace llmadvisor
