#pragma once

#include <optional>
#include <string>

#include "llmadvisor/engine/option.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// A model as it is run: "GPT-5.4 mini with high thinking effort", the plain name where no effort
/// tells it apart.
[[nodiscard]] std::string model_as_run(const std::string& model, std::optional<Effort> effort,
                                       Lowered lowered, const Voice& voice);
[[nodiscard]] std::string model_as_run(const Option& option, const Voice& voice);

/// The points that the model surely has, whole: a cut between two levels is never rounded up to.
[[nodiscard]] std::string points_text(const Standing& standing, const Voice& voice);
/// "strong 59", or that nobody scored the model.
[[nodiscard]] std::string level_text(const Option& option, const Voice& voice);
/// What the level rests on where that is not much: "vendor figures only, few scores"; else empty.
[[nodiscard]] std::string evidence_note(const Option& option, const Voice& voice);

/// Seconds to the first word shown and to the whole answer: "1.2 / 9.1"; that nobody measured it
/// for an API; a dash for machines of which nothing is known.
[[nodiscard]] std::string wait_text(const Option& option, const Voice& voice);

/// "about 7 hours".
[[nodiscard]] std::string hours_text(Hours hours, const Voice& voice);

}  // namespace llmadvisor
