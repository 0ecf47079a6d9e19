#include "vector_store_bill.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "citation.hpp"

namespace llmadvisor {
namespace {

/// Vectors of the whole corpus, with their index.
struct Index {
  double passages = 0;
  int dimensions = 0;
  double gigabytes = 0;
  Spread spread;

  Index(int size, const Project& project, const CostBook& costs) : dimensions(size) {
    const Cost& overhead = costs[CostId::vector_index_overhead];
    const Cost& chunk = costs[CostId::rag_chunk_tokens];
    passages = project.rag->documents * project.rag->per_document.value() / chunk.expected;
    // Four bytes a dimension: vectors are kept as 32-bit floats.
    gigabytes = passages * dimensions * 4 * overhead.expected / 1e9;
    spread = overhead.spread() * Spread{chunk.expected / chunk.high, chunk.expected / chunk.low};
  }

  Formula formula(const CostBook& costs) const {
    return {Figure{passages, Term::passages},
            Sign::times,
            Figure{static_cast<double>(dimensions)},
            Sign::times,
            Figure{4, Term::bytes},
            Sign::times,
            Figure{costs[CostId::vector_index_overhead].expected}};
  }
};

/// Usage as https://docs.pinecone.io/guides/manage-cost/understanding-cost counts it: a query reads
/// a unit for each GB, a quarter at least; what is written counts by the kB.
class ManagedStore {
 public:
  ManagedStore(BillBuilder& bill, const HostedRetrieval& store, const Index& index)
      : bill_(bill), store_(store), index_(index) {}

  void add(double embedded, const Project& project, const CostBook& costs) {
    const RetrievalModel& sold = *store_.model;
    line(LineKind::vector_store, BillUnit::gigabyte_month, index_.gigabytes,
         *sold.price_per_gb_month, [&] { return index_.formula(costs); });
    const double requests = billed_requests(project.workload).value();
    const double read = std::max(index_.gigabytes, least_read);
    line(LineKind::vector_reads, BillUnit::million_units, requests * read / 1e6,
         sold.price_per_million_read_units.value_or(0), [&] {
           return Formula{Figure{requests, Term::requests}, Sign::times, Figure{read}};
         });
    const double written = embedded / costs[CostId::rag_chunk_tokens].expected;
    const double units = index_.dimensions * 4 / 1e3;
    line(LineKind::vector_writes, BillUnit::million_units, written * units / 1e6,
         sold.price_per_million_write_units.value_or(0), [&] {
           return Formula{Figure{written, Term::passages}, Sign::times, Figure{units}};
         });
    bill_usage(sold.minimum_per_month.value_or(0));
  }

 private:
  static constexpr double least_read = 0.25;  ///< units

  struct Usage {
    LineKind kind = LineKind::vector_store;
    BillUnit unit = BillUnit::gigabyte_month;
    double quantity = 0;
    double price = 0;
    Formula formula;
  };

  template <class Describe>
  void line(LineKind kind, BillUnit unit, double quantity, double price, Describe&& formula) {
    if (quantity <= 0 || price <= 0) return;
    usage_.push_back({kind, unit, quantity, price, formula()});
  }

  /// The minimum is one sum: what comes to more leaves nothing to add, and what stays below it does
  /// not make the invoice vary.
  void bill_usage(double minimum) {
    double expected = 0;
    for (const auto& u : usage_) expected += u.quantity * u.price;
    const Spread all = index_.spread;
    const double rest = std::max(0.0, minimum - expected);
    const Spread seen{std::max(all.low, std::min(1.0, minimum / expected)),
                      std::max(1.0, all.high - rest / expected)};
    for (const auto& u : usage_) {
      bill_.invoice(u.kind, u.quantity, u.price * store_.usd_rate, seen, [&](BillLine& line) {
        describe(line, u.unit, u.price);
        line.formula = u.formula;
      });
    }
    if (rest <= 0) return;
    bill_.invoice(LineKind::vector_minimum, 1, rest * store_.usd_rate, {},
                  [&](BillLine& line) { describe(line, BillUnit::month, rest); });
  }

  void describe(BillLine& line, BillUnit unit, double price) const {
    line.detail = store_.model->id;
    line.unit = unit;
    quote(line, price, store_.model->currency);
    cite(line, store_.model->provenance);
  }

  BillBuilder& bill_;
  const HostedRetrieval& store_;
  const Index& index_;
  std::vector<Usage> usage_;
};

/// Whole machines, around the clock.
void add_store_machine(BillBuilder& bill, const Provider& cloud, const Index& index,
                       const CostBook& costs) {
  const Cost& price = costs[CostId::store_machine_per_hour];
  const Cost& holds = costs[CostId::store_machine_gb];
  const auto machines = [&](double gigabytes, double most) {
    return std::max(1.0, std::ceil(gigabytes / most - 1e-9));
  };
  const double count = machines(index.gigabytes, holds.expected);
  const Spread sizes{machines(index.gigabytes * index.spread.low, holds.high) / count,
                     machines(index.gigabytes * index.spread.high, holds.low) / count};
  bill.invoice(
      LineKind::vector_machine, count * hours_per_month.value(), price.expected,
      price.spread() * sizes, [&](BillLine& line) {
        line.detail = cloud.id;
        line.unit = BillUnit::instance_hour;
        line.formula = {Figure{count}, Sign::times, Figure{hours_per_month.value(), Term::hours}};
        cite(line, price);
      });
}

}  // namespace

void add_own_store(BillBuilder& bill, int dimensions, const Project& project,
                   const CostBook& costs) {
  const Index index(dimensions, project, costs);
  const Cost& price = costs[CostId::disk_per_gb_month];
  bill.invoice(LineKind::vector_store, index.gigabytes, price.expected,
               price.spread() * index.spread, [&](BillLine& line) {
                 line.unit = BillUnit::gigabyte_month;
                 line.formula = index.formula(costs);
                 cite(line, price);
               });
}

void add_hosted_store(BillBuilder& bill, const RetrievalHosts& hosts, double embedded_tokens,
                      const Project& project, const CostBook& costs) {
  const Index index(*hosts.embedding->model->dimensions, project, costs);
  if (hosts.store != nullptr) {
    ManagedStore(bill, *hosts.store, index).add(embedded_tokens, project, costs);
  } else if (hosts.store_machine != nullptr) {
    add_store_machine(bill, *hosts.store_machine, index, costs);
  }
}

}  // namespace llmadvisor
