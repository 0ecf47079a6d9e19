#include "llmadvisor/catalog/second_source.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/catalog/offer.hpp"

namespace llmadvisor {
namespace {

constexpr double price_tolerance = 0.005;
constexpr double limit_tolerance = 0.05;

bool is_limit(OfferFigure figure) {
  return figure == OfferFigure::context || figure == OfferFigure::longest_answer;
}

template <class Quantity>
std::optional<double> number(const std::optional<Quantity>& quantity) {
  return quantity ? std::optional(quantity->value()) : std::nullopt;
}

std::optional<double> number(const std::optional<int>& count) {
  return count ? std::optional<double>(*count) : std::nullopt;
}

/// Whether the source says something else and nobody found out that ours holds.
bool is_open(const SecondSource& second, double ours) {
  if (agree(second.figure, ours, second.value)) return false;
  return !second.difference || *second.difference == Discrepancy::undecided;
}

template <class Offer>
Mark mark_in(const Offer& offer, OfferFigure figure) {
  const auto ours = figure_of(offer, figure);
  Mark mark = Mark::single_source;
  if (!ours) return mark;
  for (const auto& second : offer.second_sources) {
    if (second.figure != figure) continue;
    if (is_open(second, *ours)) return Mark::contradicted;
    if (agree(figure, *ours, second.value)) mark = Mark::confirmed;
  }
  return mark;
}

template <class Offer>
Contradiction contradiction_in(const Offer& offer, OfferFigure figure) {
  Contradiction range;
  const auto ours = figure_of(offer, figure);
  if (!ours || *ours <= 0) return range;
  for (const auto& second : offer.second_sources) {
    if (second.figure != figure || !is_open(second, *ours)) continue;
    range.low = std::min(range.low, second.value / *ours);
    range.high = std::max(range.high, second.value / *ours);
  }
  return range;
}

}  // namespace

std::optional<double> figure_of(const ApiOffer& offer, OfferFigure figure) {
  switch (figure) {
    case OfferFigure::input:
      return number(offer.prices.input);
    case OfferFigure::output:
      return number(offer.prices.output);
    case OfferFigure::cached_input:
      return number(offer.prices.cached_input);
    case OfferFigure::context:
      return number(offer.max_context_tokens);
    case OfferFigure::longest_answer:
      return number(offer.max_output_tokens);
    default:
      return std::nullopt;
  }
}

std::optional<double> figure_of(const GpuOffer& offer, OfferFigure figure) {
  return figure == OfferFigure::on_demand ? number(offer.on_demand) : std::nullopt;
}

bool agree(OfferFigure figure, double ours, double theirs) {
  const double tolerance = is_limit(figure) ? limit_tolerance : price_tolerance;
  return std::abs(ours - theirs) <= tolerance * std::max(ours, theirs);
}

Mark mark_of(const ApiOffer& offer, OfferFigure figure) { return mark_in(offer, figure); }
Mark mark_of(const GpuOffer& offer, OfferFigure figure) { return mark_in(offer, figure); }

Mark price_mark(const ApiOffer& offer) {
  const Mark input = mark_of(offer, OfferFigure::input);
  const Mark output = mark_of(offer, OfferFigure::output);
  const Mark cached = mark_of(offer, OfferFigure::cached_input);
  if (std::max({input, output, cached}) == Mark::contradicted) return Mark::contradicted;
  return std::min(input, output);
}

Mark price_mark(const GpuOffer& offer) { return mark_of(offer, OfferFigure::on_demand); }

std::optional<Mark> limits_mark(const ApiOffer& offer) {
  std::optional<Mark> worst;
  for (const auto figure : {OfferFigure::context, OfferFigure::longest_answer}) {
    if (!figure_of(offer, figure)) continue;
    const Mark mark = mark_of(offer, figure);
    if (mark == Mark::contradicted) return mark;
    worst = std::min(worst.value_or(mark), mark);
  }
  return worst;
}

Contradiction contradiction(const ApiOffer& offer, OfferFigure figure) {
  return contradiction_in(offer, figure);
}
Contradiction contradiction(const GpuOffer& offer, OfferFigure figure) {
  return contradiction_in(offer, figure);
}

}  // namespace llmadvisor
