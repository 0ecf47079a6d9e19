#include <algorithm>

#include "llmadvisor/engine/choice.hpp"
#include "llmadvisor/engine/evaluation.hpp"
#include "llmadvisor/engine/gates.hpp"
#include "llmadvisor/engine/gpu_bill.hpp"
#include "llmadvisor/engine/option_bill.hpp"

namespace llmadvisor {
namespace {

/// A model that passes the gates which need no machine.
struct Candidate {
  std::size_t model = 0;
  QualityBand band = QualityBand::basic;
};

std::vector<Candidate> candidates_of(const Market& market, const Requirements& r) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < market.models.size(); ++i) {
    const HostedModel& hosted = market.models[i];
    const ModelMode mode = mode_for(*hosted.model, hosted.quality, r.quality);
    const bool passes = allows_self_hosting(*hosted.model) && mode.band &&
                        *mode.band >= r.quality &&
                        hosted.model->max_context_tokens.value_or(0) >= r.context.value();
    if (passes) candidates.push_back({i, *mode.band});
  }
  return candidates;
}

/// What an option must cost at most to be the pick, given those seen so far.
class Bar {
 public:
  explicit Bar(const Project& project) : project_(project), most_(project.requirements.budget) {}

  /// Whether nothing better has been seen.
  bool note(const Evaluation& e) {
    // A dearer option may be the more private one.
    if (project_.prefer == Preference::privacy || !can_be_the_plan(e, project_)) return false;
    const Usd bill = e.totals->monthly.expected;
    if (project_.prefer == Preference::quality) {
      const QualityBand band = *e.mode.band;
      if (band < floor_) return false;
      if (band > floor_) most_ = bill;
      floor_ = band;
    }
    const bool is_best = !most_ || bill <= *most_;
    if (is_best) most_ = bill;
    return is_best;
  }

  [[nodiscard]] bool is_below(QualityBand band) const { return band < floor_; }

  [[nodiscard]] std::optional<Usd> most(QualityBand band) const {
    const bool better = project_.prefer == Preference::quality && band > floor_;
    return better ? project_.requirements.budget : most_;
  }

 private:
  const Project& project_;
  std::optional<Usd> most_;
  QualityBand floor_ = QualityBand::basic;  ///< where quality comes first: the best seen
};

/// Whether the two serve every model alike: they differ by their region and price alone.
bool are_alike(const Machine& a, const Machine& b) {
  if (a.offer == nullptr || b.offer == nullptr) return false;
  return a.gpu == b.gpu && a.gpus == b.gpus && a.link == b.link && a.offer->kind == b.offer->kind;
}

std::optional<Usd> cheapest(const std::vector<const Machine*>& machines, Purchase purchase,
                            const Project& project, const CostBook& costs) {
  std::optional<Usd> least;
  for (const Machine* machine : machines) {
    const Usd cost = least_machine_cost(*machine, purchase, project, costs);
    least = std::min(least.value_or(cost), cost);
  }
  return least;
}

}  // namespace

/// Machines where the data may go, the cheapest of those that are alike.
void Evaluator::choose_contending_machines() {
  contending_.clear();
  for (std::size_t i = 0; i < machines_.size(); ++i) {
    const auto price = [&, purchase = market_.shelves[i].purchase](const Machine* machine) {
      return hourly_price(*machine->offer, purchase, costs_).expected;
    };
    auto& chosen = contending_.emplace_back();
    for (const Machine* machine : machines_[i]) {
      if (compliance_[machine->placement].verdict == RuleVerdict::not_advisable) continue;
      const auto twin = std::ranges::find_if(
          chosen, [&](const Machine* other) { return are_alike(*other, *machine); });
      if (twin == chosen.end()) {
        chosen.push_back(machine);
      } else if (price(machine) < price(*twin)) {
        *twin = machine;
      }
    }
  }
}

void Evaluator::read_prices_again() {
  costs_ = CostBook(*market_.catalog);
  if (assessed_for_) choose_contending_machines();
}

std::vector<Evaluation> Evaluator::contenders(const Project& project,
                                              std::optional<OptionKind> kind) {
  assess_placements(project.requirements);
  forget_stale_capacities(project);
  std::vector<Evaluation> all;
  weigh_apis(project, all);
  if (kind) std::erase_if(all, [&](const Evaluation& e) { return e.kind != *kind; });
  Bar bar(project);
  for (const auto& e : all) bar.note(e);
  const auto candidates = candidates_of(market_, project.requirements);
  // What was best a moment ago sets the bar, so that little else need be weighed in full.
  if (last_found_ && !kind) {
    const auto [shelf, model] = *last_found_;
    const bool candidate = std::ranges::count(candidates, model, &Candidate::model) > 0;
    const auto e = candidate ? weigh_shelf(model, market_.shelves[shelf], contending_[shelf],
                                           project, Search{})
                             : std::nullopt;
    if (e) bar.note(*e);
  }
  for (std::size_t i = 0; i < market_.shelves.size(); ++i) {
    const Shelf& shelf = market_.shelves[i];
    if (kind && shelf.kind != *kind) continue;
    if (shelf.purchase == Purchase::spot && !only_spot_is_asked_for(project)) continue;
    const auto least = cheapest(contending_[i], shelf.purchase, project, costs_);
    for (const auto& [model, band] : candidates) {
      const auto most = bar.most(band);
      if (bar.is_below(band) || (most && (!least || *least > *most))) continue;
      auto e = weigh_shelf(model, shelf, contending_[i], project, Search{most});
      if (!e) continue;
      if (bar.note(*e)) last_found_ = {i, model};
      all.push_back(std::move(*e));
    }
  }
  return all;
}

}  // namespace llmadvisor
