#pragma once

#include <string>

#include "llmadvisor/catalog/language.hpp"

namespace llmadvisor {

/// What `llmadvisor init` asks, in this order.
enum class InterviewQuestion {
  description,
  task,
  users,
  uses_per_day,
  requests_per_day,  ///< instead of the two, where nobody can count users
  sensitivity,
  jurisdiction,
  budget,
  own,
};

/// The question with what an empty answer means.
[[nodiscard]] std::string question_text(InterviewQuestion question, Language language);
/// What is said before the first and after the last of them.
[[nodiscard]] std::string interview_opening(Language language);
[[nodiscard]] std::string interview_closing(const std::string& file, Language language);

}  // namespace llmadvisor
