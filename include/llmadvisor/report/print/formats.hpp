#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

using Writer = std::string (*)(const Document&, const ReportContext&);

/// Each in a file of its own in src/report/print. None lets a control character through.
std::string write_text(const Document& document, const ReportContext& context);
std::string write_markdown(const Document& document, const ReportContext& context);
/// One self-contained page: no scripts, nothing fetched.
std::string write_html(const Document& document, const ReportContext& context);
/// The document's tables for scripts; what a spreadsheet would run as a formula stays text.
std::string write_csv(const Document& document, const ReportContext& context);

/// A workbook with a sheet for each table that is not for people alone; what has a formula is
/// computed by it. What starts like one in a text stays text.
std::string write_xlsx(const Document& document, const ReportContext& context);

/// What a form holds: whole documents, or their tables alone.
enum class Holds { documents, tables };

struct FormatRow {
  std::string_view name;
  Writer write;  ///< null: written from the answer itself, not from its document
  Holds holds = Holds::documents;
};

/// The forms of an answer, in the order of the rows.
enum class Format { text, json, markdown, html, csv, xlsx };
inline constexpr std::array format_rows{
    FormatRow{"text", write_text},
    FormatRow{"json", nullptr},
    FormatRow{"markdown", write_markdown},
    FormatRow{"html", write_html},
    FormatRow{"csv", write_csv, Holds::tables},
    FormatRow{"xlsx", write_xlsx, Holds::tables},
};
template <>
inline constexpr auto enum_rows<Format> = [] {
  std::array<EnumRow<Format>, format_rows.size()> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = {static_cast<Format>(i), format_rows[i].name};
  }
  return rows;
}();

/// The formats of a command whose answer is a document, and those of one whose document has tables
/// that a script reads.
[[nodiscard]] std::vector<Format> formats_of_documents();
[[nodiscard]] std::vector<Format> formats_of_tables();

/// The document in any format but JSON.
[[nodiscard]] std::string render(const Document& document, Format format,
                                 const ReportContext& context);

}  // namespace llmadvisor
