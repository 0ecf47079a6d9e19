#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/bounds.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/text/written_number.hpp"
#include "llmadvisor/units/date.hpp"

namespace llmadvisor::cli {

/// A mistake in what the user asks for (exit code 2).
class UsageError : public Error {
 public:
  using Error::Error;
};

/// The text in single quotes, shortened and with control characters made visible.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// "C6", or "C6=ovhcloud" for one provider.
[[nodiscard]] Attestation parse_attestation(std::string_view text, std::string_view place);

/// As people write it or machines do (written_number(), -1, 1e4); nothing for what is no number.
[[nodiscard]] std::optional<WrittenNumber> number_in(std::string_view text);

/// The position of what the text names among the choices; nothing where it names none.
[[nodiscard]] std::optional<std::size_t> choice_in(std::string_view text,
                                                   std::span<const std::string_view> choices);

/// Each of these takes the text of one value and the place where it was written ("--budget"), which
/// opens the message of the UsageError that they throw.
[[nodiscard]] double parse_number(std::string_view text, std::string_view place,
                                  const Bounds& bounds, std::string_view unit);
/// `48h`, `2d`, `30min`, `1w` or the words for them in English or French, in hours; so is a plain
/// number.
[[nodiscard]] double parse_hours(std::string_view text, std::string_view place,
                                 const Bounds& bounds);
/// `electricity_fr=0.12`: a cost figure, in its own unit.
[[nodiscard]] StatedCost parse_cost(std::string_view text, std::string_view place);
/// `2 x rtx-4090`, `2xrtx-4090` or `rtx-4090`, which is one.
[[nodiscard]] OwnMachines parse_own(std::string_view text, std::string_view place);

[[nodiscard]] Date parse_day(std::string_view text, std::string_view place);
/// The position of the text among the choices.
[[nodiscard]] std::size_t parse_choice(std::string_view text, std::string_view place,
                                       std::span<const std::string_view> choices);
/// The same of several, with commas between.
[[nodiscard]] std::vector<std::size_t> parse_choices(std::string_view text, std::string_view place,
                                                     std::span<const std::string_view> choices);
/// A path as it is, whatever its bytes; not empty.
[[nodiscard]] std::string parse_path(std::string_view text, std::string_view place);
/// Text that a person wrote: valid UTF-8, not empty, control characters turned into spaces.
[[nodiscard]] std::string parse_text(std::string_view text, std::string_view place);

template <named_enum Enum>
[[nodiscard]] Enum parse_choice(std::string_view text, std::string_view place) {
  return static_cast<Enum>(parse_choice(text, place, enum_names<Enum>));
}

}  // namespace llmadvisor::cli
