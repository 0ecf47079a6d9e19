#include "first_screen.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "speak/advice_words.hpp"
#include "speak/brief_words.hpp"
#include "speak/data_words.hpp"
#include "speak/mention_words.hpp"
#include "speak/mode_words.hpp"

namespace llmadvisor {
namespace {

class Headline : Section {
 public:
  using Section::Section;

  void write() {
    // What decides the answer stands before it, what is only taken for granted after.
    const std::string data = data_text(a_, v_);
    if (is_urgent(a_)) paragraph(Tone::alert, data);
    paragraph(Tone::alert, gpu_alert(a_, v_));
    if (pick_ == nullptr) {
      paragraph(Tone::verdict, verdict_sentence(a_, v_));
    } else {
      paragraph(Tone::verdict, what_to_do(*pick_, a_.project, v_));
      paragraph(Tone::plain, what_it_gives(*pick_, a_.project, v_) + " " + who_sees_it(*pick_, v_));
    }
    std::string assumed = is_urgent(a_) ? "" : data;
    const std::string place = place_text(a_, v_);
    if (!assumed.empty() && !place.empty()) assumed += " ";
    paragraph(Tone::plain, assumed + place);
    for (auto& mention : mention_texts(a_.project, v_)) paragraph(Tone::plain, std::move(mention));
    rungs();
  }

 private:
  /// What more money buys, rung by rung, where there is more than the pick.
  void rungs() {
    const auto listed = rungs_of(a_);
    if (listed.size() < 2) return;
    const std::string budget = budget_in_words(words::rungs_title);
    Table table;
    table.ruling = Ruling::none;
    table.columns = {{budget.empty() ? v_.say(words::rungs_title_any) : budget},
                     {v_.say(words::column_level)},
                     {v_.say(is_job() ? words::column_takes : words::column_answer)},
                     {v_.say(words::column_full)},
                     {v_.say(words::column_law)}};
    for (const auto index : listed) {
      const Option& o = a_.options[index];
      const std::string label = brief_label(o, v_);
      table.rows.push_back(
          {{&o == pick_ ? v_.say(words::the_pick, arg("kind", label)) : label, level_text(o, v_),
            brief_wait(o, a_.project, v_),
            Cell(CellKind::amount, v_.usd(o.full_cost.expected), o.full_cost.expected.value()),
            brief_law(o, v_)},
           {}});
    }
    blocks_.emplace_back(std::move(table));
  }
};

}  // namespace

std::vector<std::size_t> rungs_of(const Advice& a) {
  if (!a.pick) return {};
  std::vector<std::size_t> rungs{*a.pick};
  for (const auto rung : a.ladder) {
    if (rung != *a.pick && rungs.size() < most_rungs) rungs.push_back(rung);
  }
  return rungs;
}

void add_headline(const Advice& advice, const Voice& voice, Document& document) {
  Headline(advice, voice, document).write();
}

}  // namespace llmadvisor
