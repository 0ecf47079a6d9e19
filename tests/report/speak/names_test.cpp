#include "llmadvisor/report/speak/names.hpp"

#include <set>

#include "../../../src/report/speak/speech.hpp"
#include "llmadvisor/catalog/catalog_json.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

constexpr std::size_t language_count = enum_names<Language>.size();

/// Every enumerator has a name of its own in every language.
template <class Enum>
void check_names(std::size_t count = enum_names<Enum>.size()) {
  for (std::size_t l = 0; l < language_count; ++l) {
    const auto language = static_cast<Language>(l);
    std::set<std::string, std::less<>> names;
    for (std::size_t i = 0; i < count; ++i) names.emplace(name_of(static_cast<Enum>(i), language));
    CHECK(names.size() == count);
    CHECK(names.count("") == 0);
  }
}

}  // namespace

TEST_CASE("everything that answers speak of has a name in both languages") {
  check_names<OptionKind>();
  check_names<Purchase>();
  check_names<Verdict>();
  check_names<ReasonCode>();
  check_names<QualityBand>();
  check_names<Sensitivity>();
  check_names<Jurisdiction>();
  check_names<Preference>();
  check_names<RuleVerdict>();
  check_names<EvidenceGrade>();
  check_names<LineKind>(static_cast<std::size_t>(LineKind::running) + 1);
}

TEST_CASE("every input has a name in both languages") {
  for (const auto& spec : number_specs()) {
    CAPTURE(spec.name);
    CHECK(name_of(spec.number, Language::en) != name_of(spec.number, Language::fr));
  }
  check_names<Number>(number_count);
  check_names<NamedInput>();
}

TEST_CASE("the fields of a message are found in any order, each once") {
  STATIC_REQUIRE(fields_of("{a} and {b}, again {a}") == fields_of("{b} puis {a}"));
  STATIC_REQUIRE_FALSE(fields_of("{a} and {b}") == fields_of("{a} et {c}"));
  STATIC_REQUIRE(fields_of("nothing").count == 0);
  STATIC_REQUIRE(fields_of("{n} {n:condition|conditions}") == fields_of("{n}"));
}

TEST_CASE("a message with too few forms of a plural is found before the program runs") {
  STATIC_REQUIRE(has_plural_forms("{n} {n:is|are} left", 2));
  STATIC_REQUIRE_FALSE(has_plural_forms("{n} {n:is|are} left", 3));
  STATIC_REQUIRE(has_plural_forms("{n} left", 3));
}

TEST_CASE("every language says every message with the same fields") {
  for (std::size_t l = 0; l < language_count; ++l) {
    const Speech& one = speech(static_cast<Language>(l));
    CHECK(one.language == static_cast<Language>(l));
    CHECK(same_fields(one.texts, speech(Language::en).texts));
    CHECK(same_fields(one.reasons, speech(Language::en).reasons));
  }
}

TEST_CASE("one thing is counted in the singular, and in French none too") {
  const auto counted = [](Language language, int count) {
    return say(language, words::under_conditions, arg("count", count), arg("open", "1 to do"));
  };
  CHECK(counted(Language::en, 0) == ", under 0 conditions (1 to do)");
  CHECK(counted(Language::en, 1) == ", under 1 condition (1 to do)");
  CHECK(counted(Language::en, 2) == ", under 2 conditions (1 to do)");
  CHECK(counted(Language::fr, 0) == ", sous 0 condition (1 to do)");
  CHECK(counted(Language::fr, 1) == ", sous 1 condition (1 to do)");
  CHECK(counted(Language::fr, 1200) == ", sous 1\u00a0200 conditions (1 to do)");
}

TEST_CASE("an input agrees with its count") {
  CHECK(name_of(Number::requests_per_day, Language::en, 1) == "request a day");
  CHECK(name_of(Number::requests_per_day, Language::en, 5000) == "requests a day");
  CHECK(name_of(Number::hours_per_day, Language::fr, 1.5) == "heure active par jour");
  CHECK(name_of(Number::hours_per_day, Language::fr) == "heures actives par jour");
}

TEST_CASE("why an input has its default is said in every language") {
  const auto catalog = read_catalog_directory(LLMADVISOR_SOURCE_DIR "/data");
  for (const auto& one : catalog.defaults) {
    CAPTURE(one.input);
    CHECK(why_assumed(one, Language::en) == one.why);
    const auto french = why_assumed(one, Language::fr);
    CHECK(french.find(one.why) == std::string::npos);
    CHECK(french.find("«") == std::string::npos);
  }
  InputDefault own;
  own.input = "requests_per_day";
  own.why = "as we say";
  CHECK(why_assumed(own, Language::fr) == "«\u00a0as we say\u00a0»");
}

TEST_CASE("a number may be shown in its own way and still pick its form") {
  CHECK(say(Language::en, words::load, arg("requests", 1, "one")) == "one request/day");
  CHECK(say(Language::fr, words::load, arg("requests", 1.5)) == "1,5 requête/jour");
}

TEST_CASE("braces in what fills a message stay text") {
  CHECK(say(Language::en, words::full_stop, arg("text", "a {text} and }{")) == "a {text} and }{.");
}
