#include "llmadvisor/engine/option.hpp"

namespace llmadvisor {

OptionRef ref_of(const Option& o) {
  const Purchase purchase = o.deployment ? o.deployment->purchase : Purchase::on_demand;
  return {o.kind, purchase, o.provider, o.model};
}

std::string option_id(const OptionRef& option) {
  std::string id = option.provider + "/" + option.model;
  if (option.kind == OptionKind::rented_gpu) id.append("/").append(to_string(option.purchase));
  return id;
}

std::string option_id(const Option& option) { return option_id(ref_of(option)); }

}  // namespace llmadvisor
