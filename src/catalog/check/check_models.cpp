#include <cmath>

#include "checks.hpp"

namespace llmadvisor {
namespace {

/// Without these a layer would keep nothing, and more would seem to fit than does.
bool says_its_size(const CacheGroup& g) {
  switch (g.kind) {
    case CacheKind::full:
      return g.entry_bytes || (g.kv_heads && g.key_size);
    case CacheKind::sliding:
    case CacheKind::chunked:
      return g.window_tokens && (g.entry_bytes || (g.kv_heads && g.key_size));
    case CacheKind::latent:
      return g.entry_bytes || g.key_size;
    case CacheKind::state:
      return g.state_bytes.has_value();
  }
  return false;
}

void check_groups(const Model& model, const Architecture& a, Findings& findings) {
  for (const auto& group : a.cache_groups) {
    if (says_its_size(group)) continue;
    findings.error("models", model.id, FindingCode::cache_group_without_size,
                   {{"kind", std::string(to_string(group.kind))}});
  }
}

void check_shape(const Model& model, const Architecture& a, Findings& findings) {
  const auto wrong = [&](FindingCode code) { findings.error("models", model.id, code); };
  if (a.attention == AttentionKind::mla && !a.mla_kv_lora_rank)
    wrong(FindingCode::mla_without_rank);
  if (a.experts.has_value() != a.experts_per_token.has_value()) {
    wrong(FindingCode::experts_without_count);
  }
  if (a.experts && !a.active_parameters) {
    findings.warn("models", model.id, FindingCode::active_parameters_unknown);
  }
}

/// The least that a transformer of this width and depth can have: embeddings and attention.
void check_parameters(const Model& model, const Architecture& a, Findings& findings) {
  const double hidden = a.hidden_size;
  const double least = hidden * a.vocabulary_size + a.layers * hidden * hidden;
  if (a.total_parameters < least / 2) {
    findings.warn("models", model.id, FindingCode::too_few_parameters,
                  {{"billions", a.total_parameters / 1e9}});
  }
}

}  // namespace

void find_bad_models(const Catalog& catalog, Findings& findings) {
  for (const auto& model : catalog.models) {
    if (!model.architecture) continue;
    if (model.weights == Weights::closed) {
      findings.warn("models", model.id, FindingCode::closed_with_shape);
    }
    check_shape(model, *model.architecture, findings);
    check_groups(model, *model.architecture, findings);
    check_parameters(model, *model.architecture, findings);
  }
}

}  // namespace llmadvisor
