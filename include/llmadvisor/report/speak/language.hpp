#pragma once

#include <array>
#include <string_view>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// The languages that answers are written in.
enum class Language { en, fr };
template <>
inline constexpr std::array enum_names<Language> = std::to_array<std::string_view>({"en", "fr"});

}  // namespace llmadvisor
