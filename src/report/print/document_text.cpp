#include <algorithm>
#include <string_view>

#include "document.hpp"
#include "llmadvisor/text/layout.hpp"
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
  TextWriter(Language language, const ReportContext& context)
      : colon_(speech(language).marks.colon),
        width_(std::max(narrowest, context.width)),
        colour_(context.colour) {}

  std::string write(const Document& document) {
    lines(document.title, 0, 0, bold);
    for (const auto& block : document.blocks) {
      std::visit([this](const auto& one) { put(one); }, block);
    }
    return std::move(out_);
  }

 private:
  void put(const Heading& heading) {
    out_ += '\n';
    lines(heading.text, 0, 0, bold);
  }

  void put(const Paragraph& paragraph) { lines(paragraph.text, 0, 0, style_of(paragraph.tone)); }

  void put(const Bullets& bullets) {
    for (const auto& item : bullets.items) {
      const std::string lead = item.lead.empty() ? "" : item.lead + colon_;
      lines("- " + lead + item.text, 2, 4, {});
    }
  }

  void put(const Table& table) { out_ += table_text(table, width_, 2); }

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

  void lines(std::string_view text, int first_indent, int indent, std::string_view style) {
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

std::string document_text(const Document& document, const ReportContext& context) {
  return TextWriter(document.language, context).write(document);
}

}  // namespace llmadvisor
