#include "llmadvisor/engine/resolve.hpp"

#include <algorithm>
#include <cmath>

#include "contradictions.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/choice_numbers.hpp"
#include "resolver.hpp"

namespace llmadvisor {
namespace {

/// The share of the prompt that a cache can serve: as stated, or what the shared prefix makes of
/// it.
double cached_share(const ProjectInput& input, Resolver& resolver, Tokens prompt) {
  if (input[Number::cached_share]) return *input[Number::cached_share];
  if (!input[Number::shared_prefix_tokens]) return resolver.number(Number::cached_share);
  return std::min(1.0, *input[Number::shared_prefix_tokens] / prompt.value());
}

/// As stated, or of all who use it.
Requests requests_per_day(const ProjectInput& input, Resolver& resolver) {
  if (!input[Number::users]) return Requests(resolver.number(Number::requests_per_day));
  const double each = resolver.number(Number::uses_per_day);
  return Requests(std::max(1.0, std::round(*input[Number::users] * each)));
}

/// A job has no day, no peak and nobody who waits.
void add_job(const ProjectInput& input, Resolver& resolver, Workload& w) {
  w.job = Job{Requests(*input[Number::job]), Hours(resolver.number(Number::within))};
  w.batch_share = input[Number::batch_share].value_or(1);
}

void add_traffic(Resolver& resolver, Workload& w) {
  w.batch_share = resolver.number(Number::batch_share);
  w.peak_factor = resolver.number(Number::peak_factor);
  w.hours_per_day = Hours(resolver.number(Number::hours_per_day));
  w.days_per_week = resolver.number(Number::days_per_week);
}

Workload workload_of(const ProjectInput& input, Resolver& resolver, Tokens retrieved) {
  Workload w;
  if (!input[Number::job]) w.requests_per_day = requests_per_day(input, resolver);
  w.input = Tokens(resolver.number(Number::input_tokens)) + retrieved;
  w.output = Tokens(resolver.number(Number::output_tokens));
  w.cached_share = cached_share(input, resolver, w.input);
  w.shared_prefix = Tokens(input[Number::shared_prefix_tokens].value_or(0));
  if (input[Number::job]) {
    add_job(input, resolver, w);
  } else {
    add_traffic(resolver, w);
  }
  w.calls_per_request = input[Number::calls_per_task].value_or(1);
  w.calls_with_retries = 1 + input[Number::retry_percent].value_or(0) / 100;
  return w;
}

/// None without growth where nobody asks to look ahead.
void add_horizon(const ProjectInput& input, Resolver& resolver, Project& p) {
  p.growth_per_month = resolver.number(Number::growth_percent_per_month) / 100;
  if (p.growth_per_month == 0 && !input[Number::horizon]) return;
  p.horizon = Horizon{static_cast<int>(resolver.number(Number::horizon)), p.growth_per_month};
  p.workload.growth = mean_growth(*p.horizon);
  if (input[Number::amortisation_months]) return;
  // What is done once is spread over the months that the project looks ahead.
  p.amortisation_months = p.horizon->months;
  std::erase_if(p.assumptions, [](const Assumption& a) {
    return a.input == InputRef(Number::amortisation_months);
  });
}

std::optional<RagPlan> rag_of(const ProjectInput& input, Resolver& resolver) {
  if (input.rag != Wanted::yes) return std::nullopt;
  return RagPlan{.documents = resolver.number(Number::rag_documents),
                 .per_document = Tokens(resolver.number(Number::rag_tokens_per_document)),
                 .retrieved = Tokens(resolver.number(Number::rag_context_tokens)),
                 .monthly_change = resolver.number(Number::rag_growth_percent_per_month) / 100,
                 .reranking = input.reranking.value_or(Wanted::no)};
}

std::optional<TuningPlan> tuning_of(const ProjectInput& input, Resolver& resolver) {
  if (input.fine_tuning != Wanted::yes) return std::nullopt;
  return TuningPlan{.training = Tokens(resolver.number(Number::tuning_tokens)),
                    .epochs = resolver.number(Number::tuning_epochs)};
}

template <named_enum Value>
struct Said {
  Origin origin = Origin::assumed;
  std::optional<Value> value;
};

template <class Value>
Said<Value> said(const std::optional<Value>& stated, const std::optional<Hint<Value>>& hint) {
  if (stated) return {Origin::given, stated};
  if (hint) return {Origin::hinted, hint->value};
  return {};
}

/// Words of the description stand in for what nobody states; nothing stated is ever changed.
void settle_data(const ProjectInput& input, Resolver& resolver, Project& p) {
  const auto sensitivity = said(input.sensitivity, p.hints.strong);
  const auto jurisdiction = said(input.jurisdiction, p.hints.place);
  p.sensitivity_origin = sensitivity.origin;
  p.jurisdiction_origin = jurisdiction.origin;
  p.requirements.sensitivity = resolver.choice(sensitivity.value, NamedInput::sensitivity);
  p.requirements.jurisdiction = resolver.choice(jurisdiction.value, NamedInput::jurisdiction);
}

std::optional<Seconds> seconds_of(std::optional<double> ms) {
  if (!ms) return std::nullopt;
  return milliseconds(*ms);
}

const TaskProfile& profile_of(Task task, const Catalog& catalog) {
  const auto found = std::ranges::find(catalog.tasks, task, &TaskProfile::task);
  if (found != catalog.tasks.end()) return *found;
  throw DataError("missing-task",
                  "tasks.json: no record for \"" + std::string(to_string(task)) + "\"");
}

/// How long a model thinks about such a request, as stated or by effort; not at all where it is
/// told not to.
HiddenRange hidden_at(Effort effort, const std::string& request, const ProjectInput& input,
                      const Catalog& catalog) {
  if (effort == Effort::none) return {};
  // Rows that count models were measured on one benchmark; the others are what to expect.
  const auto found = std::ranges::find_if(catalog.hidden_tokens, [&](const HiddenTokens& h) {
    return h.request == request && h.effort == effort && !h.models;
  });
  if (found == catalog.hidden_tokens.end()) {
    throw DataError("missing-default", "hidden_tokens.json: no default for \"" + request +
                                           "\" at effort " + std::string(to_string(effort)));
  }
  // Who states fewer tokens than an effort takes does not get its ability for them.
  const auto& stated = input[Number::reasoning_tokens];
  const bool holds =
      stated && *stated > 0 && (effort == Effort::standard || *stated >= found->expected);
  if (holds) return {Tokens(*stated), Tokens(*stated), Tokens(*stated)};
  return {Tokens(found->low), Tokens(found->expected), Tokens(found->high)};
}

/// A task scale that says nothing of its own is left out.
bool carries_signal(Skill scale, const Catalog& catalog) {
  const auto found = std::ranges::find(catalog.task_scales, scale, &TaskScale::task);
  return found != catalog.task_scales.end() && found->signal == Signal::clear;
}

void add_task(const ProjectInput& input, Resolver& resolver, const Catalog& catalog, Project& p) {
  p.task = resolver.choice(input.task, NamedInput::task);
  const TaskProfile& profile = profile_of(p.task, catalog);
  for (const auto& scale : {profile.scale, input.answer_language}) {
    if (scale && carries_signal(*scale, catalog)) p.scales.push_back(*scale);
  }
  const std::string& request = input.preset ? p.preset->request : profile.request;
  for (std::size_t i = 0; i < p.hidden.size(); ++i) {
    p.hidden[i] = hidden_at(static_cast<Effort>(i), request, input, catalog);
  }
  // Work that can wait has nobody waiting for it.
  const bool waits = profile.first_visible_seconds && p.workload.batch_share < 1 && !p.workload.job;
  if (p.requirements.max_ttft || !waits) return;
  p.requirements.max_ttft = Seconds(*profile.first_visible_seconds);
  p.requirements.max_ttft_origin = Origin::assumed;
}

/// The ability of a reference or of a model, less what no test of one's own would tell apart.
double points_like(const std::string& name, const Catalog& catalog) {
  const double allowance = ChoiceNumbers(catalog)[ChoiceNumber::reference_points];
  const auto reference = std::ranges::find(catalog.ability_references, name, &AbilityReference::id);
  if (reference != catalog.ability_references.end()) return reference->ability - allowance;
  const Ability* most_scored = nullptr;
  for (const auto& a : catalog.abilities) {
    if (a.model != name) continue;
    if (most_scored == nullptr || a.scores > most_scored->scores) most_scored = &a;
  }
  if (most_scored != nullptr) return most_scored->ability - allowance;
  throw Error("unrated", "no sourced score of '" + name + "' to be as able as",
              "name a level, or a model that has scores");
}

/// What is tuned may start lower than what is used as it comes.
void add_floor(const ProjectInput& input, Resolver& resolver, const Catalog& catalog, Project& p) {
  QualityFloor& floor = p.requirements.quality;
  if (input.quality_like) {
    floor.points = points_like(*input.quality_like, catalog);
    floor.band = ChoiceNumbers(catalog).level_of(*floor.points);
    floor.origin = Origin::given;
  } else if (input.quality) {
    floor.band = *input.quality;
    floor.origin = Origin::given;
  } else if (p.tuning) {
    floor.band = QualityBand::basic;
  } else {
    floor.band = resolver.choice(input.quality, NamedInput::quality);
  }
}

void add_requirements(const ProjectInput& input, Resolver& resolver, const Catalog& catalog,
                      Project& p) {
  Requirements& r = p.requirements;
  if (input.budget) {
    r.budget = Usd(input.budget->amount * usd_per(input.budget->currency, catalog));
  }
  settle_data(input, resolver, p);
  add_floor(input, resolver, catalog, p);
  r.max_ttft = seconds_of(resolver.limit(Number::max_ttft));
  if (r.max_ttft) r.max_ttft_origin = Origin::given;
  r.max_tpot = seconds_of(resolver.limit(Number::max_tpot));
  const Tokens asked_and_answered = p.workload.input + p.workload.output;
  r.context = Tokens(input[Number::context].value_or(asked_and_answered.value()));
}

/// As stated, or what the task looks like.
const WorkloadPreset* preset_of(const ProjectInput& input, const Catalog& catalog) {
  const std::string& task = profile_of(input.task.value_or(Task::general), catalog).preset;
  const std::string& id = input.preset ? *input.preset : task;
  if (id.empty()) return nullptr;
  const auto found = std::ranges::find(catalog.presets, id, &WorkloadPreset::id);
  if (found != catalog.presets.end()) return &*found;
  throw Error("unknown-preset", "no kind of work '" + id + "' in the catalogue",
              "see 'llmadvisor catalog list presets'");
}

}  // namespace

ProjectInput settled(const ProjectInput& input, const Project& project) {
  ProjectInput same = heard(input, project.hints);
  same.description.reset();
  same.specifics.reset();
  same.sensitivity = project.requirements.sensitivity;
  same.jurisdiction = project.requirements.jurisdiction;
  return same;
}

Project resolve(const ProjectInput& stated, const Catalog& catalog) {
  refuse_contradictions(stated);
  Project p;
  p.hints = hints_of(stated, catalog);
  const ProjectInput input = heard(stated, p.hints);
  p.preset = preset_of(input, catalog);
  Resolver resolver(input, catalog, p.preset, p.assumptions);
  p.stated = stated;
  p.description = input.description.value_or("");
  p.specifics = input.specifics.value_or("");
  p.stated_budget = input.budget;
  p.rag = rag_of(input, resolver);
  p.tuning = tuning_of(input, resolver);
  p.workload = workload_of(input, resolver, p.rag ? p.rag->retrieved : Tokens(0));
  add_requirements(input, resolver, catalog, p);
  add_task(input, resolver, catalog, p);
  p.prefer = resolver.choice(input.prefer, NamedInput::prefer);
  if (p.prefer == Preference::quality) p.efforts = EffortsListed::every_abler;
  p.decide_on = resolver.choice(input.decide_on, NamedInput::decide_on);
  p.team = resolver.choice(input.team, NamedInput::team);
  p.needs = input.needs;
  p.usual_speed = TokensPerSecond(ChoiceNumbers(catalog)[ChoiceNumber::unmeasured_speed]);
  p.spare_replicas = resolver.number(Number::spare_replicas);
  p.headroom = resolver.number(Number::headroom);
  // A job pays at once for what is done once.
  p.amortisation_months = p.workload.job ? 1 : resolver.number(Number::amortisation_months);
  p.server_life_years = resolver.number(Number::server_life_years);
  p.site = input.site.value_or(Site::own_room);
  if (!p.workload.job) add_horizon(input, resolver, p);
  p.filters = input.filters;
  p.filters.weights = input.weights;
  // Nobody reserves a machine for a year to use it for a day.
  if (p.workload.job && p.filters.purchases.empty()) {
    p.filters.purchases = {Purchase::on_demand, Purchase::spot, Purchase::owned};
  }
  p.costs = input.costs;
  refuse_contradictions(input, p);
  return p;
}

}  // namespace llmadvisor
