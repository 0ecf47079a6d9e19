#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llmadvisor {

struct Point {
  double x = 0;
  double y = 0;
};

enum class Anchor { start, middle, end };

/// A picture in user units, about 400 wide, that reads at the width of a phone. What it looks like
/// stands in attributes, so that it can stand alone; a page's style sheet, by its classes, comes
/// first.
class Svg {
 public:
  /// `title` and `description` are for readers who hear it; `id` sets its parts apart in a page.
  Svg(std::string_view id, double width, double height, std::string_view title,
      std::string_view description);

  void line(Point from, Point to, std::string_view look);
  void polyline(const std::vector<Point>& points, std::string_view look);
  void polygon(const std::vector<Point>& points, std::string_view look);
  void rectangle(Point corner, double width, double height, std::string_view look);
  void circle(Point centre, double radius, std::string_view look);
  void text(Point at, Anchor anchor, std::string_view look, std::string_view words);
  /// Of the shapes that tell kinds apart: a circle, a square, a triangle, a diamond.
  void mark(Point at, double radius, std::size_t shape, std::string_view look);
  void open_group(std::string_view look);
  void close_group();
  /// As it stands: definitions of patterns.
  void raw(std::string_view markup);

  [[nodiscard]] std::string take() &&;

 private:
  std::string out_;
};

/// How the kinds look, told apart by dash and shape as well as by colour; `kind` as OptionKind.
[[nodiscard]] std::string stroke_of_kind(std::size_t kind);
[[nodiscard]] std::string fill_of_kind(std::size_t kind);

/// From values to user units.
class Scale {
 public:
  enum class Kind { linear, logarithmic };
  Scale(Kind kind, double least, double most, double from, double to);

  [[nodiscard]] double operator()(double value) const;
  /// Round values within it, not too many.
  [[nodiscard]] std::vector<double> ticks() const;

 private:
  Kind kind_;
  double least_;
  double most_;
  double from_;
  double to_;
};

}  // namespace llmadvisor
