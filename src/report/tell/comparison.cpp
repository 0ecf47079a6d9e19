#include "llmadvisor/report/tell/comparison.hpp"

#include <algorithm>

#include "advice_document.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "speak/mode_words.hpp"
#include "speak/option_words.hpp"
#include "speak/recipient_words.hpp"

namespace llmadvisor {
namespace {

constexpr const char* nothing = "-";

/// One column: what each row says of it.
struct Told {
  std::string name;
  std::vector<Cell> cells;  ///< in the order of the rows
};

constexpr Message rows[] = {words::column_bill,    words::column_full,  words::compare_up_front,
                            words::compare_a_year, words::column_level, words::column_wait,
                            words::compare_law,    words::compare_open, words::column_verdict};

class Telling {
 public:
  Telling(const Advice& advice, const Voice& voice) : a_(advice), v_(voice) {}

  Told operator()(const Option* o) const {
    const auto year = cost_of_a_year(*o);
    const std::string open = open_text(*o, v_);
    return {
        option_label(*o, v_),
        {monthly_cell(*o, v_), full_cost_cell(*o, v_),
         o->up_front > Usd(0) ? amount(o->up_front) : Cell(nothing),
         year ? amount(*year) : Cell(nothing), level_text(*o, v_), wait_text(*o, a_.project, v_),
         tier_text(*o, v_), open.empty() ? nothing : open, verdict_text(*o, v_)}};
  }

  Told operator()(const SeatPlan* seat) const {
    const auto open = static_cast<double>(seat->conditions.size());
    const Cell monthly(CellKind::amount, v_.range(seat->monthly), seat->monthly.expected.value());
    return {seat->seat->plan + " (" + seat->seat->vendor + ")",
            {monthly, monthly, nothing, amount(seat->monthly.expected * 12), nothing, nothing,
             seat->legal_tier ? std::string(name_of(*seat->legal_tier, v_.language())) : "?",
             open > 0 ? v_.say(words::after_obtaining, arg("count", open)) : nothing,
             seat->reasons.empty() ? std::string(nothing)
                                   : v_.say(seat_refusal(seat->reasons.front()))}};
  }

  Told operator()(const TodaysBill* bill) const {
    return {v_.say(words::today_kind),
            {amount(bill->monthly), nothing, nothing, nothing, nothing, nothing, nothing, nothing,
             nothing}};
  }

 private:
  static Message seat_refusal(SeatReason reason) {
    switch (reason) {
      case SeatReason::trained_on:
        return words::seat_trained_on;
      case SeatReason::data_rules:
        return words::seat_data_rules;
      case SeatReason::too_many:
        break;
    }
    return words::seat_too_many;
  }

  [[nodiscard]] Cell amount(Usd usd) const { return {CellKind::amount, v_.usd(usd), usd.value()}; }

  const Advice& a_;
  const Voice& v_;
};

const Option* cheapest(const std::vector<Compared>& all) {
  const Option* best = nullptr;
  for (const auto& one : all) {
    const auto* option = std::get_if<const Option*>(&one);
    if (option == nullptr || !has_bill(**option)) continue;
    if (best == nullptr || (*option)->full_cost.expected < best->full_cost.expected) best = *option;
  }
  return best;
}

const Option* ablest(const std::vector<Compared>& all) {
  const Option* best = nullptr;
  for (const auto& one : all) {
    const auto* option = std::get_if<const Option*>(&one);
    if (option == nullptr || !(*option)->mode.standing) continue;
    if (best == nullptr ||
        (*option)->mode.standing->lower_bound > best->mode.standing->lower_bound) {
      best = *option;
    }
  }
  return best;
}

}  // namespace

std::optional<Usd> cost_of_a_year(const Option& option) {
  if (!has_bill(option)) return std::nullopt;
  if (option.months.size() < 12) return option.full_cost.expected * 12;
  const auto& last = option.months[11].cost;
  return last ? std::optional(last->all_in_so_far) : std::nullopt;
}

Document comparison(const std::vector<Compared>& all, const Advice& advice, const Catalog& catalog,
                    const ReportContext& context) {
  const Voice v(catalog, context);
  std::vector<Told> told;
  for (const auto& one : all) told.push_back(std::visit(Telling(advice, v), one));
  Table table;
  table.columns.push_back({.header = {}, .rank = 0, .key = "what"});
  for (std::size_t i = 0; i < told.size(); ++i) {
    table.columns.push_back({told[i].name, 0, "option_" + std::to_string(i + 1)});
  }
  for (std::size_t row = 0; row < std::size(rows); ++row) {
    std::vector<Cell> cells{v.say(rows[row])};
    for (const auto& one : told) cells.push_back(one.cells[row]);
    table.rows.push_back({std::move(cells), {}});
  }
  table.audience = Audience::everyone;
  Document document{v.say(words::compare_title), {}};
  document.blocks.emplace_back(std::move(table));
  const Option* least = cheapest(all);
  const Option* best = ablest(all);
  if (least != nullptr && best != nullptr && all.size() > 1) {
    const Message sum = least == best ? words::compare_both : words::compare_sum;
    document.blocks.emplace_back(
        Paragraph{Tone::plain, v.say(sum, arg("cheapest", option_label(*least, v)),
                                     arg("ablest", option_label(*best, v)))});
  }
  document.blocks.emplace_back(Paragraph{Tone::note, v.say(words::compare_note)});
  return document;
}

}  // namespace llmadvisor
