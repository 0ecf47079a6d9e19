#pragma once

#include <string>
#include <variant>
#include <vector>

#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/report/tell/context.hpp"

namespace llmadvisor {

enum class Tone { plain, verdict, alert, note };

struct Heading {
  std::string text;
};

struct Paragraph {
  Tone tone = Tone::plain;
  std::string text;
};

struct Bullet {
  std::string lead;  ///< "Conditions"; may be empty
  std::string text;
};

struct Bullets {
  std::vector<Bullet> items;
};

using Block = std::variant<Heading, Paragraph, Bullets, Table>;

/// What an answer says, before any format: text, Markdown and HTML are three ways to write it down.
struct Document {
  std::string title;
  Language language = Language::en;
  std::vector<Block> blocks;
};

[[nodiscard]] std::string document_text(const Document& document, const ReportContext& context);
[[nodiscard]] std::string document_markdown(const Document& document);
[[nodiscard]] std::string document_html(const Document& document);

}  // namespace llmadvisor
