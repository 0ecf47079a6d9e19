#pragma once

#include <array>
#include <string_view>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// How a language is spoken: one set of files for each in src/report/speak/languages.
struct Speech;
extern const Speech english;
extern const Speech french;

/// The languages that answers are written in.
enum class Language { en, fr };
template <>
inline constexpr auto enum_rows<Language> =
    std::to_array<EnumRow<Language>>({{Language::en, "en"}, {Language::fr, "fr"}});
inline constexpr std::array speeches{&english, &french};
static_assert(speeches.size() == enum_names<Language>.size());

}  // namespace llmadvisor
