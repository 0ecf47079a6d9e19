#include "json/json_text.hpp"

#include <bit>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace llmadvisor;
using Json = nlohmann::ordered_json;

namespace {

using Random = std::mt19937_64;

std::size_t up_to(Random& random, std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

std::string dump_of(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

template <class Value>
std::string text_of(const Value& value) {
  JsonText text;
  text.value() = value;
  return std::move(text).finished();
}

/// Plain letters, what is escaped, whole characters of every length, and bytes that are none.
std::string random_string(Random& random) {
  static const std::vector<std::string> pieces{"a",
                                               "plain text of more than eight bytes",
                                               "\"",
                                               "\\",
                                               "\n",
                                               std::string(1, '\0'),
                                               "\x1f",
                                               "\x7f",
                                               "\xc3\xa9",
                                               "\xe2\x82\xac",
                                               "\xf0\x9f\x98\x80",
                                               "\xed\x9f\xbf",
                                               "\xc3",
                                               "\xe2\x82",
                                               "\xf0\x9f\x98",
                                               "\xf4\x90",
                                               "\xed\xa0\x80",
                                               "\xe0\x80",
                                               "\x80",
                                               "\xff"};
  std::string text;
  for (auto count = up_to(random, 12); count > 0; --count) {
    text += up_to(random, 4) == 0 ? std::string(1, static_cast<char>(up_to(random, 255)))
                                  : pieces[up_to(random, pieces.size() - 1)];
  }
  return text;
}

double random_number(Random& random) {
  switch (up_to(random, 3)) {
    case 0:
      return std::bit_cast<double>(random());
    case 1:
      return std::round(std::uniform_real_distribution(-1e7, 1e7)(random)) / 100;
    case 2:
      return static_cast<double>(static_cast<std::int64_t>(random()) >> up_to(random, 60));
    default:
      return std::uniform_real_distribution(0.0, 1.0)(random);
  }
}

/// The same value in both hands: what is written to `out` comes back as a tree.
Json write_random(JsonPlace out, Random& random, std::size_t depth);

Json write_object(JsonPlace out, Random& random, std::size_t depth) {
  JsonObject object = out.object();
  Json tree = Json::object();
  if (up_to(random, 3) != 0) {
    tree["first key"] = write_random(object["first key"], random, depth + 1);
  }
  for (auto count = up_to(random, 4); count > 0; --count) {
    const std::string key = std::to_string(count) + "\"\xc3\xa9";
    tree[key] = write_random(object.at(key), random, depth + 1);
  }
  return tree;
}

Json write_array(JsonPlace out, Random& random, std::size_t depth) {
  JsonArray array = out.array();
  Json tree = Json::array();
  for (auto count = up_to(random, 4); count > 0; --count) {
    tree.push_back(write_random(array.next(), random, depth + 1));
  }
  return tree;
}

template <class Value>
Json write_same(JsonPlace out, const Value& value) {
  out = value;
  return value;
}

Json write_random(JsonPlace out, Random& random, std::size_t depth) {
  constexpr std::size_t deepest = 25;
  switch (up_to(random, depth < deepest ? 9 : 6)) {
    case 0:
      return write_same(out, nullptr);
    case 1:
      return write_same(out, up_to(random, 1) == 1);
    case 2:
      return write_same(out, static_cast<std::int64_t>(random()));
    case 3:
      return write_same(out, random());
    case 4:
      return write_same(out, random_number(random));
    case 5:
      return write_same(out, random_string(random));
    case 6:
      return write_same(out, std::vector<std::string>{"one", random_string(random)});
    case 7:
      return write_array(out, random, depth);
    default:
      return write_object(out, random, depth);
  }
}

}  // namespace

TEST_CASE("an answer written byte by byte is what the library writes of the same tree") {
  Random random(17);
  for (int round = 0; round < 2'000; ++round) {
    JsonText text;
    const Json tree = write_object(text.value(), random, 0);
    REQUIRE(std::move(text).finished() == dump_of(tree));
  }
}

TEST_CASE("numbers have the digits of the library, whole ones a point, endless ones none") {
  Random random(23);
  for (int round = 0; round < 20'000; ++round) {
    const double number = random_number(random);
    REQUIRE(text_of(number) == dump_of(number));
  }
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(text_of(1.0) == "1.0\n");
  CHECK(text_of(0.0) == "0.0\n");
  CHECK(text_of(-0.0) == "-0.0\n");
  CHECK(text_of(0.1) == "0.1\n");
  CHECK(text_of(1e14) == "100000000000000.0\n");
  CHECK(text_of(1e15) == "1e+15\n");
  CHECK(text_of(1e-5) == "1e-05\n");
  CHECK(text_of(infinity) == "null\n");
  CHECK(text_of(std::nan("")) == "null\n");
  CHECK(text_of(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808\n");
  CHECK(text_of(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615\n");
}

TEST_CASE("strings keep their characters, and what is none is replaced") {
  CHECK(text_of("say \"hi\"\\\n\x01") == "\"say \\\"hi\\\"\\\\\\n\\u0001\"\n");
  CHECK(text_of("\xc3\xa9t\xc3\xa9") == "\"\xc3\xa9t\xc3\xa9\"\n");
  // Two bytes of a character of three are one fault, two bytes that begin nothing are two.
  CHECK(text_of("\xe2\x82.") == "\"\xef\xbf\xbd.\"\n");
  CHECK(text_of("\xff\xff") == "\"\xef\xbf\xbd\xef\xbf\xbd\"\n");
  for (const std::size_t length : {4'094U, 4'095U, 4'096U, 4'097U, 100'000U}) {
    CAPTURE(length);
    const std::string text(length, 'x');
    CHECK(text_of(text) == dump_of(text));
    CHECK(text_of(text + "\xc3") == dump_of(text + "\xc3"));
  }
}

TEST_CASE("a value that may be missing is null where it is") {
  CHECK(text_of(std::optional<int>()) == "null\n");
  CHECK(text_of(std::optional(std::string("here"))) == "\"here\"\n");
}

TEST_CASE("objects and arrays end with their scope, empty ones on their line") {
  const auto text = object_text([](JsonObject& json) {
    json["empty"].object();
    json["none"].array();
    json["nested"].object()["list"] = std::vector<int>{1, 2};
    json["last"] = true;
  });
  CHECK(text ==
        "{\n  \"empty\": {},\n  \"none\": [],\n  \"nested\": {\n    \"list\": [\n      1,\n"
        "      2\n    ]\n  },\n  \"last\": true\n}\n");
}
