#pragma once

#include <optional>
#include <string>

#include "llmadvisor/engine/option.hpp"
#include "llmadvisor/engine/project.hpp"
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

/// Seconds to the first word shown and to the whole answer: "1.2 / 9.1"; of an API that
/// nobody measured what is assumed of its thinking, or that it is not measured; a dash for machines
/// of which nothing is known.
[[nodiscard]] std::string wait_text(const Option& option, const Project& project,
                                    const Voice& voice);
/// How long an API that nobody measured is taken to think before its first word; none where it does
/// not.
[[nodiscard]] std::optional<Seconds> assumed_wait(const Option& option, const Project& project);

/// "about 7 hours".
[[nodiscard]] std::string hours_text(Hours hours, const Voice& voice);

}  // namespace llmadvisor
