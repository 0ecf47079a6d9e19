#include <algorithm>

#include "draw/charts.hpp"
#include "llmadvisor/engine/kind_ahead.hpp"
#include "speak/option_words.hpp"
#include "speak/plan_words.hpp"

namespace llmadvisor {
namespace {

constexpr double left = 66;
constexpr double right = 390;
constexpr double top = 12;
constexpr double bottom = 220;
constexpr std::string_view axis = "class=\"axis\" stroke=\"#767676\" stroke-width=\"1\"";
constexpr std::string_view grid = "class=\"grid\" stroke=\"#d9d9d9\" stroke-width=\"1\"";
constexpr std::string_view ink = "class=\"ink\" fill=\"#222\"";

/// The pick and what stands for the other kinds.
std::vector<const Option*> courses_of(const Advice& a) {
  std::vector<const Option*> courses;
  const Option* pick = a.pick ? &a.options[*a.pick] : nullptr;
  if (pick != nullptr && !pick->months.empty()) courses.push_back(pick);
  for (std::size_t k = 0; k < 4; ++k) {
    const auto index = ahead_of_kind(a, static_cast<OptionKind>(k));
    if (index && &a.options[*index] != pick) courses.push_back(&a.options[*index]);
  }
  return courses;
}

class MonthsChart {
 public:
  MonthsChart(const Advice& advice, std::vector<const Option*> courses, const Voice& voice)
      : a_(advice),
        v_(voice),
        courses_(std::move(courses)),
        x_(Scale::Kind::linear, 1, last_month(), left, right),
        y_(Scale::Kind::linear, 0, most() * 1.05, bottom, top) {}

  Chart draw() const {
    Chart chart;
    chart.id = "months";
    chart.title = v_.say(words::chart_months);
    chart.says = v_.say(words::chart_months_says);
    Svg svg(chart.id, 400, bottom + 42 + 19 * static_cast<double>(courses_.size()), chart.title,
            chart.says);
    axes(svg);
    for (const auto* o : courses_) line(svg, *o);
    flags(svg, chart.legend);
    names(svg);
    chart.svg = std::move(svg).take();
    chart.table = table();
    return chart;
  }

 private:
  double last_month() const { return static_cast<double>(courses_.front()->months.size()); }
  double most() const {
    double most = 1;
    for (const auto* o : courses_) {
      for (const auto& m : o->months) {
        if (m.cost) most = std::max(most, shown_amount(m.cost->paid_so_far, v_));
      }
    }
    return most;
  }

  void axes(Svg& svg) const {
    for (const double t : y_.ticks()) {
      svg.line({left, y_(t)}, {right, y_(t)}, grid);
      svg.text({left - 5, y_(t) + 4}, Anchor::end, ink, axis_amount(t, v_));
    }
    const int step = last_month() > 24 ? 12 : 3;
    for (int m = 1; m <= static_cast<int>(last_month()); ++m) {
      if (m != 1 && m % step != 0) continue;
      svg.text({x_(m), bottom + 15}, Anchor::middle, ink, v_.exact(m));
    }
    svg.line({left, bottom}, {right, bottom}, axis);
    svg.line({left, top}, {left, bottom}, axis);
    svg.text({(left + right) / 2, bottom + 31}, Anchor::middle, ink, v_.say(words::column_month));
  }

  void line(Svg& svg, const Option& o) const {
    std::vector<Point> points;
    for (const auto& m : o.months) {
      if (m.cost) points.push_back({x_(m.month), y_(shown_amount(m.cost->paid_so_far, v_))});
    }
    const auto kind = static_cast<std::size_t>(o.kind);
    svg.polyline(points, stroke_of_kind(kind));
    for (const auto& p : points) svg.mark(p, 2.6, kind, fill_of_kind(kind));
  }

  /// What comes up, each with a letter where its month begins.
  void flags(Svg& svg, std::vector<std::string>& legend) const {
    if (!a_.outlook) return;
    char letter = 'A';
    for (const auto& reached : a_.outlook->reached) {
      const double x = x_(reached.month);
      svg.line({x, top + 10}, {x, bottom},
               "class=\"axis\" stroke=\"#222\" stroke-width=\"1\" stroke-dasharray=\"4 3\"");
      const double stagger = 10 * static_cast<double>((letter - 'A') % 3);
      svg.text({x + stagger, top + 7}, Anchor::middle, std::string(ink) + " font-weight=\"700\"",
               std::string(1, letter));
      const std::string month = v_.say(words::outlook_month, arg("month", reached.month),
                                       arg("date", to_string(reached.from)));
      legend.push_back(std::string(1, letter) + std::string(v_.colon()) + month + ", " +
                       reached_text(reached, v_));
      if (letter++ == 'Z') return;
    }
  }

  void names(Svg& svg) const {
    double y = bottom + 52;
    for (const auto* o : courses_) {
      const auto kind = static_cast<std::size_t>(o->kind);
      svg.line({14, y - 4}, {48, y - 4}, stroke_of_kind(kind));
      svg.mark({31, y - 4}, 3.4, kind, fill_of_kind(kind));
      svg.text({56, y}, Anchor::start, ink, option_name(ref_of(*o), v_));
      y += 19;
    }
  }

  Table table() const {
    Table table;
    table.columns = {{v_.say(words::column_month)}, {v_.say(words::column_volume)}};
    for (const auto* o : courses_) table.columns.push_back({option_name(ref_of(*o), v_)});
    for (std::size_t i = 0; i < courses_.front()->months.size(); ++i) {
      const MonthBill& first = courses_.front()->months[i];
      Row row;
      row.cells.push_back(Cell(CellKind::count, v_.exact(first.month), first.month));
      row.cells.push_back(Cell(CellKind::count, v_.estimate(first.requests_per_day.value())));
      for (const auto* o : courses_) {
        const bool is_known = i < o->months.size() && o->months[i].cost;
        row.cells.push_back(
            Cell(CellKind::amount, is_known ? v_.usd(o->months[i].cost->paid_so_far) : "-"));
      }
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  const Advice& a_;
  const Voice& v_;
  std::vector<const Option*> courses_;
  Scale x_;
  Scale y_;
};

}  // namespace

std::optional<Chart> months_chart(const Advice& advice, const Voice& voice) {
  auto courses = courses_of(advice);
  if (courses.empty() || courses.front()->months.size() < 2) return std::nullopt;
  return MonthsChart(advice, std::move(courses), voice).draw();
}

}  // namespace llmadvisor
