#pragma once

#include <string>
#include <string_view>

#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// A text of the shell (help, an error, a note), written in English, in the reader's language with
/// its particulars in place; what has no translation stays as it is.
[[nodiscard]] std::string told_in(Language language, std::string_view english);

}  // namespace llmadvisor
