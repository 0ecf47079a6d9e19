#include "llmadvisor/report/print/table.hpp"

#include <sstream>

#include "llmadvisor/text/layout.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

Cell amount(const char* text) { return {CellKind::amount, text, 0}; }

Table bills() {
  Table table;
  table.columns = {{"Option"}, {"A month"}, {"With people", 1}, {"Verdict"}};
  table.rows = {
      {{"gpt-oss-120b at Groq", amount("$45.2 (38.1-61.0)"), amount("$1,240"), "conditional"}, ""},
      {{"Modèle très long à héberger", amount("1 240 $ (1 000-2 000)"), amount("9 990 $"),
        "écarté"},
       "a note under the row that says where it runs and how it is paid for"}};
  return table;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("numbers of a column end at the same place, accents or not") {
  const auto lines = lines_of(table_text(bills(), 100));
  REQUIRE(lines.size() == 5);
  const auto end_of = [](const std::string& line, std::string_view number) {
    return display_width(line.substr(0, line.find(number) + number.size()));
  };
  CHECK(end_of(lines[2], "$1,240") == end_of(lines[3], "9 990 $"));
}

TEST_CASE("a narrow table drops its least useful column and never cuts a number") {
  for (const int width : {50, 60, 70, 80, 100}) {
    CAPTURE(width);
    const auto text = table_text(bills(), width);
    CHECK(has(text, "$45.2 (38.1-61.0)"));
    for (const auto& line : lines_of(text)) CHECK(display_width(line) <= width);
  }
  CHECK(has(table_text(bills(), 100), "With people"));
  CHECK_FALSE(has(table_text(bills(), 45), "With people"));
}
