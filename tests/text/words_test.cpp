#include "llmadvisor/text/words.hpp"

#include "llmadvisor/text/phrases.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

std::string folded(std::string_view text) {
  std::string all;
  for (const auto& word : words_of(text)) all += word.folded + "|";
  return all;
}

}  // namespace

TEST_CASE("words are compared without case and accents") {
  CHECK(folded("L'Hôpital d'Évreux, n\u00ba 3") == "l|hopital|d|evreux|n|3|");
  CHECK(folded("CŒUR Straße ÉLÈVES Żółw") == "coeur|strasse|eleves|zolw|");
  CHECK(folded("e-mail\u00a0: K-12") == "e|mail|k|12|");
  // The accent behind its letter, and a hyphen that shows only at the end of a line.
  CHECK(folded("ho\u0302pital dos\u00adsier") == "hopital|dossier|");
  CHECK(folded("\xff\xfe больница") == "");
}

TEST_CASE("a word knows where it stands in the text") {
  const std::string text = "un dossier médical.";
  const auto words = words_of(text);
  REQUIRE(words.size() == 3);
  CHECK(text.substr(words[2].begin, words[2].end - words[2].begin) == "médical");
}

TEST_CASE("phrases are found by whole words and by starts of words") {
  Phrases phrases;
  phrases.add("dossier* medica*", 7);
  phrases.add("patients", 8);
  phrases.add("", 9);
  const auto words = words_of("Dossiers médicaux de patients, un dossier");
  const auto found = phrases.found_in(words);
  REQUIRE(found.size() == 2);
  CHECK(found[0].mark == 7);
  CHECK(found[0].first == 0);
  CHECK(found[0].count == 2);
  CHECK(found[1].mark == 8);
  CHECK(found[1].first == 3);
  CHECK(phrases.found_in(words_of("impatients")).empty());
}

TEST_CASE("a phrase that no text can hold is known as such") {
  CHECK(is_phrase("dossier* medica*"));
  CHECK(is_phrase("k 12"));
  for (const auto* bad : {"", " ", "a ", " a", "a  b", "médical", "Patients", "k-12", "a**", "*"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_phrase(bad));
  }
}
