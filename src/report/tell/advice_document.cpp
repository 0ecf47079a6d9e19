#include "advice_document.hpp"

#include "first_screen.hpp"
#include "llmadvisor/report/tell/advice_report.hpp"
#include "speak/advice_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/data_words.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

class FirstScreen : Section {
 public:
  using Section::Section;

  void write(Document& document) {
    if (asks_security_officer(a_)) {
      // No table of prices decides on marked data: none is shown.
      if (is_urgent(a_)) paragraph(Tone::alert, data_text(a_, v_));
      paragraph(Tone::verdict, verdict_sentence(a_, v_));
      return notes("");
    }
    add_headline(a_, v_, document);
    add_open_section(a_, v_, document);
    add_cost_section(a_, v_, document);
    add_recommendation(a_, v_, document);
    add_outlook_section(a_, v_, document);
    notes(v_.say(words::left_out));
  }

 private:
  bool is_said_above(WarningCode code) const {
    switch (code) {
      case WarningCode::new_model:
        return a_.untested.has_value();
      case WarningCode::gpus_beyond_budget:
      case WarningCode::nothing_fits:
      case WarningCode::ask_security_officer:
      case WarningCode::sensitivity_hinted:
      case WarningCode::sensitivity_assumed:
      case WarningCode::sensitivity_understated:
      case WarningCode::jurisdiction_hinted:
        return true;
      default:
        return false;
    }
  }

  void notes(const std::string& left_out) {
    std::vector<std::string> texts;
    for (const auto& warning : a_.warnings) {
      if (!is_said_above(warning.code)) texts.push_back(warning_text(warning, a_, v_));
    }
    if (const auto* rate = find_rate(v_.money().currency, v_.catalog())) {
      texts.push_back(v_.say(words::rate, arg("currency", code_of(v_.money().currency)),
                             arg("rate", v_.exact(rate->expected)),
                             arg("date", to_string(rate->provenance.as_of))));
    }
    texts.push_back(not_legal_advice(v_));
    if (!left_out.empty()) texts.push_back(left_out);
    paragraph(Tone::note, joined_by(texts, " "));
  }
};

}  // namespace

Document advice_document(const Advice& advice, const Catalog& catalog, const ReportContext& context,
                         Audience readers) {
  const Voice voice(catalog, context, billed_for(advice.project));
  const Voice round = voice.in_round_figures();
  Document document;
  document.title = advice_title(advice.project, voice);
  FirstScreen(advice, round, document).write(document);
  const bool detailed = context.verbosity == Verbosity::verbose && !asks_security_officer(advice);
  if (detailed) add_details(document, advice, voice, context.question);
  if (readers == Audience::people) return document;
  document.blocks.emplace_back(options_table(advice, voice));
  document.blocks.emplace_back(bills_table(advice, voice));
  return document;
}

}  // namespace llmadvisor
