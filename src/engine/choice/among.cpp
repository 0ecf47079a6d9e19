#include "llmadvisor/engine/choice/among.hpp"

#include <algorithm>

#include "llmadvisor/engine/choice/choice_rule.hpp"

namespace llmadvisor {

bool Among::has(const OptionKey& option) const {
  if (kind && option.kind != *kind) return false;
  return options.empty() || std::ranges::find(options, option) != options.end();
}

bool Among::has(const ModelMode& mode) const {
  return !least_bound || lower_bound(mode) >= *least_bound;
}

bool Among::has(const Model& model) const {
  return options.empty() || std::ranges::find(options, &model, &OptionKey::model) != options.end();
}

bool Among::has(const Shelf& shelf) const {
  if (kind && shelf.kind != *kind) return false;
  const auto is_on_it = [&](const OptionKey& o) {
    return o.kind == shelf.kind && o.purchase == shelf.purchase && o.provider == shelf.provider;
  };
  return options.empty() || std::ranges::any_of(options, is_on_it);
}

}  // namespace llmadvisor
