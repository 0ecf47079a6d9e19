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
inline constexpr std::array enum_names<Language> = std::to_array<std::string_view>({"en", "fr"});
inline constexpr std::array speeches{&english, &french};
static_assert(speeches.size() == enum_names<Language>.size());

}  // namespace llmadvisor
