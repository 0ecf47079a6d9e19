#pragma once

#include "english_advice.hpp"
#include "english_catalog.hpp"
#include "english_figures.hpp"
#include "english_names.hpp"
#include "english_options.hpp"

namespace llmadvisor {

/// The original: other languages have the same messages with the same fields.
inline constexpr Texts english_texts(2, english_advice, english_options, english_figures,
                                     english_catalog);

}  // namespace llmadvisor
