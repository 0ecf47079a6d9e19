#include "draw/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "markup.hpp"

namespace llmadvisor {
namespace {

constexpr std::array<std::string_view, 4> colours = {"#1b4f9c", "#c2571a", "#2e7d4f", "#7a3f8f"};
constexpr std::array<std::string_view, 4> dashes = {"", "7 3", "2 3", "9 3 2 3"};

std::string number(double value) { return fmt::format("{:.1f}", value); }

std::string list_of(const std::vector<Point>& points) {
  std::string out;
  for (const auto& p : points) out += fmt::format("{:.1f},{:.1f} ", p.x, p.y);
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

Svg::Svg(std::string_view id, double width, double height, std::string_view title,
         std::string_view description) {
  out_ = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{0}\" viewBox=\"0 0 {1} {2}\" role=\"img\" "
      "aria-labelledby=\"{0}-t {0}-d\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n"
      "<title id=\"{0}-t\">{3}</title><desc id=\"{0}-d\">{4}</desc>\n",
      id, width, height, escaped(title), escaped(description));
}

void Svg::line(Point a, Point b, std::string_view look) {
  out_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n", number(a.x),
                      number(a.y), number(b.x), number(b.y), look);
}

void Svg::polyline(const std::vector<Point>& points, std::string_view look) {
  out_ += fmt::format("<polyline points=\"{}\" fill=\"none\" {}/>\n", list_of(points), look);
}

void Svg::polygon(const std::vector<Point>& points, std::string_view look) {
  out_ += fmt::format("<polygon points=\"{}\" {}/>\n", list_of(points), look);
}

void Svg::rectangle(Point corner, double width, double height, std::string_view look) {
  out_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", number(corner.x),
                      number(corner.y), number(width), number(height), look);
}

void Svg::circle(Point centre, double radius, std::string_view look) {
  out_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>\n", number(centre.x),
                      number(centre.y), number(radius), look);
}

void Svg::text(Point at, Anchor anchor, std::string_view look, std::string_view words) {
  constexpr std::array<std::string_view, 3> anchors = {"start", "middle", "end"};
  out_ +=
      fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" {}>{}</text>\n", number(at.x),
                  number(at.y), anchors[static_cast<std::size_t>(anchor)], look, escaped(words));
}

void Svg::mark(Point at, double r, std::size_t shape, std::string_view look) {
  switch (shape) {
    case 0:
      return circle(at, r, look);
    case 1:
      return rectangle({at.x - r * 0.9, at.y - r * 0.9}, r * 1.8, r * 1.8, look);
    case 2:
      return polygon(
          {{at.x, at.y - r * 1.2}, {at.x + r * 1.1, at.y + r}, {at.x - r * 1.1, at.y + r}}, look);
    default:
      return polygon({{at.x, at.y - r * 1.3},
                      {at.x + r * 1.3, at.y},
                      {at.x, at.y + r * 1.3},
                      {at.x - r * 1.3, at.y}},
                     look);
  }
}

void Svg::open_group(std::string_view look) { out_ += fmt::format("<g {}>\n", look); }
void Svg::close_group() { out_ += "</g>\n"; }
void Svg::raw(std::string_view markup) { out_ += markup; }

std::string Svg::take() && { return out_ + "</svg>\n"; }

std::string stroke_of_kind(std::size_t kind) {
  std::string look =
      fmt::format("class=\"k{} stroke\" stroke=\"{}\" stroke-width=\"2\"", kind, colours[kind]);
  if (!dashes[kind].empty()) look += fmt::format(" stroke-dasharray=\"{}\"", dashes[kind]);
  return look;
}

std::string fill_of_kind(std::size_t kind) {
  return fmt::format("class=\"k{} fill\" fill=\"{}\"", kind, colours[kind]);
}

Scale::Scale(Kind kind, double least, double most, double from, double to)
    : kind_(kind),
      least_(least),
      most_(std::max(most, least * 1.0001 + 1e-9)),
      from_(from),
      to_(to) {}

double Scale::operator()(double value) const {
  const double share = kind_ == Kind::linear ? (value - least_) / (most_ - least_)
                                             : std::log(value / least_) / std::log(most_ / least_);
  return from_ + (to_ - from_) * std::clamp(share, 0.0, 1.0);
}

std::vector<double> Scale::ticks() const {
  std::vector<double> all;
  if (kind_ == Kind::logarithmic) {
    const double decades = std::log10(most_ / least_);
    for (int e = static_cast<int>(std::floor(std::log10(least_))); std::pow(10.0, e) <= most_;
         ++e) {
      for (const double m : {1.0, 2.0, 5.0}) {
        const double value = m * std::pow(10.0, e);
        const bool is_wanted = m == 1 || decades < 2;
        if (is_wanted && value >= least_ * 0.999 && value <= most_ * 1.001) all.push_back(value);
      }
    }
    // Within a factor of a few no power of ten need lie.
    if (all.size() > 2) return all;
    all.clear();
  }
  const double rough = (most_ - least_) / 4;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = power * 10;
  for (const double m : {1.0, 2.0, 5.0}) {
    if (m * power < rough) continue;
    step = m * power;
    break;
  }
  for (double t = std::ceil(least_ / step) * step; t <= most_ + step * 1e-6; t += step) {
    all.push_back(std::abs(t) < step * 1e-6 ? 0 : t);
  }
  return all;
}

}  // namespace llmadvisor
