#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/files.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using namespace llmadvisor::test;
using Json = nlohmann::json;
using cli::ExitCode;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

World answering(const std::string& answers) {
  World world;
  world.input = answers;
  world.in.is_terminal = true;
  return world;
}

}  // namespace

TEST_CASE("eight answers are a project that recommend reads") {
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "project.json").string();
  const auto outcome = run_words(
      {"init", "-o", file}, answering("support chatbot\nchat\n40\n12\ninternal\nfr\n280eur\n\n"));
  INFO(outcome.err);
  REQUIRE(outcome.code == ExitCode::answered);
  CHECK(outcome.out.empty());
  CHECK(has(outcome.err, "recommend --project"));
  const auto project = Json::parse(read_file(file));
  CHECK(project == Json{{"description", "support chatbot"},
                        {"task", "chat"},
                        {"users", 40},
                        {"uses_per_day", 12},
                        {"sensitivity", "internal"},
                        {"jurisdiction", "fr"},
                        {"budget", {{"amount", 280.0}, {"currency", "eur"}}}});
  const auto advice = Json::parse(run_words({"recommend", "--project", file, "--json"}).out);
  CHECK(advice["inputs"]["requests_per_day"] == 480);  // 40 x 12
}

TEST_CASE("an empty answer leaves it open, and a wrong one is asked again") {
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "p.json").string();
  const auto outcome =
      run_words({"init", "-o", file}, answering("\nchatt\n\n\nmany\n200\n\n\n\n\n"));
  INFO(outcome.err);
  REQUIRE(outcome.code == ExitCode::answered);
  CHECK(has(outcome.err, "did you mean"));
  CHECK(Json::parse(read_file(file)) == Json{{"requests_per_day", 200}});
}

TEST_CASE("without a terminal nothing is asked, and nothing is written") {
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "p.json").string();
  World world = answering("a\n");
  world.in.is_terminal = false;
  const auto refused = run_words({"init", "-o", file}, world);
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "terminal"));
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("answers that end too soon write nothing, and a file that is there is kept") {
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "p.json").string();
  CHECK(run_words({"init", "-o", file}, answering("a chatbot\n")).code == ExitCode::usage);
  CHECK_FALSE(std::filesystem::exists(file));
  write_file(file, "mine");
  const auto kept = run_words({"init", "-o", file}, answering("\n\n\n\n\n\n\n\n"));
  CHECK(kept.code == ExitCode::failure);
  CHECK(has(kept.err, "is there already"));
  CHECK(read_file(file) == "mine");
}

TEST_CASE("the questions are asked in the reader's language") {
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "p.json").string();
  const auto outcome =
      run_words({"init", "--lang", "fr", "-o", file}, answering("\n\n\n\n\n\n\n\n"));
  CHECK(outcome.code == ExitCode::answered);
  CHECK(has(outcome.err, "Combien de personnes"));
}
