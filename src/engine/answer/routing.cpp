#include "answer/routing.hpp"

#include "llmadvisor/engine/choice/choice.hpp"

namespace llmadvisor {
namespace {

class Router {
 public:
  Router(const Weighed& pick, double easy_share, const Project& project, const Search& search)
      : pick_(pick),
        share_(easy_share),
        project_(project),
        scales_(search.scales()),
        rule_(search.rule(project)) {}

  [[nodiscard]] std::optional<Routing> best_among(const std::vector<Weighed>& all) const {
    const auto hard = cost_of(1 - share_, pick_.candidate);
    if (!hard) return std::nullopt;
    std::optional<Routing> best;
    for (const auto& w : all) {
      if (!may_do_the_easy(w)) continue;
      const auto easy = cost_of(share_, w.candidate);
      if (!easy || (best && *easy >= best->easy_cost)) continue;
      best = Routing{share_,
                     ref_of(w.candidate),
                     ref_of(pick_.candidate),
                     *easy,
                     *hard,
                     pick_.totals->full_cost.expected};
    }
    return best && pays(*best) ? best : std::nullopt;
  }

 private:
  /// Fewer machines, other tiers: sized and billed for its share alone.
  std::optional<Usd> cost_of(double share, Candidate option) const {
    Project part = project_;
    part.workload.growth *= share;
    const auto totals = scales_.totals_at(option, part);
    return totals ? std::optional(totals->full_cost.expected) : std::nullopt;
  }

  bool may_do_the_easy(const Weighed& w) const {
    const bool only_the_floor = w.failed == 1 && w.first_reason == ReasonCode::quality_floor;
    if (!w.totals || (w.first_reason && !only_the_floor) || w.awaits_security_officer) return false;
    if (purchase_of(w.candidate) == Purchase::spot) return false;
    if (key_of(w.candidate) == key_of(pick_.candidate)) return false;
    const Served& own = served(w.candidate);
    return own.mode.standing && own.mode.standing->level >= QualityBand::solid &&
           rule_.is_evident(own.mode) &&
           rule_.law_class(own.placement) <= rule_.law_class(served(pick_.candidate).placement);
  }

  bool pays(const Routing& r) const {
    return r.easy_cost + r.hard_cost + rule_.materiality(r.alone) < r.alone;
  }

  const Weighed& pick_;
  double share_;
  const Project& project_;
  Scales scales_;
  ChoiceRule rule_;
};

}  // namespace

std::optional<Routing> routing_of(const Ranked& ranked, const Project& project,
                                  const Search& search) {
  const auto& share = project.stated[Number::easy_share];
  const Weighed* pick = ranked.pick();
  if (!share || pick == nullptr || !pick->totals) return std::nullopt;
  return Router(*pick, *share, project, search).best_among(ranked.all);
}

}  // namespace llmadvisor
