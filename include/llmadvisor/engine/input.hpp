#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
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

/// Every input that is a number. One list serves the flags, the project file, the defaults, the
/// `inputs` of the JSON answer and the search for flips.
enum class Number {
  requests_per_day,
  input_tokens,
  output_tokens,
  reasoning_tokens,
  shared_prefix_tokens,
  cached_share,
  batch_share,
  peak_factor,
  hours_per_day,
  days_per_week,
  growth_percent_per_month,
  max_ttft,
  max_tpot,
  context,
  spare_replicas,
  headroom,
  rag_documents,
  rag_tokens_per_document,
  rag_context_tokens,
  rag_growth_percent_per_month,
  tuning_tokens,
  tuning_epochs,
  amortisation_months,
  server_life_years,
};
inline constexpr std::size_t number_count = static_cast<std::size_t>(Number::server_life_years) + 1;

enum class Whole { no, yes };

/// What the command line, the project file and the answers say of a number.
struct NumberSpec {
  Number number;
  std::string_view name;  ///< key in files and JSON; the flag is the same with hyphens
  std::string_view unit;
  double least;
  double most;
  Whole whole;
  std::string_view meaning;
};

[[nodiscard]] std::span<const NumberSpec, number_count> number_specs();
[[nodiscard]] const NumberSpec& number_spec(Number number);

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
