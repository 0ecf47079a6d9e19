#include "message.hpp"

#include <algorithm>

#include "llmadvisor/report/speak/number_format.hpp"
#include "speech.hpp"

namespace llmadvisor {
namespace {

/// The part of "one|many" that the number takes; the last where there is none.
std::string_view form_of(std::string_view forms, const std::optional<double>& number,
                         const Plural& plural) {
  std::size_t left = number ? plural.form_of(*number) : plural.forms - 1;
  for (; left > 0 && forms.find('|') != forms.npos; --left) {
    forms.remove_prefix(forms.find('|') + 1);
  }
  return forms.substr(0, forms.find('|'));
}

}  // namespace

std::string_view in(Language language, Message message) { return speech(language).texts[message]; }

std::string filled(Language language, std::string_view text, std::span<const Argument> fields) {
  std::string out;
  while (true) {
    const auto open = text.find('{');
    const auto close = text.find('}', open);
    if (open == text.npos || close == text.npos) return out.append(text);
    const auto place = text.substr(open + 1, close - open - 1);
    const auto colon = std::min(place.find(':'), place.size());
    const auto given = std::ranges::find(fields, place.substr(0, colon), &Argument::name);
    out.append(text.substr(0, open));
    if (given == fields.end()) {
      out.append(text.substr(open, close + 1 - open));
    } else if (colon < place.size()) {
      out.append(form_of(place.substr(colon + 1), given->number, speech(language).plural));
    } else if (given->number && given->text.empty()) {
      out.append(format_exact(*given->number, language));
    } else {
      out.append(given->text);
    }
    text.remove_prefix(close + 1);
  }
}

}  // namespace llmadvisor
