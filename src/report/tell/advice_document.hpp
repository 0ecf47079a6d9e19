#pragma once

#include "llmadvisor/engine/advice.hpp"
#include "print/document.hpp"
#include "speak/voice.hpp"

namespace llmadvisor {

/// The answer as headings, sentences and tables: the first screen, and with Verbosity::verbose the
/// rest.
[[nodiscard]] Document advice_document(const Advice& advice, const Catalog& catalog,
                                       const ReportContext& context);

/// The parts that only a verbose answer has.
void add_details(Document& document, const Advice& advice, const Voice& voice);

/// "Strategic analysis for your e-commerce platform:".
[[nodiscard]] std::string advice_title(const Project& project, const Voice& voice);

/// Quantity x unit price = amount, with source and date.
[[nodiscard]] Table bill_table(const Option& option, const Voice& voice);

}  // namespace llmadvisor
