#include "option_words.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>

#include "compliance_words.hpp"
#include "input_values.hpp"
#include "llmadvisor/engine/bills/api_prices.hpp"
#include "llmadvisor/report/speak/start_words.hpp"
#include "mode_words.hpp"
#include "recipient_words.hpp"
#include "speech.hpp"

namespace llmadvisor {
namespace {

template <class... Ways>
struct Either : Ways... {
  using Ways::operator()...;
};
template <class... Ways>
Either(Ways...) -> Either<Ways...>;

std::string schedule(Hours hours_per_day, double days_per_week, const Voice& v) {
  if (hours_per_day >= Hours(24) && days_per_week >= 7) return v.say(words::around_the_clock);
  std::string text = v.say(words::hours_a_day, arg("hours", v.exact(hours_per_day.value())));
  if (days_per_week < 7) text += v.say(words::days_a_week, arg("days", days_per_week));
  return text;
}

/// The input behind a line; none for lines that hang on no single one.
std::optional<Number> input_behind(LineKind kind, const Option& o, const Project& p) {
  const bool of_machines = kind == LineKind::gpu_instance || kind == LineKind::server_purchase;
  if (p.workload.job && of_machines) return Number::job;
  switch (kind) {
    case LineKind::fresh_input:
    case LineKind::cached_input:
    case LineKind::batch_input:
    case LineKind::batch_cached_input:
      return Number::input_tokens;
    case LineKind::output:
    case LineKind::batch_output:
      return Number::output_tokens;
    case LineKind::reasoning_output:
    case LineKind::batch_reasoning_output:
      return Number::reasoning_tokens;
    case LineKind::gpu_instance:
      return o.deployment && o.deployment->purchase == Purchase::reserved ? Number::peak_factor
                                                                          : Number::hours_per_day;
    case LineKind::server_purchase:
      return Number::server_life_years;
    case LineKind::corpus_embedding:
    case LineKind::vector_store:
    case LineKind::vector_writes:
    case LineKind::vector_machine:
      return Number::rag_documents;
    case LineKind::tuning:
      return Number::tuning_tokens;
    default:
      return std::nullopt;
  }
}

/// The input that most of the bill hangs on, with its share.
std::optional<std::pair<Number, double>> weightiest_input(const Option& o, const Project& p) {
  std::map<Number, double> share;
  double sum = 0;
  for (const auto& line : o.bill.lines) {
    const double amount = line.amount.expected.value();
    sum += amount;
    const auto input = input_behind(line.kind, o, p);
    if (input) share[*input] += amount;
  }
  const auto most =
      std::ranges::max_element(share, {}, [](const auto& entry) { return entry.second; });
  if (most == share.end() || sum <= 0) return std::nullopt;
  return std::pair(most->first, most->second / sum);
}

std::string figure(ReasonUnit unit, double n, const Voice& v) {
  if (unit == ReasonUnit::usd) return v.usd(n);
  if (unit == ReasonUnit::milliseconds) return format_duration(Seconds(n / 1000), v.language());
  return n == std::floor(n) ? v.exact(n) : v.estimate(n);
}

std::optional<std::string> subject_name(const Reason& r, const Voice& v) {
  return std::visit(
      Either{
          [](std::monostate) { return std::optional<std::string>(); },
          [](const LicenceName& licence) { return std::optional(licence.name); },
          [&](const RefusedRecipient& refused) {
            return std::optional(std::string(name_of(refused.data, v.language())));
          },
          [](Date day) { return std::optional(to_string(day)); },
          [&](const EngineGap& gap) {
            return std::optional(start_sentence(gap, "", v.language()));
          },
          [](WeightFormat format) { return std::optional(std::string(to_string(format))); },
          [&](auto choice) { return std::optional(std::string(name_of(choice, v.language()))); }},
      r.subject);
}

std::vector<Argument> arguments_of(const Reason& r, const Voice& v) {
  std::vector<Argument> all;
  if (const auto subject = subject_name(r, v)) all.push_back(arg("subject", *subject));
  if (!r.numbers) return all;
  const auto& [unit, needs, has] = *r.numbers;
  all.push_back(arg("needs", needs, figure(unit, needs, v)));
  if (!has) return all;
  all.push_back(arg("has", *has, figure(unit, *has, v)));
  all.push_back(arg("over", needs - *has, figure(unit, needs - *has, v)));
  return all;
}

bool says_all_of(const Reason& r, const ReasonParts& named) {
  return (r.numbers || !named.needs) && ((r.numbers && r.numbers->has) || !named.has) &&
         (!std::holds_alternative<std::monostate>(r.subject) || !named.subject);
}

/// vLLM goes without saying.
std::string with_its_engine(std::string machine, const Deployment& d, const Voice& v) {
  if (d.engine == ServingEngine::vllm) return machine;
  return v.say(words::with_engine, arg("machine", machine), arg("engine", to_string(d.engine)));
}

}  // namespace

const Option* find_option(const Advice& advice, const OptionRef& option) {
  const auto found =
      std::ranges::find(advice.options, option, [](const Option& o) { return ref_of(o); });
  return found == advice.options.end() ? nullptr : &*found;
}

bool is_placed(std::string_view region) { return !region.empty() && region != "any"; }

bool has_bill(const Option& o) { return !o.bill.lines.empty(); }

std::string machine_brief(const Option& o, const Voice& v) {
  const Deployment& d = *o.deployment;
  const int count = std::max(1, d.gpus_per_instance * d.instances);
  return with_its_engine(v.say(words::bare_machine, arg("count", count), arg("gpu", v.gpu(d.gpu))),
                         d, v);
}

std::string machine_label(const Option& o, const Voice& v) {
  const Deployment& d = *o.deployment;
  const int count = std::max(1, d.gpus_per_instance * d.instances);
  if (o.kind == OptionKind::on_premises) {
    return with_its_engine(
        v.say(words::owned_machine, arg("count", count), arg("gpu", v.gpu(d.gpu))), d, v);
  }
  std::string place = v.provider(o.provider);
  if (is_placed(d.region)) place += " " + d.region;
  return v.say(words::rented_machine, arg("count", count), arg("gpu", v.gpu(d.gpu)),
               arg("type", d.instance_type), arg("place", place));
}

std::string option_label(const Option& o, const Voice& v) {
  const std::string model = model_as_run(o, v);
  if (!o.deployment) {
    return v.say(words::at_provider, arg("model", model), arg("provider", v.provider(o.provider)));
  }
  return v.say(words::on_machine, arg("model", model), arg("machine", machine_label(o, v)));
}

std::string option_name(const OptionRef& o, const Voice& v) {
  const std::string model = model_as_run(v.model(o.model), o.effort, o.lowered, v);
  switch (o.kind) {
    case OptionKind::on_premises:
      return v.say(words::on_own_servers, arg("model", model));
    case OptionKind::rented_gpu:
      return v.say(words::rented_at, arg("model", model), arg("provider", v.provider(o.provider)));
    case OptionKind::closed_api:
    case OptionKind::hosted_open_api:
      break;
  }
  return v.say(words::at_provider, arg("model", model), arg("provider", v.provider(o.provider)));
}

std::string line_detail(const BillLine& line) {
  std::string machine = line.instance_type;
  if (is_placed(line.region)) machine += " " + line.region;
  const bool both = !line.detail.empty() && !machine.empty();
  return line.detail + (both ? ", " : "") + machine;
}

/// When what one has will have served as long as servers do.
std::string with_its_end(const std::string& owned, const Project& p, const Voice& v) {
  if (!p.stated.own_since) return owned;
  const auto days = static_cast<int>(p.server_life_years * 365.25);
  return v.say(words::own_until, arg("owned", owned), arg("years", p.server_life_years),
               arg("day", to_string(*p.stated.own_since + std::chrono::days(days))));
}

std::string terms(const Option& o, const Project& p, const Voice& v) {
  if (!o.deployment) return v.say(words::by_the_token);
  if (o.kind == OptionKind::on_premises) {
    const Deployment& d = *o.deployment;
    const int to_buy = d.instances - d.owned_instances;
    if (d.owned_instances > 0) {
      const std::string owned =
          to_buy == 0 ? v.say(words::own_already)
                      : v.say(words::own_some, arg("own", d.owned_instances), arg("more", to_buy));
      return with_its_end(owned, p, v);
    }
    if (p.workload.job) return v.say(words::job_bought);
    return v.say(words::bought_over, arg("years", p.server_life_years));
  }
  if (o.deployment->serverless) return v.say(words::serverless);
  const Purchase purchase = o.deployment->purchase;
  const bool stops = purchase == Purchase::on_demand || purchase == Purchase::spot;
  const Workload& w = p.workload;
  if (w.job) {
    const double hours = o.deployment->hours_per_month.value();
    return std::string(name_of(purchase, v.language())) + ", " +
           v.say(words::job_each,
                 arg("hours", hours,
                     hours == std::floor(hours) ? v.exact(hours) : v.estimate(hours)));
  }
  return std::string(name_of(purchase, v.language())) + ", " +
         (stops ? schedule(w.hours_per_day, w.days_per_week, v) : v.say(words::around_the_clock));
}

std::string bill_range(const Option& o, const Voice& v) {
  if (!is_range_only(o)) return v.range(o.monthly);
  return v.usd(o.monthly.low) + " - " + v.usd(o.monthly.high);
}

std::string full_clause(const Option& o, const Voice& v) {
  const std::string full = v.usd(o.full_cost.expected);
  const bool same = full == v.usd(o.monthly.expected);
  return same ? "" : v.say(words::and_full, arg("full", full));
}

std::string cost_text(const Option& o, const Voice& v) {
  const std::string bill = v.usd(o.monthly.expected);
  const std::string full = v.usd(o.full_cost.expected);
  if (full == bill) return v.say(words::cost_a_month, arg("bill", bill));
  return v.say(words::cost_all_in, arg("full", full), arg("bill", bill));
}

std::string old_price(const Option& o, const Voice& v) {
  if (!o.list_price || !o.list_price->is_old) return "";
  return v.say(words::old_price, arg("date", to_string(o.list_price->as_of)));
}

std::string affordable_text(const Option& o, const Voice& v) {
  const AffordableSchedule& s = *o.affordable;
  const bool more = s.instances > o.deployment->instances;
  return v.say(more ? words::fits_with_more : words::fits_at,
               arg("schedule", schedule(s.hours_per_day, s.days_per_week, v)),
               arg("count", s.instances), arg("bill", v.usd(s.monthly.expected)));
}

std::string token_prices(const Option& o, Date day, const Voice& v) {
  const auto offer = std::ranges::find(v.catalog().api_offers, o.offer, &ApiOffer::id);
  if (o.deployment || offer == v.catalog().api_offers.end()) return "";
  const auto price = [&](PricePerMillionTokens amount) {
    return format_price(amount.value(), offer->currency, v.language(), "M");
  };
  const TokenPrices prices = list_prices(*offer, day);
  std::string text;
  if (prices.input) text = v.say(words::price_in, arg("price", price(*prices.input)));
  if (prices.output) {
    if (!text.empty()) text += ", ";
    text += v.say(words::price_out, arg("price", price(*prices.output)));
  }
  return text;
}

std::optional<Number> most_of_the_bill(const Option& o, const Project& p) {
  const auto most = weightiest_input(o, p);
  return most ? std::optional(most->first) : std::nullopt;
}

std::string hangs_on(const Option& o, const Project& p, const Voice& v) {
  const auto most = weightiest_input(o, p);
  if (!most) return "";
  const auto [input, share] = *most;
  const bool thinks = input == Number::reasoning_tokens;
  const auto value = thinks ? std::optional(o.mode.hidden.value()) : value_of(p, input);
  const std::string what =
      value ? measured(input, *value, v) : measured(input, std::string("?"), v);
  return v.say(words::hangs_on_input, arg("value", what), arg("share", v.percent(share)));
}

std::string reason_text(const Reason& r, const Option& o, const Voice& v) {
  const ReasonWords& words = speech(v.language()).reasons[r.code];
  const bool has_all = words.otherwise.empty() || says_all_of(r, parts_named(words.because));
  std::string text = v.fill(has_all ? words.because : words.otherwise, arguments_of(r, v));
  if (r.code != ReasonCode::sensitivity) return text;
  if (const auto* refused = std::get_if<RefusedRecipient>(&r.subject)) {
    text = refusal_text(*refused, v);
  }
  const std::string why = why_not_advisable(o.compliance, v);
  if (!why.empty()) text.append(v.colon()).append(why);
  return text;
}

std::string open_text(const Option& o, const Voice& v) {
  int to_obtain = 0;
  int to_do = 0;
  for (const auto& c : o.compliance.conditions) {
    if (c.state <= ConditionState::attested) continue;
    const bool is_asked_of_host = o.kind != OptionKind::on_premises && c.condition != nullptr &&
                                  c.condition->asked_of == AskedOf::provider;
    ++(is_asked_of_host ? to_obtain : to_do);
  }
  std::string text;
  if (to_obtain > 0) text = v.say(words::after_obtaining, arg("count", to_obtain));
  if (to_do == 0) return text;
  return (text.empty() ? "" : text + ", ") + v.say(words::after_doing, arg("count", to_do));
}

std::string verdict_text(const Option& o, const Voice& v) {
  if (o.verdict == Verdict::conditional) {
    const std::string open = open_text(o, v);
    return open.empty() ? v.say(words::conditions_met) : open;
  }
  if (o.verdict == Verdict::feasible || o.reasons.empty()) {
    return std::string(name_of(o.verdict, v.language()));
  }
  const Reason& first = o.reasons.front();
  const auto& numbers = first.numbers;
  if (first.code == ReasonCode::over_budget && numbers && numbers->has.value_or(0) > 0) {
    return v.say(words::short_over_budget, arg("times", v.times(numbers->needs / *numbers->has)));
  }
  return std::string(name_of(first.code, v.language()));
}

namespace {

/// What a price of the catalogue is asked for.
std::string priced_thing(const PriceInput& p, const Voice& v) {
  const Catalog& catalog = v.catalog();
  if (const auto api = std::ranges::find(catalog.api_offers, p.record, &ApiOffer::id);
      api != catalog.api_offers.end()) {
    return v.say(words::at_provider, arg("model", v.model(api->model)),
                 arg("provider", v.provider(api->provider)));
  }
  if (const auto gpu = std::ranges::find(catalog.gpu_offers, p.record, &GpuOffer::id);
      gpu != catalog.gpu_offers.end()) {
    return v.say(words::at_provider, arg("model", gpu->instance_type),
                 arg("provider", v.provider(gpu->provider)));
  }
  return p.record;
}

std::string price_name(const PriceInput& p, const Voice& v) {
  constexpr std::array<Message, price_kind_count> names{
      words::price_of_input, words::price_of_output, words::price_of_machine,
      words::price_of_server, words::price_of_power};
  return v.say(names[static_cast<std::size_t>(p.kind)], arg("what", priced_thing(p, v)));
}

std::string price_value(const PriceInput& p, double amount, const Voice& v) {
  constexpr std::array<std::string_view, price_kind_count> units{"M", "M", "h", "", "kWh"};
  if (p.kind == PriceKind::server_purchase) return v.threshold(Usd(amount));
  return format_price(amount, p.currency, v.language(), units[static_cast<std::size_t>(p.kind)]);
}

std::string number_value(const InputRef& input, double number, const Voice& v) {
  if (const auto* price = std::get_if<PriceInput>(&input)) return price_value(*price, number, v);
  if (input == InputRef(NamedInput::budget)) return v.threshold(Usd(number));
  const bool share = input == InputRef(Number::easy_share) ||
                     input == InputRef(Number::cached_share) ||
                     input == InputRef(Number::batch_share);
  if (share) return v.percent(number);
  const auto* limit = std::get_if<Number>(&input);
  if (limit != nullptr && number_spec(*limit).unit == NumberUnit::milliseconds) {
    return format_duration(Seconds(number / 1000), v.language());
  }
  return number == std::floor(number) ? v.exact(number) : v.estimate(number);
}

/// What is counted reads "5,000 requests a day"; shares, limits and names read "quality: solid".
bool is_counted(const InputRef& input) {
  constexpr Number counted[] = {Number::users,
                                Number::uses_per_day,
                                Number::requests_per_day,
                                Number::input_tokens,
                                Number::output_tokens,
                                Number::reasoning_tokens,
                                Number::hours_per_day,
                                Number::days_per_week,
                                Number::spare_replicas,
                                Number::rag_documents,
                                Number::tuning_tokens,
                                Number::tuning_epochs,
                                Number::server_life_years,
                                Number::amortisation_months,
                                Number::rag_context_tokens,
                                Number::shared_prefix_tokens,
                                Number::horizon,
                                Number::job,
                                Number::within,
                                Number::calls_per_task};
  const auto* number = std::get_if<Number>(&input);
  return number != nullptr && std::ranges::find(counted, *number) != std::end(counted);
}

}  // namespace

std::string input_name(const InputRef& input, const Voice& v, std::optional<double> count) {
  return std::visit(
      Either{[&](const PriceInput& price) { return price_name(price, v); },
             [&](Number number) { return name_of(number, v.language(), count); },
             [&](NamedInput named) { return std::string(name_of(named, v.language())); }},
      input);
}

std::string input_value(const InputRef& input, const InputValue& value, const Voice& v) {
  return std::visit(Either{[&](double number) { return number_value(input, number, v); },
                           [&](auto choice) { return std::string(name_of(choice, v.language())); }},
                    value);
}

std::string why_assumed(const Assumption& assumption, const Voice& v) {
  if (assumption.source != nullptr) return why_assumed(*assumption.source, v.language());
  const WorkloadPreset& preset = *assumption.preset;
  const bool foreign = v.language() != Language::en;
  return v.say(words::usual_for, arg("preset", preset.id),
               arg("note", foreign ? as_quoted(preset.provenance.note, v.language())
                                   : preset.provenance.note));
}

std::string measured(const InputRef& input, const std::string& value, const Voice& v,
                     std::optional<double> count) {
  return v.say(is_counted(input) ? words::value_first : words::name_first, arg("value", value),
               arg("input", input_name(input, v, is_counted(input) ? count : std::nullopt)));
}

std::string measured(const InputRef& input, const InputValue& value, const Voice& v) {
  const auto* count = std::get_if<double>(&value);
  return measured(input, input_value(input, value, v), v,
                  count == nullptr ? std::nullopt : std::optional(*count));
}

}  // namespace llmadvisor
