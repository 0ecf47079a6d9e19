#include "error_report.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/speak/shell_words.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "settings.hpp"

namespace llmadvisor::cli {

namespace {

bool asks_for_json(std::span<const std::string_view> args) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--") break;
    const bool two_words = args[i] == "--format" && i + 1 < args.size() && args[i + 1] == "json";
    if (args[i] == "--json" || args[i] == "--format=json" || two_words) return true;
  }
  return false;
}

/// As the flag says; none without it, or where it names no language.
std::optional<Language> stated_language(std::span<const std::string_view> args) {
  constexpr std::string_view flag = "--lang";
  for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
    const bool two_words = args[i] == flag && i + 1 < args.size();
    if (two_words) return parse_enum<Language>(args[i + 1]);
    if (args[i].starts_with("--lang="))
      return parse_enum<Language>(args[i].substr(flag.size() + 1));
  }
  return std::nullopt;
}

Language language_of(std::span<const std::string_view> args, const Environment& environment) {
  if (const auto stated = stated_language(args)) return *stated;
  const auto settings = environment_settings(environment);
  return parse_enum<Language>(settings.at(Flag::language).values.front()).value_or(Language{});
}

}  // namespace

ErrorForm error_form(std::span<const std::string_view> args, const Environment& environment) {
  return {asks_for_json(args) ? ErrorForm::Kind::json : ErrorForm::Kind::text,
          language_of(args, environment)};
}

void write_error(std::ostream& err, const ErrorForm& form, const Error& error) {
  const auto message = printable(error.what());
  const auto hint = printable(error.hint());
  if (form.kind == ErrorForm::Kind::json) {
    const nlohmann::ordered_json object{
        {"schema_version", json_schema_version},
        {"error", {{"code", error.code()}, {"message", message}, {"hint", hint}}}};
    err << object.dump() << '\n';
  } else {
    err << told_in(form.language, "llmadvisor: error:") << ' ' << told_in(form.language, message)
        << '\n';
    if (!hint.empty()) err << "  " << told_in(form.language, hint) << '\n';
  }
  err.flush();
}

}  // namespace llmadvisor::cli
