#include "llmadvisor/text/layout.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

TEST_CASE("display width counts columns, not bytes") {
  CHECK(display_width("facture") == 7);
  CHECK(display_width("éàü€") == 4);
  CHECK(display_width("1\u00a0240\u00a0$") == 7);
  CHECK(display_width("模型") == 4);
  CHECK(display_width("e\u0301") == 1);
}

TEST_CASE("lines break at spaces, never before French punctuation") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("qualité : solide", 8) == std::vector<std::string>{"qualité :", "solide"});
  CHECK(wrapped("1\u00a0240\u00a0$ par mois", 9) ==
        std::vector<std::string>{"1\u00a0240\u00a0$", "par mois"});
  CHECK(wrapped("aa bb cc dd", 8, 3) == std::vector<std::string>{"aa bb cc", "dd"});
}

TEST_CASE("nothing leaves a column: a name is parted where its parts meet") {
  CHECK(wrapped_within("anthropic/claude-sonnet", 12) ==
        std::vector<std::string>{"anthropic/", "claude-", "sonnet"});
  CHECK(wrapped_within("two abcdefgh", 5) == std::vector<std::string>{"two", "abcde", "fgh"});
  CHECK(wrapped_within("été-été", 4) == std::vector<std::string>{"été-", "été"});
  CHECK(wrapped_within("short", 12) == std::vector<std::string>{"short"});
}
