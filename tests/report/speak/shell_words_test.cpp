#include "llmadvisor/report/speak/shell_words.hpp"

#include "commands.hpp"
#include "flags.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;
using llmadvisor::test::run_line;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string french(std::string_view english) { return told_in(Language::fr, english); }

}  // namespace

TEST_CASE("a text of the shell keeps its particulars in another language") {
  CHECK(told_in(Language::en, "unknown flag 'x'") == "unknown flag 'x'");
  CHECK(french("unknown flag 'x'") == "option inconnue 'x'");
  CHECK(french("'--a' and '--b' exclude each other") == "'--a' et '--b' s'excluent");
  // What no translation fits stays as it is.
  CHECK(french("nobody ever says this") == "nobody ever says this");
}

TEST_CASE("a particular that is a text of the shell itself is told in the language, too") {
  CHECK(french("--budget: 'x' is not an amount of money") ==
        "--budget\u00a0: 'x' n'est pas une somme d'argent");
  CHECK(french("did you mean 'a' or 'b'? list all: llmadvisor catalog list gpus") ==
        "vouliez-vous dire 'a' ou 'b'\u00a0? liste complète\u00a0: llmadvisor catalog list gpus");
  CHECK(french("tokens of one document (tokens)") == "jetons d'un document (jetons)");
}

TEST_CASE("all of help is there in French") {
  for (const auto& command : cli::command_table()) {
    CAPTURE(command.summary);
    CHECK(french(command.summary) != command.summary);
    for (const auto group : command.groups) CHECK_FALSE(french(cli::group_title(group)).empty());
  }
  for (const auto& flag : cli::flag_table()) {
    CAPTURE(flag.meaning);
    CHECK(french(flag.meaning) != flag.meaning);
    for (const auto& meaning : flag.choice_meanings) {
      CAPTURE(meaning);
      CHECK(french(meaning) != meaning);
    }
  }
}

TEST_CASE("help, errors and notes follow the language of the flag, then of the environment") {
  CHECK(has(run_line("help recommend --lang fr").out, "Exemples\u00a0:"));
  CHECK(has(run_line("recommend --help --lang=fr").out, "conseil pour un projet"));
  CHECK(has(run_line("recommend --budget nothing --lang fr").err,
            "llmadvisor\u00a0: erreur\u00a0: --budget\u00a0: 'nothing' n'est pas une somme"));
  test::World world;
  world.variables["LLMADVISOR_LANG"] = "fr";
  CHECK(has(run_line("recomend", world).err, "commande inconnue 'recomend'"));
  CHECK(has(run_line("recomend --lang en", world).err, "unknown command 'recomend'"));
  // Scripts read one language.
  CHECK(has(run_line("recommend --budget nothing --lang fr --json").err, "is not an amount"));
}

TEST_CASE("the words of an answer are explained in both languages") {
  const auto english = run_line("help glossary").out;
  for (const auto* word : {"token", "TTFT", "TPOT", "KV cache", "quantisation", "all-in", "BAA",
                           "on-demand", "spot", "tier", "quality in points"}) {
    CAPTURE(word);
    CHECK(has(english, std::string("  - ") + word + ":"));
  }
  const auto in_french = run_line("help glossary --lang fr").out;
  for (const auto* word : {"jeton (token)", "cache KV", "tout compris", "seuil de rentabilité"}) {
    CAPTURE(word);
    CHECK(has(in_french, std::string("  - ") + word + "\u00a0:"));
  }
}
