#pragma once

#include "llmadvisor/engine/bills/formula.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// So many calls of a model, as what was asked times the calls and retries that each takes.
inline Formula calls_formula(const Workload& w, double calls) {
  const double each = w.calls_per_request * w.calls_with_retries;
  Formula formula{Figure{calls / each, Term::requests}};
  if (w.calls_per_request != 1) {
    extend(formula, {Sign::times, Figure{w.calls_per_request, Term::calls_each}});
  }
  if (w.calls_with_retries != 1) {
    extend(formula, {Sign::times, Figure{w.calls_with_retries, Term::with_retries}});
  }
  return formula;
}

}  // namespace llmadvisor
