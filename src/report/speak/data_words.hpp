#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// A warning on what the data are taken for and whose law protects them; empty for any other.
[[nodiscard]] std::string data_warning(const Warning& warning, const Advice& advice,
                                       const Voice& voice);
/// The first few words of somebody's text, each between the marks of the language.
[[nodiscard]] std::string quoted_words(const std::vector<std::string>& words, const Voice& voice);
/// To stop and ask, in a sentence.
[[nodiscard]] std::string security_officer_notice(const Voice& voice);
/// What the answer takes the data for where nobody says it, or where the description says more than
/// was stated, with the answer that the other class would have; empty where all is said.
[[nodiscard]] std::string data_text(const Advice& advice, const Voice& voice);
/// Whether that belongs before the answer, because words of the description speak against what is
/// stated or stand for it.
[[nodiscard]] bool is_urgent(const Advice& advice);
/// Whose law words of the description speak of; empty where it is stated, or nothing says it.
[[nodiscard]] std::string place_text(const Advice& advice, const Voice& voice);

}  // namespace llmadvisor
