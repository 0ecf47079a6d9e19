#include <array>

#include "markup.hpp"
#include "page/parts.hpp"
#include "speak/advice_words.hpp"
#include "speak/choice_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/data_words.hpp"
#include "speak/mode_words.hpp"
#include "speak/option_words.hpp"
#include "speak/plan_words.hpp"
#include "speak/recipient_words.hpp"

namespace llmadvisor {
namespace {

std::string fact(const std::string& what, const std::string& value, const std::string& more = "") {
  if (value.empty()) return "";
  return "<div>" + element("dt", "", what) + element("dd", "", value) +
         (more.empty() ? "" : element("dd", "more", more)) + "</div>\n";
}

/// The ends of a range, where they differ from what is expected.
std::string ends_of(const CostRange& range, const Voice& v) {
  const std::string low = v.usd(range.low);
  const std::string high = v.usd(range.high);
  if (low == high) return "";
  return v.say(words::page_between, arg("low", low), arg("high", high));
}

/// A dash is no answer to somebody who waits.
std::string known(std::string text) { return text == "-" ? "" : text; }

std::string facts_of(const Option& o, const PageOf& page) {
  const Voice& v = page.voice;
  std::string out = "<dl class=\"facts\">\n";
  if (is_range_only(o)) {
    out += fact(v.say(words::column_bill), ends_of(o.monthly, v));
  } else {
    out += fact(v.say(words::column_bill), v.usd(o.monthly.expected), ends_of(o.monthly, v));
    out +=
        fact(v.say(words::page_with_people), v.usd(o.full_cost.expected), ends_of(o.full_cost, v));
  }
  if (o.up_front > Usd(0)) out += fact(v.say(words::page_up_front), v.usd(o.up_front));
  out += fact(v.say(words::page_quality), level_text(o, v));
  const bool is_job = page.advice.project.workload.job.has_value();
  out += is_job ? fact(v.say(words::column_takes), known(takes_text(o, page.advice.project, v)))
                : fact(v.say(words::page_wait), known(wait_text(o, page.advice.project, v)));
  if (o.legal_tier) out += fact(v.say(words::page_law), capitalised(tier_text(o, v)));
  out += fact(v.say(words::page_to_do), open_text(o, v));
  return out + "</dl>\n";
}

std::string alert(const std::string& text) {
  return text.empty() ? "" : element("p", "alert", text) + "\n";
}

/// "5,000 requests/day, financial data, $300 a month".
std::string asked(const PageOf& page) {
  const Project& p = page.advice.project;
  const Voice& v = page.voice;
  std::vector<std::string> parts{load_text(p.workload, v),
                                 std::string(name_of(p.requirements.sensitivity, v.language()))};
  if (const auto& budget = p.stated_budget) {
    parts.push_back(
        v.say(words::page_of_budget,
              arg("budget", format_stated(budget->amount, budget->currency, v.language()))));
  }
  return capitalised(joined(parts, v.language()));
}

std::string rung_card(std::size_t rung, const PageOf& page) {
  const Advice& a = page.advice;
  const Voice& v = page.voice;
  const Option& o = a.options[a.ladder[rung]];
  const bool is_pick = a.pick == a.ladder[rung];
  std::string out = is_pick ? "<li class=\"pick\">\n" : "<li>\n";
  out += "<h3>" + escaped(v.exact(static_cast<double>(rung + 1)) + ". " + option_label(o, v)) +
         "</h3>\n";
  if (is_pick) out += "<p>" + element("span", "tag", v.say(words::page_recommended)) + "</p>\n";
  out += element("p", "price", cost_text(o, v)) + "\n";
  out += element("p", "", capitalised(level_text(o, v))) + "\n";
  if (rung > 0) out += element("p", "note", capitalised(rung_gain(rung, a, v))) + "\n";
  if (o.legal_tier) out += element("p", "note", capitalised(tier_text(o, v))) + "\n";
  if (const auto open = open_text(o, v); !open.empty()) {
    out += element("p", "note", capitalised(open)) + "\n";
  }
  return out + "</li>\n";
}

std::string condition_item(const ConditionStatus& c, const Option& o, const Voice& v) {
  const bool is_met = c.state <= ConditionState::attested;
  std::string out = "<li><label><input type=\"checkbox\"";
  out += is_met ? " checked>" : ">";
  out += "<span>" + escaped(condition_text(c, v) + whose(c, o.compliance, v)) + " " +
         element("span", "state", "(" + std::string(name_of(c.state, v.language())) + ")") +
         "</span></label>\n";
  std::string seen;
  for (const auto& e : c.evidence) {
    if (e.fact != nullptr) seen += element("p", "note", evidence_text(e, v)) + "\n";
  }
  if (!seen.empty()) {
    out += "<details>" + element("summary", "", v.say(words::page_seen)) + seen + "</details>\n";
  }
  return out + "</li>\n";
}

}  // namespace

std::string hero_part(const PageOf& page) {
  const Advice& a = page.advice;
  const Voice& v = page.voice;
  std::string out = element("p", "load", asked(page)) + "\n";
  const std::string data = data_text(a, v);
  if (is_urgent(a)) out += alert(data);
  out += "<div class=\"hero\">\n" + element("p", "lead", verdict_sentence(a, v)) + "\n";
  if (page.pick() != nullptr) out += facts_of(*page.pick(), page);
  out += "</div>\n";
  if (asks_security_officer(a)) return out;
  std::string notices;
  if (const auto far = gpu_alert(a, v); !far.empty()) notices += element("li", "", far) + "\n";
  for (const auto& notice : urgent_notices(a, v)) notices += element("li", "", notice) + "\n";
  if (notices.empty()) return out;
  return out + "<div class=\"alert\">\n" + element("h2", "", v.say(words::page_must_know)) +
         "\n<ul>\n" + notices + "</ul>\n</div>\n";
}

std::string rungs_part(const PageOf& page) {
  const Advice& a = page.advice;
  if (a.ladder.size() < 2) return "";
  std::string out = "<section aria-labelledby=\"h-rungs\">\n<h2 id=\"h-rungs\">" +
                    escaped(page.voice.say(words::page_rungs)) + "</h2>\n<ol class=\"cards\">\n";
  for (std::size_t rung = 0; rung < a.ladder.size(); ++rung) out += rung_card(rung, page);
  return out + "</ol>\n</section>\n";
}

std::string checklist_part(const PageOf& page) {
  const Option* pick = page.pick();
  if (pick == nullptr || pick->compliance.conditions.empty()) return "";
  const Voice& v = page.voice;
  constexpr std::array asked = {words::to_provider, words::to_dpo, words::to_security};
  std::string out = "<section aria-labelledby=\"h-check\">\n<h2 id=\"h-check\">" +
                    escaped(v.say(words::page_checklist)) + "</h2>\n";
  for (std::size_t whom = 0; whom < asked.size(); ++whom) {
    std::string items;
    for (const auto& c : pick->compliance.conditions) {
      const bool is_theirs =
          c.condition != nullptr && static_cast<std::size_t>(c.condition->asked_of) == whom;
      if (is_theirs) items += condition_item(c, *pick, v);
    }
    if (items.empty()) continue;
    out += element("h3", "", v.say(words::page_asked, arg("whom", v.say(asked[whom])))) +
           "\n<ul class=\"check\">\n" + items + "</ul>\n";
  }
  return out + "</section>\n";
}

}  // namespace llmadvisor
