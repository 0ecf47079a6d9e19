#include <algorithm>

#include "llmadvisor/report/speak/findings.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "llmadvisor/report/tell/catalog_report.hpp"
#include "speak/message.hpp"
#include "speak/speech.hpp"
#include "table_records.hpp"

namespace llmadvisor {
namespace {

long count_of(const std::vector<Finding>& findings, Severity severity) {
  return std::ranges::count(findings, severity, &Finding::severity);
}

std::string verdict(const std::vector<Finding>& findings, Verbosity verbosity, Language language) {
  const Message notes =
      verbosity == Verbosity::verbose ? words::check_notes : words::check_notes_hidden;
  const std::pair<Severity, Message> kinds[] = {{Severity::error, words::check_errors},
                                                {Severity::warning, words::check_warnings},
                                                {Severity::note, notes}};
  std::string list;
  for (const auto& [severity, message] : kinds) {
    const long count = count_of(findings, severity);
    if (count == 0) continue;
    list += (list.empty() ? "" : ", ") + say(language, message, arg("count", count));
  }
  if (list.empty()) return say(language, words::check_sound);
  const bool sound = count_of(findings, Severity::error) == 0;
  return say(language, sound ? words::check_sound_with : words::check_unsound, arg("list", list));
}

}  // namespace

Document check_report(const std::vector<Finding>& findings, const Catalog& catalog,
                      const ReportContext& context) {
  const Language language = context.language;
  Bullets bullets;
  for (const auto& finding : findings) {
    if (finding.severity == Severity::note && context.verbosity != Verbosity::verbose) continue;
    const auto colon = speech(language).marks.colon;
    std::string text = hyphenated(finding.table).append(colon);
    if (!finding.record.empty()) text.append(finding.record).append(colon);
    bullets.items.push_back(
        {std::string(name_of(finding.severity, language)), text + sentence_of(finding, language)});
  }
  Document document{say(language, words::check_title, arg("date", to_string(catalog.as_of))), {}};
  if (!bullets.items.empty()) document.blocks.emplace_back(std::move(bullets));
  document.blocks.emplace_back(
      Paragraph{Tone::verdict, verdict(findings, context.verbosity, language)});
  return document;
}

}  // namespace llmadvisor
