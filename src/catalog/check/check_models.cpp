#include <cmath>

#include "checks.hpp"

namespace llmadvisor {
namespace {

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
    check_parameters(model, *model.architecture, findings);
  }
}

}  // namespace llmadvisor
