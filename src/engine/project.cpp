#include "llmadvisor/engine/project.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/choice_numbers.hpp"

namespace llmadvisor {
namespace {

/// Takes what was said, else the catalogue's default, and keeps a note of each default used.
class Resolver {
 public:
  Resolver(const ProjectInput& input, const Catalog& catalog, const WorkloadPreset* preset,
           std::vector<Assumption>& assumptions)
      : input_(input), catalog_(catalog), preset_(preset), assumptions_(assumptions) {}

  double number(Number n) {
    if (input_[n]) return *input_[n];
    if (const auto usual = usual_of(n)) {
      assumptions_.push_back({n, *usual, nullptr, preset_});
      return *usual;
    }
    const bool of_people = n == Number::days_per_week && input_[Number::users];
    const auto& fallback = default_of(of_people ? working_days_input : number_spec(n).name);
    if (!fallback.number) fail(fallback.input, "a number");
    assumptions_.push_back({n, *fallback.number, &fallback});
    return *fallback.number;
  }

  /// For inputs whose absence means "no limit".
  std::optional<double> limit(Number n) {
    if (input_[n]) return *input_[n];
    if (catalog_.find_default(number_spec(n).name) == nullptr) return std::nullopt;
    return number(n);
  }

  template <named_enum Enum>
  Enum choice(const std::optional<Enum>& said, NamedInput input) {
    if (said) return *said;
    const auto& fallback = default_of(to_string(input));
    const auto value = fallback.text ? parse_enum<Enum>(*fallback.text) : std::nullopt;
    if (!value) fail(fallback.input, "one of the known names");
    assumptions_.push_back({input, *value, &fallback});
    return *value;
  }

 private:
  /// What is usual for the kind of work. The share in cache belongs to the prompt that it was
  /// counted on.
  [[nodiscard]] std::optional<double> usual_of(Number n) const {
    if (preset_ == nullptr) return std::nullopt;
    switch (n) {
      case Number::input_tokens:
        return usual_input();
      case Number::cached_share:
        return input_[Number::input_tokens] ? std::nullopt : std::optional(preset_->cached_share);
      case Number::output_tokens:
        return preset_->output_tokens;
      case Number::peak_factor:
        return preset_->peak_factor;
      case Number::hours_per_day:
        return preset_->hours_per_day;
      case Number::uses_per_day:
        return preset_->requests_per_user_and_day;
      default:
        return std::nullopt;
    }
  }

  /// A preset counts all of a prompt, retrieved passages among it.
  [[nodiscard]] double usual_input() const {
    if (input_.rag != Wanted::yes) return preset_->input_tokens;
    const auto* retrieved = catalog_.find_default(number_spec(Number::rag_context_tokens).name);
    const double usual = retrieved != nullptr ? retrieved->number.value_or(0) : 0;
    return std::max(1.0,
                    preset_->input_tokens - input_[Number::rag_context_tokens].value_or(usual));
  }

  const InputDefault& default_of(std::string_view name) {
    if (const auto* found = catalog_.find_default(name)) return *found;
    throw DataError("missing-default",
                    "defaults.json: no default for \"" + std::string(name) + "\"");
  }

  [[noreturn]] static void fail(const std::string& name, const std::string& expected) {
    throw DataError("bad-data",
                    "defaults.json: the default of \"" + name + "\" is not " + expected);
  }

  const ProjectInput& input_;
  const Catalog& catalog_;
  const WorkloadPreset* preset_;
  std::vector<Assumption>& assumptions_;
};

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

std::string flag_of(Number number) {
  std::string flag(number_spec(number).name);
  std::ranges::replace(flag, '_', '-');
  return "--" + flag;
}

/// A job is no traffic: what speaks of days and months cannot be said of it.
void refuse_traffic_of_job(const ProjectInput& stated) {
  if (!stated[Number::job]) {
    if (!stated[Number::within]) return;
    throw Error("contradiction", "--within is the time of a job, and there is no --job",
                "add --job with its number of requests, or leave --within out");
  }
  for (const auto number :
       {Number::growth_percent_per_month, Number::horizon, Number::requests_per_day, Number::users,
        Number::uses_per_day, Number::hours_per_day, Number::days_per_week, Number::peak_factor,
        Number::amortisation_months}) {
    if (!stated[number]) continue;
    throw Error("contradiction", "--job and " + flag_of(number) + " exclude each other",
                "a job is done once: leave out " + flag_of(number) + ", or --job");
  }
}

/// Nobody reserves a machine for a year to use it for a day.
void refuse_reservations(Filters& filters) {
  auto& purchases = filters.purchases;
  if (std::ranges::find(purchases, Purchase::reserved) != purchases.end()) {
    throw Error("contradiction", "--job and --purchase reserved exclude each other",
                "a reservation outlasts the job: leave one of them out");
  }
  if (purchases.empty()) purchases = {Purchase::on_demand, Purchase::spot, Purchase::owned};
}

constexpr double largest_volume = 1e10;  // requests a day, as the input itself

void refuse_endless_growth(const Project& project) {
  if (!project.horizon) return;
  const double last = growth_until(*project.horizon, project.horizon->months);
  if (project.workload.requests_per_day.value() * last <= largest_volume) return;
  throw Error("contradiction",
              "growth_percent_per_month makes more requests a day than can be, within the horizon",
              "lower --growth-percent-per-month or --horizon");
}

void refuse_contradictions(const ProjectInput& input, const Project& project) {
  refuse_endless_growth(project);
  if (input.reranking == Wanted::yes && !project.rag) {
    throw Error("contradiction", "reranking is of retrieved passages, and nothing is retrieved",
                "add --rag or leave --reranking out");
  }
  const auto prefix = input[Number::shared_prefix_tokens];
  if (prefix && *prefix > project.workload.input.value()) {
    throw Error("contradiction", "shared_prefix_tokens is longer than the prompt itself",
                "raise --input-tokens or lower --shared-prefix-tokens");
  }
  const auto needed = project.workload.input + project.workload.output;
  if (project.requirements.context < needed) {
    throw Error(
        "contradiction", "context is shorter than one prompt and its answer",
        "raise --context to at least " + std::to_string(static_cast<long long>(needed.value())));
  }
}

/// What says nothing without something else.
void refuse_loose_ends(const ProjectInput& stated) {
  if (stated.own_since && stated.filters.own.empty()) {
    throw Error("contradiction", "own_since is of machines that are there, and none is named",
                "add --own, or leave --own-since out");
  }
  if (stated.today && stated[Number::job]) {
    throw Error("contradiction", "--today is the bill of a month, and a job is done once",
                "leave out --today, or --job");
  }
}

/// Who counts people does not count requests, too.
void refuse_two_volumes(const ProjectInput& stated) {
  if (stated[Number::users] && stated[Number::requests_per_day]) {
    throw Error("contradiction", "users and requests_per_day both say how much is asked",
                "state --users and --uses-per-day, or --requests-per-day alone");
  }
  if (stated[Number::uses_per_day] && !stated[Number::users]) {
    throw Error("contradiction", "uses_per_day is of each user, and nobody says how many there are",
                "add --users");
  }
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

const CostFigure* find_rate(Currency currency, const Catalog& catalog) {
  if (currency == Currency::usd) return nullptr;
  return catalog.find_cost_figure(std::string(to_string(currency)) + "_usd_rate");
}

bool has_rate(Currency currency, const Catalog& catalog) {
  return currency == Currency::usd || find_rate(currency, catalog) != nullptr;
}

double usd_per(Currency currency, const Catalog& catalog) {
  if (currency == Currency::usd) return 1;
  const auto* rate = find_rate(currency, catalog);
  if (rate == nullptr || rate->expected <= 0) {
    throw DataError("missing-figure",
                    "costs.json: no figure \"" + std::string(to_string(currency)) + "_usd_rate\"",
                    "add it to costs.json or to the catalogue given with --catalog");
  }
  return rate->expected;
}

ProjectInput settled(const ProjectInput& input, const Project& project) {
  ProjectInput same = heard(input, project.hints);
  same.description.reset();
  same.specifics.reset();
  same.sensitivity = project.requirements.sensitivity;
  same.jurisdiction = project.requirements.jurisdiction;
  return same;
}

Project resolve(const ProjectInput& stated, const Catalog& catalog) {
  refuse_traffic_of_job(stated);
  Project p;
  p.hints = hints_of(stated, catalog);
  const ProjectInput input = heard(stated, p.hints);
  refuse_two_volumes(stated);
  refuse_loose_ends(stated);
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
  if (p.workload.job) refuse_reservations(p.filters);
  p.costs = input.costs;
  refuse_contradictions(input, p);
  return p;
}

}  // namespace llmadvisor
