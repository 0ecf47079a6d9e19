#pragma once

#include <string>
#include <string_view>

#include "llmadvisor/report/document.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// Text as it stands between tags or in a quoted attribute of HTML and SVG; without control
/// characters.
[[nodiscard]] std::string escaped(std::string_view text);

/// `<tag class="css">text</tag>`, the text escaped.
[[nodiscard]] std::string element(std::string_view tag, std::string_view css,
                                  std::string_view text);

/// A table in a box that scrolls by itself where it is too wide; `name` is what a reader who hears
/// it is told.
[[nodiscard]] std::string table_markup(const Table& table, std::string_view name);

/// The blocks of a document, headings at a level, without tables for scripts.
[[nodiscard]] std::string blocks_markup(const std::vector<Block>& blocks, Language language,
                                        int heading_level);

}  // namespace llmadvisor
