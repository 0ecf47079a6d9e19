#include <algorithm>
#include <set>

#include "llmadvisor/report/tell/advice_report.hpp"
#include "llmadvisor/report/tell/explain.hpp"
#include "markup.hpp"
#include "page/parts.hpp"
#include "speak/advice_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

std::string section(std::string_view id, std::string_view css, const std::string& heading,
                    const std::string& body) {
  if (body.empty()) return "";
  const std::string name = "h-" + std::string(id);
  return "<section class=\"" + std::string(css) + "\" aria-labelledby=\"" + name +
         "\">\n<h2 id=\"" + name + "\">" + escaped(heading) + "</h2>\n" + body + "</section>\n";
}

/// The pick, its rungs and what stands for each kind, each once, in this order.
std::vector<std::size_t> named_options(const Advice& a) {
  std::vector<std::size_t> named;
  const auto add = [&](const std::optional<std::size_t>& index) {
    if (index && std::ranges::find(named, *index) == named.end()) named.push_back(*index);
  };
  add(a.pick ? a.pick : a.closest);
  for (const auto index : a.ladder) add(index);
  for (std::size_t k = 0; k < 4; ++k)
    add(a.best_of_kind[k] ? a.best_of_kind[k] : a.closest_of_kind[k]);
  return named;
}

/// Behind a line that opens it.
std::string folded(const std::string& line, const std::string& body) {
  return "<details>" + element("summary", "", line) + "\n" + body + "</details>\n";
}

/// The page begins with the verdict and what must be known.
void drop_what_stands_above(Document& document) {
  const auto heading = std::ranges::find_if(
      document.blocks, [](const Block& block) { return std::holds_alternative<Heading>(block); });
  const auto stands_above = [](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph != nullptr &&
           (paragraph->tone == Tone::verdict || paragraph->tone == Tone::alert);
  };
  document.blocks.erase(std::remove_if(document.blocks.begin(), heading, stands_above), heading);
}

}  // namespace

std::string figure_markup(const Chart& chart, const Voice& v) {
  std::string out = "<figure id=\"figure-" + chart.id + "\">\n" + element("h3", "", chart.title) +
                    "\n" + element("p", "note", chart.says) + "\n" + chart.svg;
  if (!chart.legend.empty()) {
    out += "<ul class=\"legend\">\n";
    for (const auto& one : chart.legend) out += element("li", "", one) + "\n";
    out += "</ul>\n";
  }
  return out + "<details>" + element("summary", "", v.say(words::page_table)) +
         table_markup(chart.table, chart.title) + "</details>\n</figure>\n";
}

std::string charts_part(const PageOf& page) {
  std::string figures;
  for (const auto draw : {bill_chart, quality_chart, months_chart, memory_chart}) {
    if (const auto chart = draw(page.advice, page.voice)) {
      figures += figure_markup(*chart, page.voice);
    }
  }
  if (figures.empty()) return "";
  return section("charts", "", page.voice.say(words::page_charts),
                 "<div class=\"charts\">\n" + figures + "</div>\n");
}

/// The page says it once, at its foot.
void drop_legal_notes(Document& document, const Voice& v) {
  const std::string note = not_legal_advice(v);
  std::erase_if(document.blocks, [&](Block& block) {
    auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr) return false;
    const auto at = paragraph->text.find(note);
    if (at == std::string::npos) return false;
    paragraph->text.erase(at, note.size());
    return paragraph->text.find_first_not_of(' ') == std::string::npos;
  });
}

std::string text_part(const PageOf& page) {
  const Voice& v = page.voice;
  ReportContext context = page.context;
  context.verbosity = Verbosity::verbose;
  Document document = advice_document(page.advice, v.catalog(), context);
  drop_what_stands_above(document);
  drop_legal_notes(document, v);
  return section(
      "text", "full", v.say(words::page_in_full),
      folded(v.say(words::page_show_full), blocks_markup(document.blocks, context.language, 3)));
}

std::string assumptions_part(const PageOf& page) {
  const Voice& v = page.voice;
  Table table;
  table.columns = {{v.say(words::page_column_input)},
                   {v.say(words::column_value)},
                   {v.say(words::page_column_why)}};
  for (const auto& one : page.advice.project.assumptions) {
    table.rows.push_back({{capitalised(input_name(one.input, v)),
                           input_value(one.input, one.value, v), why_assumed(one, v)}});
  }
  return table.rows.empty() ? ""
                            : section("assumed", "", v.say(words::page_assumed),
                                      table_markup(table, v.say(words::page_assumed)));
}

std::string explained_part(const PageOf& page) {
  std::string out;
  for (const auto index : named_options(page.advice)) {
    const Option& o = page.advice.options[index];
    Document document = explanation(page.advice, o, page.voice.catalog(), page.context);
    drop_legal_notes(document, page.voice);
    out += "<details>" + element("summary", "", option_label(o, page.voice)) + "\n" +
           blocks_markup(document.blocks, page.context.language, 3) + "</details>\n";
  }
  return section("explained", "explained", page.voice.say(words::page_explained), out);
}

std::string sources_part(const PageOf& page) {
  const Voice& v = page.voice;
  Table table;
  table.columns = {
      {v.say(words::column_source)}, {v.say(words::column_date)}, {v.say(words::column_what)}};
  std::set<std::pair<std::string, std::string>> said;
  const auto add = [&](const std::string& source, const std::string& date, std::string what) {
    if (source.empty() || !said.emplace(source, date).second) return;
    table.rows.push_back({{as_quoted(source, v.language()), Cell(CellKind::date, date),
                           capitalised(std::move(what))}});
  };
  for (const auto index : named_options(page.advice)) {
    const Option& o = page.advice.options[index];
    for (const auto* lines : {&o.bill.lines, &o.bill.full_cost_lines}) {
      for (const auto& line : *lines) {
        add(line.source, to_string(line.as_of), v.fill(name_of(line.kind, v.language()), {}));
      }
    }
    if (const auto* model = v.catalog().find_model(o.model)) {
      add(model->provenance.source, to_string(model->provenance.as_of), model->name);
    }
    if (o.performance && o.performance->measured && o.performance->as_of) {
      add(o.performance->source, to_string(*o.performance->as_of), v.say(words::page_wait));
    }
  }
  return table.rows.empty() ? ""
                            : section("sources", "", v.say(words::page_sources),
                                      folded(v.say(words::page_show_sources),
                                             table_markup(table, v.say(words::page_sources))));
}

}  // namespace llmadvisor
