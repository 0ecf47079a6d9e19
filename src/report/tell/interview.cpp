#include "llmadvisor/report/tell/interview.hpp"

#include "speak/message.hpp"

namespace llmadvisor {

std::string question_text(InterviewQuestion question, Language language) {
  switch (question) {
    case InterviewQuestion::description:
      return say(language, words::ask_description);
    case InterviewQuestion::task:
      return say(language, words::ask_task);
    case InterviewQuestion::users:
      return say(language, words::ask_users);
    case InterviewQuestion::uses_per_day:
      return say(language, words::ask_uses);
    case InterviewQuestion::requests_per_day:
      return say(language, words::ask_requests);
    case InterviewQuestion::sensitivity:
      return say(language, words::ask_sensitivity);
    case InterviewQuestion::jurisdiction:
      return say(language, words::ask_jurisdiction);
    case InterviewQuestion::budget:
      return say(language, words::ask_budget);
    case InterviewQuestion::own:
      break;
  }
  return say(language, words::ask_own);
}

std::string interview_opening(Language language) { return say(language, words::ask_opening); }

std::string interview_closing(const std::string& file, Language language) {
  return say(language, words::ask_closing, arg("file", file));
}

}  // namespace llmadvisor
