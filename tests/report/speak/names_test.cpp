#include "llmadvisor/report/speak/names.hpp"

#include <set>

#include "../../../src/report/speak/message.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

/// Every enumerator has a name of its own in both languages.
template <class Enum>
void check_names(std::size_t count = enum_names<Enum>.size()) {
  for (const auto language : {Language::en, Language::fr}) {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < count; ++i) names.insert(name_of(static_cast<Enum>(i), language));
    CHECK(names.size() == count);
    CHECK(names.count("") == 0);
  }
}

}  // namespace

TEST_CASE("the formula of a bill line is read in the reader's language") {
  const std::string hours = "1 x 730 h (24 h/day, 7 d/week)";
  CHECK(formula_text(hours, Language::en) == hours);
  CHECK(formula_text(hours, Language::fr) == "1 x 730 h (24 h/jour, 7 j/semaine)");
  CHECK(formula_text("20 h a month", Language::fr) == "20 h par mois");
  CHECK(formula_text("152083 requests x 1000 tokens", Language::fr) ==
        "152083 requêtes x 1000 jetons");
  CHECK(formula_text("", Language::fr).empty());
}

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
  check_names<LineKind>(static_cast<std::size_t>(LineKind::on_call) + 1);
}

TEST_CASE("every input has a name in both languages") {
  for (const auto& spec : number_specs()) {
    CAPTURE(spec.name);
    CHECK(input_name(spec.name, Language::en) != spec.name);
    CHECK(input_name(spec.name, Language::fr) != spec.name);
    CHECK(input_name(spec.name, Language::en) != input_name(spec.name, Language::fr));
  }
}

TEST_CASE("the fields of a message are found in any order, each once") {
  STATIC_REQUIRE(fields_of("{a} and {b}, again {a}") == fields_of("{b} puis {a}"));
  STATIC_REQUIRE_FALSE(fields_of("{a} and {b}") == fields_of("{a} et {c}"));
  STATIC_REQUIRE(fields_of("nothing").count == 0);
}
