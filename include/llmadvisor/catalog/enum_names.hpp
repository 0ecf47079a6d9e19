#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace llmadvisor {

/// The one spelling of an enumerator, used by the files, the command line and the answers.
template <class Enum>
struct EnumRow {
  Enum value;
  std::string_view name;
};

/// One row for each enumerator, in their order; stands below the enum. A row that is missing or in
/// the wrong place does not compile.
template <class Enum>
inline constexpr std::array<EnumRow<Enum>, 0> enum_rows{};

namespace enum_detail {

/// The compiler spells a value that has no enumerator as a cast: `(Enum)5` against `Enum::five`.
template <auto Value>
[[nodiscard]] consteval bool is_enumerator() {
  const std::string_view spelled = __PRETTY_FUNCTION__;
  const auto cast = spelled.rfind(')');
  return cast == spelled.npos || cast + 1 == spelled.size() || spelled[cast + 1] < '0' ||
         spelled[cast + 1] > '9';
}

template <class Enum, std::size_t... I>
[[nodiscard]] consteval bool has_a_row_each(std::index_sequence<I...>) {
  constexpr auto& rows = enum_rows<Enum>;
  return ((rows[I].value == static_cast<Enum>(I) && is_enumerator<static_cast<Enum>(I)>()) &&
          ...) &&
         !is_enumerator<static_cast<Enum>(sizeof...(I))>();
}

template <class Enum>
[[nodiscard]] consteval auto names() {
  constexpr auto& rows = enum_rows<Enum>;
  static_assert(has_a_row_each<Enum>(std::make_index_sequence<rows.size()>()),
                "an enumerator without its row, or a row out of place");
  std::array<std::string_view, rows.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = rows[i].name;
  return names;
}

}  // namespace enum_detail

template <class Enum>
concept named_enum = std::is_enum_v<Enum> &&(enum_rows<Enum>.size() > 0);

/// The names in the order of the enumerators, so that an enumerator's value is its place.
template <named_enum Enum>
inline constexpr auto enum_names = enum_detail::names<Enum>();

template <named_enum Enum>
[[nodiscard]] constexpr std::string_view to_string(Enum value) {
  return enum_names<Enum>[static_cast<std::size_t>(value)];
}

template <named_enum Enum>
[[nodiscard]] constexpr std::optional<Enum> parse_enum(std::string_view text) {
  for (std::size_t i = 0; i < enum_names<Enum>.size(); ++i) {
    if (enum_names<Enum>[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace llmadvisor
