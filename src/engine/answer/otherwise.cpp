#include "answer/otherwise.hpp"

#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "llmadvisor/engine/rules/marked.hpp"

namespace llmadvisor {
namespace {

Otherwise answer_for(Sensitivity sensitivity, ProjectInput input, Search& search) {
  input.sensitivity = sensitivity;
  const Project project = resolve(input, *search.market().catalog);
  const auto contenders = search.contenders(project);
  Otherwise other{sensitivity, {}, {}};
  if (const auto best = choose(contenders, search.rule(project)).pick) {
    other.option = ref_of(contenders[*best].candidate);
    other.monthly = contenders[*best].totals->monthly.expected;
  }
  return other;
}

/// The class that words ask about without deciding it.
std::optional<Sensitivity> asked_about(const Hints& hints) {
  if (hints.anonymised) return hints.anonymised->value;
  if (hints.weak) return hints.weak->value;
  return std::nullopt;
}

Warning warning_of(WarningCode code, std::optional<Otherwise> otherwise = {}) {
  Warning warning;
  warning.code = code;
  warning.otherwise = std::move(otherwise);
  return warning;
}

std::optional<Warning> class_warning(const ProjectInput& settled, const Project& project,
                                     Search& search) {
  const auto& strong = project.hints.strong;
  const Sensitivity now = project.requirements.sensitivity;
  const auto other = [&](Sensitivity s) { return answer_for(s, settled, search); };
  switch (project.sensitivity_origin) {
    case Origin::given:
      if (!strong || !is_stricter(strong->value, now)) return std::nullopt;
      return warning_of(WarningCode::sensitivity_understated, other(strong->value));
    case Origin::hinted:
      if (is_marked(now)) return warning_of(WarningCode::sensitivity_hinted);
      return warning_of(WarningCode::sensitivity_hinted, other(Sensitivity::internal));
    case Origin::assumed:
      break;
  }
  const auto asked = asked_about(project.hints);
  if (!asked || !is_stricter(*asked, now)) return warning_of(WarningCode::sensitivity_assumed);
  return warning_of(WarningCode::sensitivity_assumed, other(*asked));
}

}  // namespace

std::vector<Warning> data_warnings(const ProjectInput& settled, const Project& project,
                                   Search& search) {
  std::vector<Warning> warnings;
  if (auto warning = class_warning(settled, project, search)) {
    warnings.push_back(std::move(*warning));
  }
  if (project.jurisdiction_origin == Origin::hinted) {
    warnings.push_back(warning_of(WarningCode::jurisdiction_hinted));
  }
  return warnings;
}

}  // namespace llmadvisor
