#pragma once

#include <array>
#include <optional>
#include <string>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

struct ApiOffer;
struct GpuOffer;

/// The figures of an offer that another list may confirm or contradict.
enum class OfferFigure { input, output, cached_input, context, longest_answer, on_demand };
template <>
inline constexpr auto enum_rows<OfferFigure> =
    std::to_array<EnumRow<OfferFigure>>({{OfferFigure::input, "input"},
                                         {OfferFigure::output, "output"},
                                         {OfferFigure::cached_input, "cached-input"},
                                         {OfferFigure::context, "context"},
                                         {OfferFigure::longest_answer, "longest-answer"},
                                         {OfferFigure::on_demand, "on-demand"}});

/// Why another source says something else, as a person found who looked.
enum class Discrepancy {
  other_region,   ///< it carries the price of another region, without the uplift of ours
  later_reading,  ///< ours was read at the provider on a later day
  unit_slip,      ///< it is off by a power of ten
  currency,       ///< it carries the figure of another currency
  promotion,      ///< it carries the price before or after a promotion
  list_fault,     ///< it is known to be wrong for another reason
  undecided,      ///< nothing decides: either may be right, and bills hold both
};
template <>
inline constexpr auto enum_rows<Discrepancy> =
    std::to_array<EnumRow<Discrepancy>>({{Discrepancy::other_region, "other-region"},
                                         {Discrepancy::later_reading, "later-reading"},
                                         {Discrepancy::unit_slip, "unit-slip"},
                                         {Discrepancy::currency, "currency"},
                                         {Discrepancy::promotion, "promotion"},
                                         {Discrepancy::list_fault, "list-fault"},
                                         {Discrepancy::undecided, "undecided"}});

/// What another source says of one figure, in the unit and currency of ours.
struct SecondSource {
  OfferFigure figure = OfferFigure::input;
  double value = 0;
  std::string source;
  Date as_of{};
  std::optional<Discrepancy> difference;  ///< where it says something else
  std::string why;
  std::optional<Date> reviewed;  ///< the day on which somebody looked at the difference
};

/// How far a figure is to be trusted for the company it keeps.
enum class Mark {
  single_source,  ///< nobody else says anything that could be compared
  confirmed,      ///< a second list says the same
  contradicted,   ///< a second list says something else, and it is open which of them is right
};
template <>
inline constexpr auto enum_rows<Mark> =
    std::to_array<EnumRow<Mark>>({{Mark::single_source, "single-source"},
                                  {Mark::confirmed, "confirmed"},
                                  {Mark::contradicted, "contradicted"}});

template <class Visitor, maybe_const<SecondSource> Record>
void describe(Visitor& v, Record& r) {
  v.field("figure", r.figure);
  v.field("value", r.value, positive, Says{"in the unit and currency of the offer's own"});
  v.field("source", r.source);
  v.field("as_of", r.as_of);
  v.optional("difference", r.difference, Says{"why it says something else, once it is looked at"});
  v.optional("why", r.why);
  v.optional("reviewed", r.reviewed, Says{"the day on which somebody looked at the difference"});
}

/// Absent where the offer does not have the figure.
[[nodiscard]] std::optional<double> figure_of(const ApiOffer& offer, OfferFigure figure);
[[nodiscard]] std::optional<double> figure_of(const GpuOffer& offer, OfferFigure figure);

/// Two readings of one figure: prices within half a percent of the larger are the same, limits
/// within 5 % (128,000 and 131,072 tokens mean one limit).
[[nodiscard]] bool agree(OfferFigure figure, double ours, double theirs);

/// The mark of one figure, and that of an offer's prices: contradicted where one of them is,
/// confirmed where input and output are (of a machine: the hour on demand).
[[nodiscard]] Mark mark_of(const ApiOffer& offer, OfferFigure figure);
[[nodiscard]] Mark mark_of(const GpuOffer& offer, OfferFigure figure);
[[nodiscard]] Mark price_mark(const ApiOffer& offer);
[[nodiscard]] Mark price_mark(const GpuOffer& offer);
/// The mark of the context and the longest answer together; absent where the offer states neither.
[[nodiscard]] std::optional<Mark> limits_mark(const ApiOffer& offer);

/// The least and the greatest value that a source gives of a contradicted price, as factors on
/// ours; 1 and 1 where nothing is open.
struct Contradiction {
  double low = 1;
  double high = 1;
};
[[nodiscard]] Contradiction contradiction(const ApiOffer& offer, OfferFigure figure);
[[nodiscard]] Contradiction contradiction(const GpuOffer& offer, OfferFigure figure);

}  // namespace llmadvisor
