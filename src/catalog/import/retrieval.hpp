#pragma once

#include "entry.hpp"
#include "import_log.hpp"
#include "names.hpp"

namespace llmadvisor {

struct RetrievalContext {
  const ImportOptions& options;
  Date as_of{};
  const Catalog& base;
};

/// An embedding or re-ranking model of a price file: a new price of one that the catalogue has, an
/// open one at another host, or a closed one of a vendor that it knows.
void import_retrieval(const PriceEntry& entry, const ProviderMatch& provider,
                      const RetrievalContext& context, Catalog& out, ImportLog& log);

}  // namespace llmadvisor
