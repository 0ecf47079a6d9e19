#include "llmadvisor/engine/mode_finder.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace llmadvisor {
namespace {

/// Efforts that a caller sets, beside whether the model thinks at all.
bool is_graded(Effort effort) { return effort != Effort::none && effort != Effort::standard; }

/// That nobody has measured an effort is no sign that there is one.
bool has_graded_efforts(const std::vector<const Ability*>& efforts) {
  return std::ranges::any_of(
      efforts, [](const Ability* a) { return is_graded(a->effort) && a->scores > 0; });
}

/// What a model does unasked is one of its efforts where it has several.
std::vector<const Ability*> efforts_to_choose_from(const std::vector<const Ability*>& all) {
  const bool graded = has_graded_efforts(all);
  std::vector<const Ability*> chosen;
  std::ranges::copy_if(all, std::back_inserter(chosen), [&](const Ability* a) {
    return a->effort == Effort::none || is_graded(a->effort) == graded;
  });
  return chosen;
}

double squared(double x) { return x * x; }

bool holds(const QuantisationLoss& row, double parameters) {
  return parameters >= row.parameters_from.value_or(0) &&
         parameters <= row.parameters_to.value_or(1e15);
}

/// Of the rows of a format; none where there are none.
template <class IsOfTheFormat>
std::optional<double> loss_by_rows(double parameters, const Catalog& catalog,
                                   IsOfTheFormat&& is_of_the_format) {
  std::optional<double> greatest;
  std::optional<double> of_any;
  const QuantisationLoss* smaller = nullptr;
  for (const auto& row : catalog.quantisation_losses) {
    if (!is_of_the_format(row)) continue;
    of_any = std::max(of_any.value_or(0), row.expected);
    if (row.evidence == LossEvidence::by_definition) continue;
    if (holds(row, parameters)) {
      greatest = std::max(greatest.value_or(row.expected), row.expected);
    } else if (row.parameters_to && *row.parameters_to < parameters &&
               (smaller == nullptr || *row.parameters_to > *smaller->parameters_to)) {
      smaller = &row;
    }
  }
  if (greatest) return std::max(0.0, *greatest);
  if (smaller != nullptr) return std::max(0.0, smaller->expected);
  // Of a model smaller than any that was looked at: what the smallest of those loses.
  return of_any;
}

Precision precision_of(WeightFormat format) {
  switch (format) {
    case WeightFormat::bf16:
      return Precision::bf16;
    case WeightFormat::fp16:
      return Precision::fp16;
    case WeightFormat::fp8:
      return Precision::fp8;
    case WeightFormat::int8_w8a8:
      return Precision::int8_w8a8;
    case WeightFormat::int8_w8a16:
      return Precision::int8_w8a16;
    case WeightFormat::nvfp4:
      return Precision::nvfp4;
    case WeightFormat::mxfp4:
      return Precision::mxfp4;
    case WeightFormat::int4_awq:
    case WeightFormat::int4_marlin:
    case WeightFormat::int4_w4a16:
    case WeightFormat::int4_gptq:
      return Precision::int4;
  }
  return Precision::bf16;
}

}  // namespace

double quantisation_loss(const Model& model, Precision precision, const Catalog& catalog) {
  if (precision == Precision::bf16 || precision == Precision::fp16) return 0;
  if (model.architecture && model.architecture->native_precision == precision) return 0;
  // A closed model is served as its maker serves it.
  if (!model.architecture) return 0;
  // Weights in 8 bits lose no more than weights and activations in 8 bits.
  if (precision == Precision::int8_w8a16) precision = Precision::int8_w8a8;
  if (precision == Precision::fp4) precision = Precision::mxfp4;
  return loss_by_rows(model.architecture->total_parameters, catalog,
                      [&](const QuantisationLoss& row) { return row.precision == precision; })
      .value_or(0);
}

double quantisation_loss(const Model& model, GgufFormat format, const Catalog& catalog) {
  if (format == GgufFormat::f16 || !model.architecture) return 0;
  if (format == GgufFormat::mxfp4) return quantisation_loss(model, Precision::mxfp4, catalog);
  const auto own = loss_by_rows(model.architecture->total_parameters, catalog,
                                [&](const QuantisationLoss& row) { return row.gguf == format; });
  return own ? *own : quantisation_loss(model, Precision::int4, catalog);
}

double quantisation_loss(const Model& model, const ServedFormat& served, const Catalog& catalog) {
  if (const auto* gguf = std::get_if<GgufFormat>(&served)) {
    return quantisation_loss(model, *gguf, catalog);
  }
  const auto format = std::get<WeightFormat>(served);
  if (model.architecture && native_format(*model.architecture) == format) return 0;
  return quantisation_loss(model, precision_of(format), catalog);
}

ModeFinder::ModeFinder(const Catalog& catalog)
    : catalog_(catalog), numbers_(catalog), scores_(catalog.models.size()) {
  std::unordered_map<std::string_view, Scores*> by_id;
  for (std::size_t i = 0; i < scores_.size(); ++i) by_id.emplace(catalog.models[i].id, &scores_[i]);
  for (const auto& ability : catalog.abilities) {
    const auto found = by_id.find(ability.model);
    if (found == by_id.end()) continue;
    found->second->efforts.push_back(&ability);
    found->second->independent += ability.independent_scores;
  }
  for (const auto& quality : catalog.qualities) {
    const auto found = by_id.find(quality.model);
    if (found != by_id.end()) found->second->stated = quality.band;
  }
  for (const auto& task : catalog.task_abilities) {
    const auto found = by_id.find(task.model);
    if (found != by_id.end()) found->second->tasks.push_back(&task);
  }
}

ModeFinder::Looked ModeFinder::look_at(const Project& project) {
  Question question{project.scales, project.hidden, project.efforts};
  if (question == asked_) return Looked::as_before;
  asked_ = std::move(question);
  return Looked::anew;
}

const ModeFinder::Scores& ModeFinder::scores_of(const Model& model) const {
  return scores_[static_cast<std::size_t>(&model - catalog_.models.data())];
}

ModelMode ModeFinder::mode_at(Effort effort, const Model& model) const {
  ModelMode mode;
  mode.effort = effort;
  if (model.thinking == Thinking::never) return mode;
  const HiddenRange& hidden = asked_.hidden[static_cast<std::size_t>(effort)];
  mode.hidden = hidden.expected;
  if (mode.thinks()) {
    mode.hidden_spread = {hidden.low / hidden.expected, hidden.high / hidden.expected};
  }
  return mode;
}

Standing ModeFinder::standing_of(const Ability& a, const Scores& scores) const {
  Standing standing;
  standing.ability = a.ability;
  double variance = squared(a.standard_error);
  for (const Skill scale : asked_.scales) {
    const auto own = std::ranges::find(scores.tasks, scale, &TaskAbility::task);
    const auto spread = std::ranges::find(catalog_.task_scales, scale, &TaskScale::task);
    if (own != scores.tasks.end()) {
      standing.ability += (*own)->difference;
      variance += squared((*own)->standard_error);
    } else if (spread != catalog_.task_scales.end()) {
      variance += squared(spread->spread);
    }
  }
  standing.standard_error = std::sqrt(variance);
  standing.scores = a.scores;
  standing.independent_scores = scores.independent;
  standing.basis = a.basis;
  standing.few_scores = scores.independent < numbers_[ChoiceNumber::few_scores];
  return standing;
}

void ModeFinder::lower(Standing& s, double loss) const {
  const auto errors = s.few_scores ? ChoiceNumber::errors_off_few : ChoiceNumber::errors_off;
  s.loss = loss;
  s.lower_bound = s.ability - loss - numbers_[errors] * s.standard_error;
  s.level = numbers_.level_of(s.lower_bound);
  s.on_edge = numbers_.level_of(s.lower_bound - s.standard_error) != s.level ||
              numbers_.level_of(s.lower_bound + s.standard_error) != s.level;
}

ModelMode ModeFinder::after(ModelMode mode, double loss) const {
  if (mode.standing) lower(*mode.standing, loss);
  return mode;
}

/// At the very cut, without an error: what is stated is neither measured nor estimated.
std::optional<Standing> ModeFinder::stated_standing(const Scores& scores) const {
  if (!scores.stated) return std::nullopt;
  Standing standing;
  standing.ability = *scores.stated == QualityBand::basic ? 0 : numbers_.cut(*scores.stated);
  standing.basis = AbilityBasis::stated;
  return standing;
}

/// The one that thinks least first, of those that think alike the ablest.
std::vector<ModelMode> ModeFinder::all_modes(const Model& model, double loss) const {
  const Scores& scores = scores_of(model);
  std::vector<ModelMode> all;
  for (const Ability* ability : efforts_to_choose_from(scores.efforts)) {
    if (ability->effort == Effort::none && model.thinking == Thinking::always) continue;
    ModelMode& mode = all.emplace_back(mode_at(ability->effort, model));
    mode.standing = standing_of(*ability, scores);
    lower(*mode.standing, loss);
  }
  std::ranges::stable_sort(all, [](const ModelMode& a, const ModelMode& b) {
    if (a.hidden != b.hidden) return a.hidden < b.hidden;
    return a.standing->lower_bound > b.standing->lower_bound;
  });
  return all;
}

std::vector<ModelMode> ModeFinder::modes(const Model& model, double loss) const {
  std::vector<ModelMode> chosen;
  for (auto& mode : all_modes(model, loss)) {
    const Standing& own = *mode.standing;
    const bool adds = chosen.empty() || std::ranges::all_of(chosen, [&](const ModelMode& less) {
                        return asked_.efforts == EffortsListed::every_abler
                                   ? own.lower_bound > less.standing->lower_bound
                                   : own.level > less.standing->level;
                      });
    if (adds) chosen.push_back(std::move(mode));
  }
  if (chosen.empty()) {
    const bool thinks = model.thinking == Thinking::always;
    ModelMode& only = chosen.emplace_back(mode_at(thinks ? Effort::standard : Effort::none, model));
    only.standing = stated_standing(scores_of(model));
    if (only.standing) lower(*only.standing, loss);
  }
  for (auto& mode : chosen) mode.is_one_of_several = chosen.size() > 1;
  return chosen;
}

}  // namespace llmadvisor
