#pragma once

#include <string_view>

#include "import_log.hpp"

namespace llmadvisor {

/// A Hugging Face config.json as a model of the catalogue: its shape, its parameters counted from
/// the shape, and what the options state beside it.
void import_hf_config(const ImportOptions& options, std::string_view text, Date as_of,
                      const Catalog& base, Catalog& out, ImportLog& log);

}  // namespace llmadvisor
