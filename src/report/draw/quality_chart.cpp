#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "draw/charts.hpp"
#include "llmadvisor/engine/choice_numbers.hpp"
#include "speak/choice_words.hpp"
#include "speak/mode_words.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

constexpr double width = 400;
constexpr double left = 40;
constexpr double right = 376;
constexpr double top = 10;
constexpr double bottom = 240;
constexpr std::string_view axis = "class=\"axis\" stroke=\"#767676\" stroke-width=\"1\"";
constexpr std::string_view grid = "class=\"grid\" stroke=\"#d9d9d9\" stroke-width=\"1\"";
constexpr std::string_view ink = "class=\"ink\" fill=\"#222\"";

struct Dot {
  const Option* option;
  double cost;
  double points;
};

/// What meets the requirements, has a score and a price.
std::vector<Dot> dots_of(const Advice& a, const Voice& v) {
  std::vector<Dot> dots;
  for (const auto& o : a.options) {
    if (o.verdict == Verdict::rejected || !o.mode.standing || !has_bill(o) || is_range_only(o)) {
      continue;
    }
    const double cost = shown_amount(compared_cost(o, a.project), v);
    if (cost > 0) dots.push_back({&o, cost, o.mode.standing->lower_bound});
  }
  std::ranges::stable_sort(dots, [](const Dot& x, const Dot& y) {
    return x.cost != y.cost ? x.cost < y.cost : x.points > y.points;
  });
  return dots;
}

/// Those than which nothing cheaper is as good, the cheapest first.
std::vector<Dot> front_of(const std::vector<Dot>& dots) {
  std::vector<Dot> front;
  for (const auto& dot : dots) {
    if (front.empty() || dot.points > front.back().points) front.push_back(dot);
  }
  return front;
}

class QualityChart {
 public:
  QualityChart(const Advice& advice, std::vector<Dot> dots, const Voice& voice)
      : a_(advice),
        v_(voice),
        dots_(std::move(dots)),
        x_(Scale::Kind::logarithmic, dots_.front().cost * 0.8, dots_.back().cost * 1.25, left,
           right),
        least_(lowest() - 3),
        most_(highest() + 4),
        y_(Scale::Kind::linear, least_, most_, bottom, top) {}

  Chart draw() const {
    Chart chart;
    chart.id = "quality";
    chart.title = v_.say(words::chart_quality);
    chart.says = v_.say(words::chart_quality_says, arg("count", dots_.size()));
    const double under = bottom + 52;
    Svg svg(chart.id, width, under + 26, chart.title, chart.says);
    levels(svg);
    axes(svg);
    front(svg);
    for (const auto& dot : dots_) mark(svg, dot, 3.2, " fill-opacity=\"0.55\"");
    rungs(svg, chart.legend);
    kinds(svg, under);
    chart.svg = std::move(svg).take();
    chart.table = table();
    return chart;
  }

 private:
  double lowest() const { return std::ranges::min(dots_, {}, &Dot::points).points; }
  double highest() const { return std::ranges::max(dots_, {}, &Dot::points).points; }
  Point at(const Dot& dot) const { return {x_(dot.cost), y_(dot.points)}; }

  /// Every other level is shaded; its name stands where it begins.
  void levels(Svg& svg) const {
    const ChoiceNumbers numbers(v_.catalog());
    const std::size_t count = enum_names<QualityBand>.size();
    for (std::size_t i = 0; i < count; ++i) {
      const double from = i == 0 ? least_ : numbers.cut(static_cast<QualityBand>(i));
      const double to = i + 1 < count ? numbers.cut(static_cast<QualityBand>(i + 1)) : most_;
      if (to <= least_ || from >= most_) continue;
      const double high = y_(std::min(to, most_));
      const double low = y_(std::max(from, least_));
      if (i % 2 == 1) {
        svg.rectangle({left, high}, right - left, low - high, "class=\"band\" fill=\"#eef1f5\"");
      }
      if (low - high < 13) continue;
      svg.text({left + 5, low - 4}, Anchor::start, ink,
               name_of(static_cast<QualityBand>(i), v_.language()));
    }
  }

  void axes(Svg& svg) const {
    for (const double t : x_.ticks()) {
      svg.line({x_(t), top}, {x_(t), bottom}, grid);
      svg.text({x_(t), bottom + 15}, Anchor::middle, ink, axis_amount(t, v_));
    }
    for (const double t : y_.ticks()) {
      svg.text({left - 5, y_(t) + 4}, Anchor::end, ink, v_.exact(t));
    }
    svg.line({left, bottom}, {right, bottom}, axis);
    svg.line({left, top}, {left, bottom}, axis);
    svg.text({(left + right) / 2, bottom + 31}, Anchor::middle, ink,
             v_.say(words::chart_cost_axis, arg("on", compared_on(a_.project, v_))));
  }

  void mark(Svg& svg, const Dot& dot, double radius, std::string_view more) const {
    const auto kind = static_cast<std::size_t>(dot.option->kind);
    svg.mark(at(dot), radius, kind, fill_of_kind(kind) + std::string(more));
  }

  void front(Svg& svg) const {
    std::vector<Point> steps;
    for (const auto& dot : front_of(dots_)) {
      const Point p = at(dot);
      if (!steps.empty()) steps.push_back({p.x, steps.back().y});
      steps.push_back(p);
    }
    steps.push_back({right, steps.back().y});
    svg.polyline(steps, "class=\"axis\" stroke=\"#222\" stroke-width=\"1.3\"");
  }

  void rungs(Svg& svg, std::vector<std::string>& legend) const {
    for (std::size_t i = 0; i < a_.ladder.size(); ++i) {
      const Option* o = &a_.options[a_.ladder[i]];
      const auto dot = std::ranges::find(dots_, o, &Dot::option);
      if (dot == dots_.end()) continue;
      mark(svg, *dot, 4.6, "");
      const Point p = at(*dot);
      svg.circle(p, 7.5, "class=\"ring\" fill=\"none\" stroke=\"#222\" stroke-width=\"1.6\"");
      svg.text({p.x - 3, p.y - 11}, Anchor::end, std::string(ink) + " font-weight=\"700\"",
               v_.exact(static_cast<double>(i + 1)));
      legend.push_back(v_.exact(static_cast<double>(i + 1)) + std::string(v_.colon()) +
                       option_label(*o, v_) + ", " + cost_text(*o, v_));
    }
  }

  void kinds(Svg& svg, double y) const {
    std::size_t shown = 0;
    for (std::size_t kind = 0; kind < 4; ++kind) {
      const auto is_of = [&](const Dot& d) {
        return d.option->kind == static_cast<OptionKind>(kind);
      };
      if (std::ranges::none_of(dots_, is_of)) continue;
      const double x = 14 + 190 * static_cast<double>(shown % 2);
      const double at_y = y + 18 * static_cast<double>(shown / 2);
      svg.mark({x, at_y - 4}, 4, kind, fill_of_kind(kind));
      svg.text({x + 12, at_y}, Anchor::start, ink,
               name_of(static_cast<OptionKind>(kind), v_.language()));
      ++shown;
    }
  }

  Table table() const {
    Table table;
    table.columns = {{v_.say(words::column_option)},
                     {v_.say(words::column_level)},
                     {v_.say(words::column_bill)},
                     {v_.say(words::column_full)}};
    for (const auto& dot : front_of(dots_)) {
      const Option& o = *dot.option;
      table.rows.push_back(
          {{option_label(o, v_), level_text(o, v_), Cell(CellKind::amount, v_.range(o.monthly)),
            Cell(CellKind::amount, v_.usd(o.full_cost.expected))}});
    }
    return table;
  }

  const Advice& a_;
  const Voice& v_;
  std::vector<Dot> dots_;
  Scale x_;
  double least_;
  double most_;
  Scale y_;
};

}  // namespace

std::optional<Chart> quality_chart(const Advice& advice, const Voice& voice) {
  auto dots = dots_of(advice, voice);
  if (dots.size() < 2) return std::nullopt;
  return QualityChart(advice, std::move(dots), voice).draw();
}

}  // namespace llmadvisor
