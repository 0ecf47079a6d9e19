#include "session.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/check.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/report/speak/findings.hpp"
#include "llmadvisor/report/speak/identifiers_note.hpp"
#include "llmadvisor/report/speak/shell_words.hpp"
#include "names.hpp"
#include "output.hpp"
#include "suggest.hpp"
#include "terminal.hpp"
#include "values.hpp"

namespace llmadvisor::cli {

namespace {

namespace fs = std::filesystem;

/// A directory that was named is there and holds something; the user's own may be missing.
void refuse_empty_layer(const std::string& directory) {
  std::error_code ignored;
  if (fs::exists(fs::path(directory) / overrides_file, ignored)) return;
  static_cast<void>(read_catalog_directory(directory));
}

/// What lies on top of the base may speak of any of its tables.
bool may_be_there(const CatalogLayer& layer) {
  std::error_code error;
  return fs::exists(layer.directory, error) || error;
}

void refuse_unmatched(const LayeredCatalog& layered) {
  if (layered.unmatched.empty()) return;
  const auto& first = layered.unmatched.front();
  throw DataError("unknown-override",
                  fmt::format("{}: no {} {} in the catalogue", first.place, to_string(first.target),
                              in_quotes(first.name)),
                  hint_for(first));
}

/// With a name that leads nowhere nothing can be computed. The base was checked when it was built.
void refuse_dangling_names(const LayeredCatalog& layered) {
  if (layered.origins.empty()) return;
  const auto findings = check_references(layered.catalog);
  const auto wrong = std::ranges::find(findings, Severity::error, &Finding::severity);
  if (wrong == findings.end()) return;
  throw DataError("dangling-name",
                  fmt::format("{}: {}: {}", origin_of(layered, wrong->table, wrong->record),
                              wrong->record, sentence_of(*wrong, Language::en)),
                  "see them all: llmadvisor catalog check");
}

void note_older_records(const LayeredCatalog& layered, const CatalogOptions& options,
                        const Session& session) {
  const auto& named = layered.layers.back();
  if (!options.catalog || named.older.empty()) return;
  const auto& first = named.older.front();
  write_note(options, session,
             fmt::format("{} of {} left out as older than what is beneath ({} of {}, not {}); "
                         "--precedence upper-layer takes all",
                         named.older.size() == 1 ? "1 record"
                                                 : fmt::format("{} records", named.older.size()),
                         named.place, first.key, to_string(first.newer), to_string(first.as_of)));
}

void note_prices_of_later(const ProjectOptions& options, const Session& session,
                          const Catalog& catalog) {
  const auto day = today(options, session);
  if (!options.as_of || day >= catalog.as_of) return;
  write_note(options, session,
             fmt::format("the catalogue is of {}, later than {}: its prices were not known then",
                         to_string(catalog.as_of), to_string(day)));
}

/// A model that was asked for by name and is on its way out is missed where it stood before.
void note_retired(const ProjectOptions& options, const Filters& filters, const Session& session,
                  const Catalog& catalog) {
  const auto day = today(options, session);
  for (const auto& offer : catalog.api_offers) {
    const bool is_named = std::ranges::find(filters.models, offer.model) != filters.models.end();
    if (!is_named || !offer.retires_on || *offer.retires_on > day) continue;
    write_note(options, session,
               fmt::format("{} is left out: {} was announced to end it on {}", offer.id,
                           offer.provider, to_string(*offer.retires_on)));
  }
}

/// Without its shape a model can be called, and not placed on machines.
void note_unsized(const ProjectOptions& options, const Filters& filters, const Session& session,
                  const Catalog& catalog) {
  for (const auto& id : filters.models) {
    const auto* model = catalog.find_model(id);
    if (model == nullptr || model->weights == Weights::closed || model->architecture) continue;
    write_note(options, session,
               fmt::format("no source gives the size of {}: it is weighed where somebody hosts it, "
                           "and on no machines",
                           model->name));
  }
}

}  // namespace

LayeredCatalog& load_layered(const CatalogOptions& options, const Session& session,
                             CatalogPart part) {
  const auto& variable = session.environment.variable;
  std::vector<CatalogLayer> layers;
  const auto own = user_catalog_directory(variable("XDG_DATA_HOME"), variable("HOME"));
  if (own) layers.push_back({"user", *own});
  if (options.catalog) {
    refuse_empty_layer(*options.catalog);
    layers.push_back({"catalog", *options.catalog});
  }
  const bool alone = std::ranges::none_of(layers, may_be_there);
  auto base = session.environment.base_catalog(alone ? part : CatalogPart::whole);
  return session.environment.keep(load_layers(std::move(base), layers, options.precedence));
}

Catalog& load_catalog(const CatalogOptions& options, const Session& session, CatalogPart part) {
  auto& layered = load_layered(options, session, part);
  refuse_unmatched(layered);
  refuse_dangling_names(layered);
  note_older_records(layered, options, session);
  return layered.catalog;
}

const Catalog& load_catalog_for(ProjectOptions& options, const Session& session) {
  auto& catalog = load_catalog(options, session);
  state_costs(options.input.costs, catalog, today(options, session));
  if (options.input.own_since && *options.input.own_since > today(options, session)) {
    throw UsageError(
        "bad-date",
        fmt::format("--own-since: {} is yet to come", to_string(*options.input.own_since)),
        "machines that are bought later are no machines that one has");
  }
  for (const auto& family : resolve_names(options.input, catalog)) {
    write_note(
        options, session,
        fmt::format("{} stands for {}", in_quotes(family.name), fmt::join(family.members, ", ")));
  }
  return catalog;
}

std::vector<std::string> closest_to(const Unmatched& unmatched) {
  const std::vector<std::string_view> known(unmatched.known.begin(), unmatched.known.end());
  return closest_ids(unmatched.name, known);
}

std::string hint_for(const Unmatched& unmatched) {
  const auto hint = did_you_mean(closest_to(unmatched));
  return hint.empty() ? "list what there is: llmadvisor catalog list" : hint;
}

Date today(const CatalogOptions& options, const Session& session) {
  return options.as_of.value_or(session.environment.today);
}

Advice advice_for(const ProjectOptions& options, const AdviseSettings& settings,
                  const Session& session, const Catalog& catalog) {
  const ProjectInput& input = options.input;
  note_prices_of_later(options, session, catalog);
  note_retired(options, input.filters, session, catalog);
  note_unsized(options, input.filters, session, catalog);
  return advise(input, catalog, today(options, session), settings);
}

void warn_of_identifiers(const ProjectOptions& options, const Session& session) {
  const auto text =
      options.input.description.value_or("") + "\n" + options.input.specifics.value_or("");
  const auto note = identifiers_note(identifiers_in(text), options.language);
  if (!note.empty())
    session.streams.err << told_in(options.language, "llmadvisor: warning:") << ' ' << note << '\n';
}

ReportContext report_context(const AnswerOptions& options, const Session& session) {
  // A file is no terminal, whatever stdout is.
  const auto stream = options.output == "-" ? session.environment.out : StreamFacts{};
  const auto terminal = terminal_of(stream, session.environment, options.color);
  const bool verbose = options.loudness == Loudness::verbose;
  return {.language = options.language,
          .currency = options.currency,
          .width = terminal.width,
          .verbosity = verbose ? llmadvisor::Verbosity::verbose : llmadvisor::Verbosity::normal,
          .colour = terminal.colour,
          .version = LLMADVISOR_VERSION,
          .question = options.question};
}

void write_answer(const AnswerOptions& options, const Session& session, std::string_view text) {
  if (options.output == "-") return write_stream(session.streams.out, text);
  write_file(options.output, text);
}

void write_note(const AnswerOptions& options, const Session& session, std::string_view text) {
  if (options.loudness == Loudness::quiet) return;
  session.streams.err << told_in(options.language, "llmadvisor: note:") << ' '
                      << told_in(options.language, text) << '\n';
}

}  // namespace llmadvisor::cli
