#pragma once

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"

namespace llmadvisor {

/// The service by which a provider tunes a model and serves the result by the token; null when no
/// source says that it does.
[[nodiscard]] const FineTuningOffer* tuning_offer(std::string_view provider, const Model& model,
                                                  const Catalog& catalog);

/// Whether the tuned model can be called at the provider: base models by the token are not tuned
/// ones.
[[nodiscard]] bool can_serve_tuned(std::string_view provider, const Model& model,
                                   const Catalog& catalog);

/// A tuned model is called at its own price where the provider has one. Without such a service
/// there is no bill at all: see add_tuning_bill(). 1 where nothing is tuned.
[[nodiscard]] double tuned_price_factor(const Provider& provider, const Model& model,
                                        const Project& project, const CostBook& costs);

/// Operations of one training: 6 x parameters x tokens, less for adapters (LoRA), which need no
/// gradients of the weights.
[[nodiscard]] Flops training_work(const Model& model, const TuningPlan& plan,
                                  const CostBook& costs);

/// One training, spread over the project's amortisation months: by the token where the option is an
/// API, in hours of the option's own machine where it is a GPU. `Priced::no` when its price is not
/// known.
[[nodiscard]] Priced add_tuning_bill(BillBuilder& bill, const ApiCandidate& api,
                                     const Project& project, const CostBook& costs);
[[nodiscard]] Priced add_tuning_bill(BillBuilder& bill, const RentedCandidate& rented,
                                     const Project& project, const CostBook& costs);
[[nodiscard]] Priced add_tuning_bill(BillBuilder& bill, const OwnedCandidate& owned,
                                     const Project& project, const CostBook& costs);

}  // namespace llmadvisor
