#include "advice_document.hpp"
#include "llmadvisor/text/layout.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

constexpr int longest_title = 56;

void drop_end(std::string& text, std::string_view marks) {
  while (!text.empty() && marks.find(text.back()) != marks.npos) text.pop_back();
}

/// The first words of a description that fill a title, without the closing full stop.
std::string shortened(std::string text) {
  drop_end(text, ".: ");
  if (display_width(text) <= longest_title) return text;
  std::string start = wrapped(text, longest_title - 3).front();
  drop_end(start, ",;:. ");
  return start + "...";
}

}  // namespace

std::string advice_title(const Project& project, const Voice& v) {
  // As it is written: no article or possessive suits every description.
  const std::string text = shortened(printable(project.description));
  return text.empty() ? v.say(words::title_alone) : v.say(words::title, arg("project", text));
}

}  // namespace llmadvisor
