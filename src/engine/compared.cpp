#include "llmadvisor/engine/compared.hpp"

namespace llmadvisor {

std::string_view sold_as(const Seat& seat) {
  return std::string_view(seat.plan).substr(0, seat.plan.find(" ("));
}

std::optional<Usd> cost_of_a_year(const Option& option) {
  constexpr std::size_t year = 12;
  if (option.full_cost.expected <= Usd(0)) return std::nullopt;
  if (option.months.size() < year) return option.full_cost.expected * year;
  const auto& last = option.months[year - 1].cost;
  return last ? std::optional(last->all_in_so_far) : std::nullopt;
}

}  // namespace llmadvisor
