#include "contradictions.hpp"

#include <algorithm>
#include <string>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

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
void refuse_reservation_of_job(const ProjectInput& stated) {
  const auto& purchases = stated.filters.purchases;
  if (std::ranges::find(purchases, Purchase::reserved) == purchases.end()) return;
  throw Error("contradiction", "--job and --purchase reserved exclude each other",
              "a reservation outlasts the job: leave one of them out");
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

}  // namespace

void refuse_contradictions(const ProjectInput& stated) {
  refuse_traffic_of_job(stated);
  if (stated[Number::job]) refuse_reservation_of_job(stated);
  refuse_two_volumes(stated);
  refuse_loose_ends(stated);
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

}  // namespace llmadvisor
