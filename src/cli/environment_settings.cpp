#include <array>

#include "llmadvisor/report/speak/language.hpp"
#include "settings.hpp"

namespace llmadvisor::cli {
namespace {

struct Variable {
  std::string_view name;
  Flag flag;
};

constexpr std::array<Variable, 3> variables{{
    {"LLMADVISOR_CATALOG", Flag::catalog},
    {"LLMADVISOR_CURRENCY", Flag::currency},
    {"LLMADVISOR_LANG", Flag::language},
}};

/// An empty variable counts as unset, as with the locale's own.
std::optional<std::string> filled_variable(const Environment& environment, std::string_view name) {
  auto value = environment.variable(name);
  if (value && value->empty()) value.reset();
  return value;
}

/// The first of the locale variables that is set decides, as in POSIX.
std::string language_of_locale(const Environment& environment) {
  for (const auto name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto value = filled_variable(environment, name)) {
      const auto language = parse_enum<Language>(value->substr(0, 2));
      return std::string(to_string(language.value_or(Language{})));
    }
  }
  return std::string(to_string(Language{}));
}

}  // namespace

Settings environment_settings(const Environment& environment) {
  Settings settings;
  for (const auto& variable : variables) {
    if (const auto value = filled_variable(environment, variable.name)) {
      settings[variable.flag] = {std::string(variable.name), {*value}};
    }
  }
  settings.try_emplace(Flag::language, Setting{"the locale", {language_of_locale(environment)}});
  return settings;
}

}  // namespace llmadvisor::cli
