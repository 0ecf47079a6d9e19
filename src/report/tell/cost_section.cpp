#include <algorithm>

#include "advice_document.hpp"
#include "first_screen.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "speak/advice_words.hpp"
#include "speak/brief_words.hpp"
#include "speak/mode_words.hpp"
#include "speak/option_words.hpp"
#include "speak/plan_words.hpp"

namespace llmadvisor {
namespace {

class CostSection : Section {
 public:
  using Section::Section;

  void write() {
    blocks_.emplace_back(
        Heading{v_.say(words::cost_heading, arg("load", load_text(a_.project.workload, v_)),
                       arg("budget", budget_in_words(words::with_budget)))});
    Table table;
    table.ruling = Ruling::none;
    table.columns = {{v_.say(words::column_kind)},
                     {v_.say(words::column_best)},
                     {v_.say(words::column_level)},
                     {v_.say(words::column_invoice)},
                     {v_.say(words::column_full)}};
    if (a_.todays_bill) table.rows.push_back(todays_row(*a_.todays_bill, pick_, v_));
    for (const auto kind : {OptionKind::closed_api, OptionKind::hosted_open_api,
                            OptionKind::rented_gpu, OptionKind::on_premises}) {
      const auto& only = a_.project.filters.only;
      const bool wanted = only.empty() || std::ranges::find(only, kind) != only.end();
      if (wanted) add_rows(kind, table);
    }
    blocks_.emplace_back(std::move(table));
    paragraph(Tone::note, v_.say(words::table_legend, arg("answer", legend_of_answers()),
                                 arg("old", has_old_price() ? v_.say(words::old_legend) : "")));
  }

 private:
  static bool is_old(const Option& o) { return o.list_price && o.list_price->is_old; }

  bool has_old_price() const {
    for (const auto kind : {OptionKind::closed_api, OptionKind::hosted_open_api,
                            OptionKind::rented_gpu, OptionKind::on_premises}) {
      const Option* o = shown_of_kind(a_, kind);
      if (o != nullptr && is_old(*o)) return true;
    }
    return pick_ != nullptr && is_old(*pick_);
  }

  /// What the table of rungs leaves open.
  std::string legend_of_answers() const {
    if (is_job()) return v_.say(words::job_legend);
    const auto rungs = rungs_of(a_);
    const bool is_open = rungs.size() > 1 && std::ranges::any_of(rungs, [&](std::size_t rung) {
                           const auto& p = a_.options[rung].performance;
                           return !p || !p->answer;
                         });
    return is_open ? v_.say(words::answer_legend) : "";
  }

  /// Why it is not to be had as it stands, and what it costs first.
  std::string note_of(const Option& o) const {
    std::string text;
    const auto add = [&](const std::string& part) {
      if (!text.empty() && !part.empty()) text += v_.semicolon();
      text += part;
    };
    if (o.verdict == Verdict::rejected) add(verdict_text(o, v_));
    if (o.affordable) add(affordable_text(o, v_));
    if (&o != pick_ && o.verdict != Verdict::rejected) add(held_back(o));
    if (&o != pick_ && o.up_front > Usd(0)) {
      add(v_.say(words::first_of_all, arg("cost", v_.usd(o.up_front))));
    }
    add(limit_note(o, v_));
    return text;
  }

  /// Of a kind without an option that has a bill: what most of its candidates failed.
  std::string why_none(OptionKind kind) const {
    const auto& failed = a_.considered[static_cast<std::size_t>(kind)].rejected_by;
    const auto most = std::ranges::max_element(failed, {}, [](const auto& f) { return f.second; });
    if (most == failed.end()) return v_.say(words::nothing_of_kind);
    return std::string(name_of(most->first, v_.language()));
  }

  /// The pick has a row of its own where it is not the cheapest of its kind.
  void add_rows(OptionKind kind, Table& table) const {
    const Option* shown = shown_of_kind(a_, kind);
    if (pick_ != nullptr && pick_->kind == kind && pick_ != shown) {
      table.rows.push_back(option_row(*pick_));
    }
    table.rows.push_back(shown == nullptr ? row_of_none(kind) : option_row(*shown));
  }

  std::string kind_name(OptionKind kind) const {
    return capitalised(std::string(short_name_of(kind, v_.language())));
  }

  Row row_of_none(OptionKind kind) const {
    const Cell none(CellKind::amount, "-");
    return {{kind_name(kind), why_none(kind), "-", none, none}, {}};
  }

  /// Why an option that meets the requirements could not be picked; nothing for the best of a kind.
  std::string held_back(const Option& o) const {
    const auto& slot = a_.best_of_kind[static_cast<std::size_t>(o.kind)];
    const bool is_best = slot && &a_.options[*slot] == &o;
    if (is_best || pick_ == nullptr) return "";
    const auto& own = o.mode.standing;
    const auto& level = a_.decision ? a_.decision->level : std::nullopt;
    if (own && level && own->level < *level) {
      return v_.say(words::below_level, arg("level", name_of(*level, v_.language())));
    }
    return o.left_at ? std::string(name_of(*o.left_at, v_.language())) : "";
  }

  Row option_row(const Option& o) const {
    const std::string name = kind_name(o.kind);
    const Cell bill =
        has_bill(o) ? Cell(CellKind::amount, bill_of(o)) : Cell(CellKind::amount, "?");
    const Cell full = has_bill(o) ? Cell(CellKind::amount, v_.usd(o.full_cost.expected))
                                  : Cell(CellKind::amount, "?");
    return {{&o == pick_ ? v_.say(words::the_pick, arg("kind", name)) : name, label_of(o),
             level_text(o, v_), bill, full},
            {}};
  }

  std::string label_of(const Option& o) const {
    std::string label = label_in_kind(o, v_);
    const std::string note = note_of(o);
    return note.empty() ? label : label.append(semicolon()).append(note);
  }

  std::string bill_of(const Option& o) const {
    const std::string bill = is_range_only(o) ? bill_range(o, v_) : v_.usd(o.monthly.expected);
    return is_old(o) ? v_.say(words::old_mark_of, arg("bill", bill)) : bill;
  }
};

}  // namespace

void add_cost_section(const Advice& advice, const Voice& voice, Document& document) {
  CostSection(advice, voice, document).write();
}

}  // namespace llmadvisor
