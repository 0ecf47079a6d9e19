#include <algorithm>

#include "advice_document.hpp"
#include "first_screen.hpp"
#include "speak/advice_words.hpp"
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
    table.columns = {{v_.say(words::column_kind)},
                     {v_.say(words::column_bill)},
                     {v_.say(words::column_full), 2},
                     {v_.say(words::column_level), 1},
                     {v_.say(is_job() ? words::column_takes : words::column_wait), 3},
                     {v_.say(words::column_verdict)}};
    if (a_.todays_bill) table.rows.push_back(todays_row(*a_.todays_bill, pick_, v_));
    for (const auto kind : {OptionKind::closed_api, OptionKind::hosted_open_api,
                            OptionKind::rented_gpu, OptionKind::on_premises}) {
      const auto& only = a_.project.filters.only;
      const bool wanted = only.empty() || std::ranges::find(only, kind) != only.end();
      if (wanted) add_rows(kind, table);
    }
    blocks_.emplace_back(std::move(table));
    blocks_.emplace_back(
        Paragraph{Tone::note, v_.say(is_job() ? words::job_legend : words::table_legend)});
  }

 private:
  bool is_job() const { return a_.project.workload.job.has_value(); }

  const Option* cheapest_spot() const {
    const Option* best = nullptr;
    for (const auto& o : a_.options) {
      if (!o.deployment || o.deployment->purchase != Purchase::spot || !has_bill(o)) continue;
      if (is_range_only(o)) continue;
      if (o.verdict == Verdict::rejected) continue;
      if (best == nullptr || o.monthly.expected < best->monthly.expected) best = &o;
    }
    return best;
  }

  std::string kind_note(const Option& o) const {
    std::string text = option_label(o, v_);
    const auto paid = o.deployment ? terms(o, a_.project, v_) : token_prices(o, a_.today, v_);
    if (!paid.empty()) text += ", " + paid;
    if (const auto old = old_price(o, v_); !old.empty()) text += ", " + old;
    if (o.up_front > Usd(0)) {
      text.append(semicolon()).append(v_.say(words::first_of_all, arg("cost", v_.usd(o.up_front))));
    }
    if (const auto limit = limit_note(o, v_); !limit.empty()) {
      text.append(semicolon()).append(limit);
    }
    if (const auto weak = evidence_note(o, v_); !weak.empty()) {
      text.append(semicolon()).append(weak);
    }
    if (o.performance && o.performance->cold_start) {
      const auto time = format_duration(*o.performance->cold_start, v_.language());
      text.append(semicolon()).append(v_.say(words::cold_start, arg("time", time)));
    }
    if (o.kind != OptionKind::rented_gpu) return text;
    if (o.affordable) text.append(semicolon()).append(affordable_text(o, v_));
    const Option* spot = cheapest_spot();
    const bool worth_naming = spot != nullptr && spot->monthly.expected < o.monthly.expected * 0.8;
    if (worth_naming) {
      text += v_.say(words::spot_from, arg("bill", v_.usd(spot->monthly.expected)),
                     arg("option", option_name(ref_of(*spot), v_)));
    }
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
    return {{kind_name(kind), none, none, "-", "-", why_none(kind)}};
  }

  /// Of an option that meets the requirements and could still not be picked: why.
  std::string verdict_cell(const Option& o) const {
    const auto& slot = a_.best_of_kind[static_cast<std::size_t>(o.kind)];
    const bool is_best = slot && &a_.options[*slot] == &o;
    const bool is_held_back = !is_best && &o != pick_ && o.verdict != Verdict::rejected;
    if (!is_held_back || pick_ == nullptr) return verdict_text(o, v_);
    const auto& own = o.mode.standing;
    const auto& level = a_.decision ? a_.decision->level : std::nullopt;
    if (own && level && own->level < *level) {
      return v_.say(words::below_level, arg("level", name_of(*level, v_.language())));
    }
    return o.left_at ? std::string(name_of(*o.left_at, v_.language())) : verdict_text(o, v_);
  }

  Row option_row(const Option& o) const {
    const std::string name = kind_name(o.kind);
    return {
        {&o == pick_ ? v_.say(words::the_pick, arg("kind", name)) : name, monthly_cell(o, v_),
         full_cost_cell(o, v_), level_text(o, v_),
         is_job() ? takes_text(o, a_.project, v_) : wait_text(o, a_.project, v_), verdict_cell(o)},
        kind_note(o)};
  }
};

}  // namespace

void add_cost_section(const Advice& advice, const Voice& voice, Document& document) {
  CostSection(advice, voice, document).write();
}

}  // namespace llmadvisor
