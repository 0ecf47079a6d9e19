#include "llmadvisor/engine/compared.hpp"

namespace llmadvisor {

std::string_view sold_as(const Seat& seat) {
  const std::string_view plan = seat.plan;
  const auto remark = plan.find('(');
  return remark == plan.npos || remark == 0 ? plan : plan.substr(0, remark - 1);
}

std::optional<Usd> cost_of_a_year(const Option& option) {
  constexpr std::size_t year = 12;
  if (option.full_cost.expected <= Usd(0)) return std::nullopt;
  if (option.months.size() < year) return option.full_cost.expected * year;
  const auto& last = option.months[year - 1].cost;
  return last ? std::optional(last->all_in_so_far) : std::nullopt;
}

}  // namespace llmadvisor
