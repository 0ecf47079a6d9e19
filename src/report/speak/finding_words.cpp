#include <fmt/format.h>

#include <charconv>
#include <type_traits>
#include <utility>
#include <variant>

#include "llmadvisor/report/speak/findings.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "message.hpp"
#include "speech.hpp"

namespace llmadvisor {
namespace {

/// Findings compare figures that are far apart: four digits tell enough.
double four_digits(double value) {
  const std::string text = fmt::format("{:.4g}", value);
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string either(const std::vector<std::string>& names, Language language) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    if (i > 0) text += last ? speech(language).marks.last_or : std::string_view(", ");
    text += "'" + names[i] + "'";
  }
  return text;
}

std::string text_of(const std::string& text, Language) { return text; }
std::string text_of(const Cited& cited, Language l) { return as_quoted(cited.words, l); }
std::string text_of(const OneOf& one, Language l) { return either(one.names, l); }
std::string text_of(Date date, Language) { return to_string(date); }
std::string text_of(Expectation e, Language l) {
  return std::string(speech(l).catalog.expectations[e]);
}
std::string text_of(OverrideTarget t, Language l) {
  return std::string(speech(l).catalog.override_targets[t]);
}
std::string text_of(FindingCode code, Language l) {
  return std::string(speech(l).catalog.findings[code]);
}

template <class Value>
Argument argument(std::string_view name, const Value& value, Language language) {
  if constexpr (std::is_same_v<Value, int>) {
    return arg(name, value);
  } else if constexpr (std::is_same_v<Value, double>) {
    return arg(name, four_digits(value));
  } else {
    return arg(name, text_of(value, language));
  }
}

/// The sentence of an enumerator is over the particulars before it.
std::string told(std::string_view sentence, const Particulars& particulars, Language language) {
  std::vector<Argument> fields;
  for (const auto& [name, value] : particulars) {
    std::visit(
        [&, name = name]<class Value>(const Value& v) {
          auto field = argument(name, v, language);
          if constexpr (std::is_enum_v<Value>) field.text = filled(language, field.text, fields);
          fields.push_back(std::move(field));
        },
        value);
  }
  return filled(language, sentence, fields);
}

}  // namespace

std::string sentence_of(const Finding& finding, Language language) {
  return told(speech(language).catalog.findings[finding.code], finding.particulars, language);
}

std::string sentence_of(const ImportRemark& remark, Language language) {
  return told(speech(language).catalog.remarks[remark.code], remark.particulars, language);
}

std::string_view meaning_of(LeftOutReason reason, Language language) {
  return speech(language).catalog.left_out[reason];
}

}  // namespace llmadvisor
