#pragma once

#include <algorithm>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "llmadvisor/engine/choice/scales.hpp"
#include "llmadvisor/engine/what_if/cost_curve.hpp"

namespace llmadvisor {

/// The same model in the same way at the same price, however many machines that takes.
inline bool is_same(const Candidate& a, const Candidate& b) {
  if (key_of(a) != key_of(b) || what_is_priced(a) != what_is_priced(b)) return false;
  const Fleet* x = fleet_of(a);
  const Fleet* y = fleet_of(b);
  return x == nullptr || (x->tensor_parallel == y->tensor_parallel && x->weights == y->weights);
}

/// What options cost at other volumes than the project's, re-weighed from scratch: more machines,
/// another tier. Break-evens walk over the same volumes again and again, so each is weighed once.
class VolumeBills {
 public:
  VolumeBills(const Project& project, const Scales& scales) : at_(project), scales_(scales) {
    at_.workload.growth = 1;
  }
  VolumeBills(const VolumeBills&) = delete;
  VolumeBills& operator=(const VolumeBills&) = delete;

  /// Refers to the bills.
  CostCurve curve(const Candidate& option, CostBasis basis, Usd CostRange::*bound) {
    return [&bills = of(option), this, basis, bound](Requests per_day) {
      const auto& totals = at(bills, per_day);
      if (!totals) return std::optional<Usd>();
      return std::optional((basis == CostBasis::invoice ? totals->monthly : totals->full_cost).*
                           bound);
    };
  }

 private:
  using Totals = std::optional<BillTotals>;
  struct Step {
    double per_day;
    Totals totals;
  };
  struct OfOption {
    Candidate option;
    std::vector<Step> walked = {};                   ///< in the order of the first walk
    std::size_t next = 0;                            ///< where the present walk is
    std::unordered_map<double, Totals> beside = {};  ///< by requests a day
  };

  OfOption& of(const Candidate& option) {
    const auto known = std::ranges::find_if(
        options_, [&](const auto& bills) { return is_same(bills.option, option); });
    return known != options_.end() ? *known : options_.emplace_back(OfOption{option});
  }

  const Totals& at(OfOption& bills, Requests per_day) {
    auto& walked = bills.walked;
    const double volume = per_day.value();
    auto& next = bills.next;
    if (!walked.empty() && walked.front().per_day == volume) next = 0;
    while (next < walked.size() && walked[next].per_day < volume) ++next;
    const bool is_ahead = walked.empty() || walked.back().per_day < volume;
    if (is_ahead) walked.push_back({volume, weigh(bills, per_day)});
    if (next < walked.size() && walked[next].per_day == volume) return walked[next++].totals;
    const auto [found, is_new] = bills.beside.try_emplace(volume);
    if (is_new) found->second = weigh(bills, per_day);
    return found->second;
  }

  Totals weigh(OfOption& bills, Requests per_day) {
    at_.workload.requests_per_day = per_day;
    return scales_.totals_at(bills.option, at_);
  }

  Project at_;  ///< but for the volume, which is that looked at last
  Scales scales_;
  std::deque<OfOption> options_;  ///< stay in place as more come
};

}  // namespace llmadvisor
