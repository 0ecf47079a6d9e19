#include "session.hpp"

#include <ostream>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "output.hpp"

namespace llmadvisor::cli {

Catalog load_catalog(const Options& options, const Session& session) {
  if (options.catalog) return read_catalog_directory(*options.catalog);
  return session.environment.base_catalog();
}

Date today(const Options& options, const Session& session) {
  return options.as_of.value_or(session.environment.today);
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
