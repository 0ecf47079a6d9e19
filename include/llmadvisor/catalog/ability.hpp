#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/gguf_format.hpp"
#include "llmadvisor/catalog/precision.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// How much a model is told to think. `standard` is what a maker's interface does unasked, or what
/// a score does not tell.
enum class Effort { none, minimal, low, medium, high, xhigh, max, standard };
template <>
inline constexpr auto enum_rows<Effort> =
    std::to_array<EnumRow<Effort>>({{Effort::none, "none"},
                                    {Effort::minimal, "minimal"},
                                    {Effort::low, "low"},
                                    {Effort::medium, "medium"},
                                    {Effort::high, "high"},
                                    {Effort::xhigh, "xhigh"},
                                    {Effort::max, "max"},
                                    {Effort::standard, "default"}});

/// Whose scores an ability rests on.
enum class AbilityBasis {
  independent,  ///< at least half of them, and two
  mixed,        ///< some
  vendor,       ///< the maker's own figures alone
  estimated,    ///< no score at this effort: the model's level and the mean effect of the effort
  stated,       ///< no score at all: the level is that of whoever added the model
};
template <>
inline constexpr auto enum_rows<AbilityBasis> =
    std::to_array<EnumRow<AbilityBasis>>({{AbilityBasis::independent, "independent"},
                                          {AbilityBasis::mixed, "mixed"},
                                          {AbilityBasis::vendor, "vendor"},
                                          {AbilityBasis::estimated, "estimated"},
                                          {AbilityBasis::stated, "stated"}});

/// Quality of one model at one effort, in points of an open scale: Claude 3.5 Sonnet (June 2024) is
/// 55, GPT-5 at high effort 75. Fitted from data/quality/scores.csv (docs/method.md).
struct Ability {
  std::string model;
  Effort effort = Effort::standard;
  double ability = 0;
  double standard_error = 0;
  int scores = 0;
  int independent_scores = 0;
  int families = 0;  ///< of benchmarks; those of one family say much the same
  AbilityBasis basis = AbilityBasis::independent;
  Provenance provenance;
};

/// What an effort adds on average, against high.
struct EffortEffect {
  Effort effort = Effort::high;
  double points = 0;
  double standard_error = 0;
  Provenance provenance;
};

/// A model that people know, to name a level by.
struct AbilityReference {
  std::string id;
  std::vector<std::string> models;  ///< the releases that were scored, as scores.csv names them
  Effort effort = Effort::standard;
  double ability = 0;
  double standard_error = 0;
  int scores = 0;
  Provenance provenance;
};

/// A kind of work, or a language of answers, that models differ in beyond their ability.
enum class Skill { coding, agent, reasoning, long_context, chat, rag, en, fr, de, es, it, nl, pt };
template <>
inline constexpr auto enum_rows<Skill> =
    std::to_array<EnumRow<Skill>>({{Skill::coding, "coding"},
                                   {Skill::agent, "agent"},
                                   {Skill::reasoning, "reasoning"},
                                   {Skill::long_context, "long-context"},
                                   {Skill::chat, "chat"},
                                   {Skill::rag, "rag"},
                                   {Skill::en, "en"},
                                   {Skill::fr, "fr"},
                                   {Skill::de, "de"},
                                   {Skill::es, "es"},
                                   {Skill::it, "it"},
                                   {Skill::nl, "nl"},
                                   {Skill::pt, "pt"}});

enum class Signal {
  clear,  ///< a scale of its own says something
  weak,   ///< few models, or one family of benchmarks
};
template <>
inline constexpr auto enum_rows<Signal> = std::to_array<EnumRow<Signal>>({{Signal::clear, "clear"},
                                                                          {Signal::weak, "weak"}});

/// One task or language as a whole: how far models differ in it, and how much that is worth.
struct TaskScale {
  Skill task = Skill::coding;
  double spread = 0;  ///< standard deviation of the differences, in points
  Signal signal = Signal::clear;
  /// Of a model's residual on a family of benchmarks left out with those on the others.
  std::optional<double> correlation;
  int models = 0;
  std::vector<std::string> benchmarks;
  Provenance provenance;
};

/// How much better or worse a model is in a task than its ability says, at any effort.
struct TaskAbility {
  std::string model;
  Skill task = Skill::coding;
  double difference = 0;
  double standard_error = 0;  ///< of the difference
  int scores = 0;
  int independent_scores = 0;
  Provenance provenance;
};

/// Tokens of thinking that are billed and not shown, for one request.
struct HiddenTokens {
  std::string id;
  std::string request;  ///< the kind of request
  Effort effort = Effort::standard;
  std::string makers;  ///< "all", "open models", or one maker
  double low = 0;
  double expected = 0;
  double high = 0;
  std::optional<int> models;  ///< how many were measured; absent: a default
  Provenance provenance;
};

enum class LossEvidence { measured, extrapolated, by_definition };
template <>
inline constexpr auto enum_rows<LossEvidence> =
    std::to_array<EnumRow<LossEvidence>>({{LossEvidence::measured, "measured"},
                                          {LossEvidence::extrapolated, "extrapolated"},
                                          {LossEvidence::by_definition, "by-definition"}});

/// What a model of some size loses in a format, in points of the scale.
struct QuantisationLoss {
  std::string id;
  std::string size_class;  ///< "7-9B", "70B+", "any"
  std::optional<double> parameters_from;
  std::optional<double> parameters_to;
  std::string format;
  std::optional<Precision> precision;
  std::optional<GgufFormat> gguf;
  double low = 0;  ///< below 0: a gain, which is noise
  double expected = 0;
  double high = 0;
  LossEvidence evidence = LossEvidence::measured;
  Provenance provenance;
};

inline constexpr Bounds ability_points = within(-50, 250);
inline constexpr Bounds ability_difference = within(-100, 100);
inline constexpr Bounds ability_error = within(0, 50);

template <class Visitor, maybe_const<Ability> Record>
void describe(Visitor& v, Record& r) {
  v.field("model", r.model, TextForm::id);
  v.field("effort", r.effort);
  v.field("ability", r.ability, ability_points,
          Says{"points: Claude 3.5 Sonnet (June 2024) is 55, GPT-5 at high effort 75"});
  v.field("standard_error", r.standard_error, ability_error);
  v.field("scores", r.scores, count_or_none);
  v.field("independent_scores", r.independent_scores, count_or_none.at_most(r.scores, "scores"));
  v.field("families", r.families, count_or_none.at_most(r.scores, "scores"),
          Says{"of benchmarks, whose scores say much the same"});
  v.field("basis", r.basis, Says{"`estimated`: nobody measured this effort"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<EffortEffect> Record>
void describe(Visitor& v, Record& r) {
  v.field("effort", r.effort);
  v.field("points", r.points, ability_difference, Says{"against high, on average"});
  v.field("standard_error", r.standard_error, ability_error);
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<AbilityReference> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("models", r.models, Says{"the releases that were scored"});
  v.field("effort", r.effort);
  v.field("ability", r.ability, ability_points);
  v.field("standard_error", r.standard_error, ability_error);
  v.field("scores", r.scores, count_of_some);
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<TaskScale> Record>
void describe(Visitor& v, Record& r) {
  v.field("task", r.task, Says{"or the language of the answers"});
  v.field("spread", r.spread, ability_error,
          Says{"standard deviation of the differences, in points"});
  v.field("signal", r.signal);
  v.optional("correlation", r.correlation, within(-1, 1),
             Says{"of a model's residuals on a family of benchmarks left out and on the others"});
  v.field("models", r.models, count_or_none);
  v.field("benchmarks", r.benchmarks);
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<TaskAbility> Record>
void describe(Visitor& v, Record& r) {
  v.field("model", r.model, TextForm::id);
  v.field("task", r.task);
  v.field("difference", r.difference, ability_difference, Says{"from the ability, at any effort"});
  v.field("standard_error", r.standard_error, ability_error, Says{"of the difference"});
  v.field("scores", r.scores, count_of_some);
  v.field("independent_scores", r.independent_scores, count_or_none.at_most(r.scores, "scores"));
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<HiddenTokens> Record>
void describe(Visitor& v, Record& r) {
  constexpr Bounds tokens = within(0, 1e7);
  v.field("id", r.id, TextForm::id);
  v.field("request", r.request, Says{"the kind of request"});
  v.field("effort", r.effort);
  v.field("makers", r.makers, Says{"all, open models, or one maker"});
  v.field("low", r.low, tokens, Says{"tokens a request: 20 % of the models take fewer"});
  v.field("expected", r.expected, tokens.at_least(r.low, "low"), Says{"the median"});
  v.field("high", r.high, tokens.at_least(r.expected, "expected"),
          Says{"80 % of the models take fewer"});
  v.optional("models", r.models, count_of_some, Says{"measured; absent: a default"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<QuantisationLoss> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("size_class", r.size_class);
  v.optional("parameters_from", r.parameters_from, within(1e7, 1e13));
  v.optional("parameters_to", r.parameters_to,
             within(1e7, 1e13).at_least(r.parameters_from.value_or(0), "parameters_from"));
  v.field("format", r.format, Says{"as the source names it"});
  v.optional("precision", r.precision, Says{"the catalogue's name for the format"});
  v.optional("gguf", r.gguf, Says{"the same, of llama.cpp"});
  v.field("low", r.low, ability_difference, Says{"points of the scale; below 0 is a gain"});
  v.field("expected", r.expected, ability_difference.at_least(r.low, "low"));
  v.field("high", r.high, ability_difference.at_least(r.expected, "expected"));
  v.field("evidence", r.evidence);
  describe(v, r.provenance);
}

}  // namespace llmadvisor
