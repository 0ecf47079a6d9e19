#pragma once

#include <string>
#include <string_view>

#include "llmadvisor/catalog/finding.hpp"
#include "llmadvisor/catalog/import_report.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// What a check found, or an import remarks, in one sentence. It begins in lower case and ends
/// without a full stop, and does not name the record or the entry.
[[nodiscard]] std::string sentence_of(const Finding& finding, Language language);
[[nodiscard]] std::string sentence_of(const ImportRemark& remark, Language language);

/// Why entries are left out: "the model is not in the catalogue".
[[nodiscard]] std::string_view meaning_of(LeftOutReason reason, Language language);

}  // namespace llmadvisor
