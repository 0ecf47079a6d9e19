#include <cmath>

#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

double calls_of_request(const Workload& w) {
  return w.growth * w.calls_per_request * w.calls_with_retries;
}

Requests billed_requests(const Workload& w) {
  if (w.job) return w.job->requests * calls_of_request(w);
  return w.requests_per_day * (days_per_month * w.days_per_week / 7) * calls_of_request(w);
}

Hours billed_period(const Workload& w) { return w.job ? w.job->within : hours_per_month; }

Hours active_hours(const Workload& w) {
  if (w.job) return w.job->within;
  return hours_per_month * (w.hours_per_day / Hours(24)) * (w.days_per_week / 7);
}

RequestsPerSecond mean_rate(const Workload& w) {
  if (w.job) return RequestsPerSecond(billed_requests(w).value() / (w.job->within.value() * 3600));
  return RequestsPerSecond(w.requests_per_day.value() / (w.hours_per_day.value() * 3600)) *
         calls_of_request(w);
}

RequestsPerSecond peak_rate(const Workload& w) {
  return mean_rate(w) * (w.peak_factor * (1 - w.batch_share) + w.batch_share);
}

double growth_until(const Horizon& horizon, int month) {
  return std::pow(1 + horizon.growth, month - 1);
}

double mean_growth(const Horizon& horizon) {
  double sum = 0;
  for (int month = 1; month <= horizon.months; ++month) sum += growth_until(horizon, month);
  return sum / horizon.months;
}

}  // namespace llmadvisor
