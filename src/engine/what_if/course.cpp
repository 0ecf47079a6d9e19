#include "llmadvisor/engine/what_if/course.hpp"

#include <algorithm>
#include <limits>

#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "llmadvisor/engine/bills/people_bill.hpp"

namespace llmadvisor {
namespace {

std::optional<Date> retirement_of(const Candidate& option) {
  if (const auto* api = std::get_if<ApiCandidate>(&option)) return api->offer->retires_on;
  const auto* rented = std::get_if<RentedCandidate>(&option);
  return rented == nullptr ? std::nullopt : rented->offer->retires_on;
}

/// The project as it is in one month.
Project project_in(int month, const Project& project) {
  Project then = project;
  then.workload.growth = growth_until(*project.horizon, month);
  // Costs that are spread over fewer months than the horizon has end with them.
  if (month > project.amortisation_months) {
    then.amortisation_months = std::numeric_limits<double>::infinity();
  }
  return then;
}

/// What is spread over months in the bills of an own server, and what of it is really paid.
class Purchases {
 public:
  Purchases(const Candidate& option, const CostBook& costs)
      : owned_(std::get_if<OwnedCandidate>(&option)), costs_(costs) {}

  /// All that was paid until now, with a month that costs so much.
  Usd paid(Usd all_in, const Project& month) {
    if (owned_ == nullptr) return paid_ += all_in;
    const Usd bought = purchase_of_all(*owned_, costs_);
    const Usd spread = purchase_of_month(*owned_, month, costs_);
    const Usd set_up = set_up_of(month);
    const Usd set_up_spread = set_up / month.amortisation_months;
    paid_ += all_in - spread - set_up_spread;
    paid_ += std::max(Usd(0), bought - bought_) + std::max(Usd(0), set_up - set_up_);
    bought_ = std::max(bought_, bought);
    set_up_ = std::max(set_up_, set_up);
    return paid_;
  }

 private:
  Usd set_up_of(const Project& project) const {
    const auto herd = machines_of(*owned_);
    if (!herd) return Usd(0);
    const double hours = extra_hours(*herd, project.team, costs_).set_up.expected.value();
    return Usd(hours * engineer_hour(project.requirements.jurisdiction, costs_).expected);
  }

  const OwnedCandidate* owned_;  ///< null: nothing is bought
  const CostBook& costs_;
  Usd paid_;
  Usd bought_;
  Usd set_up_;
};

}  // namespace

Date first_day(Date today, int month) {
  using namespace std::chrono;
  const year_month_day day(today);
  const year_month_day then = day + months(month - 1);
  return then.ok() ? sys_days(then) : sys_days(then.year() / then.month() / last);
}

std::vector<MonthBill> course_of(const Candidate& option, const Project& project,
                                 const Scales& scales) {
  std::vector<MonthBill> months;
  if (!project.horizon) return months;
  Candidate sized = option;
  const auto retires_on = retirement_of(option);
  Purchases purchases(sized, scales.costs());
  Usd so_far(0);
  bool is_sold = true;
  for (int month = 1; month <= project.horizon->months; ++month) {
    const Project then = project_in(month, project);
    MonthBill bill{month,
                   first_day(scales.today(), month),
                   then.workload.requests_per_day * then.workload.growth,
                   0,
                   {}};
    const auto totals = scales.totals_on(bill.from, sized, then);
    if (const Fleet* fleet = fleet_of(sized)) bill.instances = fleet->sizing.instances;
    is_sold = is_sold && totals && (!retires_on || bill.from < *retires_on);
    if (is_sold) {
      const Usd all_in = totals->full_cost.expected;
      so_far += all_in;
      bill.cost = {totals->monthly.expected, all_in, so_far, purchases.paid(all_in, then)};
    }
    months.push_back(bill);
  }
  return months;
}

}  // namespace llmadvisor
