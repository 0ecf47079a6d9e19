#include "first_screen.hpp"

namespace llmadvisor {

std::string joined_by(const std::vector<std::string>& items, std::string_view separator) {
  std::string text;
  for (const auto& item : items) {
    if (!text.empty()) text += separator;
    text += item;
  }
  return text;
}

std::string_view Section::semicolon() const { return v_.semicolon(); }

void Section::paragraph(Tone tone, std::string text) {
  if (!text.empty()) blocks_.emplace_back(Paragraph{tone, std::move(text)});
}

void Section::bullet(Bullets& bullets, Message lead, std::string text) const {
  if (!text.empty()) bullets.items.push_back({v_.say(lead), std::move(text)});
}

std::string Section::budget_in_words(Message message) const {
  const auto& stated = a_.project.stated_budget;
  if (!stated) return "";
  return v_.say(message,
                arg("budget", format_stated(stated->amount, stated->currency, v_.language())));
}

}  // namespace llmadvisor
