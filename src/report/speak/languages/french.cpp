#include "english.hpp"
#include "french_advice.hpp"
#include "french_catalog.hpp"
#include "french_figures.hpp"
#include "french_names.hpp"
#include "french_options.hpp"

namespace llmadvisor {
namespace {

constexpr Texts texts(2, french_advice, french_options, french_figures, french_catalog);
static_assert(same_fields(texts, english_texts));
static_assert(same_keys(french_keys, english_keys));
static_assert(have_numbers(french_names.terms, 2));
static_assert(have_plural_forms(french_names.numbers, 2));

std::size_t form_of(double count) { return count > -2 && count < 2 ? 0 : 1; }

constexpr std::string_view articles[] = {"la ",  "le ",  "l'",  "l’",     "un ",
                                         "une ", "mon ", "ma ", "notre ", "votre "};
constexpr std::string_view plural_articles[] = {"les ", "des ", "mes ", "nos ", "vos "};

}  // namespace

constinit const Speech french{
    .texts = texts,
    .names = french_names,
    .keys = french_keys,
    .plural = {2, form_of},
    .marks = {.colon = "\u00a0: ",
              .semicolon = "\u00a0; ",
              .last_and = " et ",
              .decimal = ",",
              .thousands = "\u00a0",
              .money = "{amount}\u00a0{symbol}",
              .percent = "\u00a0%",
              .quote_open = "«\u00a0",
              .quote_close = "\u00a0»",
              .billions = "\u00a0Md",
              .millions = "\u00a0M"},
    .articles = {articles, plural_articles},
    .records = {&RuleText::text_fr, &RuleCondition::text_fr, &RuleCondition::question_fr},
};

}  // namespace llmadvisor
