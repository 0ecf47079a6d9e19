#include "choice_meaning.hpp"

#include <array>

namespace llmadvisor::cli {
namespace {

template <class Enum>
using Meanings = std::array<std::string_view, enum_names<Enum>.size()>;

constexpr Meanings<QualityBand> levels{
    "short texts, labels, simple questions", "everyday writing, summaries, questions on documents",
    "careful answers, code, longer texts",   "hard questions and code, long chains of steps",
    "near the best that there is",
};
constexpr Meanings<Preference> preferences{
    "the ablest level that the budget has room for, then what is as cheap (default)",
    "the cheapest that meets the quality asked for",
    "the ablest within the budget",
    "the most private first, then as value",
};
constexpr Meanings<CostBasis> bases{
    "the bill and the people's time beyond calling an API (default)",
    "the bill alone",
};
constexpr Meanings<Team> teams{
    "nobody who has run such machines",
    "somebody who can spare the hours",
    "people who run such machines every day",
};
constexpr Meanings<Task> tasks{
    "no one kind of work (default)",
    "conversation, support",
    "answers that draw on retrieved documents",
    "long texts made short",
    "fields out of documents, labels",
    "from one language into another",
    "writing and reviewing code",
    "several steps with tools",
    "mathematics, planning, hard questions",
};
constexpr Meanings<Capability> capabilities{
    "images in the prompt",
    "calls of functions",
    "answers by a schema",
    "speech in the prompt",
};
constexpr Meanings<WeightFormat> formats{
    "16 bit, as most models are published",
    "16 bit for older cards",
    "8 bit floats",
    "8 bit integers, activations too",
    "8 bit integers, weights alone",
    "4 bit floats of NVIDIA",
    "4 bit floats of the Open Compute Project",
    "4 bit integers",
    "4 bit integers, by the name of their kernel",
    "4 bit integers in slower kernels",
    "4 bit integers in the kernel of 2024",
};
constexpr Meanings<Jurisdiction> laws{
    "no particular law",
    "United States",
    "European Union and Economic Area",
    "France, with French rules on top",
    "United Kingdom",
    "Switzerland",
    "Quebec",
};

constexpr std::array<std::string_view, 7> languages{"en", "fr", "de", "es", "it", "nl", "pt"};
constexpr std::array<std::string_view, 7> language_names{
    "English", "French", "German", "Spanish", "Italian", "Dutch", "Portuguese"};

}  // namespace

template <>
std::span<const std::string_view> meanings_of<QualityBand>() {
  return levels;
}
template <>
std::span<const std::string_view> meanings_of<Preference>() {
  return preferences;
}
template <>
std::span<const std::string_view> meanings_of<CostBasis>() {
  return bases;
}
template <>
std::span<const std::string_view> meanings_of<Team>() {
  return teams;
}
template <>
std::span<const std::string_view> meanings_of<Task>() {
  return tasks;
}
template <>
std::span<const std::string_view> meanings_of<Capability>() {
  return capabilities;
}
template <>
std::span<const std::string_view> meanings_of<WeightFormat>() {
  return formats;
}
template <>
std::span<const std::string_view> meanings_of<Jurisdiction>() {
  return laws;
}

std::span<const std::string_view> answer_languages() { return languages; }
std::span<const std::string_view> names_of_answer_languages() { return language_names; }

}  // namespace llmadvisor::cli
