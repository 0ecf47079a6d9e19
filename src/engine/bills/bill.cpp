#include "llmadvisor/engine/bills/bill.hpp"

namespace llmadvisor {

CostRange total(const std::vector<BillLine>& lines) {
  CostRange sum;
  for (const auto& line : lines) sum += line.amount;
  return sum;
}

CostRange monthly(const Bill& bill) { return total(bill.lines); }

CostRange full_cost(const Bill& bill) {
  CostRange sum = total(bill.lines);
  sum += total(bill.full_cost_lines);
  return sum;
}

}  // namespace llmadvisor
