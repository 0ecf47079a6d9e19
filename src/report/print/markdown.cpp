#include <string_view>

#include "llmadvisor/report/print/formats.hpp"
#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "speak/speech.hpp"

namespace llmadvisor {
namespace {

/// Keeps a reader's text from being read as markup, or a cell from ending early.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

class MarkdownWriter {
 public:
  explicit MarkdownWriter(Language language) : colon_(speech(language).marks.colon) {}

  std::string write(const Document& document) {
    out_ = "# " + escaped(document.title) + "\n";
    for (const auto& block : document.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table != nullptr && !is_for_people(*table)) continue;
      out_ += '\n';
      std::visit([this](const auto& one) { put(one); }, block);
    }
    return std::move(out_);
  }

 private:
  void put(const Heading& heading) { out_ += "## " + escaped(heading.text) + "\n"; }

  void put(const Paragraph& paragraph) {
    const std::string text = escaped(paragraph.text);
    switch (paragraph.tone) {
      case Tone::verdict:
        out_ += "**" + text + "**\n";
        break;
      case Tone::alert:
        out_ += "> " + text + "\n";
        break;
      case Tone::note:
        out_ += "_" + text + "_\n";
        break;
      case Tone::plain:
        out_ += text + "\n";
        break;
    }
  }

  void put(const Bullets& bullets) { put(bullets.items, 0); }

  void put(const std::vector<Bullet>& items, std::size_t indent) {
    for (const auto& item : items) {
      out_ += std::string(indent, ' ') + "- ";
      if (!item.lead.empty()) out_ += "**" + escaped(item.lead) + "**" + colon_;
      out_ += escaped(item.text) + "\n";
      put(item.under, indent + 2);
    }
  }

  void put(const Table& table) {
    for (const auto& column : table.columns) out_ += "| " + escaped(column.header) + " ";
    out_ += "|\n";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      out_ += align_of(table, i) == Align::right ? "|---:" : "|---";
    }
    out_ += "|\n";
    for (const auto& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        out_ += "| " + escaped(row.cells[i].text);
        if (i == 0 && !row.note.empty()) out_ += "<br>" + escaped(row.note);
        out_ += " ";
      }
      out_ += "|\n";
    }
  }

  std::string colon_;
  std::string out_;
};

}  // namespace

std::string write_markdown(const Document& document, const ReportContext& context) {
  return MarkdownWriter(context.language).write(document);
}

}  // namespace llmadvisor
