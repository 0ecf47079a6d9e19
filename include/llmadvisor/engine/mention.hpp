#pragma once

#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/ability.hpp"
#include "llmadvisor/catalog/hint.hpp"

namespace llmadvisor {

/// What is made of it.
enum class MentionUse {
  counted,  ///< it says so plainly: the answer is for it
  asked,    ///< it may mean that: the answer is without it and asks
  stated,   ///< an input says the same or decides otherwise: nothing to say
};

/// A topic of the description that changes what an answer costs or needs.
struct Mention {
  Topic topic = Topic::rag;
  MentionUse use = MentionUse::asked;
  std::vector<std::string> words;   ///< as they are written there, each once
  std::optional<Skill> language{};  ///< of the answers
  std::optional<double> users{};    ///< people
  /// What those people may ask for in a day, where a preset says how often one does.
  std::optional<double> requests_per_day{};
};

}  // namespace llmadvisor
