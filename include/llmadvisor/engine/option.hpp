#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "llmadvisor/engine/bills/bill.hpp"
#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/engine/model_mode.hpp"
#include "llmadvisor/engine/month_bill.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"
#include "llmadvisor/engine/rules/recipients.hpp"
#include "llmadvisor/engine/serving/starts.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

enum class Verdict { feasible, conditional, rejected };
template <>
inline constexpr auto enum_rows<Verdict> =
    std::to_array<EnumRow<Verdict>>({{Verdict::feasible, "feasible"},
                                     {Verdict::conditional, "conditional"},
                                     {Verdict::rejected, "rejected"}});

/// Why an option is rejected, in the order of the gates.
enum class ReasonCode {
  licence,
  sensitivity,
  capability,  ///< no source says that the model can do what the project needs
  quality_unknown,
  quality_floor,
  fine_tuning,
  context_length,
  starts,  ///< the engine lacks code for the model on such cards, or no source says that it has it
  memory,
  throughput,
  latency_ttft,
  latency_tpot,
  outdated_spot,  ///< a spot price so old that only its range says anything
  over_budget,
};
template <>
inline constexpr auto enum_rows<ReasonCode> =
    std::to_array<EnumRow<ReasonCode>>({{ReasonCode::licence, "licence"},
                                        {ReasonCode::sensitivity, "sensitivity"},
                                        {ReasonCode::capability, "capability"},
                                        {ReasonCode::quality_unknown, "quality-unknown"},
                                        {ReasonCode::quality_floor, "below-quality-floor"},
                                        {ReasonCode::fine_tuning, "fine-tuning"},
                                        {ReasonCode::context_length, "context-too-short"},
                                        {ReasonCode::starts, "does-not-start"},
                                        {ReasonCode::memory, "does-not-fit-memory"},
                                        {ReasonCode::throughput, "throughput"},
                                        {ReasonCode::latency_ttft, "ttft-too-long"},
                                        {ReasonCode::latency_tpot, "tpot-too-long"},
                                        {ReasonCode::outdated_spot, "outdated-spot-price"},
                                        {ReasonCode::over_budget, "over-budget"}});

struct LicenceName {
  std::string name;
};

/// USD are those of a month.
enum class ReasonUnit { tokens, gib, gpus, milliseconds, usd, points };
template <>
inline constexpr auto enum_rows<ReasonUnit> =
    std::to_array<EnumRow<ReasonUnit>>({{ReasonUnit::tokens, "tokens"},
                                        {ReasonUnit::gib, "GiB"},
                                        {ReasonUnit::gpus, "GPUs"},
                                        {ReasonUnit::milliseconds, "ms"},
                                        {ReasonUnit::usd, "usd"},
                                        {ReasonUnit::points, "points"}});

struct Shortfall {
  ReasonUnit unit = ReasonUnit::tokens;
  double needs = 0;
  std::optional<double> has = {};  ///< absent where no source says
};

/// Who may not have the data, where it is not what the rules say of the model's host.
struct RefusedRecipient {
  Sensitivity data = Sensitivity::internal;
  RecipientRole role = RecipientRole::embedding;
  std::string provider;
  Refusal why = Refusal::rules;
};

struct Reason {
  ReasonCode code = ReasonCode::licence;
  std::optional<Shortfall> numbers;  ///< absent where the reason is not a matter of numbers
  /// What fails: the licence, the data, the band that the model reaches, what the
  /// engine lacks, the precision for which no source gives the peak, the day of the price.
  std::variant<std::monostate, LicenceName, Sensitivity, RefusedRecipient, QualityBand, Capability,
               EngineGap, WeightFormat, Date>
      subject;
};

/// GPUs for one model. For the cost of one, see Bill.
struct Deployment {
  std::string gpu;
  int gpus_per_replica = 1;
  int tensor_parallel = 1;
  int replicas = 1;
  std::string instance_type;  ///< or the server's id
  int gpus_per_instance = 1;
  int instances = 1;
  std::string region;
  std::string country;
  Purchase purchase = Purchase::on_demand;
  bool serverless = false;  ///< workers start and stop with the requests
  Hours hours_per_month;
  std::string weights;  ///< precision as served: bf16, fp8, int4, q4_k_m...
  ServingEngine engine = ServingEngine::vllm;
  int owned_instances = 0;  ///< of the instances: there already, not bought
};

/// What a reader waits for. Of machines as the serving model predicts it at the peak of the
/// project; of an API as somebody measured it, and absent where nobody did.
struct Performance {
  std::optional<Seconds> ttft;  ///< the first token, hidden or not
  std::optional<Seconds> tpot;
  std::optional<Seconds> first_visible;  ///< the first token that is shown
  std::optional<Seconds> answer;         ///< a whole answer
  std::optional<Seconds> cold_start;  ///< before the first, where workers start with the requests
  std::optional<RequestsPerSecond> rate;  ///< sustained by all replicas within the targets
  std::optional<double> utilisation;      ///< peak rate over that
  bool measured = false;                  ///< a sourced measurement of this model at this provider
  std::string source;                     ///< of the measurement
  std::optional<Date> as_of;
};

/// The steps of the choice, in their order; an option that leaves it leaves at one of them.
enum class ChoiceStep {
  gates,           ///< it fails a requirement
  plan,            ///< spot, a specialist nobody named, or for the security officer to decide
  evidence,        ///< too few scores to build on
  privacy,         ///< another keeps the data nearer, where privacy comes first
  law,             ///< another is nearer to the law that protects the data
  level,           ///< the budget has room for a better level
  cap,             ///< dearer than a model may be here
  cost,            ///< dearer than the cheapest of the level by more than decides
  known_law,       ///< as cheap, and another is nearer to a known law
  nothing_to_run,  ///< as cheap, and another needs no machine
  conditions,      ///< as cheap, and another leaves less to obtain
  ability,         ///< as cheap, and another is abler
  dollars,         ///< equal, and another costs less
  points,          ///< equal, as cheap to the dollar, and another's lower bound is greater
  name,            ///< alike in all
};
template <>
inline constexpr auto enum_rows<ChoiceStep> =
    std::to_array<EnumRow<ChoiceStep>>({{ChoiceStep::gates, "gates"},
                                        {ChoiceStep::plan, "plan"},
                                        {ChoiceStep::evidence, "evidence"},
                                        {ChoiceStep::privacy, "privacy"},
                                        {ChoiceStep::law, "law"},
                                        {ChoiceStep::level, "level"},
                                        {ChoiceStep::cap, "cap"},
                                        {ChoiceStep::cost, "cost"},
                                        {ChoiceStep::known_law, "known-law"},
                                        {ChoiceStep::nothing_to_run, "nothing-to-run"},
                                        {ChoiceStep::conditions, "conditions"},
                                        {ChoiceStep::ability, "ability"},
                                        {ChoiceStep::dollars, "dollars"},
                                        {ChoiceStep::points, "points"},
                                        {ChoiceStep::name, "name"}});

/// Hours of a day during which an on-demand deployment would run, and its bill then.
struct AffordableSchedule {
  Hours hours_per_day;
  double days_per_week = 7;
  int instances = 1;
  CostRange monthly;
};

/// One way to serve the workload: the best deployment of one model at one provider for one purchase
/// mode.
/// The list price that an option hangs on.
struct ListPrice {
  Date as_of{};
  int days = 0;         ///< that it is old
  bool is_old = false;  ///< so old that it says so wherever it is shown
  std::optional<Mark> mark;
};

/// Tokens that an API lets through in a minute on the plan that somebody starts on, where the
/// busiest minute of the project asks for more.
struct RateLimit {
  std::string plan;
  double tokens_per_minute = 0;
  double needed = 0;                    ///< tokens of the busiest minute, prompts and answers
  std::optional<Hours> job_takes = {};  ///< at the limit, where a job is asked for
  std::string source;
  Date as_of{};
};

struct Option {
  OptionKind kind = OptionKind::closed_api;
  Verdict verdict = Verdict::feasible;
  std::string provider;
  std::string model;
  std::string offer;  ///< id of the API or GPU offer, or of the server
  ModelMode mode;     ///< how the model is run, and how able it is so
  std::optional<Deployment> deployment;
  std::optional<Performance> performance;
  std::optional<ListPrice> list_price;  ///< of own servers: of their oldest part
  Bill bill;
  CostRange monthly;
  CostRange full_cost;
  std::vector<MonthBill> months;  ///< of the horizon, where the project has one
  std::optional<RateLimit> rate_limit;
  /// Of an API whose batches may take longer than the job has: what they may take.
  std::optional<Hours> batch_window;
  Usd up_front;             ///< to be paid before the first answer: a purchase, a fee
  Hours extra_people;       ///< a month, beyond calling an API; set-up spread
  Hours set_up;             ///< of people, once
  std::optional<Usd> idle;  ///< of the bill: machines while they have nothing to do
  std::optional<AffordableSchedule> affordable;  ///< over budget, and would fit with shorter days
  UsdPerMillionTokens per_million_tokens;        ///< expected bill over all tokens of the month
  std::vector<Recipient> recipients;    ///< everybody who receives data, the model's host first
  ComplianceVerdict compliance;         ///< on all of them
  std::optional<LegalTier> legal_tier;  ///< of the farthest from the law
  int privacy = 0;  ///< rank: own premises above rented GPUs above EU hosts above the rest
  std::vector<Reason> reasons;
  std::optional<ChoiceStep> left_at;  ///< none: it is the pick
  /// A listed option that is as cheap, as good and as private, and better in one of these; none for
  /// rejected options and for those that nothing beats. As an index into the answer's options.
  std::optional<std::size_t> dominated_by;
  std::vector<std::size_t> close_to;  ///< of those listed, whose range overlaps the pick's
};

/// Whether only the range of its bill says anything: no price is to be expected.
[[nodiscard]] bool is_range_only(const Option& option);

/// What an option is, whatever answer lists it: ids of the catalogue.
struct OptionRef {
  OptionKind kind = OptionKind::closed_api;
  Purchase purchase = Purchase::on_demand;
  std::string provider;
  std::string model;
  std::optional<Effort> effort;  ///< where the model is listed at more than one
  Lowered lowered = Lowered::no;

  bool operator==(const OptionRef&) const = default;
};
[[nodiscard]] OptionRef ref_of(const Option& option);

/// Stable id of an option for people and files: provider/model, with the purchase mode where GPUs
/// are rented and the effort where the model is listed at more than one. Nothing reads it back.
[[nodiscard]] std::string option_id(const OptionRef& option);
[[nodiscard]] std::string option_id(const Option& option);

}  // namespace llmadvisor
