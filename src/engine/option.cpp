#include "llmadvisor/engine/option.hpp"

#include <algorithm>

namespace llmadvisor {

OptionRef ref_of(const Option& o) {
  const Purchase purchase = o.deployment ? o.deployment->purchase : Purchase::on_demand;
  OptionRef ref{o.kind, purchase, o.provider, o.model, {}, o.mode.lowered};
  if (o.mode.is_one_of_several) ref.effort = o.mode.effort;
  return ref;
}

std::string option_id(const OptionRef& option) {
  std::string id = option.provider + "/" + option.model;
  if (option.kind == OptionKind::rented_gpu) id.append("/").append(to_string(option.purchase));
  if (option.effort) id.append(":").append(to_string(*option.effort));
  if (option.lowered == Lowered::yes) id.append(option.effort ? "-" : ":").append("quantised");
  return id;
}

bool is_range_only(const Option& option) {
  return std::ranges::any_of(option.reasons, [](const Reason& reason) {
    return reason.code == ReasonCode::outdated_spot;
  });
}

std::string option_id(const Option& option) { return option_id(ref_of(option)); }

}  // namespace llmadvisor
