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

/// What is run by one's own people.
enum class SelfHosting {
  rented_machine,  ///< one or two GPUs of somebody else
  own_machine,     ///< one or two GPUs in a box of one's own
  cluster,         ///< a small Kubernetes cluster
  own_node,        ///< machines of eight GPUs
};
template <>
inline constexpr auto enum_rows<SelfHosting> =
    std::to_array<EnumRow<SelfHosting>>({{SelfHosting::rented_machine, "rented-machine"},
                                         {SelfHosting::own_machine, "own-machine"},
                                         {SelfHosting::cluster, "cluster"},
                                         {SelfHosting::own_node, "own-node"}});

enum class ExtraWorkPart {
  set_up,           ///< hours, once
  running,          ///< hours a month, the first machine
  further_machine,  ///< hours a month, each one after it
  on_call,          ///< engineers in a rota around the clock, who may be shared
};
template <>
inline constexpr auto enum_rows<ExtraWorkPart> =
    std::to_array<EnumRow<ExtraWorkPart>>({{ExtraWorkPart::set_up, "set-up"},
                                           {ExtraWorkPart::running, "running"},
                                           {ExtraWorkPart::further_machine, "further-machine"},
                                           {ExtraWorkPart::on_call, "on-call"}});

enum class WorkUnit { hours_once, monthly_hours, engineers };
template <>
inline constexpr auto enum_rows<WorkUnit> =
    std::to_array<EnumRow<WorkUnit>>({{WorkUnit::hours_once, "hours"},
                                      {WorkUnit::monthly_hours, "hours_per_month"},
                                      {WorkUnit::engineers, "engineers"}});

/// Work that serving a model oneself needs beyond calling an API.
struct ExtraWork {
  SelfHosting hosting = SelfHosting::rented_machine;
  ExtraWorkPart part = ExtraWorkPart::set_up;
  double low = 0;
  double expected = 0;
  double high = 0;
  WorkUnit unit = WorkUnit::hours_once;
  Provenance provenance;
};

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

template <class Visitor, maybe_const<ExtraWork> Record>
void describe(Visitor& v, Record& r) {
  v.field("hosting", r.hosting);
  v.field("part", r.part);
  people_detail::describe_range(v, r, within(0, 1e5), "");
  v.field("unit", r.unit, Says{"on-call counts engineers in the rota, who may be shared"});
  describe(v, r.provenance);
}

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
