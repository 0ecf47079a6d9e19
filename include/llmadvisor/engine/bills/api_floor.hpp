#pragma once

#include <limits>
#include <optional>

#include "llmadvisor/engine/bills/api_bill.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// The expected prices that a prompt of some length pays at an offer, in dollars a million tokens.
struct ApiRates {
  struct Tokens {
    double input = 0;
    double output = 0;
    double reasoning = 0;
    std::optional<double> cached_input;
    std::optional<double> cache_write;
  };
  std::optional<Tokens> interactive;  ///< none: such calls have no bill
  std::optional<Tokens> batch;
  double longer_than = -1;  ///< they hold for prompts of more tokens than that
  double up_to = std::numeric_limits<double>::infinity();  ///< and of at most so many
};
[[nodiscard]] ApiRates api_rates(const ApiOffer& offer, const Workload& workload,
                                 const CostBook& costs, Date today);

/// What the tokens of a project's month cost at least: no bill is below, and it takes a tenth of
/// the work of one. Refers to the project.
class ApiFloor {
 public:
  ApiFloor(const Project& project, const CostBook& costs);

  /// Without limit where there is no bill.
  [[nodiscard]] Usd of(const ApiOffer& offer, const ApiRates& rates, const ApiUse& use) const;

 private:
  [[nodiscard]] double of_request(const ApiRates::Tokens& prices, const ApiUse& use) const;

  const Workload& workload_;
  const CostBook& costs_;
  double requests_;
  double missed_;
};

}  // namespace llmadvisor
