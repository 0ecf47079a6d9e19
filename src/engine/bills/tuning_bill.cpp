#include "llmadvisor/engine/bills/tuning_bill.hpp"

#include <algorithm>

#include "citation.hpp"
#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"

namespace llmadvisor {
namespace {

bool can_tune(const FineTuningOffer& offer, const Model& model) {
  if (!offer.models.empty()) return std::ranges::find(offer.models, model.id) != offer.models.end();
  if (!offer.max_parameters || !model.architecture) return false;
  return model.architecture->total_parameters <= *offer.max_parameters;
}

Formula trained_tokens(const TuningPlan& plan) {
  return {Figure{plan.training.value() / 1e6, Term::million_tokens}, Sign::times,
          Figure{plan.epochs, Term::epochs}};
}

/// Low and high follow how much of the peak the training reaches.
Spread effort_spread(const CostBook& costs) {
  const Cost& reached = costs[CostId::training_utilisation];
  const Cost& share = costs[CostId::lora_compute_share];
  return Spread{reached.expected / reached.high, reached.expected / reached.low} * share.spread();
}

bool can_train(const Model& model, const Fleet& fleet) {
  return model.architecture && fleet.dense_16bit();
}

/// Adapters are trained on weights in 16 bits where those fit the machine with room for a batch,
/// else on weights of four bits (QLoRA), as whoever trains there would do. Its further operations
/// are within the range.
Term adapters_on(const Model& model, const Fleet& fleet) {
  constexpr double room_for_weights = 0.8;
  const double machine = fleet.memory().value() * fleet.gpus_per_machine;
  const double weights = 2 * model.architecture->total_parameters;
  return weights <= machine * room_for_weights ? Term::adapter_share
                                               : Term::quantised_adapter_share;
}

double training_hours(const Model& model, const Fleet& fleet, const Project& project,
                      const CostBook& costs) {
  const double peak = fleet.dense_16bit()->value() * fleet.gpus_per_machine;
  const double reached = peak * costs[CostId::training_utilisation].expected;
  return training_work(model, *project.tuning, costs).value() / reached / 3600;
}

Formula training_formula(const Model& model, const Fleet& fleet, const Project& project,
                         const CostBook& costs) {
  Formula formula = trained_tokens(*project.tuning);
  extend(formula, {Sign::comma,
                   Figure{costs[CostId::lora_compute_share].expected, adapters_on(model, fleet)},
                   Sign::comma, Figure{static_cast<double>(fleet.gpus_per_machine), Term::gpus},
                   Sign::at, Figure{costs[CostId::training_utilisation].expected}, Sign::of,
                   Figure{fleet.dense_16bit()->value() / 1e12, Term::teraflops}, Sign::comma,
                   Sign::over, Figure{project.amortisation_months, Term::months}});
  return formula;
}

}  // namespace

const FineTuningOffer* tuning_offer(std::string_view provider, const Model& model,
                                    const Catalog& catalog) {
  const FineTuningOffer* best = nullptr;
  for (const auto& offer : catalog.fine_tuning_offers) {
    if (offer.provider != provider || !offer.serving_price_factor || !can_tune(offer, model)) {
      continue;
    }
    // Price bands by size: the narrowest one that still holds the model.
    const auto band = [](const FineTuningOffer& o) { return o.max_parameters.value_or(0); };
    if (best == nullptr || band(offer) < band(*best)) best = &offer;
  }
  return best;
}

double tuned_price_factor(const Provider& provider, const Model& model, const Project& project,
                          const CostBook& costs) {
  if (!project.tuning) return 1;
  const auto* offer = tuning_offer(provider.id, model, costs.catalog());
  return offer == nullptr ? 1 : *offer->serving_price_factor;
}

bool can_serve_tuned(std::string_view provider, const Model& model, const Catalog& catalog) {
  return tuning_offer(provider, model, catalog) != nullptr;
}

Flops training_work(const Model& model, const TuningPlan& plan, const CostBook& costs) {
  const Architecture& a = *model.architecture;
  const double parameters = a.active_parameters.value_or(a.total_parameters);
  return Flops(6 * parameters * plan.training.value() * plan.epochs *
               costs[CostId::lora_compute_share].expected);
}

Priced add_tuning_bill(BillBuilder& bill, const ApiCandidate& api, const Project& project,
                       const CostBook& costs) {
  const auto* offer = tuning_offer(api.provider->id, *api.model, costs.catalog());
  if (offer == nullptr || !offer->training || offer->training->value() <= 0) return Priced::no;
  const double tokens = project.tuning->training.value() * project.tuning->epochs;
  const double months = project.amortisation_months;
  const double price = offer->training->value();
  bill.invoice(LineKind::tuning, tokens / 1e6 / months, price * costs.usd_per(offer->currency), {},
               [&](BillLine& line) {
                 line.detail = offer->id;
                 line.unit = BillUnit::million_tokens;
                 line.formula = trained_tokens(*project.tuning);
                 extend(line.formula, {Sign::over, Figure{months, Term::months}});
                 quote(line, price, offer->currency);
                 cite(line, offer->provenance);
               });
  return Priced::yes;
}

Priced add_tuning_bill(BillBuilder& bill, const RentedCandidate& rented, const Project& project,
                       const CostBook& costs) {
  if (!can_train(*rented.model, rented.fleet)) return Priced::no;
  const GpuOffer& offer = *rented.offer;
  // A few hours once: on demand wherever that is sold, whatever the purchase mode of the service.
  HourlyPrice price = hourly_price(offer, Purchase::on_demand, costs);
  if (price.priced == Priced::no) price = hourly_price(offer, rented.purchase, costs);
  if (price.priced == Priced::no) return Priced::no;
  const double hours =
      training_hours(*rented.model, rented.fleet, project, costs) / project.amortisation_months;
  const Spread spread =
      effort_spread(costs) * Spread{price.low / price.expected, price.high / price.expected};
  bill.invoice(LineKind::tuning, hours, price.expected.value(), spread, [&](BillLine& line) {
    name_machine(line, offer);
    line.unit = BillUnit::instance_hour;
    line.formula = training_formula(*rented.model, rented.fleet, project, costs);
    quote(line, price.quoted, offer.currency);
    cite(line, offer.provenance);
  });
  return Priced::yes;
}

/// An own server trains in its idle hours: only the electricity above idling is paid for.
Priced add_tuning_bill(BillBuilder& bill, const OwnedCandidate& owned, const Project& project,
                       const CostBook& costs) {
  if (!can_train(*owned.model, owned.fleet)) return Priced::no;
  const double idle = costs[CostId::idle_power_share].expected;
  const Cost& price = costs[electricity_of(project.requirements.jurisdiction)];
  const bool in_a_room = project.site == Site::own_room && owned.fleet.sizing.instances > 1;
  const double pue = in_a_room ? costs[CostId::pue].expected : 1;
  const double kwh = training_hours(*owned.model, owned.fleet, project, costs) *
                     owned.server->power.value() / 1000 * (1 - idle) * pue /
                     project.amortisation_months;
  bill.invoice(LineKind::tuning, kwh, price.expected, effort_spread(costs) * price.spread(),
               [&](BillLine& line) {
                 line.detail = owned.server->id;
                 line.unit = BillUnit::kilowatt_hour;
                 line.formula = training_formula(*owned.model, owned.fleet, project, costs);
                 cite(line, price);
               });
  return Priced::yes;
}

}  // namespace llmadvisor
