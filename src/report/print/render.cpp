#include <stdexcept>

#include "llmadvisor/report/print/formats.hpp"

namespace llmadvisor {

std::vector<Format> formats_of_documents() {
  std::vector<Format> formats;
  for (std::size_t i = 0; i < format_rows.size(); ++i) {
    if (format_rows[i].holds == Holds::documents) formats.push_back(static_cast<Format>(i));
  }
  return formats;
}

std::vector<Format> formats_of_tables() {
  std::vector<Format> formats;
  for (std::size_t i = 0; i < format_rows.size(); ++i) formats.push_back(static_cast<Format>(i));
  return formats;
}

std::string render(const Document& document, Format format, const ReportContext& context) {
  const auto& row = format_rows[static_cast<std::size_t>(format)];
  if (row.write == nullptr) throw std::logic_error("a document has no such form");
  return row.write(document, context);
}

}  // namespace llmadvisor
