#include "llmadvisor/report/tell/explain.hpp"

#include <algorithm>

#include "advice_document.hpp"
#include "speak/choice_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/mode_words.hpp"
#include "speak/option_words.hpp"
#include "speak/plan_words.hpp"
#include "speak/recipient_words.hpp"

namespace llmadvisor {
namespace {

class Explanation {
 public:
  Explanation(const Advice& advice, const Option& option, const Voice& voice)
      : a_(advice), o_(option), v_(voice) {}

  Document write() {
    document_.title = option_label(o_, v_) + " [" + option_id(o_) + "]";
    document_.blocks.emplace_back(Paragraph{Tone::verdict, standing()});
    if (auto why = why_not(o_, a_, v_); !why.empty()) {
      document_.blocks.emplace_back(Paragraph{Tone::plain, std::move(why)});
    }
    reasons();
    bill();
    performance();
    model();
    recipients();
    conditions();
    facts();
    document_.blocks.emplace_back(Paragraph{Tone::note, not_legal_advice(v_)});
    return std::move(document_);
  }

 private:
  void section(Message heading, Bullets bullets) {
    if (bullets.items.empty()) return;
    document_.blocks.emplace_back(Heading{v_.say(heading)});
    document_.blocks.emplace_back(std::move(bullets));
  }

  std::string standing() const {
    const std::string old = old_price(o_, v_);
    const auto paid = capitalised(terms(o_, a_.project, v_) + (old.empty() ? "" : ", " + old));
    const auto verdict = verdict_text(o_, v_);
    if (!has_bill(o_)) {
      return v_.say(words::explain_unbilled, arg("terms", paid), arg("verdict", verdict));
    }
    return v_.say(words::explain_standing, arg("terms", paid), arg("bill", bill_range(o_, v_)),
                  arg("full", v_.range(o_.full_cost)), arg("verdict", verdict));
  }

  void reasons() {
    Bullets bullets;
    for (const auto& reason : o_.reasons) {
      bullets.items.push_back({"", reason_text(reason, o_, v_)});
    }
    if (o_.affordable) bullets.items.push_back({"", affordable_text(o_, v_)});
    section(words::explain_against, std::move(bullets));
  }

  void bill() {
    if (!has_bill(o_)) return;
    document_.blocks.emplace_back(Heading{v_.say(words::explain_bill)});
    document_.blocks.emplace_back(bill_table(o_, v_));
    document_.blocks.emplace_back(bill_lines(o_, v_));
    document_.blocks.emplace_back(totals_table(o_));
    add_months(document_, o_, v_);
  }

  void add_time(Bullets& bullets, Message lead, const std::optional<Seconds>& time) const {
    if (time) bullets.items.push_back({v_.say(lead), format_duration(*time, v_.language())});
  }

  std::string unmeasured() const {
    const auto assumed = assumed_wait(o_, a_.project);
    if (!assumed) return v_.say(words::explain_unmeasured);
    return v_.say(words::explain_assumed, arg("first", format_duration(*assumed, v_.language())),
                  arg("speed", v_.exact(a_.project.usual_speed.value())));
  }

  void times(Bullets& bullets) const {
    if (!o_.performance) {
      if (!o_.deployment) {
        bullets.items.push_back({v_.say(words::explain_speed), unmeasured()});
      }
      return;
    }
    const Performance& p = *o_.performance;
    add_time(bullets, words::explain_first_token, p.ttft);
    add_time(bullets, words::explain_each_token, p.tpot);
    add_time(bullets, words::explain_first_visible, p.first_visible);
    add_time(bullets, words::explain_answer, p.answer);
    add_time(bullets, words::explain_cold_start, p.cold_start);
    if (p.rate && p.utilisation) {
      bullets.items.push_back(
          {v_.say(words::explain_rate),
           v_.say(words::explain_rate_value, arg("rate", v_.estimate(p.rate->value())),
                  arg("share", v_.percent(*p.utilisation)))});
    }
    if (!p.measured) return;
    bullets.items.push_back(
        {v_.say(words::explain_speed),
         v_.say(words::explain_measured, arg("source", as_quoted(p.source, v_.language())),
                arg("date", p.as_of ? to_string(*p.as_of) : "?"))});
  }

  void people(Bullets& bullets) const {
    if (o_.extra_people > Hours(0)) {
      const std::string hours = hours_text(o_.extra_people, v_);
      bullets.items.push_back({v_.say(words::explain_people),
                               o_.set_up > Hours(0)
                                   ? v_.say(words::explain_people_value, arg("hours", hours),
                                            arg("set_up", hours_text(o_.set_up, v_)))
                                   : v_.say(words::people_hours, arg("hours", hours))});
    }
    if (o_.up_front > Usd(0)) {
      bullets.items.push_back({v_.say(words::explain_up_front), v_.usd(o_.up_front)});
    }
  }

  void limits(Bullets& bullets) const {
    if (const auto& limit = o_.rate_limit) {
      bullets.items.push_back(
          {v_.say(words::explain_limit), limit_warning(o_, a_.project, v_) + " " +
                                             as_quoted(limit->source, v_.language()) + " (" +
                                             to_string(limit->as_of) + ")"});
    }
    if (o_.batch_window) {
      bullets.items.push_back({v_.say(words::explain_batch), window_warning(o_, v_)});
    }
  }

  void performance() {
    Bullets bullets;
    if (o_.deployment) {
      const Deployment& d = *o_.deployment;
      bullets.items.push_back(
          {v_.say(words::explain_machines),
           v_.say(words::explain_machines_value, arg("replicas", d.replicas),
                  arg("gpus", d.gpus_per_replica), arg("instances", d.instances),
                  arg("type", d.instance_type), arg("region", is_placed(d.region) ? d.region : "-"),
                  arg("weights", d.weights),
                  arg("hours", v_.estimate(d.hours_per_month.value())))});
    }
    if (o_.deployment && o_.deployment->engine != ServingEngine::vllm) {
      bullets.items.push_back(
          {v_.say(words::explain_engine),
           v_.say(words::explain_engine_value, arg("engine", to_string(o_.deployment->engine)))});
    }
    times(bullets);
    limits(bullets);
    people(bullets);
    if (o_.idle) {
      bullets.items.push_back({v_.say(words::explain_idle),
                               v_.say(words::explain_idle_value, arg("cost", v_.usd(*o_.idle)))});
    }
    section(words::explain_sustains, std::move(bullets));
  }

  std::string dated(const Provenance& p) const {
    std::string text = as_quoted(p.source, v_.language()) + " (" + to_string(p.as_of) + ")";
    if (!p.note.empty()) text.append(v_.colon()).append(as_quoted(p.note, v_.language()));
    return text;
  }

  std::string quality(const Standing& s) const {
    const std::string loss =
        s.loss > 0 ? v_.say(words::explain_loss, arg("loss", v_.estimate(s.loss))) : "";
    return v_.say(words::explain_quality_value, arg("level", level_text(o_, v_)),
                  arg("ability", v_.estimate(s.ability)),
                  arg("error", v_.estimate(s.standard_error)), arg("loss", loss),
                  arg("scores", s.scores), arg("independent", s.independent_scores),
                  arg("basis", name_of(s.basis, v_.language())));
  }

  void model() {
    Bullets bullets;
    if (o_.mode.standing) {
      bullets.items.push_back({v_.say(words::explain_quality), quality(*o_.mode.standing)});
    }
    if (o_.mode.thinks()) {
      const double hidden = o_.mode.hidden.value();
      bullets.items.push_back(
          {v_.say(words::explain_thinking),
           v_.say(words::explain_thinking_value, arg("tokens", hidden, v_.estimate(hidden)),
                  arg("low", v_.estimate(hidden * o_.mode.hidden_spread.low)),
                  arg("high", v_.estimate(hidden * o_.mode.hidden_spread.high)))});
    }
    if (const auto* record = v_.catalog().find_model(o_.model)) {
      bullets.items.push_back({v_.say(words::explain_record), dated(record->provenance)});
    }
    section(words::explain_model, std::move(bullets));
  }

  void conditions() {
    Bullets bullets;
    for (const auto& c : o_.compliance.conditions) {
      if (c.condition == nullptr) continue;
      bullets.items.push_back({condition_text(c, v_) + whose(c, o_.compliance, v_),
                               std::string(name_of(c.state, v_.language()))});
    }
    for (const auto code : o_.compliance.notices) {
      auto text = notice_text(code, &o_, v_);
      if (!text.empty()) bullets.items.push_back({"", std::move(text)});
    }
    section(words::explain_conditions, std::move(bullets));
  }

  void recipients() {
    const auto all = named_recipients(o_, v_);
    Bullets bullets;
    if (o_.legal_tier) {
      bullets.items.push_back({v_.say(words::explain_tier), tier_text(o_, v_)});
    }
    if (all.size() < 2) return section(words::explain_recipients, std::move(bullets));
    for (const auto& one : all) {
      bullets.items.push_back({one.name + ", " + one.receives, verdict_text(*one.recipient, v_)});
    }
    section(words::explain_recipients, std::move(bullets));
  }

  /// Each page once, however many conditions lean on it.
  void facts() {
    Bullets bullets;
    std::vector<const ProviderFact*> said;
    for (const auto& c : o_.compliance.conditions) {
      for (const auto& e : c.evidence) {
        if (e.fact == nullptr || std::ranges::count(said, e.fact) > 0) continue;
        said.push_back(e.fact);
        bullets.items.push_back({"", evidence_text(e, v_)});
      }
    }
    section(words::explain_facts, std::move(bullets));
  }

  const Advice& a_;
  const Option& o_;
  const Voice& v_;
  Document document_;
};

}  // namespace

Document explanation(const Advice& advice, const Option& option, const Catalog& catalog,
                     const ReportContext& context) {
  const Voice voice(catalog, context, billed_for(advice.project));
  return Explanation(advice, option, voice).write();
}

}  // namespace llmadvisor
