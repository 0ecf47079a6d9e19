#pragma once

#include <array>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// Forms in which llama.cpp and Ollama keep weights.
enum class GgufFormat { q2_k, q4_0, q4_k_s, q4_k_m, q5_k_m, q6_k, q8_0, f16, mxfp4 };
template <>
inline constexpr auto enum_rows<GgufFormat> =
    std::to_array<EnumRow<GgufFormat>>({{GgufFormat::q2_k, "q2_k"},
                                        {GgufFormat::q4_0, "q4_0"},
                                        {GgufFormat::q4_k_s, "q4_k_s"},
                                        {GgufFormat::q4_k_m, "q4_k_m"},
                                        {GgufFormat::q5_k_m, "q5_k_m"},
                                        {GgufFormat::q6_k, "q6_k"},
                                        {GgufFormat::q8_0, "q8_0"},
                                        {GgufFormat::f16, "f16"},
                                        {GgufFormat::mxfp4, "mxfp4"}});

}  // namespace llmadvisor
