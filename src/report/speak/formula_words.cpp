#include "llmadvisor/report/speak/formula_words.hpp"

#include <array>

#include "message.hpp"
#include "speech.hpp"

namespace llmadvisor {
namespace {

std::string figure_text(const Figure& figure, Language language, Thousands thousands) {
  const std::array number{arg("n", figure.value, format_term(figure.value, language, thousands))};
  return filled(language, speech(language).names.terms[figure.term], number);
}

bool is(const FormulaPart& part, Sign sign) {
  const auto* own = std::get_if<Sign>(&part);
  return own != nullptr && *own == sign;
}

}  // namespace

std::string formula_text(const Formula& formula, Language language, Thousands thousands) {
  std::string text;
  bool is_apart = false;
  for (const auto& part : formula) {
    if (is_apart && !is(part, Sign::closed) && !is(part, Sign::comma)) text += ' ';
    if (const auto* figure = std::get_if<Figure>(&part)) {
      text += figure_text(*figure, language, thousands);
    } else {
      text += speech(language).names.signs[std::get<Sign>(part)];
    }
    is_apart = !is(part, Sign::opened);
  }
  return text;
}

}  // namespace llmadvisor
