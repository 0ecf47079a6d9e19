#pragma once

#include "environment.hpp"
#include "llmadvisor/report/context.hpp"
#include "output_choices.hpp"

namespace llmadvisor::cli {

/// What a renderer needs to know of where its text will be read.
struct Terminal {
  int width = 80;
  Colour colour = Colour::none;
};

/// Width: the terminal's own, else COLUMNS, else 80; never above 120. Colour: as asked for; when
/// that is `auto`, on a terminal, unless NO_COLOR or TERM=dumb say otherwise.
[[nodiscard]] Terminal terminal_of(const StreamFacts& stream, const Environment& environment,
                                   ColorWhen when);

}  // namespace llmadvisor::cli
