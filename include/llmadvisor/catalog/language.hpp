#pragma once

#include <array>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// The languages that answers and the texts of the rules are written in. The first is the original
/// of the others.
enum class Language { en, fr };
template <>
inline constexpr auto enum_rows<Language> =
    std::to_array<EnumRow<Language>>({{Language::en, "en"}, {Language::fr, "fr"}});

}  // namespace llmadvisor
