#include "option_words.hpp"

#include <algorithm>
#include <cmath>

#include "compliance_words.hpp"
#include "input_values.hpp"

namespace llmadvisor {
namespace {

std::string schedule(Hours hours_per_day, double days_per_week, const Voice& v) {
  if (hours_per_day >= Hours(24) && days_per_week >= 7) return v.say(words::around_the_clock);
  std::string text = v.say(words::hours_a_day, arg("hours", v.exact(hours_per_day.value())));
  if (days_per_week < 7) text += v.say(words::days_a_week, arg("days", days_per_week));
  return text;
}

/// The input behind a line; none for lines that hang on no single one.
std::string_view input_behind(LineKind kind, const Option& o) {
  switch (kind) {
    case LineKind::fresh_input:
    case LineKind::cached_input:
    case LineKind::batch_input:
    case LineKind::batch_cached_input:
      return "input_tokens";
    case LineKind::output:
    case LineKind::batch_output:
      return "output_tokens";
    case LineKind::reasoning_output:
    case LineKind::batch_reasoning_output:
      return "reasoning_tokens";
    case LineKind::gpu_instance:
      return o.deployment && o.deployment->purchase == Purchase::reserved ? "peak_factor"
                                                                          : "hours_per_day";
    case LineKind::server_purchase:
      return "server_life_years";
    case LineKind::corpus_embedding:
    case LineKind::vector_store:
      return "rag_documents";
    case LineKind::tuning:
      return "tuning_tokens";
    default:
      return {};
  }
}

std::optional<double> value_by_name(const Project& p, std::string_view name) {
  for (const auto& spec : number_specs()) {
    if (spec.name == name) return value_of(p, spec.number);
  }
  return std::nullopt;
}

std::string in_tokens(const std::optional<double>& n, const Voice& v) {
  return n ? v.exact(*n) : "?";
}

std::string budget_reason(const Reason& r, const Voice& v) {
  const double needs = r.needs.value_or(0);
  const double has = r.has.value_or(0);
  return v.say(words::because_budget, arg("needs", v.usd(needs)), arg("has", v.usd(has)),
               arg("over", v.usd(needs - has)));
}

std::string numbers_reason(Message message, const Reason& r, const Voice& v) {
  const auto figure = [&](std::optional<double> n) {
    return n && *n == std::floor(*n) ? v.exact(*n) : v.estimate(n.value_or(0));
  };
  return v.say(message, arg("needs", r.needs.value_or(0), figure(r.needs)),
               arg("has", figure(r.has)));
}

std::string data_reason(const Reason& r, const Option& o, const Voice& v) {
  const auto data = parse_enum<Sensitivity>(r.detail).value_or(Sensitivity::internal);
  const std::string text = v.say(words::because_data, arg("data", name_of(data, v.language())));
  const std::string why = why_not_advisable(o.compliance, v);
  return why.empty() ? text : text + ": " + why;
}

std::string quality_in_words(const std::string& band, const Voice& v) {
  const auto known = parse_enum<QualityBand>(band);
  return known ? std::string(name_of(*known, v.language())) : band;
}

}  // namespace

const Option* find_option(const Advice& advice, std::string_view id) {
  const auto found = std::ranges::find(advice.options, id, &Option::id);
  return found == advice.options.end() ? nullptr : &*found;
}

bool has_bill(const Option& o) { return !o.bill.lines.empty(); }

std::string machine_brief(const Option& o, const Voice& v) {
  const Deployment& d = *o.deployment;
  return v.say(words::bare_machine, arg("count", std::max(1, d.gpus_per_instance * d.instances)),
               arg("gpu", v.gpu(d.gpu)));
}

std::string machine_label(const Option& o, const Voice& v) {
  const Deployment& d = *o.deployment;
  const int count = std::max(1, d.gpus_per_instance * d.instances);
  if (o.kind == OptionKind::on_premises) {
    return v.say(words::owned_machine, arg("count", count), arg("gpu", v.gpu(d.gpu)));
  }
  std::string place = v.provider(o.provider);
  if (!d.region.empty()) place += " " + d.region;
  return v.say(words::rented_machine, arg("count", count), arg("gpu", v.gpu(d.gpu)),
               arg("type", d.instance_type), arg("place", place));
}

std::string option_label(const Option& o, const Voice& v) {
  if (!o.deployment) {
    return v.say(words::at_provider, arg("model", v.model(o.model)),
                 arg("provider", v.provider(o.provider)));
  }
  return v.say(words::on_machine, arg("model", v.model(o.model)),
               arg("machine", machine_label(o, v)));
}

std::string option_name(std::string_view id, const Advice& advice, const Voice& v) {
  const auto slash = id.find('/');
  if (slash == std::string_view::npos) return std::string(id);
  const Option* listed = find_option(advice, id);
  // provider/model, with the purchase mode after it where GPUs are rented.
  const std::string_view rest = id.substr(slash + 1);
  const auto second = rest.find('/');
  const std::string model = v.model(listed != nullptr ? listed->model : rest.substr(0, second));
  if (id.starts_with("own-premises/")) return v.say(words::on_own_servers, arg("model", model));
  return v.say(second == std::string_view::npos ? words::at_provider : words::rented_at,
               arg("model", model), arg("provider", v.provider(id.substr(0, slash))));
}

std::string terms(const Option& o, const Project& p, const Voice& v) {
  if (!o.deployment) return v.say(words::by_the_token);
  if (o.kind == OptionKind::on_premises) {
    return v.say(words::bought_over, arg("years", p.server_life_years));
  }
  if (o.deployment->serverless) return v.say(words::serverless);
  const Purchase purchase = o.deployment->purchase;
  const bool stops = purchase == Purchase::on_demand || purchase == Purchase::spot;
  const Workload& w = p.workload;
  return std::string(name_of(purchase, v.language())) + ", " +
         (stops ? schedule(w.hours_per_day, w.days_per_week, v) : v.say(words::around_the_clock));
}

std::string affordable_text(const Option& o, const Voice& v) {
  const AffordableSchedule& s = *o.affordable;
  const bool more = s.instances > o.deployment->instances;
  return v.say(more ? words::fits_with_more : words::fits_at,
               arg("schedule", schedule(s.hours_per_day, s.days_per_week, v)),
               arg("count", s.instances), arg("bill", v.usd(s.monthly.expected)));
}

std::string token_prices(const Option& o, const Voice& v) {
  const auto offer = std::ranges::find(v.catalog().api_offers, o.offer, &ApiOffer::id);
  if (o.deployment || offer == v.catalog().api_offers.end()) return "";
  const auto price = [&](PricePerMillionTokens amount) {
    return format_price(amount.value(), offer->currency, v.language(), "M");
  };
  std::string text;
  if (offer->prices.input) {
    text = v.say(words::price_in, arg("price", price(*offer->prices.input)));
  }
  if (offer->prices.output) {
    if (!text.empty()) text += ", ";
    text += v.say(words::price_out, arg("price", price(*offer->prices.output)));
  }
  return text;
}

std::string hangs_on(const Option& o, const Project& p, const Voice& v) {
  std::map<std::string_view, double> share;
  double sum = 0;
  for (const auto& line : o.bill.lines) {
    const double amount = line.amount.expected.value();
    sum += amount;
    const auto input = input_behind(line.kind, o);
    if (!input.empty()) share[input] += amount;
  }
  const auto most =
      std::ranges::max_element(share, {}, [](const auto& entry) { return entry.second; });
  if (most == share.end() || sum <= 0) return "";
  const std::string value = input_value(most->first, value_by_name(p, most->first), "?", v);
  return v.say(words::hangs_on_input, arg("value", measured(most->first, value, v)),
               arg("share", v.percent(most->second / sum)));
}

std::string reason_text(const Reason& r, const Option& o, const Voice& v) {
  switch (r.code) {
    case ReasonCode::licence:
      return r.detail.empty() ? v.say(words::because_licence_unknown)
                              : v.say(words::because_licence, arg("detail", r.detail));
    case ReasonCode::sensitivity:
      return data_reason(r, o, v);
    case ReasonCode::quality_unknown:
      return v.say(words::because_quality_unknown);
    case ReasonCode::quality_floor:
      return v.say(words::because_quality, arg("has", quality_in_words(r.detail, v)));
    case ReasonCode::fine_tuning:
      return v.say(words::because_tuning);
    case ReasonCode::context_length:
      if (!r.has) {
        return v.say(words::because_context_unknown, arg("needs", in_tokens(r.needs, v)));
      }
      return v.say(words::because_context, arg("needs", in_tokens(r.needs, v)),
                   arg("has", in_tokens(r.has, v)));
    case ReasonCode::memory:
      if (!r.needs) return v.say(words::because_precision, arg("detail", r.detail));
      return numbers_reason(words::because_memory, r, v);
    case ReasonCode::throughput:
      return numbers_reason(words::because_throughput, r, v);
    case ReasonCode::latency_ttft:
      return numbers_reason(words::because_ttft, r, v);
    case ReasonCode::latency_tpot:
      return numbers_reason(words::because_tpot, r, v);
    case ReasonCode::over_budget:
      return budget_reason(r, v);
  }
  return std::string(name_of(r.code, v.language()));
}

std::string verdict_text(const Option& o, const Voice& v) {
  if (o.verdict == Verdict::conditional) {
    return v.say(words::after_obtaining, arg("count", o.compliance.conditions.size()));
  }
  if (o.verdict == Verdict::feasible || o.reasons.empty()) {
    return std::string(name_of(o.verdict, v.language()));
  }
  const Reason& first = o.reasons.front();
  if (first.code == ReasonCode::over_budget && first.needs && first.has.value_or(0) > 0) {
    return v.say(words::short_over_budget, arg("times", v.times(*first.needs / *first.has)));
  }
  return std::string(name_of(first.code, v.language()));
}

std::string input_value(std::string_view input, std::optional<double> number,
                        const std::string& text, const Voice& v) {
  if (!number) {
    if (const auto data = parse_enum<Sensitivity>(text); data && input == "sensitivity") {
      return std::string(name_of(*data, v.language()));
    }
    if (const auto band = parse_enum<QualityBand>(text)) {
      return std::string(name_of(*band, v.language()));
    }
    if (const auto area = parse_enum<Jurisdiction>(text)) {
      return std::string(name_of(*area, v.language()));
    }
    return text;
  }
  if (input == "budget_usd") return v.usd(*number);
  if (input.ends_with("_share")) return v.percent(*number);
  return *number == std::floor(*number) ? v.exact(*number) : v.estimate(*number);
}

namespace {

/// Three digits say where a price turns; more would pretend to know.
double to_three_digits(double amount) {
  if (amount <= 0) return amount;
  const double scale = std::pow(10.0, 2 - std::floor(std::log10(amount)));
  return std::round(amount * scale) / scale;
}

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

}  // namespace

std::string price_value(const PriceInput& p, double amount, const Voice& v) {
  constexpr std::string_view units[] = {"M", "M", "h", "", "kWh"};
  if (p.kind == PriceKind::server_purchase) return v.usd(Usd(amount));
  return format_price(amount, p.currency, v.language(), units[static_cast<std::size_t>(p.kind)]);
}

std::string measured_price(const PriceInput& p, double amount, const Voice& v) {
  constexpr Message names[] = {words::price_of_input, words::price_of_output,
                               words::price_of_machine, words::price_of_server,
                               words::price_of_power};
  const std::string name =
      v.say(names[static_cast<std::size_t>(p.kind)], arg("what", priced_thing(p, v)));
  return v.say(words::name_first, arg("input", name),
               arg("value", price_value(p, to_three_digits(amount), v)));
}

std::string measured(std::string_view input, const std::string& value, const Voice& v) {
  // What is counted reads "5,000 requests a day"; shares, limits and names read "quality: solid".
  constexpr std::string_view counted[] = {
      "requests_per_day",   "input_tokens",        "output_tokens",     "reasoning_tokens",
      "hours_per_day",      "days_per_week",       "spare_replicas",    "rag_documents",
      "tuning_tokens",      "tuning_epochs",       "server_life_years", "amortisation_months",
      "rag_context_tokens", "shared_prefix_tokens"};
  const bool count = std::ranges::find(counted, input) != std::end(counted);
  return v.say(count ? words::value_first : words::name_first, arg("value", value),
               arg("input", input_name(input, v.language())));
}

}  // namespace llmadvisor
