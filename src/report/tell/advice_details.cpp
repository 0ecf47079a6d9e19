#include <algorithm>
#include <array>

#include "advice_document.hpp"
#include "first_screen.hpp"
#include "speak/advice_words.hpp"
#include "speak/break_even_words.hpp"
#include "speak/choice_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/mode_words.hpp"
#include "speak/option_words.hpp"
#include "speak/plan_words.hpp"
#include "speak/recipient_words.hpp"
#include "speak/seat_words.hpp"

namespace llmadvisor {
namespace {

constexpr int shown_of_each_kind = 3;

class Details {
 public:
  Details(Document& document, const Advice& advice, const Voice& voice)
      : document_(document), a_(advice), v_(voice) {}

  void write() {
    why();
    options();
    beside();
    bill();
    add_other_outlooks(a_, v_, document_);
    if (a_.pick) add_months(document_, a_.options[*a_.pick], v_);
    conditions();
    questions();
    changes();
    break_evens();
    considered();
    assumptions();
    notices();
  }

 private:
  void add(Bullets& bullets, Message lead, std::string text) const {
    if (!text.empty()) bullets.items.push_back({v_.say(lead), std::move(text)});
  }

  /// What the first screen leaves out of why, how sure and how it is answered.
  void why() {
    if (!a_.pick) return;
    const Option& pick = a_.options[*a_.pick];
    Bullets bullets;
    add(bullets, words::why_lead, why_chosen(a_, v_));
    add(bullets, words::sure_lead, confidence_text(a_, v_));
    add(bullets, words::hangs_on_lead, hangs_on(pick, a_.project, v_));
    add(bullets, words::even_lead, nearest_break_even(a_, v_));
    if (!a_.seats.empty()) {
      Bullet plans{
          v_.say(words::seats_lead, arg("people", v_.exact(a_.seats.front().people))), "", {}};
      for (auto& text : seats_texts(a_, v_)) plans.under.push_back({"", std::move(text)});
      bullets.items.push_back(std::move(plans));
    }
    section(words::why_heading, std::move(bullets));
  }

  void section(Message heading, Bullets bullets) {
    if (bullets.items.empty()) return;
    document_.blocks.emplace_back(Heading{v_.say(heading)});
    document_.blocks.emplace_back(std::move(bullets));
  }

  void options() {
    Table table;
    table.columns = {{v_.say(words::column_option)},  {v_.say(words::column_bill)},
                     {v_.say(words::column_full), 1}, {v_.say(words::column_level)},
                     {v_.say(words::column_wait), 2}, {v_.say(words::column_verdict)}};
    std::array<int, enum_names<OptionKind>.size()> shown{};
    std::size_t folded = 0;
    for (const auto& o : a_.options) {
      int& of_kind = shown[static_cast<std::size_t>(o.kind)];
      if (of_kind > 0 && o.dominated_by) {
        ++folded;
      } else if (of_kind++ < shown_of_each_kind) {
        table.rows.push_back(option_row(o));
      }
    }
    if (table.rows.empty()) return;
    document_.blocks.emplace_back(Heading{v_.say(words::all_options)});
    document_.blocks.emplace_back(std::move(table));
    if (folded == 0) return;
    document_.blocks.emplace_back(
        Paragraph{Tone::note, v_.say(words::folded, arg("count", folded))});
  }

  Row option_row(const Option& o) const {
    Row row;
    row.cells = {option_label(o, v_), monthly_cell(o, v_),          full_cost_cell(o, v_),
                 level_text(o, v_),   wait_text(o, a_.project, v_), verdict_text(o, v_)};
    row.note = terms(o, a_.project, v_);
    if (const auto prices = token_prices(o, a_.today, v_); !prices.empty())
      row.note += ", " + prices;
    if (const auto old = old_price(o, v_); !old.empty()) row.note += ", " + old;
    const auto note = [&](const std::string& text) {
      if (!text.empty()) row.note.append(v_.semicolon()).append(text);
    };
    note(limit_note(o, v_));
    if (o.performance && o.performance->cold_start) {
      note(v_.say(words::cold_start,
                  arg("time", format_duration(*o.performance->cold_start, v_.language()))));
    }
    note(evidence_note(o, v_));
    if (o.extra_people > Hours(0)) {
      note(v_.say(words::people_hours, arg("hours", hours_text(o.extra_people, v_))));
    }
    for (const auto& reason : o.reasons) note(reason_text(reason, o, v_));
    if (o.left_at && o.reasons.empty()) {
      note(v_.say(words::left_at, arg("step", name_of(*o.left_at, v_.language()))));
    }
    return row;
  }

  void name_beside(Bullets& bullets, Message lead, std::optional<std::size_t> index) const {
    if (!index) return;
    const Option& o = a_.options[*index];
    bullets.items.push_back({v_.say(lead), option_label(o, v_) + ", " + bill_range(o, v_)});
  }

  /// Which nothing is planned on: it can be taken away.
  std::optional<std::size_t> cheapest_spot() const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < a_.options.size(); ++i) {
      const Option& o = a_.options[i];
      if (!o.deployment || o.deployment->purchase != Purchase::spot || !has_bill(o)) continue;
      if (is_range_only(o) || o.verdict == Verdict::rejected) continue;
      if (!best || o.monthly.expected < a_.options[*best].monthly.expected) best = i;
    }
    return best;
  }

  void beside() {
    Bullets bullets;
    name_beside(bullets, words::best_quality, a_.best_quality);
    name_beside(bullets, words::most_private, a_.most_private);
    name_beside(bullets, words::established, a_.cheapest_established);
    name_beside(bullets, words::second_lead, a_.second_host);
    name_beside(bullets, words::spot_lead, cheapest_spot());
    if (a_.untested) {
      add(bullets, words::untested_lead, untested_text(a_.options[*a_.untested], v_));
    }
    if (a_.pick && !a_.options[*a_.pick].close_to.empty()) {
      bullets.items.push_back({v_.say(words::close_lead), close_calls()});
    }
    section(words::beside, std::move(bullets));
  }

  /// The nearest of those whose ranges overlap the pick's; they stand in the order of the ranking.
  std::string close_calls() const {
    constexpr std::size_t most = 6;
    const auto& close = a_.options[*a_.pick].close_to;
    std::vector<std::string> names;
    for (const auto index : close) {
      if (names.size() == most) break;
      names.push_back(option_label(a_.options[index], v_));
    }
    const std::string list = joined(names, v_.language());
    return close.size() <= most
               ? list
               : v_.say(words::close_more, arg("list", list), arg("count", close.size() - most));
  }

  void bill() {
    const auto index = a_.pick ? a_.pick : a_.closest;
    if (!index || !has_bill(a_.options[*index])) return;
    document_.blocks.emplace_back(Heading{v_.say(words::bill_heading)});
    document_.blocks.emplace_back(bill_table(a_.options[*index], v_));
  }

  void conditions() {
    if (!a_.pick) return;
    Bullets bullets;
    for (const auto& c : a_.options[*a_.pick].compliance.conditions) {
      bullets.items.push_back(
          {condition_text(c, v_) + whose(c, a_.options[*a_.pick].compliance, v_),
           std::string(name_of(c.state, v_.language()))});
      for (const auto& e : c.evidence)
        bullets.items.push_back({v_.say(words::page_seen), evidence_text(e, v_)});
    }
    section(words::all_conditions, std::move(bullets));
  }

  void questions() {
    if (!a_.pick) return;
    constexpr Message asked[] = {words::to_provider, words::to_dpo, words::to_security};
    const ComplianceVerdict* verdicts[] = {&a_.options[*a_.pick].compliance};
    Bullets bullets;
    for (const auto& question : open_questions(v_.catalog(), verdicts)) {
      bullets.items.push_back({v_.say(asked[static_cast<std::size_t>(question.asked_of)]),
                               question_text(question, v_)});
    }
    section(words::questions, std::move(bullets));
  }

  void changes() {
    Bullets bullets;
    for (const Flip* flip : nearest_flips(a_)) {
      bullets.items.push_back({"", flip_text(*flip, v_)});
    }
    for (const auto& change : a_.counterfactuals) {
      bullets.items.push_back({"", counterfactual_text(change, a_, v_)});
    }
    section(words::all_changes, std::move(bullets));
  }

  void break_evens() {
    Bullets bullets;
    for (const auto& even : a_.break_evens) {
      bullets.items.push_back({"", break_even_text(even, a_, v_)});
    }
    section(words::break_evens, std::move(bullets));
  }

  void considered() {
    Bullets bullets;
    for (std::size_t k = 0; k < a_.considered.size(); ++k) {
      const Considered& tally = a_.considered[k];
      std::vector<std::string> rejected;
      for (const auto& [code, count] : tally.rejected_by) {
        rejected.push_back(v_.say(words::tally_one, arg("count", v_.exact(count)),
                                  arg("reason", name_of(code, v_.language()))));
      }
      const std::string list =
          rejected.empty()
              ? ""
              : v_.say(words::tally_rejected, arg("list", joined(rejected, v_.language())));
      bullets.items.push_back(
          {capitalised(std::string(name_of(static_cast<OptionKind>(k), v_.language()))),
           v_.say(words::tally, arg("candidates", tally.candidates), arg("rejected", list))});
    }
    section(words::considered, std::move(bullets));
  }

  void assumptions() {
    Bullets bullets;
    for (const auto& one : a_.project.assumptions) {
      bullets.items.push_back(
          {input_name(one.input, v_) + " " + input_value(one.input, one.value, v_),
           why_assumed(one, v_)});
    }
    section(words::all_assumptions, std::move(bullets));
  }

  void notices() {
    Bullets bullets;
    if (a_.pick) {
      const Option& pick = a_.options[*a_.pick];
      for (const auto code : pick.compliance.notices) {
        bullets.items.push_back({"", notice_text(code, &pick, v_)});
      }
    }
    for (auto& notice : answer_notices(a_, v_)) bullets.items.push_back({"", std::move(notice)});
    std::erase_if(bullets.items, [](const Bullet& b) { return b.text.empty(); });
    section(words::notices, std::move(bullets));
  }

  Document& document_;
  const Advice& a_;
  const Voice& v_;
};

}  // namespace

void add_details(Document& document, const Advice& advice, const Voice& voice,
                 const std::string& question) {
  Details(document, advice, voice).write();
  if (!advice.pick) return;
  document.blocks.emplace_back(Paragraph{
      Tone::note, voice.say(words::explain_hint,
                            arg("id", option_id(advice.options[*advice.pick]) + question))});
}

}  // namespace llmadvisor
