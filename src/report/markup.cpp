#include "markup.hpp"

#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "speak/speech.hpp"

namespace llmadvisor {
namespace {

std::string_view css_of(const Table& table, std::size_t column) {
  return align_of(table, column) == Align::right ? "right" : "";
}

class BlockWriter {
 public:
  BlockWriter(Language language, int heading_level)
      : language_(language), heading_("h" + std::to_string(heading_level)) {}

  std::string write(const std::vector<Block>& blocks) {
    for (const auto& block : blocks) {
      std::visit([this](const auto& one) { put(one); }, block);
    }
    return std::move(out_);
  }

 private:
  void put(const Heading& heading) {
    last_heading_ = heading.text;
    out_ += element(heading_, "", heading.text) + "\n";
  }

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
        out_ += element("strong", "", item.lead);
        if (!item.text.empty()) out_ += std::string(speech(language_).marks.colon);
      }
      out_ += escaped(item.text);
      if (!item.under.empty()) put(item.under);
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void put(const Table& table) {
    if (is_for_people(table)) out_ += table_markup(table, last_heading_);
  }

  Language language_;
  std::string heading_;
  std::string last_heading_;
  std::string out_;
};

std::string row_markup(const Table& table, const Row& row) {
  std::string out = "<tr>";
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    std::string cell = element("td", css_of(table, i), row.cells[i].text);
    if (i == 0 && !row.note.empty()) {
      cell.insert(cell.size() - std::string_view("</td>").size(), element("small", "", row.note));
    }
    out += cell;
  }
  return out + "</tr>\n";
}

}  // namespace

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

std::string table_markup(const Table& table, std::string_view name) {
  // Whoever has no mouse scrolls it by its focus, and is told what it is.
  std::string out = "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"" +
                    escaped(name) + "\"><table>\n<thead><tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto css = css_of(table, i);
    out += "<th scope=\"col\"" +
           (css.empty() ? std::string() : " class=\"" + std::string(css) + "\"") + ">" +
           escaped(table.columns[i].header) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) out += row_markup(table, row);
  return out + "</tbody>\n</table></div>\n";
}

std::string blocks_markup(const std::vector<Block>& blocks, Language language, int heading_level) {
  return BlockWriter(language, heading_level).write(blocks);
}

}  // namespace llmadvisor
