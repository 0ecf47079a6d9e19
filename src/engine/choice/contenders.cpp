#include <algorithm>
#include <cmath>

#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/option_bill.hpp"
#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/evaluation.hpp"
#include "llmadvisor/engine/choice/gates.hpp"

namespace llmadvisor {
namespace {

/// A model that passes the gates which need no machine.
struct Candidate {
  std::size_t model = 0;
  QualityBand band = QualityBand::basic;
};

std::vector<Candidate> candidates_of(const Market& market, const Project& project) {
  const QualityBand floor = project.requirements.quality;
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < market.models.size(); ++i) {
    const HostedModel& hosted = market.models[i];
    const ModelMode mode = mode_for(*hosted.model, hosted.quality, floor);
    const Tokens context(hosted.model->max_context_tokens.value_or(0));
    const bool passes = allows_self_hosting(*hosted.model) && mode.band && *mode.band >= floor &&
                        context >= context_needed(mode.thinking, project);
    if (passes) candidates.push_back({i, *mode.band});
  }
  return candidates;
}

/// Whether the two serve every model alike: they differ by their region and price alone.
bool are_alike(const Machine& a, const Machine& b) {
  if (a.offer == nullptr || b.offer == nullptr) return false;
  return a.gpu == b.gpu && a.gpus == b.gpus && a.link == b.link && a.offer->kind == b.offer->kind;
}

}  // namespace

OptionKey option_key(const Evaluation& e) { return {e.kind, e.purchase, e.provider, e.model}; }

bool Among::has(const OptionKey& option) const {
  if (kind && option.kind != *kind) return false;
  return options.empty() || std::ranges::find(options, option) != options.end();
}

bool Among::has(const Shelf& shelf) const {
  if (kind && shelf.kind != *kind) return false;
  const auto is_on_it = [&](const OptionKey& o) {
    return o.kind == shelf.kind && o.purchase == shelf.purchase && o.provider == shelf.provider;
  };
  return options.empty() || std::ranges::any_of(options, is_on_it);
}

/// What an option must cost at most to be the pick, given those seen so far.
class Evaluator::Bar {
 public:
  Bar(const Project& project, const Market& market)
      : project_(project), market_(market), most_(project.requirements.budget) {}

  [[nodiscard]] int best_merit(QualityBand band, const Machines& machines) const {
    int best = 0;
    for (const Machine* machine : machines) {
      best = std::max(best, merit(band, machine->placement, project_, market_));
    }
    return best;
  }

  /// Whether nothing better has been seen.
  bool note(const Evaluation& e) {
    if (!can_be_the_plan(e, project_)) return false;
    const int own = merit(*e.mode.band, e.placement, project_, market_);
    if (own < floor_) return false;
    const Usd bill = e.totals->monthly.expected;
    const bool is_best = own > floor_ || !most_ || bill <= *most_;
    if (is_best) most_ = within_a_cent(bill);
    floor_ = own;
    return is_best;
  }

  [[nodiscard]] bool is_below(int merit) const { return merit < floor_; }

  [[nodiscard]] std::optional<Usd> most(int merit) const {
    return merit > floor_ ? project_.requirements.budget : most_;
  }

 private:
  /// The greatest bill that is the same to the cent, which only the rest of the order can tell
  /// apart.
  [[nodiscard]] Usd within_a_cent(Usd bill) const {
    const Usd same((std::round(bill.value() * 100) + 0.5) / 100);
    const auto& budget = project_.requirements.budget;
    return budget ? std::min(same, *budget) : same;
  }

  const Project& project_;
  const Market& market_;
  std::optional<Usd> most_;
  int floor_ = 0;  ///< the greatest merit seen
};

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

std::vector<Evaluation> Evaluator::contenders(const Project& project, const Among& among) {
  assess_placements(project.requirements);
  capacities_.look_at(project);
  std::vector<Evaluation> all;
  weigh_apis(project, &among, all);
  Bar bar(project, market_);
  for (const auto& e : all) bar.note(e);
  weigh_contending_shelves(project, among, bar, all);
  return all;
}

bool Evaluator::may_be_picked(const ApiEntry& entry, const Project& project) const {
  if (compliance_[entry.placement].verdict == RuleVerdict::not_advisable) return false;
  const QualityBand floor = project.requirements.quality;
  const ModelMode mode = mode_for(*entry.model, entry.quality, floor);
  return mode.band && *mode.band >= floor;
}

void Evaluator::weigh_contending_shelves(const Project& project, const Among& among, Bar& bar,
                                         std::vector<Evaluation>& all) {
  const auto candidates = candidates_of(market_, project);
  // What was best a moment ago sets the bar, so that little else need be weighed in full.
  if (last_found_ && among.everything()) {
    const auto [i, model] = *last_found_;
    if (std::ranges::count(candidates, model, &Candidate::model) > 0) {
      const Search search = search_on(i, project);
      const auto e = weigh_shelf(model, market_.shelves[i], contending_[i], project, &search);
      if (e) bar.note(*e);
    }
  }
  for (std::size_t i = 0; i < market_.shelves.size(); ++i) {
    const Shelf& shelf = market_.shelves[i];
    if (contending_[i].empty() || !among.has(shelf)) continue;
    if (shelf.purchase == Purchase::spot && !only_spot_is_asked_for(project)) continue;
    Search search = search_on(i, project);
    for (const auto& [model, band] : candidates) {
      if (!among.has({shelf.kind, shelf.purchase, shelf.provider, market_.models[model].model})) {
        continue;
      }
      const int merit = bar.best_merit(band, contending_[i]);
      search.most = bar.most(merit);
      if (bar.is_below(merit) || (search.most && search.least > *search.most)) continue;
      auto e = weigh_shelf(model, shelf, contending_[i], project, &search);
      if (!e) continue;
      if (bar.note(*e)) last_found_ = {i, model};
      all.push_back(std::move(*e));
    }
  }
}

Evaluator::Search Evaluator::search_on(std::size_t shelf, const Project& project) const {
  Search search;
  search.instance_costs.reserve(contending_[shelf].size());
  for (const Machine* machine : contending_[shelf]) {
    const Usd one = instance_cost(*machine, market_.shelves[shelf].purchase, project, costs_);
    const Usd least = is_serverless(*machine) ? Usd(0) : one;
    search.least = search.instance_costs.empty() ? least : std::min(search.least, least);
    search.instance_costs.push_back(one);
  }
  return search;
}

}  // namespace llmadvisor
