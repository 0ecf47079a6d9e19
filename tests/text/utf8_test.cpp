#include "llmadvisor/text/utf8.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

TEST_CASE("a character is read whole, and what is not well-formed is one broken byte") {
  CHECK(first_character("a").code == 'a');
  CHECK(first_character("\u00e9t\u00e9").code == 0xe9);
  CHECK(first_character("\u20ac").length == 3);
  CHECK(first_character("\U0001F600").code == 0x1f600);
  const auto broken =
      GENERATE(as<std::string>(), "\x80", "\xc3", "\xc3(", "\xc0\xaf", "\xe0\x80\xaf",
               "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xff");
  const auto c = first_character(broken);
  CHECK(c.is_broken);
  CHECK(c.length == 1);
}

TEST_CASE("the first byte that is not UTF-8 is found") {
  CHECK(first_broken("d\u00e9j\u00e0 vu") == std::string::npos);
  CHECK(first_broken("ab\xff") == 2);
  for (std::size_t at = 0; at < 20; ++at) {
    std::string text(20, 'a');
    text[at] = '\xff';
    CHECK(first_broken(text) == at);
  }
  CHECK(is_utf8(""));
  CHECK_FALSE(is_utf8("caf\xe9"));
  CHECK(repaired_utf8("caf\xe9 noir") == "caf? noir");
}

TEST_CASE("text without control characters can be printed") {
  CHECK(printable("a\033[31mb\tc\nd") == "a [31mb c d");
  CHECK(printable("d\u00e9j\u00e0 vu ") == "d\u00e9j\u00e0 vu");
  // C1, the marks that turn the direction of writing, the separators of lines and paragraphs.
  for (const auto* control :
       {"\u009b", "\u0085", "\u061c", "\u200e", "\u202e", "\u2066", "\u2028"}) {
    CHECK(printable(std::string("x") + control + "y") == "x y");
  }
}

TEST_CASE("a broken lead byte does not hide the control character behind it") {
  CHECK(printable("\xC3\x1b[31m") == "? [31m");
  CHECK(printable("\xff\x1b[31m") == "? [31m");
  CHECK(printable("\xE2\x82\x1bx") == "?? x");
  CHECK(printable("\xff\xfe") == "??");
}
