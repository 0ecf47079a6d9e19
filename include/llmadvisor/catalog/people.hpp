#pragma once

#include <array>
#include <string>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// In which wages and subscriptions are quoted; bills are in a Currency.
enum class QuotedIn { usd, eur, gbp, cny };
template <>
inline constexpr auto enum_rows<QuotedIn> =
    std::to_array<EnumRow<QuotedIn>>({{QuotedIn::usd, "usd"},
                                      {QuotedIn::eur, "eur"},
                                      {QuotedIn::gbp, "gbp"},
                                      {QuotedIn::cny, "cny"}});

/// Gross wage of a year, without what the employer pays on top.
struct Wage {
  std::string id;
  std::string country;
  std::string role;
  QuotedIn currency = QuotedIn::eur;
  double low = 0;
  double expected = 0;
  double high = 0;
  Provenance provenance;
};

/// What an employer pays on top of a gross wage, as a share of it.
struct EmployerCharges {
  std::string country;
  double low = 0;
  double expected = 0;
  double high = 0;
  Provenance provenance;
};

namespace people_detail {

template <class Visitor, class Record>
void describe_range(Visitor& v, Record& r, const Bounds& bounds, const char* says) {
  v.field("low", r.low, bounds);
  v.field("expected", r.expected, bounds.at_least(r.low, "low"), Says{says});
  v.field("high", r.high, bounds.at_least(r.expected, "expected"));
}

}  // namespace people_detail

template <class Visitor, maybe_const<Wage> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("country", r.country, TextForm::country);
  v.field("role", r.role);
  v.field("currency", r.currency);
  people_detail::describe_range(v, r, positive_up_to(1e7), "gross, a year");
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<EmployerCharges> Record>
void describe(Visitor& v, Record& r) {
  v.field("country", r.country, TextForm::country);
  people_detail::describe_range(v, r, within(0, 10), "share of the gross wage");
  describe(v, r.provenance);
}

}  // namespace llmadvisor
