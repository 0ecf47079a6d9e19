#pragma once

#include <string>
#include <vector>

#include "llmadvisor/catalog/schema.hpp"
#include "llmadvisor/engine/compared.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor {

/// Version of the JSON answer; changes are additive until the first number changes.
inline constexpr std::string_view json_schema_version = "1.1";

/// The answer for scripts; data/schema/advice.schema.json describes it. Numbers are in US dollars
/// whatever the currency shown, sentences are in the context's language.
[[nodiscard]] std::string advice_json(const Advice& advice, const Catalog& catalog,
                                      const ReportContext& context);

/// The option as it stands in the JSON answer, with the inputs in effect.
[[nodiscard]] std::string explain_json(const Advice& advice, const Option& option,
                                       const Catalog& catalog, const ReportContext& context);

/// Side by side: each as it stands in the answer, with its year.
[[nodiscard]] std::string comparison_json(const std::vector<Compared>& all, const Advice& advice,
                                          const Catalog& catalog, const ReportContext& context);

/// The published lists of names that answers choose from, as data/schema holds them: the codes of
/// the gates, in the order in which they are tried, and the languages.
[[nodiscard]] std::vector<SchemaFile> name_schemas();

}  // namespace llmadvisor
