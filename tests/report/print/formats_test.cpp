#include "llmadvisor/report/print/formats.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Document one_table(Table table) {
  Document document{"A title", {}};
  document.blocks.emplace_back(Heading{"A heading"});
  document.blocks.emplace_back(std::move(table));
  return document;
}

Document bills(Audience audience) {
  Table table{{{"Option", 0, "option"}, {"A month", 0, "monthly_usd"}}, {}, audience};
  table.rows.push_back({{Cell(CellKind::name, "groq/gpt-oss-20b"),
                         Cell(CellKind::amount, "$23.7 (16.1-36.1)", 23.725, {{16.1, 36.05}})}});
  table.rows.push_back({{Cell(CellKind::name, "unpriced"), Cell(CellKind::amount, "?")}});
  return one_table(std::move(table));
}

std::string csv_of(const std::string& cell) {
  Table table{{{"", 0, "text"}}, {{{cell}}}, Audience::scripts};
  const auto csv = render(one_table(std::move(table)), Format::csv, {});
  return csv.substr(csv.find('\n') + 1);
}

}  // namespace

TEST_CASE("every format but JSON has a writer, and its name") {
  for (std::size_t i = 0; i < format_rows.size(); ++i) {
    const auto format = static_cast<Format>(i);
    CHECK(to_string(format) == format_rows[i].name);
    CHECK((format_rows[i].write == nullptr) == (format == Format::json));
  }
}

TEST_CASE("every written format holds what people are told") {
  for (const auto format : {Format::text, Format::markdown, Format::html}) {
    CAPTURE(to_string(format));
    const auto out = render(bills(Audience::everyone), format, {});
    for (const auto* part : {"A title", "A heading", "Option", "groq/gpt-oss-20b", "23.7"}) {
      CHECK(has(out, part));
    }
  }
}

TEST_CASE("a table for scripts is CSV alone, one for people is not") {
  CHECK(render(bills(Audience::people), Format::csv, {}).empty());
  for (const auto format : {Format::text, Format::markdown, Format::html}) {
    CHECK_FALSE(has(render(bills(Audience::scripts), format, {}), "groq"));
  }
}

TEST_CASE("CSV has one header, numbers unrounded, and nothing where a number is not known") {
  CHECK(render(bills(Audience::everyone), Format::csv, {}) ==
        "option,monthly_usd,monthly_usd_low,monthly_usd_high\n"
        "groq/gpt-oss-20b,23.725,16.1,36.05\n"
        "unpriced,,,\n");
}

TEST_CASE("what a spreadsheet would run or a terminal obey stays text in CSV") {
  CHECK(csv_of("=1+1") == "'=1+1\n");
  CHECK(csv_of("@SUM(A1)") == "'@SUM(A1)\n");
  CHECK(csv_of("+33 1 23") == "'+33 1 23\n");
  CHECK(csv_of("  -cmd|'/c calc'!A0") == "'  -cmd|'/c calc'!A0\n");
  CHECK(csv_of("\t=1+1") == "'=1+1\n");
  CHECK(csv_of("a\033[31mb") == "a [31mb\n");
  CHECK(csv_of("-12.5") == "-12.5\n");
  CHECK(csv_of("a,\"b\"") == "\"a,\"\"b\"\"\"\n");
}

TEST_CASE("an empty field at the start of a line is a field all the same") {
  Table table{{{"", 0, "a"}, {"", 0, "b"}}, {{{"", "x"}}}, Audience::scripts};
  CHECK(render(one_table(std::move(table)), Format::csv, {}) == "a,b\n,x\n");
}

TEST_CASE("bullets stand under the one that they belong to") {
  Document document{"", {Bullets{{{"changed", "models/x", {{"name", "a -> b"}}}}}}};
  CHECK(render(document, Format::text, {}) == "  - changed: models/x\n    - name: a -> b\n");
  CHECK(has(render(document, Format::markdown, {}), "- **changed**: models/x\n  - **name**: a"));
  CHECK(has(render(document, Format::html, {}),
            "<li><strong>changed</strong>: models/x<ul>\n<li><strong>name</strong>: a"));
}

TEST_CASE("no format lets a control character through") {
  Document document{"x\033[31m", {Paragraph{Tone::plain, "y\007"}, Bullets{{{"l\033", "t\033"}}}}};
  for (const auto format : {Format::text, Format::markdown, Format::html}) {
    CAPTURE(to_string(format));
    const auto out = render(document, format, {});
    CHECK(out.find_first_of("\033\007") == std::string::npos);
  }
}

TEST_CASE(
    "a workbook is written for tables of scripts and workbooks, and those of workbooks for it") {
  const auto book = render(bills(Audience::workbooks), Format::xlsx, {});
  CHECK(book.starts_with("PK\x03\x04"));
  CHECK(book.size() > render(bills(Audience::people), Format::xlsx, {}).size());
  for (const auto format : {Format::text, Format::markdown, Format::html, Format::csv}) {
    CAPTURE(to_string(format));
    CHECK_FALSE(has(render(bills(Audience::workbooks), format, {}), "groq"));
  }
}
