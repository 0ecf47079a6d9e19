#pragma once

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"

namespace llmadvisor {

/// Purchase price of a server, the sum of its parts; see CostBook::priced().
[[nodiscard]] CostRange purchase_price(const Server& server);

/// The tariff of a kWh. Small sites pay far more than large ones: France's is the small-site one.
[[nodiscard]] CostId electricity_of(Jurisdiction jurisdiction);

/// Purchase over the server's life less what it still brings, electricity, rent of a colocation
/// site, maintenance, spares. In the user's own room electricity is taken times PUE; a colocation
/// site's rent covers its cooling, so PUE is counted in neither.
[[nodiscard]] Priced add_on_premises_bill(BillBuilder& bill, const OwnedCandidate& owned,
                                          const Project& project, const CostBook& costs);

/// What a month's bill, or that of a job, carries of the purchase of all servers. A job that buys
/// them carries all of it.
[[nodiscard]] Usd purchase_of_month(const OwnedCandidate& owned, const Project& project,
                                    const CostBook& costs);

/// What one server costs a month in purchase alone, or a job. No option on it is cheaper.
[[nodiscard]] Usd instance_cost(const Server& server, const Project& project,
                                const CostBook& costs);

/// What has to be paid for all servers before the first answer, with what links them.
[[nodiscard]] Usd purchase_of_all(const OwnedCandidate& owned, const CostBook& costs);

/// No server costs less in the billed period, however little it has to do: its power while it
/// idles, and its place where that is paid for.
[[nodiscard]] Usd least_to_run(const Server& server, const Project& project, const CostBook& costs);
/// The same with its purchase, maintenance and spares.
[[nodiscard]] Usd least_to_buy_and_run(const Server& server, const Project& project,
                                       const CostBook& costs);

}  // namespace llmadvisor
