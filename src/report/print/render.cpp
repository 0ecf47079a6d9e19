#include <stdexcept>

#include "llmadvisor/report/print/formats.hpp"

namespace llmadvisor {

std::string render(const Document& document, Format format, const ReportContext& context) {
  const auto& row = format_rows[static_cast<std::size_t>(format)];
  if (row.write == nullptr) throw std::logic_error("a document has no such form");
  return row.write(document, context);
}

}  // namespace llmadvisor
