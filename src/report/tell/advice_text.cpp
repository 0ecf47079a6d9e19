#include "llmadvisor/report/tell/advice_text.hpp"

#include "advice_document.hpp"

namespace llmadvisor {

std::string advice_text(const Advice& advice, const Catalog& catalog,
                        const ReportContext& context) {
  return document_text(advice_document(advice, catalog, context), context);
}

std::string advice_markdown(const Advice& advice, const Catalog& catalog,
                            const ReportContext& context) {
  return document_markdown(advice_document(advice, catalog, context));
}

std::string advice_html(const Advice& advice, const Catalog& catalog,
                        const ReportContext& context) {
  return document_html(advice_document(advice, catalog, context));
}

}  // namespace llmadvisor
