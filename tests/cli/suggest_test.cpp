#include "suggest.hpp"

#include <algorithm>

#include "flags.hpp"
#include "known_words.hpp"
#include "llmadvisor/catalog/rules.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;
using namespace llmadvisor::cli;
using Words = std::vector<std::string_view>;
using Found = std::vector<std::string>;

TEST_CASE("a word is suggested within three edits and a third of its length") {
  const Words commands{"recommend", "prompt", "estimate", "explain", "catalog", "accuracy"};
  CHECK(closest_words("recomend", commands) == Found{"recommend"});
  CHECK(closest_words("estimat", commands) == Found{"estimate"});
  CHECK(closest_words("advise", commands).empty());
  CHECK(closest_words("xplan", commands).empty());  // two edits, but only five letters
  CHECK(closest_words(std::string(10'000, 'a'), commands).empty());
}

TEST_CASE("the nearest word comes first, and three are enough") {
  const Words words{"abcdefgzz", "abcdefghi", "abcdefgxi", "abcdefyyi", "abcdefgqq"};
  const auto found = closest_words("abcdefgh", words);
  REQUIRE(found.size() == 3);
  CHECK(found.front() == "abcdefghi");
}

TEST_CASE("ids are suggested by their parts too") {
  const Words models{"llama-3.1-8b", "llama-3.3-70b", "llama-4-scout", "qwen3-8b", "gpt-oss-20b"};
  CHECK(closest_ids("llama-3.1-8", models).front() == "llama-3.1-8b");
  CHECK(closest_ids("Llama 4 - 8B", models).front() == "llama-4-scout");
  CHECK(closest_ids("llama 70b", models).front() == "llama-3.3-70b");
  CHECK(closest_ids("gpt-oss", models).front() == "gpt-oss-20b");
  CHECK(closest_ids("zzz", models).empty());
}

TEST_CASE("suggestions read as a question") {
  CHECK(did_you_mean({}).empty());
  CHECK(did_you_mean({"a"}) == "did you mean 'a'?");
  CHECK(did_you_mean({"a", "b", "c"}) == "did you mean 'a', 'b' or 'c'?");
}

TEST_CASE("a word that people use suggests the class or the law that it means") {
  const auto& classes = enum_names<Sensitivity>;
  CHECK(meant_by("avocat", classes) == "professional-secrecy");
  CHECK(meant_by("RH", classes) == "hr");
  CHECK(meant_by("town hall", classes) == "personal");
  CHECK(meant_by("canada", enum_names<Jurisdiction>) == "ca-qc");
  CHECK(!meant_by("avocat", enum_names<Jurisdiction>));  // of another flag
  for (const auto& word : {"zz", "es"}) CHECK(meant_by(word, enum_names<Jurisdiction>) != "us");
}

TEST_CASE("every word that people use stands for a choice of a flag, and is found as it is kept") {
  for (const auto words : {other_names(), other_spellings()}) {
    for (const auto& known : words) {
      CAPTURE(known.word);
      CHECK(spelled_plainly(known.word) == known.word);
      const auto takes = [&](const FlagSpec& flag) {
        return std::ranges::count(flag.choices, known.value) > 0 &&
               taken_as(known.word, flag.choices) == known.value;
      };
      CHECK(std::ranges::any_of(flag_table(), takes));
    }
  }
}

TEST_CASE("a value is never another value's other spelling") {
  for (const auto& flag : flag_table()) {
    for (const auto choice : flag.choices) {
      CAPTURE(flag.name, choice);
      CHECK(taken_as(choice, flag.choices) == choice);
    }
  }
}
