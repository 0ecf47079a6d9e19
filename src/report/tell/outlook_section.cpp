#include <algorithm>
#include <cmath>

#include "advice_document.hpp"
#include "first_screen.hpp"
#include "llmadvisor/engine/kind_ahead.hpp"
#include "speak/option_words.hpp"
#include "speak/plan_words.hpp"

namespace llmadvisor {
namespace {

class OutlookSection : Section {
 public:
  using Section::Section;

  /// Those of the best of the other kinds.
  void write_others() {
    if (!a_.outlook || pick_ == nullptr) return;
    Bullets bullets;
    for (std::size_t k = 0; k < a_.best_of_kind.size(); ++k) {
      const auto index = ahead_of_kind(a_, static_cast<OptionKind>(k));
      if (index && &a_.options[*index] != pick_) course(bullets, a_.options[*index]);
    }
    if (bullets.items.empty()) return;
    blocks_.emplace_back(Heading{v_.say(words::outlook_others)});
    blocks_.emplace_back(std::move(bullets));
  }

  void write() {
    const auto& horizon = a_.project.horizon;
    if (!a_.outlook || !horizon || pick_ == nullptr) return;
    const std::string growth =
        horizon->growth > 0 ? v_.say(words::outlook_growth,
                                     arg("percent", v_.exact(a_.project.growth_per_month * 100)))
                            : "";
    blocks_.emplace_back(Heading{
        v_.say(words::outlook_heading, arg("months", horizon->months), arg("growth", growth))});
    Bullets bullets;
    if (horizon->growth > 0) bullet(bullets, words::outlook_volume_lead, volume(*horizon));
    course(bullets, *pick_);
    for (const auto& reached : a_.outlook->reached) {
      const std::string lead = v_.say(words::outlook_month, arg("month", reached.month),
                                      arg("date", to_string(reached.from)));
      bullets.items.push_back({lead, reached_text(reached, v_)});
    }
    payback(bullets);
    blocks_.emplace_back(std::move(bullets));
  }

 private:
  std::string volume(const Horizon& horizon) const {
    const Requests today = a_.project.workload.requests_per_day;
    const auto rounded = [&](double factor) {
      return v_.exact(std::round((today * factor).value()));
    };
    return v_.say(words::outlook_volume, arg("first", rounded(1)),
                  arg("last", rounded(growth_until(horizon, horizon.months))),
                  arg("months", horizon.months), arg("mean", rounded(mean_growth(horizon))));
  }

  void course(Bullets& bullets, const Option& o) const {
    std::string text = course_text(o, v_);
    if (text.empty()) return;
    bullets.items.push_back(
        {capitalised(std::string(short_name_of(o.kind, v_.language()))), std::move(text)});
  }

  void payback(Bullets& bullets) const {
    const auto& payback = a_.outlook->payback;
    if (!payback || payback->month) return;
    bullets.items.push_back(
        {"", v_.say(words::outlook_no_payback, arg("option", option_name(payback->owned, v_)),
                    arg("than", option_name(payback->api, v_)),
                    arg("months", a_.project.horizon->months))});
  }
};

Row month_row(const MonthBill& m, bool has_machines, const Voice& v) {
  const auto amount = [&](const Usd MonthCost::*part) {
    if (!m.cost) return Cell(CellKind::amount, "-");
    return Cell(CellKind::amount, v.usd((*m.cost).*part), ((*m.cost).*part).value());
  };
  const double volume = m.requests_per_day.value();
  Row row;
  row.cells = {Cell(CellKind::count, v.exact(m.month), static_cast<double>(m.month)),
               Cell(CellKind::date, to_string(m.from)),
               Cell(CellKind::count, v.exact(std::round(volume)), volume),
               amount(&MonthCost::invoice), amount(&MonthCost::all_in)};
  if (has_machines)
    row.cells.emplace_back(CellKind::count, v.exact(m.instances), static_cast<double>(m.instances));
  row.cells.push_back(amount(&MonthCost::all_in_so_far));
  return row;
}

}  // namespace

void add_outlook_section(const Advice& advice, const Voice& voice, Document& document) {
  OutlookSection(advice, voice, document).write();
}

void add_other_outlooks(const Advice& advice, const Voice& voice, Document& document) {
  OutlookSection(advice, voice, document).write_others();
}

void add_months(Document& document, const Option& o, const Voice& v) {
  if (o.months.empty()) return;
  document.blocks.emplace_back(
      Heading{v.say(words::months_heading, arg("option", option_label(o, v)))});
  const bool has_machines = o.deployment.has_value();
  Table table;
  table.columns = {{v.say(words::column_month)},
                   {v.say(words::column_date), 1},
                   {v.say(words::column_volume)},
                   {v.say(words::column_invoice)},
                   {v.say(words::column_full)}};
  if (has_machines) table.columns.push_back({v.say(words::column_machines)});
  table.columns.push_back({v.say(words::column_so_far)});
  for (const auto& month : o.months) table.rows.push_back(month_row(month, has_machines, v));
  document.blocks.emplace_back(std::move(table));
}

}  // namespace llmadvisor
