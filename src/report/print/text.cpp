#include <algorithm>
#include <string_view>

#include "llmadvisor/report/print/formats.hpp"
#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/text/layout.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "speak/speech.hpp"

namespace llmadvisor {
namespace {

constexpr int narrowest = 40;
constexpr std::string_view bold = "\033[1m";
constexpr std::string_view yellow = "\033[33m";
constexpr std::string_view dim = "\033[2m";
constexpr std::string_view reset = "\033[0m";

std::string spaces(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

class TextWriter {
 public:
  explicit TextWriter(const ReportContext& context)
      : colon_(speech(context.language).marks.colon),
        width_(std::max(narrowest, context.width)),
        colour_(context.colour) {}

  std::string write(const Document& document) {
    if (!document.title.empty()) lines(document.title, 0, 0, bold);
    const Block* before = nullptr;
    for (const auto& block : document.blocks) {
      if (is_apart(before, block)) out_ += '\n';
      std::visit([this](const auto& one) { put(one); }, block);
      before = &block;
    }
    return std::move(out_);
  }

 private:
  /// A table without a heading of its own stands apart from what is before it.
  static bool is_apart(const Block* before, const Block& block) {
    const auto* table = std::get_if<Table>(&block);
    return table != nullptr && shown(*table) && before != nullptr &&
           (std::holds_alternative<Table>(*before) || table->ruling == Ruling::none) &&
           !std::holds_alternative<Heading>(*before);
  }

  void put(const Heading& heading) {
    out_ += '\n';
    lines(heading.text, 0, 0, bold);
  }

  void put(const Paragraph& paragraph) { lines(paragraph.text, 0, 0, style_of(paragraph.tone)); }

  void put(const Bullets& bullets) { put(bullets.items, 2); }

  void put(const std::vector<Bullet>& items, int indent) {
    for (const auto& item : items) {
      const std::string lead = item.lead.empty() ? "" : item.lead + colon_;
      lines("- " + lead + item.text, indent, indent + 2, {});
      put(item.under, indent + 2);
    }
  }

  static bool shown(const Table& table) { return is_for_people(table); }

  void put(const Table& table) {
    if (!shown(table)) return;
    Table clean = table;
    for (auto& row : clean.rows) {
      for (auto& cell : row.cells) cell.text = printable(cell.text);
      row.note = printable(row.note);
    }
    out_ += table_text(clean, width_, 2);
  }

  static std::string_view style_of(Tone tone) {
    switch (tone) {
      case Tone::verdict:
        return bold;
      case Tone::alert:
        return yellow;
      case Tone::note:
        return dim;
      case Tone::plain:
        break;
    }
    return {};
  }

  void lines(std::string_view given, int first_indent, int indent, std::string_view style) {
    const std::string text = printable(given);
    const bool styled = colour_ == Colour::ansi && !style.empty();
    int margin = first_indent;
    for (const auto& line : wrapped(text, width_ - first_indent, indent - first_indent)) {
      out_ += spaces(margin);
      if (styled) out_ += style;
      out_ += line;
      if (styled) out_ += reset;
      out_ += '\n';
      margin = indent;
    }
  }

  std::string colon_;
  int width_;
  Colour colour_;
  std::string out_;
};

}  // namespace

std::string write_text(const Document& document, const ReportContext& context) {
  return TextWriter(context).write(document);
}

}  // namespace llmadvisor
