#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/hints.hpp"
#include "llmadvisor/engine/input_ref.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// Requests that are made once, and the time in which they must be answered.
struct Job {
  Requests requests;
  Hours within;
};

/// Traffic and tokens of one active day and one request.
struct Workload {
  Requests requests_per_day;      ///< as stated: of today
  std::optional<Job> job;         ///< instead of traffic
  double growth = 1;              ///< what is billed over what is stated
  double calls_per_request = 1;   ///< of the model, before retries
  double calls_with_retries = 1;  ///< for each call that is needed
  Tokens input;                   ///< prompt, with retrieved context when RAG is wanted
  Tokens output;                  ///< visible answer
  double cached_share = 0;        ///< of the input tokens
  Tokens shared_prefix;           ///< of the input: known to be the same in all requests
  double batch_share = 0;         ///< of the requests
  double peak_factor = 1;
  Hours hours_per_day{24};
  double days_per_week = 7;
};

/// Calls of a model that one stated request makes, retries and growth counted.
[[nodiscard]] double calls_of_request(const Workload& workload);
/// Calls of the period that is billed: of an average month, 365/12 days of which days_per_week / 7
/// are active, or of the job.
[[nodiscard]] Requests billed_requests(const Workload& workload);
/// The period that is billed: a month of 730 hours, or the time of the job.
[[nodiscard]] Hours billed_period(const Workload& workload);
/// Hours of it during which the service is used: all of them on a full schedule and for a job.
[[nodiscard]] Hours active_hours(const Workload& workload);
/// The day's calls over its active hours, or those of the job over its time.
[[nodiscard]] RequestsPerSecond mean_rate(const Workload& workload);
/// Busiest rate: the mean, times the peak factor where somebody waits for the answer; what can wait
/// has no peak.
[[nodiscard]] RequestsPerSecond peak_rate(const Workload& workload);

/// The months that a project looks ahead; month 1 is today's.
struct Horizon {
  int months = 12;
  double growth = 0;  ///< share by which each month exceeds the one before
};
/// Volume of a month over that of the first: (1 + growth)^(month - 1).
[[nodiscard]] double growth_until(const Horizon& horizon, int month);
/// Of the mean month: the sum over all months, divided by their number.
[[nodiscard]] double mean_growth(const Horizon& horizon);

/// Tokens of thinking that come before one answer: billed and not shown.
struct HiddenRange {
  Tokens low;
  Tokens expected;
  Tokens high;

  bool operator==(const HiddenRange&) const = default;
};

/// How able a model must be, on the lower bound of its ability.
struct QualityFloor {
  QualityBand band = QualityBand::solid;
  std::optional<double> points;  ///< instead of the band: those of the one that was named, less an
                                 ///< allowance
  Origin origin = Origin::assumed;

  bool operator==(const QualityFloor&) const = default;
};

/// What must hold.
struct Requirements {
  std::optional<Usd> budget;  ///< a month; none: no budget gate
  Sensitivity sensitivity = Sensitivity::internal;
  Jurisdiction jurisdiction = Jurisdiction::any;
  QualityFloor quality;
  /// Until the first visible word: as stated, or what the task asks for where a person waits.
  std::optional<Seconds> max_ttft;
  Origin max_ttft_origin = Origin::assumed;
  std::optional<Seconds> max_tpot;
  Tokens context;  ///< longest prompt and answer that must fit
};

struct RagPlan {
  double documents = 0;
  Tokens per_document;
  Tokens retrieved;           ///< added to every prompt
  double monthly_change = 0;  ///< share of the corpus embedded anew each month
  Wanted reranking = Wanted::no;
};

struct TuningPlan {
  Tokens training;
  double epochs = 1;
};

/// A default that the answer leaned on: exactly one of the two says where it is from.
struct Assumption {
  InputRef input;
  InputValue value;
  const InputDefault* source = nullptr;    ///< of the catalogue; says why
  const WorkloadPreset* preset = nullptr;  ///< instead: the kind of work that it is usual for
};

/// Which efforts of a model are options.
enum class EffortsListed {
  one_a_level,  ///< of each level that it reaches the one that thinks least
  every_abler,  ///< every one that is abler than those that think less
};

/// The input with every gap filled from the catalogue's defaults. Must not outlive the catalogue.
struct Project {
  ProjectInput stated;  ///< what it was made of
  std::string description;
  std::string specifics;
  Hints hints;
  Origin sensitivity_origin = Origin::given;
  Origin jurisdiction_origin = Origin::given;
  std::optional<Money> stated_budget;
  Workload workload;
  Requirements requirements;
  Preference prefer = Preference::value;
  EffortsListed efforts = EffortsListed::one_a_level;
  CostBasis decide_on = CostBasis::all_in;
  Team team = Team::part_time;
  Task task = Task::general;
  const WorkloadPreset* preset = nullptr;  ///< the kind of work that fills what nobody states
  std::vector<Skill> scales;  ///< read beside the general one: of the task, of the language
  std::vector<Capability> needs;
  /// By effort, for requests of this task; as stated where it is.
  std::array<HiddenRange, enum_names<Effort>.size()> hidden{};
  std::optional<RagPlan> rag;
  std::optional<TuningPlan> tuning;
  TokensPerSecond usual_speed{80};  ///< of an API that nobody measured
  double spare_replicas = 0;
  double headroom = 0.7;
  double amortisation_months = 12;
  double server_life_years = 5;
  Site site = Site::own_room;
  double growth_per_month = 0;
  std::optional<Horizon> horizon;  ///< where somebody states growth or a horizon
  Filters filters;
  std::vector<StatedCost> costs;
  std::vector<Assumption> assumptions;
};

/// The catalogue's figure for dollars in one unit of the currency; null for dollars, and where it
/// has none.
[[nodiscard]] const CostFigure* find_rate(Currency currency, const Catalog& catalog);
[[nodiscard]] bool has_rate(Currency currency, const Catalog& catalog);
/// Dollars for one unit of the currency, by the catalogue's dated rate. Throws DataError where it
/// has none.
[[nodiscard]] double usd_per(Currency currency, const Catalog& catalog);

}  // namespace llmadvisor
