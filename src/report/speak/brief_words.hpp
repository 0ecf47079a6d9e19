#pragma once

#include <string>

#include "llmadvisor/engine/advice.hpp"
#include "voice.hpp"

/// Options in the words of the first screen: for people who know neither models nor machines.
namespace llmadvisor {

/// "Qwen3.8 27B (thinking) 4-bit".
[[nodiscard]] std::string brief_model(const Option& option, const Voice& voice);
/// With where it runs, for a table: "Qwen3 32B, OVHcloud", "Gemma 4 26B 4-bit, own 1 x RTX 4090".
[[nodiscard]] std::string brief_label(const Option& option, const Voice& voice);
/// The same where the kind stands beside it, without effort and bits: "Gemma 4 26B, 1 x A30,
/// Seeweb".
[[nodiscard]] std::string label_in_kind(const Option& option, const Voice& voice);
/// Whose law reaches the data: "France", "yours" on one's own premises.
[[nodiscard]] std::string brief_law(const Option& option, const Voice& voice);
/// How long an answer takes: "12 s", "~11 s" to an assumed first word, a dash where nobody knows;
/// of a job how long it takes.
[[nodiscard]] std::string brief_wait(const Option& option, const Project& project,
                                     const Voice& voice);

/// What to do and what it costs a month, in one sentence.
[[nodiscard]] std::string what_to_do(const Option& option, const Project& project,
                                     const Voice& voice);
/// How good and fast it is and what is paid up front, in one sentence.
[[nodiscard]] std::string what_it_gives(const Option& option, const Project& project,
                                        const Voice& voice);
/// Who gets to see the texts, and what is to be obtained first.
[[nodiscard]] std::string who_sees_it(const Option& option, const Voice& voice);

}  // namespace llmadvisor
