#include "suggest.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor::cli {
namespace {

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t most_edits = 3;
// A longer word is no slip of the finger, and the distance takes quadratic time.
constexpr std::size_t longest_word = 200;

/// "Llama 4 - 8B" -> llama, 4, 8b
std::vector<std::string> parts(std::string_view name) {
  std::vector<std::string> result;
  std::string part;
  for (const char c : lower_case(name) + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '.') {
      part += c;
    } else if (!part.empty()) {
      result.push_back(std::exchange(part, {}));
    }
  }
  return result;
}

/// Parts in common, the leading ones counting double: they name the family.
std::size_t likeness(const std::vector<std::string>& wanted, const std::vector<std::string>& has) {
  std::size_t score = 0;
  for (const auto& part : wanted) score += std::ranges::count(has, part) > 0 ? 1U : 0U;
  for (std::size_t i = 0; i < std::min(wanted.size(), has.size()) && wanted[i] == has[i]; ++i) {
    ++score;
  }
  return score;
}

using Ranked = std::vector<std::pair<std::size_t, std::string_view>>;

std::vector<std::string> best(Ranked ranked) {
  std::ranges::stable_sort(ranked, {}, &Ranked::value_type::first);
  std::vector<std::string> result;
  for (const auto& [rank, candidate] : ranked) {
    if (result.size() == most_suggestions) break;
    if (std::ranges::count(result, candidate) == 0) result.emplace_back(candidate);
  }
  return result;
}

Ranked within_reach(std::string_view word, std::span<const std::string_view> candidates) {
  Ranked ranked;
  if (word.size() > longest_word) return ranked;
  const std::size_t reach = std::min(most_edits, std::max<std::size_t>(word.size() / 3, 1));
  for (const auto candidate : candidates) {
    const auto distance = edit_distance(lower_case(word), lower_case(candidate));
    if (distance <= reach && distance < candidate.size()) ranked.emplace_back(distance, candidate);
  }
  return ranked;
}

}  // namespace

std::vector<std::string> closest_words(std::string_view word,
                                       std::span<const std::string_view> candidates) {
  return best(within_reach(word, candidates));
}

std::vector<std::string> closest_ids(std::string_view name,
                                     std::span<const std::string_view> candidates) {
  Ranked ranked = within_reach(name, candidates);
  const auto wanted = parts(name);
  const std::string inside = lower_case(name);
  for (const auto candidate : candidates) {
    std::size_t score = likeness(wanted, parts(candidate));
    if (inside.size() >= 3 && contains(lower_case(candidate), inside)) score += 2;
    if (score > 1) ranked.emplace_back(1000 - score, candidate);
  }
  return best(std::move(ranked));
}

std::string did_you_mean(const std::vector<std::string>& suggestions) {
  if (suggestions.empty()) return {};
  std::string text = "did you mean ";
  for (std::size_t i = 0; i < suggestions.size(); ++i) {
    if (i > 0) text += i + 1 == suggestions.size() ? " or " : ", ";
    text += "'" + suggestions[i] + "'";
  }
  return text + "?";
}

}  // namespace llmadvisor::cli
