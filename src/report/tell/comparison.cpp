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
  std::vector<Cell> cells;            ///< in the order of the rows
  std::optional<Usd> all_in;          ///< a month
  std::optional<double> lower_bound;  ///< of its ability
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
         law_of(*o), open.empty() ? nothing : open, verdict_text(*o, v_)},
        has_bill(*o) ? std::optional(o->full_cost.expected) : std::nullopt,
        o->mode.standing ? std::optional(o->mode.standing->lower_bound) : std::nullopt};
  }

  Told operator()(const SeatPlan* seat) const {
    const auto open = static_cast<double>(seat->conditions.size());
    const Cell monthly(CellKind::amount, v_.range(seat->monthly), seat->monthly.expected.value());
    return {std::string(sold_as(*seat->seat)) + " (" + seat->seat->vendor + ")",
            {monthly, monthly, nothing, amount(seat->monthly.expected * 12), nothing, nothing,
             seat->legal_tier ? std::string(name_of(*seat->legal_tier, v_.language()))
                              : law_text(v_.catalog().find_provider(seat->seat->provider)),
             open > 0 ? v_.say(words::after_obtaining, arg("count", open)) : nothing,
             seat->reasons.empty()
                 ? std::string(
                       name_of(open > 0 ? Verdict::conditional : Verdict::feasible, v_.language()))
                 : v_.say(seat_refusal(seat->reasons.front()))},
            seat->monthly.expected,
            {}};
  }

  Told operator()(const TodaysBill* bill) const {
    return {v_.say(words::today_kind),
            {amount(bill->monthly), nothing, nothing, amount(bill->monthly * 12), nothing, nothing,
             nothing, nothing, nothing},
            {},
            {}};
  }

 private:
  static std::string law_text(const Provider* provider) {
    return provider == nullptr || provider->jurisdiction.empty() ? "?" : provider->jurisdiction;
  }

  /// How near to the area's law, where there is an area; else whose law it is.
  [[nodiscard]] std::string law_of(const Option& o) const {
    if (o.legal_tier) return tier_text(o, v_);
    if (o.kind == OptionKind::on_premises) return v_.say(words::tier_own);
    return law_text(v_.catalog().find_provider(o.provider));
  }

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

/// Who costs least all-in and who is the ablest, each among at least two of whom it is known.
std::string summed_up(const std::vector<Told>& told, const Voice& v) {
  const Told* cheapest = nullptr;
  const Told* ablest = nullptr;
  int rated = 0;
  for (const auto& one : told) {
    if (one.all_in && (cheapest == nullptr || *one.all_in < *cheapest->all_in)) cheapest = &one;
    if (!one.lower_bound) continue;
    ++rated;
    if (ablest == nullptr || *one.lower_bound > *ablest->lower_bound) ablest = &one;
  }
  if (cheapest == nullptr) return "";
  const auto least = arg("cheapest", cheapest->name);
  if (rated < 2) return v.say(words::compare_cheapest, least);
  if (cheapest == ablest) return v.say(words::compare_both, least);
  return v.say(words::compare_sum, least, arg("ablest", ablest->name));
}

}  // namespace

Document comparison(const std::vector<Compared>& all, const Advice& advice, const Catalog& catalog,
                    const ReportContext& context) {
  const Voice v(catalog, context);
  std::vector<Told> told;
  for (const auto& one : all) told.push_back(std::visit(Telling(advice, v), one));
  Bullets names;
  Table table;
  table.columns.push_back({.header = {}, .rank = 0, .key = "what"});
  for (std::size_t i = 0; i < told.size(); ++i) {
    const std::string letter(1, static_cast<char>('A' + i));
    names.items.push_back({letter, told[i].name});
    table.columns.push_back({letter, 0, "option_" + std::to_string(i + 1)});
  }
  for (std::size_t row = 0; row < std::size(rows); ++row) {
    std::vector<Cell> cells{v.say(rows[row])};
    for (const auto& one : told) cells.push_back(one.cells[row]);
    table.rows.push_back({std::move(cells), {}});
  }
  table.audience = Audience::everyone;
  Document document{v.say(words::compare_title), {}};
  document.blocks.emplace_back(std::move(names));
  document.blocks.emplace_back(std::move(table));
  if (auto sum = summed_up(told, v); !sum.empty()) {
    document.blocks.emplace_back(Paragraph{Tone::plain, std::move(sum)});
  }
  document.blocks.emplace_back(Paragraph{Tone::note, v.say(words::compare_note)});
  return document;
}

}  // namespace llmadvisor
