#include "english.hpp"

#include "english_glossary.hpp"

namespace llmadvisor {
namespace {

static_assert(have_numbers(english_names.terms, 2));
static_assert(have_plural_forms(english_names.numbers, 2));
static_assert(have_plural_forms(english_sentences, 2));
static_assert(have_plural_forms(english_choice, 2));

std::size_t form_of(double count) { return count == 1 ? 0 : 1; }

}  // namespace

extern constinit const Speech english{
    .language = Language::en,
    .texts = english_texts,
    .names = english_names,
    .reasons = english_reasons,
    .choice = english_choice,
    .catalog = english_sentences,
    .keys = english_keys,
    .job_phrases = english_job_phrases,
    .glossary = english_glossary,
    .shell = {},
    .plural = {2, form_of},
    .marks = {.colon = ": ",
              .semicolon = "; ",
              .last_and = " and ",
              .last_or = " or ",
              .decimal = ".",
              .thousands = ",",
              .money = "{symbol}{amount}",
              .percent = "%",
              .quote_open = "",
              .quote_close = "",
              .billions = "B",
              .millions = "M"},
};

}  // namespace llmadvisor
