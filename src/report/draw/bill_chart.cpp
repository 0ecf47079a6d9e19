#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "draw/charts.hpp"
#include "speak/advice_words.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

/// What money goes to, as a director asks.
enum class Part { tokens, machines, power, other, people, set_up };
constexpr std::size_t part_count = 6;
constexpr std::array<Message, part_count> part_names = {words::part_tokens, words::part_machines,
                                                        words::part_power,  words::part_other,
                                                        words::part_people, words::part_set_up};
constexpr std::array<std::string_view, part_count> part_colours = {"#1b4f9c", "#8fb4e3", "#e3a33b",
                                                                   "#b9b9b9", "#2e7d4f", "#9fd3b0"};

Part part_of(LineKind kind) {
  switch (kind) {
    case LineKind::fresh_input:
    case LineKind::cached_input:
    case LineKind::cache_write:
    case LineKind::output:
    case LineKind::reasoning_output:
    case LineKind::batch_input:
    case LineKind::batch_cached_input:
    case LineKind::batch_output:
    case LineKind::batch_reasoning_output:
      return Part::tokens;
    case LineKind::gpu_instance:
    case LineKind::set_up_fee:
    case LineKind::server_purchase:
    case LineKind::colocation:
    case LineKind::maintenance:
    case LineKind::spares:
    case LineKind::vector_machine:
      return Part::machines;
    case LineKind::electricity:
      return Part::power;
    case LineKind::running:
      return Part::people;
    case LineKind::set_up:
      return Part::set_up;
    default:
      return Part::other;
  }
}

using Parts = std::array<Usd, part_count>;

Parts parts_of(const Option& o) {
  Parts parts{};
  for (const auto* lines : {&o.bill.lines, &o.bill.full_cost_lines}) {
    for (const auto& line : *lines) {
      Usd& part = parts[static_cast<std::size_t>(part_of(line.kind))];
      part = part + line.amount.expected;
    }
  }
  return parts;
}

struct Bar {
  const Option* option;
  Parts parts;
};

std::vector<Bar> bars_of(const Advice& a) {
  std::vector<Bar> bars;
  for (std::size_t k = 0; k < 4; ++k) {
    const Option* o = shown_of_kind(a, static_cast<OptionKind>(k));
    if (o != nullptr && has_bill(*o)) bars.push_back({o, parts_of(*o)});
  }
  return bars;
}

constexpr std::string_view ink = "class=\"ink\" fill=\"#222\"";

/// Bars read in grey too: hours of people are hatched, and parts follow one order.
std::string look_of(std::size_t part) {
  const bool is_people = part >= static_cast<std::size_t>(Part::people);
  const std::string fill =
      is_people ? fmt::format("url(#hatch{})", part) : std::string(part_colours[part]);
  return fmt::format("class=\"p{} edge\" fill=\"{}\" stroke=\"#fff\" stroke-width=\"1\"", part,
                     fill);
}

std::string hatches() {
  std::string out = "<defs>";
  for (std::size_t part = static_cast<std::size_t>(Part::people); part < part_count; ++part) {
    out += fmt::format(
        "<pattern id=\"hatch{0}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate({1})\"><rect width=\"6\" height=\"6\" fill=\"{2}\"/>"
        "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"#fff\" stroke-width=\"2\"/></pattern>",
        part, part == part_count - 1 ? -45 : 45, part_colours[part]);
  }
  return out + "</defs>\n";
}

std::string label_of(const Option& o, const Voice& v) {
  std::string kind = capitalised(std::string(name_of(o.kind, v.language())));
  if (o.verdict != Verdict::rejected) return kind;
  return v.say(words::chart_bill_kind, arg("kind", kind), arg("reason", verdict_text(o, v)));
}

void draw_bars(Svg& svg, const std::vector<Bar>& bars, const Voice& v) {
  double most = 0;
  for (const auto& bar : bars) most = std::max(most, bar.option->full_cost.expected.value());
  const Scale x(Scale::Kind::linear, 0, most, 0, 310);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double y = 8 + 46 * static_cast<double>(i);
    svg.text({4, y + 10}, Anchor::start, ink, label_of(*bars[i].option, v));
    double from = 4;
    for (std::size_t p = 0; p < part_count; ++p) {
      const double wide = x(bars[i].parts[p].value());
      if (wide < 0.2) continue;
      svg.rectangle({from, y + 16}, wide, 18, look_of(p));
      from += wide;
    }
    svg.text({from + 6, y + 30}, Anchor::start, std::string(ink) + " font-weight=\"700\"",
             v.usd(bars[i].option->full_cost.expected));
  }
}

void draw_legend(Svg& svg, const std::vector<Bar>& bars, double y, const Voice& v) {
  std::size_t shown = 0;
  for (std::size_t p = 0; p < part_count; ++p) {
    const bool is_paid =
        std::ranges::any_of(bars, [&](const Bar& b) { return b.parts[p] > Usd(0); });
    if (!is_paid) continue;
    const double at_x = 4 + 130 * static_cast<double>(shown % 3);
    const double at_y = y + 19 * static_cast<double>(shown / 3);
    svg.rectangle({at_x, at_y}, 14, 12, look_of(p));
    svg.text({at_x + 20, at_y + 10}, Anchor::start, ink, v.say(part_names[p]));
    ++shown;
  }
}

Table table_of(const std::vector<Bar>& bars, const Voice& v) {
  Table table;
  table.columns = {{v.say(words::column_kind)}};
  for (const auto name : part_names) table.columns.push_back({capitalised(v.say(name))});
  table.columns.push_back({v.say(words::column_full)});
  for (const auto& bar : bars) {
    Row row;
    row.cells.push_back(label_of(*bar.option, v));
    for (const Usd part : bar.parts) {
      row.cells.push_back(Cell(CellKind::amount, part > Usd(0) ? v.usd(part) : "-"));
    }
    row.cells.push_back(Cell(CellKind::amount, v.usd(bar.option->full_cost.expected)));
    row.note = option_label(*bar.option, v);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string says_of(const Advice& a, const std::vector<Bar>& bars, const Voice& v) {
  const Option& shown = a.pick ? a.options[*a.pick] : *bars.front().option;
  const Parts parts = parts_of(shown);
  const auto largest = std::ranges::max_element(parts);
  const double share = shown.full_cost.expected > Usd(0) ? *largest / shown.full_cost.expected : 0;
  const auto part = static_cast<std::size_t>(largest - parts.begin());
  return v.say(words::chart_bill_says, arg("option", option_label(shown, v)),
               arg("share", v.percent(share)), arg("part", v.say(part_names[part])));
}

}  // namespace

std::optional<Chart> bill_chart(const Advice& advice, const Voice& v) {
  const auto bars = bars_of(advice);
  if (bars.empty()) return std::nullopt;
  Chart chart;
  chart.id = "bill";
  chart.title = v.say(words::chart_bill);
  chart.says = says_of(advice, bars, v);
  const double under = 14 + 46 * static_cast<double>(bars.size());
  Svg svg(chart.id, 400, under + 40, chart.title, chart.says);
  svg.raw(hatches());
  draw_bars(svg, bars, v);
  draw_legend(svg, bars, under, v);
  chart.svg = std::move(svg).take();
  chart.table = table_of(bars, v);
  return chart;
}

}  // namespace llmadvisor
