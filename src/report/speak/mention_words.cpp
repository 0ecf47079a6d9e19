#include "mention_words.hpp"

#include <cmath>

#include "data_words.hpp"

namespace llmadvisor {
namespace {

/// The flags that say yes and no to a topic, as a command line takes them; empty: none does.
struct Answers {
  std::string yes;
  std::string no;
};

Answers answers_to(const Mention& m) {
  switch (m.topic) {
    case Topic::rag:
      return {"--rag", "--no-rag"};
    case Topic::fine_tuning:
      return {"--fine-tuning", "--no-fine-tuning"};
    case Topic::vision:
      return {"--needs vision", ""};
    case Topic::coding:
      return {"--task coding", "--task general"};
    case Topic::answer_language:
      return {"--answer-language " + std::string(m.language ? to_string(*m.language) : "en"),
              "--answer-language en"};
    case Topic::users:
      return {"--requests-per-day", "--requests-per-day"};
  }
  return {};
}

std::string topic_text(const Mention& m, const Voice& v) {
  if (m.topic == Topic::answer_language && m.language) {
    return v.say(words::mention_language, arg("language", name_of(*m.language, v.language())));
  }
  return std::string(name_of(m.topic, v.language()));
}

std::string users_text(const Mention& m, const Voice& v) {
  const double users = m.users.value_or(0);
  const auto quotes = arg("words", quoted_words(m.words, v));
  if (!m.requests_per_day || users <= 0) {
    return v.say(words::mention_users_open, arg("users", users), quotes);
  }
  const double each = *m.requests_per_day / users;
  const auto of_each = arg("each", each, each < 2 ? v.estimate(each) : v.exact(std::round(each)));
  if (m.use == MentionUse::counted) {
    const double requests = std::round(*m.requests_per_day);
    return v.say(words::mention_users_counted, arg("requests", requests, v.exact(requests)), quotes,
                 of_each);
  }
  // As a command line takes it: without marks between thousands.
  const auto requests = std::to_string(std::lround(*m.requests_per_day));
  return v.say(words::mention_users, arg("users", users), quotes, of_each,
               arg("requests", requests));
}

std::string mention_text(const Mention& m, const Voice& v) {
  if (m.topic == Topic::users) return users_text(m, v);
  const bool counted = m.use == MentionUse::counted;
  const auto topic = arg("topic", topic_text(m, v));
  const auto quotes = arg("words", quoted_words(m.words, v));
  const Answers answers = answers_to(m);
  if (!counted) return v.say(words::mention_asked, topic, quotes, arg("flag", answers.yes));
  const std::string otherwise =
      answers.no.empty() ? "" : v.say(words::mention_otherwise, arg("flag", answers.no));
  return v.say(words::mention_counted, topic, quotes, arg("otherwise", otherwise));
}

}  // namespace

std::vector<std::string> mention_texts(const Project& project, const Voice& v) {
  std::vector<std::string> texts;
  for (const auto& mention : project.hints.mentions) {
    if (mention.use != MentionUse::stated) texts.push_back(mention_text(mention, v));
  }
  return texts;
}

}  // namespace llmadvisor
