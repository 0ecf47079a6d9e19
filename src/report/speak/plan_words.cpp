#include "plan_words.hpp"

#include <algorithm>
#include <cmath>

#include "option_words.hpp"

namespace llmadvisor {
namespace {

constexpr Hours hour(1);
constexpr Hours day(24);
constexpr Hours in_hours_below(96);  ///< "48 hours" says more than "2 days"

std::string counted(Message message, double n, const Voice& v) {
  return v.say(message, arg("n", n, n == std::floor(n) ? v.exact(n) : v.estimate(n)));
}

}  // namespace

std::string time_text(Hours time, const Voice& v) {
  if (time < hour) return counted(words::minutes, time.value() * 60, v);
  const double days = time / day;
  if (time < in_hours_below || days != std::floor(days)) {
    return counted(words::hours, time.value(), v);
  }
  return counted(words::days, days, v);
}

std::string load_text(const Workload& w, const Voice& v) {
  if (!w.job) {
    const std::string load = v.say(words::load, arg("requests", w.requests_per_day.value()));
    if (w.growth == 1) return load;
    const double mean = w.requests_per_day.value() * w.growth;
    return v.say(words::load_that_grows, arg("load", load), arg("mean", std::round(mean)));
  }
  return v.say(words::job_load, arg("requests", w.job->requests.value()),
               arg("time", time_text(w.job->within, v)));
}

std::optional<JobTime> job_time(const Option& o, const Project& project, const Voice& v) {
  const Workload& w = project.workload;
  if (!w.job) return std::nullopt;
  if (o.deployment) {
    if (!o.performance || !o.performance->rate) return std::nullopt;
    return JobTime{Hours(billed_requests(w).value() / o.performance->rate->value() / 3600)};
  }
  if (o.rate_limit && o.rate_limit->job_takes) return JobTime{*o.rate_limit->job_takes};
  const bool is_batched =
      std::ranges::find(o.bill.lines, LineKind::batch_input, &BillLine::kind) != o.bill.lines.end();
  const auto* window = v.catalog().find_cost_figure("batch_window_hours");
  if (!is_batched || window == nullptr) return std::nullopt;
  return JobTime{Hours(window->expected * std::ceil(w.calls_per_request)), true};
}

std::string takes_text(const Option& o, const Project& project, const Voice& v) {
  const auto time = job_time(o, project, v);
  if (!time) return o.deployment ? "-" : v.say(words::takes_unknown);
  const double hours = time->hours.value();
  return v.say(
      time->at_most ? words::takes_at_most : words::takes,
      arg("hours", hours, hours == std::floor(hours) ? v.exact(hours) : v.estimate(hours)));
}

std::string reached_text(const Reached& r, const Voice& v) {
  const auto option = arg("option", option_name(r.option, v));
  const auto than = arg("than", r.than ? option_name(*r.than, v) : "");
  switch (r.what) {
    case Milestone::budget:
      return v.say(words::outlook_budget, option);
    case Milestone::cheaper:
      return v.say(words::outlook_cheaper, option, than);
    case Milestone::next_machine:
      return v.say(words::outlook_machines, option, arg("count", r.instances));
    case Milestone::payback:
      return v.say(words::outlook_payback, option, than);
    case Milestone::price_change:
      return v.say(words::outlook_price, option);
    case Milestone::retires:
      break;
  }
  return v.say(words::outlook_retires, option);
}

std::string course_text(const Option& o, const Voice& v) {
  if (o.months.empty() || !o.months.front().cost) return "";
  const auto option = arg("option", option_name(ref_of(o), v));
  const auto on = arg("on", v.say(words::on_all_in));
  const auto first = arg("first", v.usd(o.months.front().cost->all_in));
  const auto ended = std::ranges::find_if(o.months, [](const MonthBill& m) { return !m.cost; });
  const MonthBill& last = *(ended - 1);
  const auto sum = arg("sum", v.usd(last.cost->all_in_so_far));
  if (ended != o.months.end()) {
    return v.say(words::outlook_course_ended, option, first, sum, on, arg("month", ended->month));
  }
  return v.say(words::outlook_course, option, first, arg("last", v.usd(last.cost->all_in)),
               arg("months", last.month), sum, on);
}

std::string limit_note(const Option& o, const Voice& v) {
  std::string text;
  if (const auto& limit = o.rate_limit) {
    text = v.say(words::rate_limit_note, arg("plan", limit->plan),
                 arg("limit", v.exact(limit->tokens_per_minute)),
                 arg("needed", v.estimate(limit->needed)));
  }
  if (!o.batch_window) return text;
  if (!text.empty()) text += v.semicolon();
  return text + v.say(words::batch_note, arg("window", time_text(*o.batch_window, v)));
}

std::string limit_warning(const Option& o, const Project& project, const Voice& v) {
  if (!o.rate_limit) return "";
  const RateLimit& limit = *o.rate_limit;
  const auto option = arg("option", option_label(o, v));
  const auto most = arg("limit", v.exact(limit.tokens_per_minute));
  const auto plan = arg("plan", limit.plan);
  if (project.workload.job && limit.job_takes) {
    return v.say(words::rate_limited_job, option, most, plan,
                 arg("time", time_text(Hours(std::ceil(limit.job_takes->value())), v)));
  }
  return v.say(words::rate_limited, option, most, plan, arg("needed", v.estimate(limit.needed)));
}

std::string window_warning(const Option& o, const Voice& v) {
  if (!o.batch_window) return "";
  return v.say(words::batch_too_late, arg("window", time_text(*o.batch_window, v)));
}

}  // namespace llmadvisor
