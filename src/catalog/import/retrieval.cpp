#include "retrieval.hpp"

#include <algorithm>

#include "offers.hpp"
#include "stated_prices.hpp"

namespace llmadvisor {
namespace {

/// `Qwen/Qwen3-Embedding-8B` -> `qwen3-embedding-8b`; `nebius/bge-m3` -> `bge-m3`.
std::string bare(std::string_view name) {
  const auto slash = name.rfind('/');
  return plain_name(slash == name.npos ? name : name.substr(slash + 1));
}

/// Vendors put their name before or leave it out: cohere's `rerank-v3.5` is `cohere-rerank-v3.5`.
bool means(const RetrievalModel& model, const PriceEntry& entry, const std::string& provider) {
  const auto name = bare(entry.model);
  const auto id = bare(model.id);
  return id == name || id == plain_name(provider) + "-" + name;
}

const RetrievalModel* find(const Catalog& base, const PriceEntry& entry,
                           const std::string& provider, const std::string& sold_by) {
  const auto found = std::ranges::find_if(base.retrieval_models, [&](const auto& model) {
    return model.provider == sold_by && means(model, entry, provider);
  });
  return found == base.retrieval_models.end() ? nullptr : &*found;
}

/// Null when nobody knows what is embedded with what.
std::optional<RetrievalModel> described(const PriceEntry& entry, const std::string& provider,
                                        const Catalog& base) {
  if (const auto* present = find(base, entry, provider, provider)) return *present;
  if (const auto* open = find(base, entry, provider, "")) {
    RetrievalModel hosted = *open;
    hosted.id = provider + "/" + open->id;
    hosted.provider = provider;
    return hosted;
  }
  const auto* seller = base.find_provider(provider);
  if (seller == nullptr || seller->kind != ProviderKind::model_vendor) return std::nullopt;
  RetrievalModel closed;
  closed.id = bare(entry.model);
  const auto taken = [&](const auto& model) { return model.id == closed.id; };
  if (std::ranges::any_of(base.retrieval_models, taken)) closed.id = provider + "/" + closed.id;
  closed.name = entry.model;
  closed.provider = provider;
  closed.weights = Weights::closed;
  closed.kind = entry.kind == EntryKind::reranker ? RetrievalModelKind::reranker
                                                  : RetrievalModelKind::embedding;
  return closed;
}

}  // namespace

void import_retrieval(const PriceEntry& entry, const ProviderMatch& provider,
                      const RetrievalContext& context, Catalog& out, ImportLog& log) {
  auto model = described(entry, provider.provider, context.base);
  if (!model) return log.leave_out(LeftOutReason::unknown_model, entry.key);
  if (const auto fault = price_fault(entry)) return log.leave_out(*fault, entry.key);
  const bool known = find(context.base, entry, provider.provider, provider.provider) != nullptr;
  if (known && context.options.prefer == Prefer::later_date &&
      model->provenance.as_of > context.as_of) {
    return log.leave_out(LeftOutReason::older, entry.key);
  }
  const auto same = [&](const RetrievalModel& other) { return other.id == model->id; };
  if (std::ranges::any_of(out.retrieval_models, same)) {
    return log.leave_out(LeftOutReason::duplicate, entry.key);
  }
  model->currency =
      context.options.file_currency.value_or(provider.currency.value_or(Currency::usd));
  model->input = token_prices(entry.prices).input;
  const bool by_query = entry.per_thousand_queries.value_or(0) > 0;
  model->price_per_thousand_queries = by_query ? entry.per_thousand_queries : std::nullopt;
  if (!model->dimensions) model->dimensions = entry.dimensions;
  if (!model->max_tokens) model->max_tokens = entry.max_context;
  model->provenance = {.source = source_of(context.options, entry.key),
                       .as_of = context.as_of,
                       .confidence = Confidence::medium,
                       .note = provider.note};
  out.retrieval_models.push_back(std::move(*model));
}

}  // namespace llmadvisor
