#include "catalog/plain_json.hpp"

#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/strict_json.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;
using nlohmann::json;

namespace {

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("plain JSON is read as the library reads it, types of numbers and all") {
  for (const std::string text : {"null",
                                 "true",
                                 " false ",
                                 "0",
                                 "-0",
                                 "-0.0",
                                 "12",
                                 "-12",
                                 "1.5e-7",
                                 "1E3",
                                 "1e+3",
                                 "18446744073709551615",
                                 "-9223372036854775808",
                                 "\"\"",
                                 "\"caf\xc3\xa9 \\u00e9 \\u20ac\"",
                                 R"("\" \\ \/ \b \f \n \r \t \u0000")",
                                 "[]",
                                 "[ ]",
                                 "{}",
                                 "[1, [2, {\"a\": [3]}], \"b\"]",
                                 R"({"b": 1, "a": {"c": null}, "": [true]})",
                                 "\n{\r\n\t\"a\"\t:\n1 }\n"}) {
    CAPTURE(text);
    const auto read = parse_plain_json(text);
    REQUIRE(read);
    const auto expected = json::parse(text);
    CHECK(*read == expected);
    CHECK(read->dump() == expected.dump());
    CHECK(read->type() == expected.type());
  }
}

TEST_CASE("what is not plain or not sound is left to the library") {
  for (const std::string text : {"",
                                 " ",
                                 "{",
                                 "[1",
                                 "[1,]",
                                 "{\"a\":1,}",
                                 "{\"a\" 1}",
                                 "{a:1}",
                                 "{\"a\":1,\"a\":2}",
                                 "01",
                                 "1.",
                                 ".5",
                                 "-",
                                 "+1",
                                 "1e",
                                 "1e999",
                                 "18446744073709551616",
                                 "tru",
                                 "nul",
                                 "\"a",
                                 "\"\\x\"",
                                 "\"\\u12\"",
                                 "\"\\u12g4\"",
                                 "\"\\ud83d\\ude00\"",
                                 "\"\t\"",
                                 "\"\xff\"",
                                 "\"\xc3\"",
                                 "1 2",
                                 "{} x",
                                 "// a\n1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_plain_json(text));
  }
  CHECK(parse_plain_json(nested(deepest_nesting)));
  CHECK_FALSE(parse_plain_json(nested(deepest_nesting + 1)));
  CHECK_FALSE(parse_plain_json(nested(deepest_nesting), 1));
}

TEST_CASE("what the quick reader leaves may still be sound") {
  // A surrogate pair, and a count too large for an integer.
  CHECK(parse_strictly("x.json", R"("\ud83d\ude00")") == "\xf0\x9f\x98\x80");
  CHECK(parse_strictly("x.json", "18446744073709551616").is_number_float());
}
