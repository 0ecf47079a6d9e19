#include "llmadvisor/engine/choice/admission.hpp"

#include <utility>

#include "llmadvisor/engine/choice/gates.hpp"

namespace llmadvisor {

void Admission::look_at(const Project& project, const Ways& ways, const Places& places,
                        Places::Assessed assessed) {
  Question question{project.requirements.quality, project.needs,
                    project.tuning ? Wanted::yes : Wanted::no, ways.found()};
  if (asked_ == question && assessed == Places::Assessed::as_before) return;
  asked_ = std::move(question);
  calls_.clear();
  for (const auto& calls : ways.calls()) {
    auto& of_option = calls_.emplace_back();
    for (const auto& call : calls) {
      of_option.push_back(
          admitted(ways.candidate(call, places), project, places, GateStage::place));
    }
  }
  hostings_.clear();
  for (const auto& hosting : ways.hostings()) {
    hostings_.push_back(admitted(ways.draft(hosting), project, places, GateStage::model));
  }
}

Admission::Admitted Admission::admitted(const Candidate& candidate, const Project& project,
                                        const Places& places, GateStage last) {
  Weighed draft;
  draft.candidate = candidate;
  bool passes = llmadvisor::passes(GateStage::model, draft, project, places);
  if (last == GateStage::place) {
    passes = passes && llmadvisor::passes(GateStage::place, draft, project, places);
  }
  return {passes, served(candidate).mode.hidden, context_limit(candidate)};
}

bool Admission::is_open(const Admitted& way, const Project& project) {
  return way.passes && way.context >= context_needed(way.hidden, project);
}

bool Admission::may_call(std::size_t option, std::size_t call, const Project& project) const {
  return is_open(calls_[option][call], project);
}

bool Admission::may_host(std::size_t hosting, const Project& project) const {
  return is_open(hostings_[hosting], project);
}

}  // namespace llmadvisor
