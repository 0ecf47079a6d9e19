#include <algorithm>

#include "checks.hpp"
#include "llmadvisor/catalog/input_number.hpp"

namespace llmadvisor {
namespace {

bool is_number_input(const std::string& input) {
  return input == working_days_input ||
         std::ranges::any_of(number_specs(),
                             [&](const NumberSpec& spec) { return spec.name == input; });
}

template <class Enum>
void check_choice(const InputDefault& choice, Findings& findings) {
  if (choice.text && parse_enum<Enum>(*choice.text)) return;
  std::string names;
  for (const auto name : enum_names<Enum>) names.append(names.empty() ? "" : ", ").append(name);
  findings.error("defaults", choice.input, FindingCode::default_not_a_choice, {{"choices", names}});
}

}  // namespace

void find_bad_defaults(const Catalog& catalog, Findings& findings) {
  for (const auto& each : catalog.defaults) {
    if (is_number_input(each.input)) {
      if (!each.number) findings.error("defaults", each.input, FindingCode::default_without_number);
    } else if (each.input == "sensitivity") {
      check_choice<Sensitivity>(each, findings);
    } else if (each.input == "jurisdiction") {
      check_choice<Jurisdiction>(each, findings);
    } else if (each.input == "quality") {
      check_choice<QualityBand>(each, findings);
    } else if (each.input == "task") {
      check_choice<Task>(each, findings);
    } else if (each.input != "prefer" && each.input != "decide_on" && each.input != "team") {
      // A misspelt one would leave the default beneath it in force without a word.
      findings.error("defaults", each.input, FindingCode::unknown_input);
    }
  }
}

}  // namespace llmadvisor
