#include "../../../src/report/speak/voice.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

TEST_CASE("a text that nobody has translated is shown as it was written, between marks") {
  const Catalog catalog;
  const Voice english(catalog, {});
  ReportContext in_french;
  in_french.language = Language::fr;
  const Voice french(catalog, in_french);
  LocalText text;
  text[Language::en] = "A signed contract";
  CHECK(english.local(text) == "A signed contract");
  CHECK(french.local(text) == "«\u00a0A signed contract\u00a0»");
  text[Language::fr] = "Un contrat signé";
  CHECK(french.local(text) == "Un contrat signé");
}
