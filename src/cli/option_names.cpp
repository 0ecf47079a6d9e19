#include "option_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "names.hpp"
#include "suggest.hpp"
#include "values.hpp"

namespace llmadvisor::cli {
namespace {

/// Of a model or a family, the option that ranks first.
const Option* option_of_model(const std::string& name, const Advice& advice,
                              const Catalog& catalog) {
  const auto models =
      name.find('/') == name.npos ? models_named(name, catalog) : std::vector<const Model*>{};
  const auto found = std::ranges::find_if(advice.options, [&](const Option& option) {
    return std::ranges::find(models, option.model, [](const Model* m) { return m->id; }) !=
           models.end();
  });
  return found == advice.options.end() ? nullptr : &*found;
}

std::vector<std::string> ids_of(const Advice& advice) {
  std::vector<std::string> ids;
  for (const auto& option : advice.options) ids.push_back(option_id(option));
  return ids;
}

}  // namespace

const Option* find_option_named(const std::string& name, const Advice& advice,
                                const Catalog& catalog) {
  const auto ids = ids_of(advice);
  const auto at = [&](auto found) {
    return &advice.options[static_cast<std::size_t>(found - ids.begin())];
  };
  if (const auto exact = std::ranges::find(ids, name); exact != ids.end()) return at(exact);
  // Without its effort, the way to run it that ranks first.
  const auto of_any_effort = std::ranges::find_if(
      ids, [&](const std::string& full) { return full.starts_with(name + ":"); });
  if (of_any_effort != ids.end()) return at(of_any_effort);
  return option_of_model(name, advice, catalog);
}

const Option& option_named(const std::string& id, const std::string& question, const Advice& advice,
                           const Catalog& catalog) {
  if (const auto* option = find_option_named(id, advice, catalog)) return *option;
  const auto ids = ids_of(advice);
  const std::vector<std::string_view> known(ids.begin(), ids.end());
  std::string hint = did_you_mean(closest_ids(id, known));
  if (!hint.empty()) hint += ' ';
  throw UsageError("unknown-option",
                   fmt::format("no option {} for this project and these filters", in_quotes(id)),
                   hint + "list them: llmadvisor recommend --all --json" + question);
}

}  // namespace llmadvisor::cli
