#pragma once

#include <string>

#include "llmadvisor/engine/advice.hpp"

namespace llmadvisor::cli {

/// The option that a name means: its id, that without its effort, or a model or family, of which
/// the option that ranks first is meant. Null where the answer has none; throws UsageError for a
/// model that nobody knows.
[[nodiscard]] const Option* find_option_named(const std::string& name, const Advice& advice,
                                              const Catalog& catalog);

/// The same; throws UsageError with what it could have been. `question` are the flags that ask for
/// the same project.
[[nodiscard]] const Option& option_named(const std::string& name, const std::string& question,
                                         const Advice& advice, const Catalog& catalog);

}  // namespace llmadvisor::cli
