#include "llmadvisor/report/page/advice_page.hpp"

#include <nlohmann/json.hpp>

#include "page/assets.hpp"
#include "page/parts.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;
using namespace llmadvisor::test;

namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// What stands in the script element of this id.
std::string data_of(const std::string& html) {
  constexpr std::string_view open = "<script type=\"application/json\" id=\"picks\">";
  const auto from = html.find(open);
  REQUIRE(from != std::string::npos);
  const auto start = from + open.size();
  return html.substr(start, html.find("</script>", start) - start);
}

}  // namespace

TEST_CASE("a digest is named in base64, as a policy asks", "[page]") {
  // SHA-256 of nothing.
  const Asset nothing{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"};
  CHECK(nothing.policy() == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
}

TEST_CASE("a question loses the flags that the sliders set, and nothing else", "[page]") {
  CHECK(without_flags(" --budget 300 --sensitivity medical --requests-per-day 5000",
                      {"--budget", "--requests-per-day"}) == " --sensitivity medical");
  CHECK(without_flags(" -d 'a --budget 300 shop' --budget '300 EUR' --rag", {"--budget"}) ==
        " -d 'a --budget 300 shop' --rag");
  // A quote within quotes, as repeated_question() writes it.
  CHECK(without_flags(" -d 'l'\\''hôpital --budget' --decide-on invoice", {"--decide-on"}) ==
        " -d 'l'\\''hôpital --budget'");
}

TEST_CASE("the page of the answer stands alone and lets nothing else run", "[page]") {
  const auto html = run_line("recommend --format html --budget 300 --no-robustness").out;
  CHECK(has(html, "default-src 'none'; style-src 'sha256-"));
  CHECK(has(html, "script-src 'sha256-"));
  CHECK_FALSE(has(html, " style=\""));
  CHECK_FALSE(has(html, "src=\""));
  CHECK_FALSE(has(html, "href=\"http"));
}

TEST_CASE("no description ends the page's data or its text early", "[page]") {
  const auto html = run_words({"recommend", "--format", "html", "--no-robustness", "-d",
                               "</script><img src=x onerror=alert(1)>\u2028 & \"it\""})
                        .out;
  CHECK_FALSE(has(html, "<img"));
  CHECK(has(html, "&lt;/script&gt;"));
  const auto data = data_of(html);
  CHECK_FALSE(has(data, "<"));
  CHECK_FALSE(has(data, "\u2028"));
  const auto map = nlohmann::json::parse(data);
  CHECK(has(map.at("command").get<std::string>(), "</script><img src=x onerror=alert(1)>"));
}

TEST_CASE("the data of the sliders point at options, and begin at the answer", "[page]") {
  const auto map = nlohmann::json::parse(
      data_of(run_line("recommend --format html --budget 300 --no-robustness").out));
  const auto& now = map.at("now");
  const int pick =
      map.at("picks")[now.at("basis").get<std::size_t>()][now.at("volume").get<std::size_t>()]
                     [now.at("budget").get<std::size_t>()];
  REQUIRE(pick >= 0);
  CHECK(map.at("options")[static_cast<std::size_t>(pick)].at("id") == now.at("option"));
  const auto most = static_cast<int>(map.at("options").size());
  for (const auto& basis : map.at("picks")) {
    REQUIRE(basis.size() == map.at("volumes").size());
    for (const auto& volume : basis) {
      REQUIRE(volume.size() == map.at("budgets").size());
      for (const int one : volume) CHECK((one >= -1 && one < most));
    }
  }
}

TEST_CASE("on marked data the page shows no price", "[page]") {
  const auto html = run_line("recommend --format html --sensitivity secret").out;
  CHECK(has(html, "class=\"lead\""));
  CHECK_FALSE(has(html, "id=\"picks\""));
  CHECK_FALSE(has(html, "<svg"));
}
