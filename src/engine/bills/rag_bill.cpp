#include "llmadvisor/engine/bills/rag_bill.hpp"

#include <algorithm>
#include <string>

#include "citation.hpp"
#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "vector_store_bill.hpp"

namespace llmadvisor {
namespace {

/// Who serves it, then what: nebius/qwen3-embedding-8b.
std::string hosted_name(const HostedRetrieval& hosted) {
  const std::string host = hosted.model->provider + "/";
  return hosted.model->id.starts_with(host) ? hosted.model->id : host + hosted.model->id;
}

double corpus_tokens(const RagPlan& rag) { return rag.documents * rag.per_document.value(); }

/// Tokens embedded in an average month: what changes, and the first load spread out.
double embedded_tokens(const Project& project) {
  return corpus_tokens(*project.rag) *
         (project.rag->monthly_change + 1 / project.amortisation_months);
}

Formula embedded_formula(const Project& project) {
  const RagPlan& rag = *project.rag;
  return {Figure{rag.documents, Term::documents},
          Sign::times,
          Figure{rag.per_document.value(), Term::tokens},
          Sign::times,
          Sign::opened,
          Figure{rag.monthly_change},
          Sign::plus,
          Figure{1},
          Sign::over,
          Figure{project.amortisation_months, Term::months},
          Sign::closed};
}

/// The question is the prompt without what was retrieved for it.
double question_tokens(const Project& project) {
  return std::max(0.0, (project.workload.input - project.rag->retrieved).value());
}

void add_hosted_embedding(BillBuilder& bill, const HostedRetrieval& hosted, const Project& project,
                          const CostBook& costs) {
  const RetrievalModel& model = *hosted.model;
  const Cost& count = costs[CostId::token_count_spread];
  const auto add = [&](LineKind kind, double tokens, auto formula) {
    if (tokens <= 0) return;
    bill.invoice(kind, tokens / 1e6, hosted.usd, {count.low, count.high}, [&](BillLine& line) {
      line.detail = hosted_name(hosted);
      line.unit = BillUnit::million_tokens;
      line.formula = formula();
      quote(line, model.input->value(), model.currency);
      cite(line, model.provenance);
    });
  };
  const double requests = billed_requests(project.workload).value();
  const double question = question_tokens(project);
  add(LineKind::corpus_embedding, embedded_tokens(project),
      [&] { return embedded_formula(project); });
  add(LineKind::query_embedding, requests * question, [&] {
    return Formula{Figure{requests, Term::requests}, Sign::times, Figure{question, Term::tokens}};
  });
}

/// A rented machine embeds the corpus in hours of its own; questions go along with the requests in
/// hours that are paid anyway.
Priced add_own_embedding(BillBuilder& bill, const RetrievalModel& model,
                         const RentedCandidate& rented, const Project& project,
                         const CostBook& costs) {
  const GpuOffer& offer = *rented.offer;
  const Fleet& fleet = rented.fleet;
  const HourlyPrice price = hourly_price(offer, rented.purchase, costs);
  if (price.priced == Priced::no || !fleet.gpu->dense_16bit) return Priced::no;
  const Cost& reached = costs[CostId::embedding_utilisation];
  const double peak = fleet.gpu->dense_16bit->value() * fleet.gpus_per_machine;
  // An encoder does two operations per parameter and token.
  const double hours =
      2 * *model.parameters * embedded_tokens(project) / (peak * reached.expected) / 3600;
  if (hours <= 0) return Priced::yes;
  const Spread spread = Spread{reached.expected / reached.high, reached.expected / reached.low} *
                        Spread{price.low / price.expected, price.high / price.expected};
  bill.invoice(
      LineKind::corpus_embedding, hours, price.expected.value(), spread, [&](BillLine& line) {
        line.detail = model.id;
        line.instance_type = offer.instance_type;
        line.unit = BillUnit::instance_hour;
        line.formula = embedded_formula(project);
        extend(line.formula, {Sign::times, Figure{2}, Sign::times,
                              Figure{*model.parameters / 1e6, Term::million_parameters}, Sign::over,
                              Sign::opened, Figure{reached.expected}, Sign::times,
                              Figure{peak / 1e12, Term::teraflops}, Sign::closed});
        quote(line, price.quoted, offer.currency);
        cite(line, offer.provenance);
      });
  return Priced::yes;
}

void add_hosted_reranking(BillBuilder& bill, const HostedRetrieval& hosted,
                          const Project& project) {
  const double requests = billed_requests(project.workload).value();
  bill.invoice(LineKind::reranking, requests / 1000, hosted.usd, {}, [&](BillLine& line) {
    const RetrievalModel& model = *hosted.model;
    line.detail = hosted_name(hosted);
    line.unit = BillUnit::thousand_queries;
    line.formula = {Figure{requests, Term::requests}, Sign::over, Figure{1000}};
    quote(line, *model.price_per_thousand_queries, model.currency);
    cite(line, model.provenance);
  });
}

/// A self-hosted model's re-ranker runs beside it in hours that are paid anyway.
Priced find_own_reranker(const Project& project, const CostBook& costs) {
  const bool found = project.rag->reranking == Wanted::no ||
                     costs.own_retrieval(RetrievalModelKind::reranker) != nullptr;
  return found ? Priced::yes : Priced::no;
}

}  // namespace

Priced add_rag_bill(BillBuilder& bill, const ApiCandidate& api, const Project& project,
                    const CostBook& costs) {
  const RetrievalHosts& hosts = api.hosts;
  if (hosts.embedding == nullptr) return Priced::no;
  add_hosted_embedding(bill, *hosts.embedding, project, costs);
  add_hosted_store(bill, hosts, embedded_tokens(project), project, costs);
  if (project.rag->reranking == Wanted::no) return Priced::yes;
  if (hosts.reranker == nullptr) return Priced::no;
  add_hosted_reranking(bill, *hosts.reranker, project);
  return Priced::yes;
}

Priced add_rag_bill(BillBuilder& bill, const RentedCandidate& rented, const Project& project,
                    const CostBook& costs) {
  const auto* model = costs.own_retrieval(RetrievalModelKind::embedding);
  if (model == nullptr) return Priced::no;
  if (add_own_embedding(bill, *model, rented, project, costs) == Priced::no) return Priced::no;
  add_own_store(bill, *model->dimensions, project, costs);
  return find_own_reranker(project, costs);
}

/// An own server embeds in its idle hours, and the vectors lie on its own disks.
Priced add_rag_bill(BillBuilder&, const OwnedCandidate&, const Project& project,
                    const CostBook& costs) {
  if (costs.own_retrieval(RetrievalModelKind::embedding) == nullptr) return Priced::no;
  return find_own_reranker(project, costs);
}

}  // namespace llmadvisor
