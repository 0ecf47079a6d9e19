#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "draw/charts.hpp"
#include "speak/break_even_words.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

constexpr double width = 400;
constexpr double height = 310;
constexpr double left = 66;
constexpr double right = 384;
constexpr double top = 12;
constexpr double bottom = 232;
constexpr std::string_view axis = "class=\"axis\" stroke=\"#767676\" stroke-width=\"1\"";
constexpr std::string_view grid = "class=\"grid\" stroke=\"#d9d9d9\" stroke-width=\"1\"";
constexpr std::string_view ink = "class=\"ink\" fill=\"#222\"";

const CostRange& cost_of(const Option& o, CostBasis basis) {
  return basis == CostBasis::invoice ? o.monthly : o.full_cost;
}

/// What is expected fills the picture, with some room for where the ranges reach.
Scale y_scale(const PickMap& map, CostBasis basis, const Voice& v) {
  double least = 1e12;
  double most = 0;
  const auto take = [&](PickMap::Index i) {
    if (!i) return;
    const CostRange& range = cost_of(map.options[*i], basis);
    if (range.expected <= Usd(0)) return;
    const double expected = shown_amount(range.expected, v);
    least = std::min(least, std::max(shown_amount(range.low, v), expected / 3));
    most = std::max(most, std::min(shown_amount(range.high, v), expected * 2));
  };
  for (const auto& line : map.of(basis).cheapest) std::ranges::for_each(line, take);
  for (const auto& picks : map.of(basis).picks) std::ranges::for_each(picks, take);
  if (most <= 0) return {Scale::Kind::logarithmic, 1, 10, bottom, top};
  // A bill of a few cents is as good as none, and would push all else together.
  return {Scale::Kind::logarithmic, std::max(least * 0.8, most / 1e6), most * 1.25, bottom, top};
}

class VolumeChart {
 public:
  VolumeChart(const Advice& advice, CostBasis basis, const Voice& voice)
      : a_(advice),
        v_(voice),
        map_(*advice.pick_map),
        basis_(basis),
        places_(volume_places(map_, basis, voice)) {}

  Chart draw() const {
    const Voice& v = v_;
    Chart chart;
    chart.id = basis_ == CostBasis::all_in ? "volume-all-in" : "volume-invoice";
    chart.title = v.say(words::chart_volume, arg("basis", name_of(basis_, v.language())));
    chart.says = says(v);
    chart.table = table(v);
    const auto evens = marked_evens();
    for (std::size_t i = 0; i < evens.size(); ++i) {
      chart.legend.push_back(even_text(*evens[i], letter(i), v));
    }
    Svg svg(chart.id, width, height, chart.title, chart.says);
    axes(svg, v);
    ranges(svg);
    lines(svg);
    budget(svg, v);
    marks(svg, evens);
    project(svg, v);
    cursor(svg);
    kinds(svg, v);
    chart.svg = std::move(svg).take();
    return chart;
  }

 private:
  template <class Visit>
  void for_each_line(Visit&& visit) const {
    for (std::size_t kind = 0; kind < 4; ++kind) visit(kind, map_.of(basis_).cheapest[kind]);
  }
  Point at(std::size_t volume, Usd cost) const {
    return {x_(map_.volumes[volume]), y_(shown_amount(cost, v_))};
  }
  const CostRange& cost(std::size_t option) const { return cost_of(map_.options[option], basis_); }

  void axes(Svg& svg, const Voice& v) const {
    for (const double t : x_.ticks()) {
      svg.line({x_(t), top}, {x_(t), bottom}, grid);
      svg.text({x_(t), bottom + 15}, Anchor::middle, ink, v.exact(t));
    }
    for (const double t : y_.ticks()) {
      svg.line({left, y_(t)}, {right, y_(t)}, grid);
      svg.text({left - 5, y_(t) + 4}, Anchor::end, ink, axis_amount(t, v));
    }
    svg.line({left, bottom}, {right, bottom}, axis);
    svg.line({left, top}, {left, bottom}, axis);
    svg.text({(left + right) / 2, bottom + 31}, Anchor::middle, ink, input_name(map_.volume, v));
  }

  void ranges(Svg& svg) const {
    for_each_line([&](std::size_t kind, const auto& line) {
      std::vector<Point> there;
      std::vector<Point> back;
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (!line[i]) continue;
        there.push_back(at(i, cost(*line[i]).high));
        back.push_back(at(i, cost(*line[i]).low));
      }
      there.insert(there.end(), back.rbegin(), back.rend());
      if (there.size() > 3) svg.polygon(there, fill_of_kind(kind) + " fill-opacity=\"0.13\"");
    });
  }

  void lines(Svg& svg) const {
    for_each_line([&](std::size_t kind, const auto& line) {
      std::vector<Point> points;
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i]) points.push_back(at(i, cost(*line[i]).expected));
      }
      if (points.size() > 1) svg.polyline(points, stroke_of_kind(kind));
      for (std::size_t i = 0; i < points.size(); i += 8) {
        svg.mark(points[i], 3.4, kind, fill_of_kind(kind));
      }
    });
  }

  /// The budget is one for invoices.
  void budget(Svg& svg, const Voice& v) const {
    const auto& most = a_.project.requirements.budget;
    if (!most || basis_ != CostBasis::invoice) return;
    const double y = y_(shown_amount(*most, v));
    svg.line({left, y}, {right, y},
             "class=\"axis\" stroke=\"#222\" stroke-width=\"1.2\" stroke-dasharray=\"1 3\"");
    svg.text({right - 2, y - 4}, Anchor::end, ink,
             v.say(words::chart_budget, arg("budget", v.limit(*most))));
  }

  static char letter(std::size_t i) { return static_cast<char>('A' + static_cast<int>(i)); }

  /// In short where it is so for good.
  std::string even_text(const BreakEven& even, char mark, const Voice& v) const {
    const std::string name(1, mark);
    if (!even.for_good) return name + std::string(v.colon()) + break_even_text(even, a_, v);
    const double at = std::round(stated_volume(even));
    return v.say(words::chart_even, arg("letter", name),
                 arg("own", option_name(even.self_hosted, v)), arg("api", option_name(even.api, v)),
                 arg("at", at, v.estimate(at)));
  }

  double stated_volume(const BreakEven& even) const {
    return even.requests_per_day->value() / a_.project.workload.growth;
  }

  /// Those of the basis that lie in the picture.
  std::vector<const BreakEven*> marked_evens() const {
    std::vector<const BreakEven*> all;
    if (map_.volume != Number::requests_per_day) return all;
    for (const auto& even : a_.break_evens) {
      if (even.on != basis_ || !even.requests_per_day) continue;
      const double volume = stated_volume(even);
      if (volume >= map_.volumes.front() && volume <= map_.volumes.back()) all.push_back(&even);
    }
    std::ranges::stable_sort(all, {}, [&](const BreakEven* even) { return stated_volume(*even); });
    return all;
  }

  void marks(Svg& svg, const std::vector<const BreakEven*>& evens) const {
    for (std::size_t i = 0; i < evens.size(); ++i) {
      const double x = x_(stated_volume(*evens[i]));
      svg.line({x, top + 10}, {x, bottom},
               "class=\"axis\" stroke=\"#222\" stroke-width=\"1\" stroke-dasharray=\"4 3\"");
      svg.text({x, top + 7}, Anchor::middle, std::string(ink) + " font-weight=\"700\"",
               std::string(1, letter(i)));
    }
  }

  void project(Svg& svg, const Voice& v) const {
    if (!a_.pick) return;
    const Point p = at(map_.volume_now, cost_of(a_.options[*a_.pick], basis_).expected);
    svg.circle(p, 7, "class=\"ring\" fill=\"none\" stroke=\"#222\" stroke-width=\"2.2\"");
    const bool is_low = p.y > (top + bottom) / 2;
    svg.text({p.x, is_low ? p.y - 12 : p.y + 20}, Anchor::middle,
             "class=\"ink halo\" fill=\"#222\" stroke=\"#fff\" stroke-width=\"3\" "
             "paint-order=\"stroke\" font-weight=\"700\"",
             v.say(words::chart_your_project));
  }

  /// Where the sliders stand; hidden until they move.
  void cursor(Svg& svg) const {
    svg.open_group("class=\"cursor\" visibility=\"hidden\"");
    svg.line({0, top}, {0, bottom}, "class=\"axis\" stroke=\"#222\" stroke-width=\"1.4\"");
    svg.open_group("class=\"dot\"");
    svg.circle({0, 0}, 5, "class=\"dot-fill\" fill=\"#222\"");
    svg.close_group();
    svg.close_group();
  }

  void kinds(Svg& svg, const Voice& v) const {
    std::size_t row = 0;
    for_each_line([&](std::size_t kind, const auto& line) {
      if (std::ranges::none_of(line, [](const auto& i) { return i.has_value(); })) return;
      const double x = left - 52 + 190 * static_cast<double>(row % 2);
      const double y = bottom + 52 + 19 * std::floor(static_cast<double>(row) / 2);
      svg.line({x, y - 4}, {x + 34, y - 4}, stroke_of_kind(kind));
      svg.mark({x + 17, y - 4}, 3.4, kind, fill_of_kind(kind));
      svg.text({x + 42, y}, Anchor::start, ink,
               name_of(static_cast<OptionKind>(kind), v.language()));
      ++row;
    });
  }

  std::string says(const Voice& v) const {
    const Option* pick = a_.pick ? &a_.options[*a_.pick] : nullptr;
    const bool is_rated = pick != nullptr && pick->mode.standing;
    return v.say(is_rated ? words::chart_volume_says : words::chart_volume_says_any,
                 arg("level", is_rated ? name_of(pick->mode.standing->level, v.language()) : ""),
                 arg("count", map_.volumes.size()));
  }

  Table table(const Voice& v) const {
    Table table;
    table.columns = {{capitalised(input_name(map_.volume, v))}};
    for (std::size_t kind = 0; kind < 4; ++kind) {
      table.columns.push_back(
          {capitalised(std::string(name_of(static_cast<OptionKind>(kind), v.language())))});
    }
    for (std::size_t i = 0; i < map_.volumes.size(); ++i) {
      Row row;
      row.cells.push_back(Cell(CellKind::count, v.exact(map_.volumes[i]), map_.volumes[i]));
      for_each_line([&](std::size_t, const auto& line) {
        row.cells.push_back(Cell(CellKind::amount, line[i] ? v.range(cost(*line[i])) : "-"));
      });
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  const Advice& a_;
  const Voice& v_;
  const PickMap& map_;
  CostBasis basis_;
  VolumePlaces places_;
  const Scale& x_ = places_.x;
  const Scale& y_ = places_.y;
};

}  // namespace

VolumePlaces volume_places(const PickMap& map, CostBasis basis, const Voice& voice) {
  return {{Scale::Kind::logarithmic, map.volumes.front(), map.volumes.back(), left, right},
          y_scale(map, basis, voice)};
}

std::optional<Chart> volume_chart(const Advice& advice, CostBasis basis, const Voice& voice) {
  if (!advice.pick_map || advice.pick_map->volumes.size() < 2) return std::nullopt;
  return VolumeChart(advice, basis, voice).draw();
}

}  // namespace llmadvisor
