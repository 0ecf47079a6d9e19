#include "session.hpp"

#include <fmt/format.h>

#include <ostream>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/catalog_merge.hpp"
#include "names.hpp"
#include "output.hpp"
#include "terminal.hpp"
#include "values.hpp"

namespace llmadvisor::cli {

Catalog load_catalog(const Options& options, const Session& session) {
  auto catalog = session.environment.base_catalog();
  if (options.catalog) {
    merge(catalog, read_catalog_directory(*options.catalog), Prefer::upper_layer);
  }
  state_costs(options.input.costs, catalog, today(options, session));
  return catalog;
}

Date today(const Options& options, const Session& session) {
  return options.as_of.value_or(session.environment.today);
}

Advice advice_for(const Options& options, const Session& session, const Catalog& catalog) {
  ProjectInput input = options.input;
  resolve_names(input.filters, catalog);
  return advise(input, catalog, today(options, session), options.advise);
}

ReportContext report_context(const Options& options, const Session& session) {
  // A file is no terminal, whatever stdout is.
  const auto stream = options.output == "-" ? session.environment.out : StreamFacts{};
  const auto terminal = terminal_of(stream, session.environment, options.color);
  const bool verbose = options.loudness == Loudness::verbose;
  return {.language = options.language,
          .currency = options.currency,
          .width = terminal.width,
          .verbosity = verbose ? llmadvisor::Verbosity::verbose : llmadvisor::Verbosity::normal,
          .colour = terminal.colour,
          .version = LLMADVISOR_VERSION};
}

void refuse_format(Format format, std::string_view command) {
  throw UsageError("bad-format", fmt::format("'{}' has no {} form", command, to_string(format)),
                   fmt::format("its forms: llmadvisor help {}", command));
}

void write_answer(const Options& options, const Session& session, std::string_view text) {
  if (options.output == "-") return write_stream(session.streams.out, text);
  write_file(options.output, text);
}

void write_note(const Options& options, const Session& session, std::string_view text) {
  if (options.loudness == Loudness::quiet) return;
  session.streams.err << "llmadvisor: note: " << text << '\n';
}

}  // namespace llmadvisor::cli
