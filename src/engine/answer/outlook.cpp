#include "answer/outlook.hpp"

#include <algorithm>
#include <array>

#include "llmadvisor/engine/kind_ahead.hpp"

namespace llmadvisor {
namespace {

Usd cost_on(CostBasis basis, const MonthCost& cost) {
  return basis == CostBasis::invoice ? cost.invoice : cost.all_in;
}

/// A month that costs less by no more than rounding is not cheaper.
bool is_below(Usd one, Usd other) { return one < other * (1 - 1e-9); }

class Looking {
 public:
  Looking(const Advice& advice, const Project& project)
      : a_(advice), project_(project), pick_(advice.options[*advice.pick]) {}

  Outlook look() && {
    budget();
    cheaper();
    machines();
    calendar();
    payback();
    std::ranges::stable_sort(outlook_.reached, {}, &Reached::month);
    return std::move(outlook_);
  }

 private:
  /// Notes the first month of which the test holds.
  template <class Test>
  void first(Milestone what, const Option& o, const Test& holds,
             const std::optional<OptionRef>& than = {}) {
    const auto found = std::ranges::find_if(o.months, holds);
    if (found == o.months.end()) return;
    outlook_.reached.push_back(
        {what, found->month, found->from, ref_of(o), than, found->instances});
  }

  void budget() {
    const auto& budget = project_.requirements.budget;
    if (!budget) return;
    first(Milestone::budget, pick_,
          [&](const MonthBill& m) { return m.cost && m.cost->invoice > *budget; });
  }

  bool is_ahead(const Option& o) const {
    const auto index = ahead_of_kind(a_, o.kind);
    return index && &a_.options[*index] == &o;
  }

  /// What stands for another kind: the best that the answer has of it, and what breaks even.
  bool stands_for_its_kind(const Option& o) const {
    if (is_ahead(o)) return true;
    const auto is_it = [&](const BreakEven& e) {
      return e.self_hosted == ref_of(o) && e.api == ref_of(pick_) &&
             e.why_never != NeverEven::less_able;
    };
    return o.verdict != Verdict::rejected && std::ranges::any_of(a_.break_evens, is_it);
  }

  /// Of each other kind the first month in which something of it costs less than the pick, and had
  /// not done so the month before.
  void cheaper() {
    std::array<std::optional<Reached>, 4> of_kind;
    for (const auto& o : a_.options) {
      if (o.kind == pick_.kind || !stands_for_its_kind(o)) continue;
      const auto month = first_cheaper(o);
      auto& earliest = of_kind[static_cast<std::size_t>(o.kind)];
      if (!month || (earliest && earliest->month <= month->month)) continue;
      earliest = Reached{Milestone::cheaper, month->month,  month->from,
                         ref_of(o),          ref_of(pick_), month->instances};
    }
    for (auto& reached : of_kind) {
      if (reached) outlook_.reached.push_back(std::move(*reached));
    }
  }

  const MonthBill* first_cheaper(const Option& o) const {
    bool was_dearer = false;
    for (std::size_t i = 0; i < std::min(o.months.size(), pick_.months.size()); ++i) {
      const auto& own = o.months[i].cost;
      const auto& picked = pick_.months[i].cost;
      if (!own || !picked) return nullptr;
      const bool is_cheaper =
          is_below(cost_on(project_.decide_on, *own), cost_on(project_.decide_on, *picked));
      if (is_cheaper && was_dearer) return &o.months[i];
      was_dearer = was_dearer || !is_cheaper;
    }
    return nullptr;
  }

  /// Of the pick and of the best of each kind.
  void machines() {
    for (const auto& o : a_.options) {
      if ((&o != &pick_ && !is_ahead(o)) || o.months.empty() ||
          (o.deployment && o.deployment->serverless))
        continue;
      const int before = o.months.front().instances;
      first(Milestone::next_machine, o, [&](const MonthBill& m) { return m.instances > before; });
    }
  }

  void calendar() {
    for (const auto& warning : a_.warnings) {
      if (!warning.event || warning.code != WarningCode::price_changes) continue;
      first(Milestone::price_change, pick_,
            [&](const MonthBill& m) { return m.from >= warning.event->on; });
    }
    first(Milestone::retires, pick_, [](const MonthBill& m) { return !m.cost; });
  }

  /// The API that costs least over the horizon.
  const Option* best_api() const {
    const Option* best = nullptr;
    for (const auto kind : {OptionKind::closed_api, OptionKind::hosted_open_api}) {
      const auto index = ahead_of_kind(a_, kind);
      if (!index || !a_.options[*index].months.back().cost) continue;
      const Option& o = a_.options[*index];
      const bool is_less = best == nullptr || o.months.back().cost->all_in_so_far <
                                                  best->months.back().cost->all_in_so_far;
      if (is_less) best = &o;
    }
    return best;
  }

  void payback() {
    const auto index = ahead_of_kind(a_, OptionKind::on_premises);
    const Option* api = best_api();
    if (!index || api == nullptr) return;
    const Option& owned = a_.options[*index];
    outlook_.payback = Payback{ref_of(owned), ref_of(*api), {}};
    for (std::size_t i = 0; i < owned.months.size(); ++i) {
      const auto& own = owned.months[i].cost;
      const auto& other = api->months[i].cost;
      if (!own || !other || own->paid_so_far > other->paid_so_far) continue;
      const MonthBill& m = owned.months[i];
      outlook_.payback->month = m.month;
      outlook_.reached.push_back(
          {Milestone::payback, m.month, m.from, ref_of(owned), ref_of(*api), m.instances});
      return;
    }
  }

  const Advice& a_;
  const Project& project_;
  const Option& pick_;
  Outlook outlook_;
};

}  // namespace

std::optional<Outlook> outlook_of(const Advice& advice, const Project& project) {
  if (!project.horizon) return std::nullopt;
  if (!advice.pick) return Outlook{};
  return Looking(advice, project).look();
}

}  // namespace llmadvisor
