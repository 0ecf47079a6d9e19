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
  std::string embedding = "own";  ///< with what an API's documents are embedded

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
                    host(RetrievalModelKind::reranker, "ranker")};
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
  // 200,000 passages x 1,000 x 4 bytes x 1.5 = 1.2 GB at $0.50
  CHECK_THAT(expected(bill, LineKind::vector_store), WithinRel(0.6, exact));
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
  CHECK(line_of(r.bill(), LineKind::vector_store));
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
