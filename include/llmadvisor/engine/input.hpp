#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/input_number.hpp"
#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/catalog/quality.hpp"
#include "llmadvisor/catalog/rules.hpp"
#include "llmadvisor/catalog/task.hpp"
#include "llmadvisor/engine/serving/served_format.hpp"

namespace llmadvisor {

enum class OptionKind { closed_api, hosted_open_api, rented_gpu, on_premises };
enum class Purchase { on_demand, spot, reserved, owned };
enum class Preference {
  value,  ///< the ablest level that the budget has room for, then what is as cheap
  cost,
  quality,
  privacy,
};

/// What is compared when an option is picked.
enum class CostBasis {
  all_in,   ///< the bill and the extra people
  invoice,  ///< the bill alone
};

/// Who is there already to run machines.
enum class Team {
  none,       ///< nobody who has done it before
  part_time,  ///< somebody who can spare the hours
  platform,   ///< people who run such machines every day
};

/// Where own servers stand.
enum class Site {
  own_room,    ///< electricity at the site's tariff, times PUE
  colocation,  ///< rent by the kW that covers cooling; electricity metered, without PUE
};

template <>
inline constexpr auto enum_rows<OptionKind> =
    std::to_array<EnumRow<OptionKind>>({{OptionKind::closed_api, "closed-api"},
                                        {OptionKind::hosted_open_api, "hosted-open-api"},
                                        {OptionKind::rented_gpu, "rented-gpu"},
                                        {OptionKind::on_premises, "on-premises"}});
template <>
inline constexpr auto enum_rows<Purchase> =
    std::to_array<EnumRow<Purchase>>({{Purchase::on_demand, "on-demand"},
                                      {Purchase::spot, "spot"},
                                      {Purchase::reserved, "reserved"},
                                      {Purchase::owned, "owned"}});
template <>
inline constexpr auto enum_rows<Preference> =
    std::to_array<EnumRow<Preference>>({{Preference::value, "value"},
                                        {Preference::cost, "cost"},
                                        {Preference::quality, "quality"},
                                        {Preference::privacy, "privacy"}});
template <>
inline constexpr auto enum_rows<CostBasis> = std::to_array<EnumRow<CostBasis>>(
    {{CostBasis::all_in, "all-in"}, {CostBasis::invoice, "invoice"}});
template <>
inline constexpr auto enum_rows<Team> = std::to_array<EnumRow<Team>>(
    {{Team::none, "none"}, {Team::part_time, "part-time"}, {Team::platform, "platform"}});
template <>
inline constexpr auto enum_rows<Site> =
    std::to_array<EnumRow<Site>>({{Site::own_room, "own-room"}, {Site::colocation, "colocation"}});

/// An amount in the currency in which somebody named it.
struct Money {
  double amount = 0;
  Currency currency = Currency::usd;
};

/// What is paid today for the same work, as its bills or an export of them say.
struct PaidToday {
  Money monthly;
  std::vector<std::string> models;  ///< by the names that the bill has
  std::string source;               ///< the format of the export; empty where somebody stated it
};

enum class Wanted { no, yes };

/// Machines that the user has: so many GPUs in one, or so many devices or servers of the
/// catalogue, by id.
struct OwnMachines {
  int count = 1;
  std::string what;

  bool operator==(const OwnMachines&) const = default;
};

/// Narrows the candidates; empty lists do not filter. Names are catalogue ids.
struct Filters {
  std::vector<OptionKind> only;
  std::vector<std::string> models;
  std::vector<std::string> providers;
  std::vector<std::string> denied_providers;
  std::vector<std::string> gpus;
  std::vector<std::string> instance_types;
  std::vector<std::string> regions;
  std::vector<Purchase> purchases;
  std::optional<ServedFormat> weights = {};  ///< of what is self-hosted
  std::vector<OwnMachines> own = {};  ///< stand on the on-premises shelf, whatever is filtered
};

/// A cost figure of the catalogue, such as an electricity price or the hours that people spend, at
/// the user's own value in the figure's unit.
struct StatedCost {
  std::string figure;
  double value = 0;
};

/// A condition of the data rules that the user states to be met: by one provider, or by whoever is
/// asked for it.
struct Attestation {
  std::string condition;  ///< its id
  std::string provider;   ///< empty: all

  auto operator<=>(const Attestation&) const = default;
};

/// What the user said, and only that.
struct ProjectInput {
  std::optional<std::string> description;
  std::optional<std::string> specifics;
  std::optional<Money> budget;
  std::optional<Sensitivity> sensitivity;
  std::optional<Jurisdiction> jurisdiction;
  std::optional<QualityBand> quality;
  /// Instead of a band: at least as able as this one, the id of an AbilityReference or of a model.
  std::optional<std::string> quality_like;
  std::optional<Preference> prefer;
  std::optional<CostBasis> decide_on;
  std::optional<Team> team;
  std::optional<Task> task;
  std::optional<std::string> preset;     ///< id of a WorkloadPreset
  std::optional<Skill> answer_language;  ///< one of the languages
  std::vector<Capability> needs;
  std::optional<ServedFormat> weights;  ///< that self-hosted models are to be served in
  std::optional<Date> own_since;        ///< when the machines that are there were bought
  std::optional<Wanted> rag;
  std::optional<Wanted> reranking;
  std::optional<Wanted> fine_tuning;
  std::optional<Site> site;
  std::array<std::optional<double>, number_count> numbers{};
  Filters filters;
  std::vector<StatedCost> costs;
  std::vector<Attestation> attested;
  std::optional<PaidToday> today;

  [[nodiscard]] std::optional<double>& operator[](Number n) {
    return numbers[static_cast<std::size_t>(n)];
  }
  [[nodiscard]] const std::optional<double>& operator[](Number n) const {
    return numbers[static_cast<std::size_t>(n)];
  }
};

}  // namespace llmadvisor
