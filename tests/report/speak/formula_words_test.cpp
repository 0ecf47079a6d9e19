#include "llmadvisor/report/speak/formula_words.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

std::string in_english(const Formula& formula) {
  return formula_text(formula, Language::en, Thousands::separated);
}

/// No-break spaces as spaces, for reading.
std::string in_french(const Formula& formula) {
  std::string text = formula_text(formula, Language::fr, Thousands::separated);
  const std::string no_break = "\u00a0";
  for (auto at = text.find(no_break); at != std::string::npos; at = text.find(no_break)) {
    text.replace(at, no_break.size(), " ");
  }
  return text;
}

const Formula embedding{Figure{10000, Term::documents},
                        Sign::times,
                        Figure{1000, Term::tokens},
                        Sign::times,
                        Sign::opened,
                        Figure{0.05},
                        Sign::plus,
                        Figure{1},
                        Sign::over,
                        Figure{12, Term::months},
                        Sign::closed,
                        Sign::times,
                        Figure{2},
                        Sign::times,
                        Figure{137, Term::million_parameters}};
const Formula training{Figure{2, Term::million_tokens},
                       Sign::times,
                       Figure{3, Term::epochs},
                       Sign::comma,
                       Figure{0.67, Term::adapter_share},
                       Sign::comma,
                       Figure{1, Term::gpus},
                       Sign::at,
                       Figure{0.4},
                       Sign::of,
                       Figure{76.7, Term::teraflops},
                       Sign::comma,
                       Sign::over,
                       Figure{12, Term::months}};

}  // namespace

TEST_CASE("a formula is spoken whole in the reader's language") {
  CHECK(in_english(embedding) ==
        "10,000 documents x 1,000 tokens x (0.05 + 1 / 12 months) x 2 x 137 M parameters");
  CHECK(in_french(embedding) ==
        "10 000 documents x 1 000 jetons x (0,05 + 1 / 12 mois) x 2 x 137 M paramètres");
  CHECK(in_english(training) ==
        "2 M tokens x 3 epochs, LoRA x 0.67, 1 GPU at 0.4 of 76.7 TFLOPS, / 12 months");
  CHECK(in_french(training) ==
        "2 M jetons x 3 passes, LoRA x 0,67, 1 GPU à 0,4 de 76,7 TFLOPS, / 12 mois");
}

TEST_CASE("one of a thing is not many") {
  CHECK(in_english({Figure{1, Term::requests}, Sign::times, Figure{2, Term::tokens}}) ==
        "1 request x 2 tokens");
  CHECK(in_english({Figure{8, Term::gpus}}) == "8 GPUs");
  CHECK(in_english({Figure{0.5, Term::months}}) == "0.5 months");
  CHECK(in_english({Figure{0, Term::documents}}) == "0 documents");
  // French counts in the plural from two on.
  CHECK(in_french({Figure{1.5, Term::bytes}}) == "1,5 octet");
  CHECK(in_french({Figure{0, Term::documents}}) == "0 document");
  CHECK(in_french({Figure{2, Term::epochs}}) == "2 passes");
}

TEST_CASE("a formula for other programs keeps its digits together") {
  const Formula formula{Figure{152083.33, Term::requests}, Sign::times, Figure{0.125}};
  CHECK(formula_text(formula, Language::en, Thousands::joined) == "152083 requests x 0.125");
  CHECK(formula_text(formula, Language::fr, Thousands::joined) == "152083 requêtes x 0,125");
}

TEST_CASE("brackets and commas stand close, and numbers have six digits at most") {
  CHECK(in_english({Figure{2}, Sign::times, Sign::opened, Figure{16.123456}, Sign::plus, Figure{50},
                    Sign::closed, Sign::in_gigabytes}) == "2 x (16.1235 + 50) GB");
  CHECK(in_english({Figure{1}, Sign::times, Figure{730, Term::hours}, Sign::opened,
                    Figure{24, Term::hours_per_day}, Sign::comma, Figure{7, Term::days_per_week},
                    Sign::closed}) == "1 x 730 h (24 h/day, 7 d/week)");
  CHECK(in_english({}).empty());
}
