#include <string_view>

#include "llmadvisor/report/print/formats.hpp"
#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "speak/speech.hpp"

namespace llmadvisor {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --line: #c8ccd4; --soft: #f3f5f8; --alert: #9a5b00; }
@media (prefers-color-scheme: dark) {
  :root { --line: #444a55; --soft: #23262c; --alert: #f0b35a; }
}
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 1.6rem; }
.verdict { font-weight: 600; background: var(--soft); padding: .7rem 1rem; border-radius: .4rem; }
.alert { border-left: .3rem solid var(--alert); padding-left: .8rem; }
.note { font-size: .85rem; opacity: .8; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;
  border-bottom: 1px solid var(--line); }
th.right, td.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td small { display: block; opacity: .8; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } tr, li { break-inside: avoid; } }
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string element(std::string_view tag, std::string_view css, std::string_view text) {
  std::string out = "<" + std::string(tag);
  if (!css.empty()) out += " class=\"" + std::string(css) + "\"";
  return out + ">" + escaped(text) + "</" + std::string(tag) + ">";
}

class HtmlWriter {
 public:
  explicit HtmlWriter(Language language) : language_(language) {}

  std::string write(const Document& document) {
    out_ = "<!DOCTYPE html>\n<html lang=\"" + std::string(to_string(language_)) +
           "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
           element("title", "", document.title) + "\n<style>" + std::string(style) +
           "</style>\n</head>\n<body>\n" + element("h1", "", document.title) + "\n";
    for (const auto& block : document.blocks) {
      std::visit([this](const auto& one) { put(one); }, block);
    }
    return out_ + "</body>\n</html>\n";
  }

 private:
  void put(const Heading& heading) { out_ += element("h2", "", heading.text) + "\n"; }

  void put(const Paragraph& paragraph) {
    constexpr std::string_view css[] = {"", "verdict", "alert", "note"};
    out_ += element("p", css[static_cast<std::size_t>(paragraph.tone)], paragraph.text) + "\n";
  }

  void put(const Bullets& bullets) { put(bullets.items); }

  void put(const std::vector<Bullet>& items) {
    out_ += "<ul>\n";
    for (const auto& item : items) {
      out_ += "<li>";
      if (!item.lead.empty()) {
        out_ += element("strong", "", item.lead) + std::string(speech(language_).marks.colon);
      }
      out_ += escaped(item.text);
      if (!item.under.empty()) put(item.under);
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  static std::string_view css_of(const Table& table, std::size_t column) {
    return align_of(table, column) == Align::right ? "right" : "";
  }

  void put(const Table& table) {
    if (!is_for_people(table)) return;
    out_ += "<div class=\"scroll\"><table>\n<thead><tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      out_ += element("th", css_of(table, i), table.columns[i].header);
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) put_row(table, row);
    out_ += "</tbody>\n</table></div>\n";
  }

  void put_row(const Table& table, const Row& row) {
    out_ += "<tr>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string cell = element("td", css_of(table, i), row.cells[i].text);
      if (i == 0 && !row.note.empty()) {
        cell.insert(cell.size() - std::string_view("</td>").size(), element("small", "", row.note));
      }
      out_ += cell;
    }
    out_ += "</tr>\n";
  }

  Language language_;
  std::string out_;
};

}  // namespace

std::string write_html(const Document& document, const ReportContext& context) {
  return HtmlWriter(context.language).write(document);
}

}  // namespace llmadvisor
