#include "llmadvisor/report/tell/prompt.hpp"

#include "llmadvisor/catalog/catalog_json.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

std::string pro(const ProjectInput& input, Language language = Language::fr) {
  return fill_prompt(prompt_template(PromptKind::pro, language), prompt_values(input, language))
      .text;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Every line of a block quote starts with the mark.
bool is_one_block(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    if (text[at] != '>') return false;
    if (text.find('\n', at) == text.npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a prompt without values shows the article's placeholders and names them") {
  const auto basic = fill_prompt(prompt_template(PromptKind::basic, Language::fr), {});
  CHECK(basic.text ==
        "> **Rôle :** Tu es un `Architecte IA / CTO`.\n"
        "> **Tâche :** Dis-moi de manière concise si je dois utiliser un modèle open source (ex: "
        "Llama) ou fermé (ex: GPT-4) pour mon projet de `[Description de l'application]`.\n");
  CHECK(basic.missing == std::vector<std::string>{"description"});
  const auto full = fill_prompt(prompt_template(PromptKind::pro, Language::fr), {});
  CHECK(full.missing ==
        std::vector<std::string>{"description", "budget", "sensitivity", "specifics"});
  CHECK(has(full.text, "> - Contrainte budgétaire : `[Budget estimé par mois]`\n"));
  CHECK(has(full.text,
            "> - Exigences de confidentialité : `[Niveau de sensibilité des données, ex: données "
            "médicales ou bancaires]`\n"));
}

TEST_CASE("the fields are filled in the user's language") {
  ProjectInput input;
  input.description = "plateforme e-commerce";
  input.budget = Money{300, Currency::usd};
  input.sensitivity = Sensitivity::medical;
  input.rag = Wanted::yes;
  input.fine_tuning = Wanted::yes;
  input.specifics = "voix";
  const auto french = pro(input);
  CHECK(has(french, "> - Projet : `plateforme e-commerce`\n"));
  CHECK(has(french, "> - Contrainte budgétaire : `300 $ par mois`\n"));
  CHECK(has(french, ": `données médicales : données recueillies pour soigner (HDS, HIPAA)"));
  CHECK(has(french, "technique : `besoin de RAG et de fine-tuning\u00a0; voix`.\n"));
  const auto english = pro(input, Language::en);
  CHECK(has(english, "> - Budget constraint: `$300 per month`\n"));
  CHECK(has(english, "`medical data: collected in care (HDS, HIPAA)"));
  CHECK(has(english, "`need for RAG and fine-tuning; voix`.\n"));
}

TEST_CASE("a budget keeps its currency and its cents") {
  ProjectInput input;
  input.budget = Money{279.5, Currency::eur};
  CHECK(has(pro(input), "`279,50 € par mois`"));
  CHECK(has(pro(input, Language::en), "`€279.50 per month`"));
}

TEST_CASE("whose law protects the data is spelt out, with what decides it") {
  ProjectInput input;
  input.sensitivity = Sensitivity::medical;
  input.jurisdiction = Jurisdiction::fr;
  CHECK(has(pro(input), "protection\u00a0: droit français (RGPD et certification HDS"));
  input.jurisdiction = Jurisdiction::us;
  CHECK(has(pro(input, Language::en), "protected by United States law (HIPAA: a signed BAA"));
  input.sensitivity = Sensitivity::card;
  CHECK(has(pro(input, Language::en), "United States law (and PCI DSS everywhere)`"));
  input.jurisdiction = Jurisdiction::any;
  CHECK(has(pro(input), "droit non précisé, donc les règles les plus strictes"));
  input.sensitivity.reset();
  input.jurisdiction = Jurisdiction::fr;
  CHECK(has(pro(input, Language::en), "`French law`"));
}

TEST_CASE("the hosts are those given, or none, and the article's where no class is known") {
  PromptValues values;
  const auto pro_text = [&] {
    return fill_prompt(prompt_template(PromptKind::pro, Language::en), values).text;
  };
  CHECK(has(pro_text(), "alternatives (such as open-source API providers: Together AI, Groq).\n"));
  Provider one;
  one.name = "One";
  Provider two;
  two.name = "Two";
  values.hosts = prompt_hosts({&one, &two}, Language::en);
  CHECK(has(pro_text(), "alternatives (such as open-source API providers: One, Two).\n"));
  values.hosts = prompt_hosts({}, Language::en);
  CHECK_FALSE(has(pro_text(), "Groq"));
  CHECK(has(pro_text(), "admit no open-source API provider"));
  CHECK(has(pro_text(), "> - Neither demand nor ask for any real data"));
}

TEST_CASE("the role replaces the template's own") {
  PromptValues values;
  values.role = "DSI";
  CHECK(has(fill_prompt(prompt_template(PromptKind::basic, Language::fr), values).text,
            "Tu es un `DSI`."));
}

TEST_CASE("a description of several lines stays inside the quoted block") {
  ProjectInput input;
  input.description = "first\r\n\n- second\n# third\n\n";
  const auto text = pro(input);
  CHECK(is_one_block(text));
  CHECK(has(text, "> - Projet : `first\n>       - second\n>       # third`\n"));
}

TEST_CASE("backticks and brackets in a description stay text") {
  ProjectInput input;
  input.description = "a `b` ``c`` [budget] {{role|x}} `";
  const auto text = pro(input);
  CHECK(is_one_block(text));
  CHECK(has(text, "> - Projet : ``` a `b` ``c`` [budget] {{role|x}} ` ```\n"));
}

TEST_CASE("every template has the same fields in both languages") {
  for (const auto kind : {PromptKind::basic, PromptKind::pro}) {
    const auto french = fill_prompt(prompt_template(kind, Language::fr), {});
    const auto english = fill_prompt(prompt_template(kind, Language::en), {});
    CHECK(french.missing == english.missing);
    CHECK(is_one_block(french.text));
    CHECK(is_one_block(english.text));
  }
}
