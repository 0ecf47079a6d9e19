#include <algorithm>
#include <string>
#include <vector>

#include "llmadvisor/engine/hints.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

using Texts = std::vector<const char*>;

std::vector<Mention> heard_in(const std::string& text) {
  return hints_in(text, shipped_catalog()).mentions;
}

const Mention* find(const std::vector<Mention>& mentions, Topic topic) {
  const auto found = std::ranges::find(mentions, topic, &Mention::topic);
  return found == mentions.end() ? nullptr : &*found;
}

/// What is made of the topic: "counted", "asked", or "-" where nothing is heard.
std::string use_of(Topic topic, const std::string& text) {
  const auto mentions = heard_in(text);
  const auto* mention = find(mentions, topic);
  if (mention == nullptr) return "-";
  return mention->use == MentionUse::counted ? "counted" : "asked";
}

void check_each(Topic topic, const std::string& use, const Texts& texts) {
  for (const auto* text : texts) {
    CAPTURE(text, to_string(topic));
    CHECK(use_of(topic, text) == use);
  }
}

double users_in(const std::string& text) {
  const auto mentions = heard_in(text);
  const auto* mention = find(mentions, Topic::users);
  return mention == nullptr ? 0 : mention->users.value();
}

ProjectInput described(const char* text) {
  ProjectInput input;
  input.description = text;
  return input;
}

Mention mention_of(Topic topic, const ProjectInput& input) {
  const auto mentions = hints_of(input, shipped_catalog()).mentions;
  const auto* mention = find(mentions, topic);
  REQUIRE(mention != nullptr);
  return *mention;
}

}  // namespace

TEST_CASE("retrieval that a description plainly speaks of is counted", "[mentions]") {
  check_each(
      Topic::rag, "counted",
      {"RAG with fine-tuning on patient data, 200 users", "chatbot RAG pour nos clients",
       "a RAG over our wiki", "retrieval-augmented generation for support",
       "semantic search in case law", "assistant with a vector database",
       "answers from our documents", "question answering over our documents",
       "recherche documentaire dans les archives", "réponses à des questions sur nos documents",
       "interroger notre base documentaire", "base vectorielle et LLM"});
}

TEST_CASE("words that may mean retrieval are asked about", "[mentions]") {
  check_each(Topic::rag, "asked",
             {"bot for our knowledge base", "assistant lié à la base documentaire",
              "classement de nos documents", "assistant on the intranet", "retrieval of invoices",
              "relié à notre base de connaissances", "maybe RAG", "RAG is optional",
              "éventuellement du RAG", "peut-être un RAG", "RAG plus tard",
              "not sure about RAG or fine-tuning"});
}

TEST_CASE("retrieval that is not wanted, or is something else, is not heard", "[mentions]") {
  check_each(Topic::rag, "-",
             {"chatbot without RAG",
              "no RAG",
              "no RAG or fine-tuning",
              "chatbot sans RAG",
              "sans RAG ni fine-tuning",
              "pas de RAG",
              "pas besoin de RAG",
              "we don't need RAG",
              "RAG is not needed",
              "RAG inutile",
              "fine-tuning instead of RAG",
              "fine-tuning plutôt que du RAG",
              "shop for rag dolls",
              "a cleaning rag company",
              "luggage retrieval at the airport",
              "un ragoût de légumes",
              "summarise our documents",
              "traduire nos documents",
              "support chatbot",
              ""});
}

TEST_CASE("tuning that a description plainly speaks of is counted", "[mentions]") {
  check_each(Topic::fine_tuning, "counted",
             {"fine-tuned 8B classifier of support tickets", "fine tuning on tickets",
              "we finetune a small model", "affinage d'un modèle sur nos tickets",
              "un modèle affiné sur des contrats", "entraîner sur nos données",
              "un modèle entraîné sur nos courriers", "a model trained on our documents",
              "train our own model", "QLoRA on two cards"});
}

TEST_CASE("tuning that is not wanted, or is something else, is not heard", "[mentions]") {
  check_each(
      Topic::fine_tuning, "-",
      {"without fine-tuning", "no fine-tuning", "sans affinage", "pas de fine-tuning",
       "RAG instead of fine-tuning", "RAG plutôt que fine-tuning", "without RAG or fine-tuning",
       "fine-tuning is not required", "affinage de fromages dans nos caves",
       "bot for a training course", "staff training on our products", "formation des équipes",
       "les joueurs s'entraînent sur nos terrains", "model train shop"});
  check_each(Topic::fine_tuning, "asked", {"a custom model for our brand", "modèle sur mesure"});
}

TEST_CASE("pictures that the model is to read are counted, and others asked about", "[mentions]") {
  check_each(Topic::vision, "counted",
             {"extract amounts from scanned invoices", "OCR of delivery notes",
              "read images of damaged cars", "extraction de données à partir de photos",
              "analyse d'images de produits", "factures scannées", "lecture de scans",
              "answers about screenshots", "description of photos of flats",
              "numérisation et OCR de courriers", "photos de sinistres à décrire"});
  check_each(Topic::vision, "asked",
             {"tickets with images", "messages avec photos", "imagerie du centre",
              "customers send pictures", "des scans et des courriels"});
  check_each(Topic::vision, "-",
             {"améliorer notre image de marque", "build docker images", "generate images",
              "génération d'images publicitaires", "vulnerability scans of our servers",
              "without images", "sans photos", "no OCR", "pas d'images", "the big picture",
              "photovoltaïque", "club photo de la ville", "support chatbot"});
}

TEST_CASE("code that the model is to write is counted, and developers are asked about",
          "[mentions]") {
  check_each(Topic::coding, "counted",
             {"coding assistant for 30 developers", "code review of pull requests",
              "revue de code automatique", "assistant de programmation",
              "assistant pour développeurs", "we refactor COBOL", "generates code from tickets",
              "génération de code", "agent de codage", "tests unitaires pour notre codebase"});
  check_each(Topic::coding, "asked",
             {"chatbot for 30 developers", "FAQ interne pour les développeurs",
              "assistant for software engineers", "outil d'aide en Python"});
  check_each(Topic::coding, "-",
             {"questions sur le code civil", "recherche par code postal", "code du travail",
              "zip code look-up", "QR codes for tickets", "property developers in Lyon",
              "dress code of the office", "codage PMSI des séjours", "not a coding assistant",
              "pas d'assistant de programmation", "programmation culturelle de la ville"});
}

TEST_CASE("the language of the answers is counted where it is plainly theirs", "[mentions]") {
  for (const auto& [text, language] : std::vector<std::pair<const char*, Skill>>{
           {"a bot that answers in German", Skill::de},
           {"replies in Spanish to customers", Skill::es},
           {"translate manuals into Dutch", Skill::nl},
           {"German answers only", Skill::de},
           {"réponses en allemand", Skill::de},
           {"répondre en italien", Skill::it},
           {"un assistant qui répond en français", Skill::fr},
           {"traduction vers l'anglais", Skill::en},
           {"traduction du français vers l'anglais", Skill::en},
           {"traduire en portugais", Skill::pt},
           {"rédiger en néerlandais", Skill::nl}}) {
    CAPTURE(text);
    const auto mentions = heard_in(text);
    const auto* mention = find(mentions, Topic::answer_language);
    REQUIRE(mention != nullptr);
    CHECK(mention->use == MentionUse::counted);
    CHECK(mention->language == language);
  }
  check_each(Topic::answer_language, "asked",
             {"support in German", "chatbot for German-speaking people", "service en allemand",
              "clientèle germanophone", "answers in German and replies in French"});
  check_each(
      Topic::answer_language, "-",
      {"contracts in German law", "documents en allemand à classer", "a PME française",
       "in French companies", "not answering in German", "German car maker", "support chatbot"});
}

TEST_CASE("people are counted however their number is written", "[mentions]") {
  for (const auto& [text, users] : std::vector<std::pair<const char*, double>>{
           {"200 users", 200},
           {"for 200 daily active users", 200},
           {"RAG for 1,200 employees", 1200},
           {"1 200 salariés", 1200},
           {"1\u00a0200 collaborateurs", 1200},
           {"1\u202f200 utilisateurs", 1200},
           {"1.200 Nutzer, 1.200 users", 1200},
           {"5k users", 5000},
           {"2.5 million users", 2'500'000},
           {"40 médecins", 40},
           {"coding assistant for 30 developers", 30},
           {"aide aux devoirs pour 800 élèves", 800},
           {"une équipe de 12 personnes", 12},
           {"équipe de 12", 12},
           {"a team of 7", 7},
           {"our 12 devs review code", 12},
           {"15 assistantes sociales", 15},
           {"a 12-person team", 12},
           {"20-30 users", 30},
           {"20 to 30 users", 30},
           {"12 lawyers and 200 employees", 200},
           {"85 agents de la mairie et leurs dossiers", 85}}) {
    CAPTURE(text);
    CHECK(users_in(text) == users);
  }
}

TEST_CASE("other numbers count nobody", "[mentions]") {
  for (const auto* text :
       {"the users of our shop", "help 24/7 users trust", "support 24/7 des utilisateurs",
        "users 2026", "in 2026 users will pay", "40 % des utilisateurs", "40% users are happy",
        "Office 365 users", "GPT-4 users", "500 documents a day for users", "0 users",
        "no 200 users", "2.5 users", "200 patients a day", "level 2 users", "10 user stories",
        "a town of 20,000 people"}) {
    CAPTURE(text);
    CHECK(users_in(text) == 0);
  }
}

TEST_CASE("words are quoted as they are written", "[mentions]") {
  const auto mentions = heard_in("Base de connaissances, RAG et 1 200 salariés");
  CHECK(find(mentions, Topic::rag)->words == std::vector<std::string>{"RAG"});
  CHECK(find(mentions, Topic::users)->words == std::vector<std::string>{"1 200 salariés"});
  CHECK(find(heard_in("a school of 800 pupils"), Topic::users)->words ==
        std::vector<std::string>{"800 pupils"});
}

TEST_CASE("what is counted is as if it had been stated", "[mentions]") {
  const auto input = described("RAG with fine-tuning, OCR, coding assistant, answers in German");
  const auto same = heard(input, hints_of(input, shipped_catalog()));
  CHECK(same.rag == Wanted::yes);
  CHECK(same.fine_tuning == Wanted::yes);
  CHECK(same.needs == std::vector{Capability::vision});
  CHECK(same.task == Task::coding);
  CHECK(same.answer_language == Skill::de);
  CHECK_FALSE(same[Number::requests_per_day]);
  const auto asked = described("base documentaire et photos pour 30 développeurs en allemand");
  const auto left = heard(asked, hints_of(asked, shipped_catalog()));
  CHECK_FALSE(left.rag);
  CHECK(left.needs.empty());
  CHECK_FALSE(left.task);
  CHECK_FALSE(left.answer_language);
}

TEST_CASE("whatever is stated decides, the same or otherwise", "[mentions]") {
  auto input = described("RAG, fine-tuning, OCR, coding assistant, answers in German, 200 users");
  input.rag = Wanted::no;
  input.fine_tuning = Wanted::yes;
  input.needs = {Capability::vision};
  input.task = Task::chat;
  input.answer_language = Skill::fr;
  input[Number::requests_per_day] = 400;
  for (std::size_t topic = 0; topic < enum_names<Topic>.size(); ++topic) {
    CAPTURE(enum_names<Topic>[topic]);
    CHECK(mention_of(static_cast<Topic>(topic), input).use == MentionUse::stated);
  }
  const auto same = heard(input, hints_of(input, shipped_catalog()));
  CHECK(same.rag == Wanted::no);
  CHECK(same.task == Task::chat);
  CHECK(same.answer_language == Skill::fr);
  // Who lists needs may have left pictures out on purpose, or not.
  input.needs = {Capability::tools};
  CHECK(mention_of(Topic::vision, input).use == MentionUse::asked);
}

TEST_CASE("people ask as often as the preset that fits says, where nobody states the requests",
          "[mentions]") {
  const auto requests = [](const char* text, std::optional<Task> task = std::nullopt) {
    auto input = described(text);
    input.task = task;
    const auto mention = mention_of(Topic::users, input);
    CHECK(mention.use == MentionUse::counted);
    CHECK(heard(input, hints_of(input, shipped_catalog()))[Number::requests_per_day] ==
          mention.requests_per_day);
    return mention.requests_per_day.value();
  };
  // Presets: 15 for RAG, 160 for a coding agent, 10 for chat, 50 for an agent; the least is 5.
  CHECK(requests("RAG for 200 users") == 3000);
  CHECK(requests("coding assistant for 30 developers") == 4800);
  CHECK(requests("200 users", Task::chat) == 2000);
  CHECK(requests("20 users", Task::agent) == 1000);
  CHECK(requests("coding assistant, 20 users", Task::chat) == 200);
  CHECK(requests("an assistant for 200 users") == 1000);
}

TEST_CASE("what is said in the specifics is heard as well", "[mentions]") {
  ProjectInput input;
  input.specifics = "fine-tuning and RAG and OCR";
  const auto same = heard(input, hints_of(input, shipped_catalog()));
  CHECK(same.rag == Wanted::yes);
  CHECK(same.fine_tuning == Wanted::yes);
  CHECK(same.needs == std::vector{Capability::vision});
}

TEST_CASE("a long text full of topics is listened to in time", "[mentions]") {
  std::string text;
  while (text.size() < 20'000) text += "no RAG or 1 000 users and 1 ";
  CHECK(heard_in(text).size() <= 2);
}
