#include "llmadvisor/report/page/advice_page.hpp"

#include "markup.hpp"
#include "page/assets.hpp"
#include "page/parts.hpp"
#include "speak/advice_words.hpp"
#include "speak/compliance_words.hpp"
#include "tell/advice_document.hpp"

namespace llmadvisor {
namespace {

std::string head(const std::string& title, Language language) {
  const std::string policy = "default-src 'none'; style-src " + page_style.policy() +
                             "; script-src " + page_script.policy() +
                             "; base-uri 'none'; form-action 'none'";
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(to_string(language)) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
         policy +
         "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n" +
         element("title", "", title) + "\n<style>" + std::string(page_style.text) +
         "</style>\n</head>\n";
}

std::string footer(const PageOf& page) {
  const Voice& v = page.voice;
  std::string out = "<footer>\n";
  out += element("p", "", not_legal_advice(v)) + "\n";
  out += element("p", "",
                 v.say(words::page_made, arg("version", page.context.version),
                       arg("date", to_string(page.advice.today)),
                       arg("catalogue", to_string(v.catalog().as_of)))) +
         "\n";
  return out + "</footer>\n";
}

}  // namespace

std::string advice_page(const Advice& advice, const Catalog& catalog,
                        const ReportContext& context) {
  const Voice voice(catalog, context, billed_for(advice.project));
  const PageOf page{advice, voice, context};
  const std::string title = advice_title(advice.project, voice);
  std::string out = head(title, context.language);
  out += "<body>\n<a class=\"skip\" href=\"#main\">" + escaped(voice.say(words::page_skip)) +
         "</a>\n<main id=\"main\">\n";
  out += element("h1", "", title) + "\n";
  out += hero_part(page);
  // No table of prices decides on marked data: none is shown.
  if (!asks_security_officer(advice)) {
    out += rungs_part(page) + checklist_part(page) + sliders_part(page) + charts_part(page);
  }
  if (!asks_security_officer(advice)) out += assumptions_part(page) + explained_part(page);
  out += text_part(page);
  if (!asks_security_officer(advice)) out += sources_part(page);
  return out + "</main>\n" + footer(page) + "<script>" + std::string(page_script.text) +
         "</script>\n</body>\n</html>\n";
}

}  // namespace llmadvisor
