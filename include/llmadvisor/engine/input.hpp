#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/input_number.hpp"
#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/catalog/quality.hpp"
#include "llmadvisor/catalog/rules.hpp"

namespace llmadvisor {

enum class OptionKind { closed_api, hosted_open_api, rented_gpu, on_premises };
enum class Purchase { on_demand, spot, reserved, owned };
enum class Preference { cost, quality, privacy };

/// Where own servers stand.
enum class Site {
  own_room,    ///< electricity at the site's tariff, times PUE
  colocation,  ///< rent by the kW that covers cooling; electricity metered, without PUE
};

template <>
inline constexpr std::array enum_names<OptionKind> =
    std::to_array<std::string_view>({"closed-api", "hosted-open-api", "rented-gpu", "on-premises"});
template <>
inline constexpr std::array enum_names<Purchase> =
    std::to_array<std::string_view>({"on-demand", "spot", "reserved", "owned"});
template <>
inline constexpr std::array enum_names<Preference> =
    std::to_array<std::string_view>({"cost", "quality", "privacy"});
template <>
inline constexpr std::array enum_names<Site> = std::to_array<std::string_view>({"own-room",
                                                                                "colocation"});

/// An amount in the currency in which somebody named it.
struct Money {
  double amount = 0;
  Currency currency = Currency::usd;
};

enum class Wanted { no, yes };

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
};

/// A cost figure of the catalogue, such as an electricity price or the hours that people spend, at
/// the user's own value in the figure's unit.
struct StatedCost {
  std::string figure;
  double value = 0;
};

/// What the user said, and only that.
struct ProjectInput {
  std::optional<std::string> description;
  std::optional<std::string> specifics;
  std::optional<Money> budget;
  std::optional<Sensitivity> sensitivity;
  std::optional<Jurisdiction> jurisdiction;
  std::optional<QualityBand> quality;
  std::optional<Preference> prefer;
  std::optional<Wanted> rag;
  std::optional<Wanted> reranking;
  std::optional<Wanted> fine_tuning;
  std::optional<Site> site;
  std::array<std::optional<double>, number_count> numbers{};
  Filters filters;
  std::vector<StatedCost> costs;

  [[nodiscard]] std::optional<double>& operator[](Number n) {
    return numbers[static_cast<std::size_t>(n)];
  }
  [[nodiscard]] const std::optional<double>& operator[](Number n) const {
    return numbers[static_cast<std::size_t>(n)];
  }
};

}  // namespace llmadvisor
