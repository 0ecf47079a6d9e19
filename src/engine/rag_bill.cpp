#include "llmadvisor/engine/rag_bill.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "line_words.hpp"
#include "llmadvisor/engine/gpu_bill.hpp"

namespace llmadvisor {
namespace {

/// Dollars for a unit of use, absent when the model is not sold that way.
std::optional<double> hosted_price(const RetrievalModel& m, const CostBook& costs) {
  const auto native = m.kind == RetrievalModelKind::embedding
                          ? (m.input ? std::optional(m.input->value()) : std::nullopt)
                          : m.price_per_thousand_queries;
  if (!native || *native <= 0) return std::nullopt;
  return *native * costs.usd_per(m.currency);
}

/// Smaller is nearer: the same provider, one under the same law, any other.
int distance(const RetrievalModel& m, const Evaluation& e, const Catalog& catalog) {
  if (m.provider == e.provider->id) return 0;
  const Provider* provider = catalog.find_provider(m.provider);
  const bool same_law = provider != nullptr && !provider->jurisdiction.empty() &&
                        provider->jurisdiction == e.provider->jurisdiction;
  return same_law ? 1 : 2;
}

bool is_denied(const std::string& provider, const Project& project) {
  return std::ranges::find(project.filters.denied_providers, provider) !=
         project.filters.denied_providers.end();
}

const RetrievalModel* hosted_model(RetrievalModelKind kind, const Evaluation& e,
                                   const Project& project, const CostBook& costs) {
  const RetrievalModel* best = nullptr;
  int nearest = 0;
  double cheapest = 0;
  for (const auto& m : costs.catalog().retrieval_models) {
    if (m.kind != kind || m.provider.empty() || is_denied(m.provider, project)) continue;
    if (kind == RetrievalModelKind::embedding && !m.dimensions) continue;
    const auto price = hosted_price(m, costs);
    if (!price) continue;
    // Most need no look at their law: one as near and as cheap has been seen.
    const int nearest_possible = m.provider == e.provider->id ? 0 : 1;
    if (best != nullptr && *price >= cheapest && nearest <= nearest_possible) continue;
    const int far = distance(m, e, costs.catalog());
    if (best != nullptr && (far > nearest || (far == nearest && *price >= cheapest))) continue;
    best = &m;
    nearest = far;
    cheapest = *price;
  }
  return best;
}

/// The smallest open model that reads whole passages.
const RetrievalModel* open_model(RetrievalModelKind kind, const CostBook& costs) {
  const double passage = costs[CostId::rag_chunk_tokens].expected;
  const RetrievalModel* best = nullptr;
  for (const auto& m : costs.catalog().retrieval_models) {
    if (m.kind != kind || m.weights != Weights::open || !m.provider.empty() || !m.parameters) {
      continue;
    }
    if (kind == RetrievalModelKind::embedding && !m.dimensions) continue;
    if (m.max_tokens && *m.max_tokens < passage) continue;
    if (best == nullptr || *m.parameters < *best->parameters) best = &m;
  }
  return best;
}

double corpus_tokens(const RagPlan& rag) { return rag.documents * rag.per_document.value(); }

/// Tokens embedded in an average month: what changes, and the first load spread out.
double embedded_tokens(const Project& project) {
  return corpus_tokens(*project.rag) *
         (project.rag->monthly_change + 1 / project.amortisation_months);
}

std::string embedded_formula(const Project& project) {
  const RagPlan& rag = *project.rag;
  return words(rag.documents, " documents x ", rag.per_document.value(), " tokens x (",
               rag.monthly_change, " + 1 / ", project.amortisation_months, " months)");
}

/// The question is the prompt without what was retrieved for it.
double question_tokens(const Project& project) {
  return std::max(0.0, (project.workload.input - project.rag->retrieved).value());
}

void add_hosted_embedding(BillBuilder& bill, const RetrievalModel& model, const Project& project,
                          const CostBook& costs) {
  const Cost& count = costs[CostId::token_count_spread];
  const double price = *hosted_price(model, costs);
  const auto add = [&](LineKind kind, double tokens, auto formula) {
    if (tokens <= 0) return;
    bill.invoice(kind, tokens / 1e6, price, {count.low, count.high}, [&](BillLine& line) {
      line.detail = model.id;
      line.unit = "M tokens";
      line.formula = formula();
      quote(line, model.input->value(), model.currency);
      cite(line, model.provenance);
    });
  };
  const double requests = requests_per_month(project.workload).value();
  const double question = question_tokens(project);
  add(LineKind::corpus_embedding, embedded_tokens(project),
      [&] { return embedded_formula(project); });
  add(LineKind::query_embedding, requests * question,
      [&] { return words(requests, " requests x ", question, " tokens"); });
}

/// A rented machine embeds the corpus in hours of its own; questions go along with the requests in
/// hours that are paid anyway. An own server does both in its idle hours.
Priced add_own_embedding(BillBuilder& bill, const RetrievalModel& model, const Evaluation& e,
                         const Project& project, const CostBook& costs) {
  if (e.machine->offer == nullptr) return Priced::yes;
  const GpuOffer& offer = *e.machine->offer;
  const HourlyPrice price = hourly_price(offer, e.purchase, costs);
  if (price.priced == Priced::no || !e.machine->gpu->dense_16bit) return Priced::no;
  const Cost& reached = costs[CostId::embedding_utilisation];
  const double peak = e.machine->gpu->dense_16bit->value() * e.machine->gpus;
  // An encoder does two operations per parameter and token.
  const double hours =
      2 * *model.parameters * embedded_tokens(project) / (peak * reached.expected) / 3600;
  if (hours <= 0) return Priced::yes;
  const Spread spread = Spread{reached.expected / reached.high, reached.expected / reached.low} *
                        Spread{price.low / price.expected, price.high / price.expected};
  bill.invoice(
      LineKind::corpus_embedding, hours, price.expected.value(), spread, [&](BillLine& line) {
        line.detail = words(model.id, ", ", offer.instance_type);
        line.unit = "instance-hour";
        line.formula = words(embedded_formula(project), " x 2 x ", *model.parameters / 1e6,
                             " M parameters / (", reached.expected, " x ", peak / 1e12, " TFLOPS)");
        quote(line, price.quoted, offer.currency);
        cite(line, offer.provenance);
      });
  return Priced::yes;
}

void add_vector_store(BillBuilder& bill, int dimensions, const Project& project,
                      const CostBook& costs) {
  const Cost& price = costs[CostId::vector_store_per_gb_month];
  const Cost& overhead = costs[CostId::vector_index_overhead];
  const Cost& chunk = costs[CostId::rag_chunk_tokens];
  const double chunks = corpus_tokens(*project.rag) / chunk.expected;
  // Four bytes a dimension: vectors are kept as 32-bit floats.
  const double gigabytes = chunks * dimensions * 4 * overhead.expected / 1e9;
  const Spread chunking{chunk.expected / chunk.high, chunk.expected / chunk.low};
  bill.invoice(LineKind::vector_store, gigabytes, price.expected,
               price.spread() * overhead.spread() * chunking, [&](BillLine& line) {
                 line.unit = "GB-month";
                 line.formula =
                     words(chunks, " passages x ", dimensions, " x 4 bytes x ", overhead.expected);
                 cite(line, price);
               });
}

Priced add_reranking(BillBuilder& bill, const Evaluation& e, const Project& project,
                     const CostBook& costs) {
  const auto* model = retrieval_model(RetrievalModelKind::reranker, e, project, costs);
  if (model == nullptr) return Priced::no;
  // Beside a self-hosted model it runs in hours that are paid anyway.
  if (e.api == nullptr) return Priced::yes;
  const double requests = requests_per_month(project.workload).value();
  bill.invoice(LineKind::reranking, requests / 1000, *hosted_price(*model, costs), {},
               [&](BillLine& line) {
                 line.detail = model->id;
                 line.unit = "thousand queries";
                 line.formula = words(requests, " requests / 1000");
                 quote(line, *model->price_per_thousand_queries, model->currency);
                 cite(line, model->provenance);
               });
  return Priced::yes;
}

}  // namespace

const RetrievalModel* retrieval_model(RetrievalModelKind kind, const Evaluation& option,
                                      const Project& project, const CostBook& costs) {
  return option.api != nullptr ? hosted_model(kind, option, project, costs)
                               : open_model(kind, costs);
}

Priced add_rag_bill(BillBuilder& bill, const Evaluation& option, const Project& project,
                    const CostBook& costs) {
  const auto* model = retrieval_model(RetrievalModelKind::embedding, option, project, costs);
  if (model == nullptr) return Priced::no;
  if (option.api != nullptr) {
    add_hosted_embedding(bill, *model, project, costs);
  } else if (add_own_embedding(bill, *model, option, project, costs) == Priced::no) {
    return Priced::no;
  }
  // On own premises the vectors lie on the server's own disks.
  const bool owned = option.machine != nullptr && option.machine->offer == nullptr;
  if (!owned) add_vector_store(bill, *model->dimensions, project, costs);
  if (project.rag->reranking == Wanted::no) return Priced::yes;
  return add_reranking(bill, option, project, costs);
}

}  // namespace llmadvisor
