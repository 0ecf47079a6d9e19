#include "answer/todays_bill.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

void add_beside(const Advice& advice, const std::optional<std::size_t>& index, TodaysBill& bill) {
  if (!index) return;
  const Option& option = advice.options[*index];
  const OptionRef ref = ref_of(option);
  const bool is_there = std::ranges::count(bill.options, ref, &BesideToday::option) > 0;
  if (option.verdict == Verdict::rejected || is_range_only(option) || is_there) return;
  bill.options.push_back({ref, option.monthly, option.full_cost});
}

}  // namespace

std::optional<TodaysBill> todays_bill(const Advice& advice, const Project& project,
                                      const Catalog& catalog) {
  const auto& paid = project.stated.today;
  if (!paid) return std::nullopt;
  TodaysBill bill{
      *paid, Usd(paid->monthly.amount * usd_per(paid->monthly.currency, catalog)), false, {}};
  bill.volume_is_assumed =
      std::ranges::count(project.assumptions, InputRef(Number::requests_per_day),
                         &Assumption::input) > 0;
  add_beside(advice, advice.pick, bill);
  for (const auto& best : advice.best_of_kind) add_beside(advice, best, bill);
  return bill;
}

}  // namespace llmadvisor
