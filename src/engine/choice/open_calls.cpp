#include "choice/open_calls.hpp"

#include "llmadvisor/engine/bills/api_floor.hpp"
#include "llmadvisor/engine/bills/tuning_bill.hpp"

namespace llmadvisor {
namespace {

/// What calls cost at least, at prices that are kept from hunt to hunt.
class Floors {
 public:
  Floors(const HuntingGround& ground, const Project& project, const CostBook& costs)
      : ground_(ground),
        project_(project),
        costs_(costs),
        floor_(project, costs),
        kept_(ground.kept.calls) {
    const Wanted tuning = project.tuning ? Wanted::yes : Wanted::no;
    if (kept_.tuning != tuning) kept_ = {tuning, {}, {}};
    kept_.rates.resize(ground.market.apis.size());
    kept_.tuned_factors.resize(ground.market.apis.size(), 1);
  }

  Usd of(const Ways::Call& call) const {
    const ApiEntry& entry = ground_.market.apis[call.api];
    const ApiOffer& offer = costs_.priced(*entry.offer);
    auto& rates = kept_.rates[call.api];
    const double prompt = project_.workload.input.value();
    if (!rates || prompt <= rates->longer_than || prompt > rates->up_to) {
      rates = api_rates(*entry.offer, project_.workload, costs_, ground_.today);
      kept_.tuned_factors[call.api] =
          tuned_price_factor(*entry.provider, *entry.model, project_, costs_);
    }
    const ApiUse use{call.mode.hidden, {}, kept_.tuned_factors[call.api]};
    if (&offer == entry.offer) return floor_.of(offer, *rates, use);
    return floor_.of(offer, api_rates(offer, project_.workload, costs_, ground_.today), use);
  }

 private:
  const HuntingGround& ground_;
  const Project& project_;
  const CostBook& costs_;
  ApiFloor floor_;
  KeptOfHunts::Calls& kept_;
};

bool takes_part(const ApiEntry& entry, const ModelMode& mode, const Among& among) {
  if (among.kind && entry.kind != *among.kind) return false;
  if (!among.has(mode)) return false;
  return among.options.empty() ||
         among.has({entry.kind, Purchase::on_demand, entry.provider, entry.model, mode});
}

}  // namespace

std::vector<OpenCall> open_calls(const HuntingGround& ground, const Project& project,
                                 const Among& among, const CostBook& costs) {
  const Floors floors(ground, project, costs);
  const auto& budget = project.requirements.budget;
  std::vector<OpenCall> open;
  const auto options = ground.ways.calls();
  for (std::size_t option = 0; option < options.size(); ++option) {
    for (std::size_t i = 0; i < options[option].size(); ++i) {
      const Ways::Call& call = options[option][i];
      const ApiEntry& entry = ground.market.apis[call.api];
      if (!takes_part(entry, call.mode, among)) continue;
      if (!ground.admission.may_call(option, i, project)) continue;
      const Usd least = floors.of(call);
      if (budget && least > *budget) continue;
      open.push_back({option, &call, entry.placement, least});
    }
  }
  return open;
}

}  // namespace llmadvisor
