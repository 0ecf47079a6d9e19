#pragma once

#include "entry.hpp"
#include "import_log.hpp"

namespace llmadvisor {

/// Turns the entries of a price file into offers and retrieval models of the catalogue, or says why
/// not. `as_of` is the day of the figures that carry none of their own.
void import_prices(ImportFormat format, const PriceFile& file, const ImportOptions& options,
                   Date as_of, const Catalog& base, Catalog& out, ImportLog& log);

/// The same for a list of machines.
void import_machines(const MachineFile& file, const ImportOptions& options, Date as_of,
                     const Catalog& base, Catalog& out, ImportLog& log);

/// What a new provider is known for: nothing but that a file names it.
[[nodiscard]] Provider named_provider(const std::string& id, ProviderKind kind,
                                      const std::string& source, Date as_of);

/// Two remarks in one; either may be empty.
[[nodiscard]] std::string notes(const std::string& first, const std::string& second);

/// The words for the provenance of one entry.
[[nodiscard]] std::string source_of(const ImportOptions& options, const std::string& key);

}  // namespace llmadvisor
