#pragma once

#include <span>
#include <string_view>

#include "llmadvisor/engine/input.hpp"

namespace llmadvisor::cli {

/// What help says of each choice, in their order.
template <named_enum Enum>
std::span<const std::string_view> meanings_of();
template <>
std::span<const std::string_view> meanings_of<QualityBand>();
template <>
std::span<const std::string_view> meanings_of<Preference>();
template <>
std::span<const std::string_view> meanings_of<CostBasis>();
template <>
std::span<const std::string_view> meanings_of<Team>();
template <>
std::span<const std::string_view> meanings_of<Task>();
template <>
std::span<const std::string_view> meanings_of<Capability>();
template <>
std::span<const std::string_view> meanings_of<WeightFormat>();
template <>
std::span<const std::string_view> meanings_of<Jurisdiction>();

/// The languages among the skills.
[[nodiscard]] std::span<const std::string_view> answer_languages();
[[nodiscard]] std::span<const std::string_view> names_of_answer_languages();

}  // namespace llmadvisor::cli
