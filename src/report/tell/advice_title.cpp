#include <array>
#include <string_view>

#include "advice_document.hpp"
#include "speak/document_phrases.hpp"

namespace llmadvisor {
namespace {

constexpr int longest_title = 56;

/// Articles and possessives that give way to "your".
constexpr std::array english{"the ", "a ", "an ", "our ", "my ", "your "};
constexpr std::array french_singular{"la ",  "le ",  "l'",  "l’",     "un ",
                                     "une ", "mon ", "ma ", "notre ", "votre "};
constexpr std::array french_plural{"les ", "des ", "mes ", "nos ", "vos "};

template <std::size_t Count>
bool drop_article(std::string& text, const std::array<const char*, Count>& articles) {
  for (const std::string_view article : articles) {
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
  bool plural = false;
  if (v.language() == Language::fr) {
    plural = drop_article(text, french_plural);
    if (!plural) drop_article(text, french_singular);
  } else {
    drop_article(text, english);
  }
  text = shortened(std::move(text));
  if (text.empty()) text = v.say(words::project);
  return v.say(plural ? words::title_plural : words::title, fmt::arg("project", text));
}

}  // namespace llmadvisor
