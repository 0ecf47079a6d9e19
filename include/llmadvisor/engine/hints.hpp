#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/engine/mention.hpp"

namespace llmadvisor {

/// Who says what an input is.
enum class Origin {
  given,    ///< somebody stated it
  hinted,   ///< words of the description say it
  assumed,  ///< nobody: the default of the catalogue
};
template <>
inline constexpr auto enum_rows<Origin> = std::to_array<EnumRow<Origin>>(
    {{Origin::given, "given"}, {Origin::hinted, "hinted"}, {Origin::assumed, "assumed"}});

/// What words of the description say of an input; the words as they are written there, each once.
template <class Value>
struct Hint {
  Value value{};
  std::vector<std::string> words;
};

/// What the description and the specifics say.
struct Hints {
  std::vector<Mention> mentions;
  std::optional<Hint<Sensitivity>> strong;
  /// What a word may mean that also means something else.
  std::optional<Hint<Sensitivity>> weak;
  /// Words that would be strong, but that no real persons are said to stand behind.
  std::optional<Hint<Sensitivity>> anonymised;
  /// Whose law; none where the words speak of several.
  std::optional<Hint<Jurisdiction>> place;
};

/// The language that most of the small words are of; none where that is not clear.
[[nodiscard]] std::optional<Language> written_in(std::string_view text);

/// Looks for the catalogue's hints in the text. In time proportional to the text.
[[nodiscard]] Hints hints_in(std::string_view text, const Catalog& catalog);

/// The same of a project's description and specifics; French words and a budget in euros say
/// France, where no place is named. Its mentions know what the project states, and how many
/// requests the people whom they count may make.
[[nodiscard]] Hints hints_of(const ProjectInput& input, const Catalog& catalog);

/// The input with every mention that is counted as if it were stated.
[[nodiscard]] ProjectInput heard(const ProjectInput& input, const Hints& hints);

/// Whether a class asks for more than another in the chain from public data to classified documents
/// (docs/compliance.md). Classes that stand side by side do not.
[[nodiscard]] bool is_stricter(Sensitivity one, Sensitivity other);

}  // namespace llmadvisor
