#include "../../../src/report/speak/mention_words.hpp"

#include "support/catch.hpp"
#include "support/sample_advice.hpp"

using namespace llmadvisor;

namespace {

std::string told(const Mention& mention, Language language = Language::en) {
  Project project;
  project.hints.mentions = {mention};
  const Catalog catalog;
  ReportContext context;
  context.language = language;
  std::string text;
  for (const auto& one : mention_texts(project, Voice(catalog, context))) text += one;
  return text;
}

}  // namespace

TEST_CASE("what a description asks for is counted or asked about, each with its flag") {
  Mention rag{Topic::rag, MentionUse::counted, {"our manuals"}};
  CHECK(told(rag) ==
        "Counted for RAG, which the description asks for (\"our manuals\"): --no-rag otherwise.");
  rag.use = MentionUse::asked;
  CHECK(told(rag) ==
        "The description speaks of RAG (\"our manuals\"): not counted; add --rag if so.");
  rag.use = MentionUse::stated;
  CHECK(told(rag).empty());
  // No flag takes a need back.
  const Mention vision{Topic::vision, MentionUse::counted, {"photos"}};
  CHECK(told(vision) == "Counted for images, which the description asks for (\"photos\").");
  Mention language{Topic::answer_language, MentionUse::asked, {"en allemand"}};
  language.language = Skill::de;
  CHECK(told(language, Language::fr).find("--answer-language de") != std::string::npos);
}

TEST_CASE("users become requests where it is known how often one asks") {
  Mention users{Topic::users, MentionUse::asked, {"40 users"}};
  users.users = 40;
  CHECK(told(users).find("how often does each of them ask?") != std::string::npos);
  users.requests_per_day = 600;
  // 600 / 40 = 15.
  CHECK(told(users) ==
        "40 users (\"40 users\"): at 15 requests each a day that is --requests-per-day 600.");
  users.use = MentionUse::counted;
  users.requests_per_day = 8000;
  CHECK(told(users) ==
        "Counted 8,000 requests a day for \"40 users\" (200 each): --requests-per-day otherwise.");
}
