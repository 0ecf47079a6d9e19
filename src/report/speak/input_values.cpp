#include "input_values.hpp"

namespace llmadvisor {
namespace {

std::optional<double> workload_value(const Project& p, Number number) {
  const Workload& w = p.workload;
  switch (number) {
    case Number::users:
      return p.stated[Number::users];
    case Number::uses_per_day:
      if (!p.stated[Number::users]) return std::nullopt;
      return w.requests_per_day.value() / *p.stated[Number::users];
    case Number::input_tokens:  // as the user states it: retrieved context is an input of its own
      return (w.input - (p.rag ? p.rag->retrieved : Tokens(0))).value();
    case Number::output_tokens:
      return w.output.value();
    case Number::reasoning_tokens:
      return p.stated[Number::reasoning_tokens];
    case Number::cached_share:
      return w.cached_share;
    case Number::batch_share:
      return w.batch_share;
    case Number::calls_per_task:
    case Number::retry_percent:
    case Number::easy_share:
      return p.stated[number];
    default:
      return std::nullopt;
  }
}

std::optional<double> traffic_value(const Project& p, Number number) {
  const Workload& w = p.workload;
  switch (number) {
    case Number::requests_per_day:
      return w.requests_per_day.value();
    case Number::peak_factor:
      return w.peak_factor;
    case Number::hours_per_day:
      return w.hours_per_day.value();
    case Number::days_per_week:
      return w.days_per_week;
    case Number::growth_percent_per_month:
      return p.growth_per_month * 100;
    case Number::horizon:
      return p.horizon ? std::optional<double>(p.horizon->months) : std::nullopt;
    case Number::amortisation_months:
      return p.amortisation_months;
    default:
      return std::nullopt;
  }
}

std::optional<double> job_value(const Job& job, Number number) {
  if (number == Number::job) return job.requests.value();
  return number == Number::within ? std::optional(job.within.value()) : std::nullopt;
}

std::optional<double> in_ms(std::optional<Seconds> time) {
  if (!time) return std::nullopt;
  return in_milliseconds(*time);
}

std::optional<double> requirement_value(const Project& p, Number number) {
  switch (number) {
    case Number::max_ttft:
      return in_ms(p.requirements.max_ttft);
    case Number::max_tpot:
      return in_ms(p.requirements.max_tpot);
    case Number::context:
      return p.requirements.context.value();
    case Number::spare_replicas:
      return p.spare_replicas;
    case Number::headroom:
      return p.headroom;
    case Number::server_life_years:
      return p.server_life_years;
    default:
      return std::nullopt;
  }
}

std::optional<double> retrieval_value(const RagPlan& rag, Number number) {
  switch (number) {
    case Number::rag_documents:
      return rag.documents;
    case Number::rag_tokens_per_document:
      return rag.per_document.value();
    case Number::rag_context_tokens:
      return rag.retrieved.value();
    case Number::rag_growth_percent_per_month:
      return rag.monthly_change * 100;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<double> value_of(const Project& p, Number number) {
  const auto& job = p.workload.job;
  if (const auto value = job ? job_value(*job, number) : traffic_value(p, number)) return value;
  if (const auto value = workload_value(p, number)) return value;
  if (const auto value = requirement_value(p, number)) return value;
  if (p.rag) {
    if (const auto value = retrieval_value(*p.rag, number)) return value;
  }
  if (p.tuning && number == Number::tuning_tokens) return p.tuning->training.value();
  if (p.tuning && number == Number::tuning_epochs) return p.tuning->epochs;
  return std::nullopt;
}

}  // namespace llmadvisor
