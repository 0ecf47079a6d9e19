#include <span>
#include <string_view>

#include "advice_document.hpp"
#include "llmadvisor/text/layout.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "speak/speech.hpp"

namespace llmadvisor {
namespace {

constexpr int longest_title = 56;

/// Articles and possessives give way to "your".
bool drop_article(std::string& text, std::span<const std::string_view> articles) {
  for (const auto article : articles) {
    if (text.size() <= article.size()) continue;
    std::string start = text.substr(0, article.size());
    if (start[0] >= 'A' && start[0] <= 'Z') start[0] = static_cast<char>(start[0] - 'A' + 'a');
    if (start != article) continue;
    text.erase(0, article.size());
    return true;
  }
  return false;
}

/// The first words of a description that fill a title, without the closing full stop.
std::string shortened(std::string text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ':')) text.pop_back();
  if (display_width(text) <= longest_title) return text;
  const auto lines = wrapped(text, longest_title - 3);
  return lines.front() + "...";
}

}  // namespace

std::string advice_title(const Project& project, const Voice& v) {
  std::string text = printable(project.description);
  const Articles& articles = speech(v.language()).articles;
  const bool plural = drop_article(text, articles.plural);
  if (!plural) drop_article(text, articles.singular);
  text = shortened(std::move(text));
  if (text.empty()) text = v.say(words::project);
  return v.say(plural ? words::title_plural : words::title, arg("project", text));
}

}  // namespace llmadvisor
