#include "llmadvisor/engine/bills/rag_bill.hpp"

#include <algorithm>

#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/lines.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

constexpr double exact = 1e-12;

RetrievalModel hosted(std::string id, std::string provider, double price) {
  RetrievalModel m;
  m.id = m.name = std::move(id);
  m.provider = std::move(provider);
  m.dimensions = 1000;
  m.input = PricePerMillionTokens(price);
  m.provenance = build::provenance();
  return m;
}

RetrievalModel self_served() {
  RetrievalModel m = hosted("open-embed", "", 0);
  m.weights = Weights::open;
  m.input.reset();
  m.parameters = 0.5e9;
  m.max_tokens = 8192;
  return m;
}

/// 100,000 documents of 1,000 tokens, a tenth of them changing each month, over ten months.
struct Retrieval {
  Catalog catalog = build::catalog();
  Project project = build::project();
  Candidate option;
  std::string store;                  ///< where an API's vectors lie
  const Provider* machine = nullptr;  ///< or on whose machine
  std::string embedding = "own";      ///< with what an API's documents are embedded

  Retrieval() {
    catalog.providers.push_back(build::provider("elsewhere", ProviderKind::model_vendor, "FR"));
    option = build::closed_api(catalog);
    catalog.retrieval_models = {hosted("cheapest", "elsewhere", 0.01),
                                hosted("neighbour", "openhost", 0.02), hosted("own", "acme", 0.1),
                                self_served()};
    project.rag = RagPlan{100000, Tokens(1000), Tokens(600), 0.1, Wanted::no};
    project.amortisation_months = 10;
  }
  Retrieval(const Retrieval&) = delete;
  Retrieval& operator=(const Retrieval&) = delete;

  Bill bill(Priced expected = Priced::yes) {
    const CostBook costs(catalog);
    const auto host = [&](RetrievalModelKind kind, std::string_view id) -> const HostedRetrieval* {
      const auto all = costs.hosted_retrieval(kind);
      const auto found = std::ranges::find(all, id, [](const auto& h) { return h.model->id; });
      return found == all.end() ? nullptr : &*found;
    };
    if (auto* api = std::get_if<ApiCandidate>(&option)) {
      api->hosts = {host(RetrievalModelKind::embedding, embedding),
                    host(RetrievalModelKind::reranker, "ranker"),
                    host(RetrievalModelKind::vector_store, store), machine};
    }
    BillBuilder builder(Detail::lines);
    const auto add = [&](const auto& way) { return add_rag_bill(builder, way, project, costs); };
    CHECK(std::visit(add, option) == expected);
    return std::move(builder).take_bill();
  }
};

double expected(const Bill& bill, LineKind kind) {
  return line_of(bill, kind).value().amount.expected.value();
}

}  // namespace

TEST_CASE("Retrieval for an API is billed at its provider's embedding model") {
  Retrieval r;
  const Bill bill = r.bill();
  // 100 M tokens x (0.1 + 1/10) = 20 M at $0.10
  CHECK_THAT(expected(bill, LineKind::corpus_embedding), WithinRel(2, exact));
  // 152,083.3 requests x (1,000 - 600) tokens = 60.83 M at $0.10
  CHECK_THAT(expected(bill, LineKind::query_embedding), WithinRel(6.083333333333333, exact));
  CHECK(line_of(bill, LineKind::corpus_embedding)->detail == "acme/own");
}

TEST_CASE("Without somebody to embed there is no bill") {
  Retrieval r;
  r.embedding = "nobody";
  CHECK(r.bill(Priced::no).lines.empty());
}

TEST_CASE("A model without a price or a size of its vectors is not for sale") {
  Retrieval r;
  r.catalog.retrieval_models[2].input.reset();
  r.catalog.retrieval_models[1].dimensions.reset();
  const CostBook costs(r.catalog);
  const auto sold = costs.hosted_retrieval(RetrievalModelKind::embedding);
  REQUIRE(sold.size() == 1);
  CHECK(sold.front().model->id == "cheapest");
}

TEST_CASE("Rented GPUs embed the corpus themselves") {
  Retrieval r;
  r.option = build::rented(r.catalog);
  const auto line = line_of(r.bill(), LineKind::corpus_embedding);
  // 2 x 0.5e9 x 20 M operations over 0.4 x 70 TFLOPS: 714.3 s of the instance
  REQUIRE(line);
  CHECK_THAT(line->quantity, WithinRel(2e16 / 28e12 / 3600, exact));
  CHECK(line->unit == BillUnit::instance_hour);
  CHECK_FALSE(line_of(r.bill(), LineKind::query_embedding));
  // 200,000 passages x 1,000 x 4 bytes x 1.5 = 1.2 GB on a disk at $0.10
  CHECK_THAT(expected(r.bill(), LineKind::vector_store), WithinRel(0.12, exact));
}

TEST_CASE("Own servers keep the corpus on their disks") {
  Retrieval r;
  r.option = build::owned(r.catalog);
  CHECK(r.bill().lines.empty());
}

TEST_CASE("A re-ranker is billed by the query where it is wanted") {
  Retrieval r;
  RetrievalModel reranker = hosted("ranker", "elsewhere", 0);
  reranker.kind = RetrievalModelKind::reranker;
  reranker.input.reset();
  reranker.price_per_thousand_queries = 2;
  r.catalog.retrieval_models.push_back(reranker);
  CHECK_FALSE(line_of(r.bill(), LineKind::reranking));
  r.project.rag->reranking = Wanted::yes;
  // 152.0833 thousand queries at $2
  CHECK_THAT(expected(r.bill(), LineKind::reranking), WithinRel(304.16666666666663, exact));
}

namespace {

RetrievalModel managed_store(double minimum) {
  RetrievalModel store = hosted("store", "elsewhere", 0);
  store.kind = RetrievalModelKind::vector_store;
  store.input.reset();
  store.dimensions.reset();
  store.price_per_gb_month = 0.5;
  store.price_per_million_read_units = 10;
  store.price_per_million_write_units = 4;
  if (minimum > 0) store.minimum_per_month = minimum;
  return store;
}

}  // namespace

TEST_CASE("A managed store bills what lies there, what is read and what is written") {
  Retrieval r;
  r.store = "store";
  r.catalog.retrieval_models.push_back(managed_store(0));
  const Bill bill = r.bill();
  // 200,000 passages x 1,000 x 4 bytes x 1.5 = 1.2 GB at $0.50
  CHECK_THAT(expected(bill, LineKind::vector_store), WithinRel(0.6, exact));
  // 152,083.3 requests x 1.2 GB = 0.1825 M units at $10
  CHECK_THAT(expected(bill, LineKind::vector_reads), WithinRel(1.825, exact));
  // 20 M tokens / 500 = 40,000 passages x 4 kB = 0.16 M units at $4
  CHECK_THAT(expected(bill, LineKind::vector_writes), WithinRel(0.64, exact));
  CHECK_FALSE(line_of(bill, LineKind::vector_minimum));
}

TEST_CASE("What a managed store bills at least is billed") {
  Retrieval r;
  r.store = "store";
  r.catalog.retrieval_models.push_back(managed_store(50));
  const Bill bill = r.bill();
  // 50 - (0.6 + 1.825 + 0.64)
  CHECK_THAT(expected(bill, LineKind::vector_minimum), WithinRel(46.935, exact));
  const auto sum = [&](auto which) {
    double all = 0;
    for (const auto& line : bill.lines) {
      const bool is_store = line.detail == "store";
      if (is_store) all += (line.amount.*which).value();
    }
    return all;
  };
  // Usage alone would vary; below its minimum the sum does not.
  CHECK_THAT(sum(&CostRange::low), WithinRel(50, exact));
  CHECK_THAT(sum(&CostRange::expected), WithinRel(50, exact));
  CHECK_THAT(sum(&CostRange::high), WithinRel(50, exact));
}

TEST_CASE("A store of one's own takes whole machines around the clock") {
  Retrieval r;
  r.machine = &r.catalog.providers[2];
  auto line = line_of(r.bill(), LineKind::vector_machine);
  REQUIRE(line);
  // 1.2 GB fit one machine: 730 hours at $0.10
  CHECK_THAT(line->amount.expected.value(), WithinRel(73, exact));
  CHECK(line->detail == "aws");
  // Ten times the documents are 12 GB: two machines of 6 GB
  r.project.rag->documents *= 10;
  line = line_of(r.bill(), LineKind::vector_machine);
  CHECK_THAT(line->amount.expected.value(), WithinRel(146, exact));
}
