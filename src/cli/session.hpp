#pragma once

#include <string_view>

#include "commands.hpp"
#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/layers.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor::cli {

/// The base catalogue, the user's own layer and the one that the options name, as they are: for
/// looking at. With a part, tables beside it may be empty. Throws DataError for files that cannot
/// be read. Like those below, it stays until the run ends.
[[nodiscard]] LayeredCatalog& load_layered(const CatalogOptions& options, const Session& session,
                                           CatalogPart part = CatalogPart::whole);

/// The same for computing with: refuses overrides that fit nothing and names that lead nowhere, and
/// notes on stderr which records of the named layer were too old to hold.
[[nodiscard]] Catalog& load_catalog(const CatalogOptions& options, const Session& session,
                                    CatalogPart part = CatalogPart::whole);
/// And with the costs that the project states; its names become ids of that catalogue, with a note
/// of those that stand for several models.
[[nodiscard]] const Catalog& load_catalog_for(ProjectOptions& options, const Session& session);

/// What it could have been, nearest first.
[[nodiscard]] std::vector<std::string> closest_to(const Unmatched& unmatched);
/// "did you mean ...?" for an override that fits nothing.
[[nodiscard]] std::string hint_for(const Unmatched& unmatched);

[[nodiscard]] Date today(const CatalogOptions& options, const Session& session);

/// The advice for the options' project, as load_catalog_for() left it.
[[nodiscard]] Advice advice_for(const ProjectOptions& options, const AdviseSettings& settings,
                                const Session& session, const Catalog& catalog);

/// Says loudly on stderr, quiet or not, what kinds of real identifiers the project's texts hold;
/// never the values.
void warn_of_identifiers(const ProjectOptions& options, const Session& session);

/// How the answer is to be written: language, currency, width, colour.
[[nodiscard]] ReportContext report_context(const AnswerOptions& options, const Session& session);

/// Writes the answer where the options say.
void write_answer(const AnswerOptions& options, const Session& session, std::string_view text);

/// A line on stderr, unless the options ask for quiet.
void write_note(const AnswerOptions& options, const Session& session, std::string_view text);

}  // namespace llmadvisor::cli
