#include "llmadvisor/engine/identifiers.hpp"

#include <string>

#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

std::string kinds(std::string_view text) {
  std::string all;
  for (const auto kind : identifiers_in(text)) all += std::string(to_string(kind)) + "|";
  return all;
}

}  // namespace

TEST_CASE("real identifiers are recognised by their check digits or their form") {
  // The examples of ISO 13616, and the test numbers of the card networks.
  CHECK(kinds("virement FR14 2004 1010 0505 0001 3M02 606 reçu") == "iban|");
  CHECK(kinds("DE89370400440532013000") == "iban|");
  CHECK(kinds("(GB82-WEST-1234-5698-7654-32)") == "iban|");
  CHECK(kinds("card 4111 1111 1111 1111.") == "card-number|");
  CHECK(kinds("5500-0000-0000-0004") == "card-number|");
  CHECK(kinds("378282246310005") == "card-number|");
  // 97 - 2690549588157 mod 97 = 80; in Corsica 2A counts as 19.
  CHECK(kinds("NIR 2 69 05 49 588 157 80") == "french-social|");
  CHECK(kinds("SSN 536-90-4399") == "american-social|");
  CHECK(kinds("write to jean.dupont@exemple.fr") == "email|");
  CHECK(kinds("+33 6 12 34 56 78") == "phone|");
  CHECK(kinds("+33 (0)6 12 34 56 78") == "phone|");
  CHECK(kinds("0033 6 12 34 56 78") == "phone|");
  CHECK(kinds("06.12.34.56.78") == "phone|");
  CHECK(kinds("call (617) 555-0123") == "phone|");
  CHECK(kinds("dossier de Mme Dupont, 54 ans") == "person|");
  CHECK(kinds("dossier de Mme\u00a0Dupont, 54 ans") == "person|");
  CHECK(kinds("dossier de MME  DUPONT") == "person|");
  CHECK(kinds("M. Élie Martin") == "person|");
  CHECK(kinds("letters of Mr. Smith") == "person|");
}

TEST_CASE("numbers and words that only look like it are left alone") {
  for (const auto* text :
       {"FR14 2004 1010 0505 0001 3M02 607",  // one digit off: the remainder is not 1
        "4111 1111 1111 1112",                // Luhn: 31 instead of 30
        "1234567890123456",                   // no network begins with 1
        "2 69 05 49 588 157 81",              // the key is 80
        "000-12-3456",
        "987-65-4321",
        "666-12-3456",
        "12-34-5678",
        "5000 requests a day, 300 $, 2026-11-26",
        "user@host",
        "@mention",
        "a @ b.fr",
        "+20 % de croissance",
        "01.02.2026",
        "192.168.100.200",
        "ISBN 0-306-40615-2",
        "000000000000",
        "0.12.34",
        "M. le maire",
        "Mr X",
        "la Mme",
        "Madame la directrice",
        "version 10.20.30.40",
        "1 000 000 000 tokens"}) {
    CAPTURE(text);
    CHECK(kinds(text) == "");
  }
}

TEST_CASE("kinds are named once, in one order") {
  CHECK(kinds("Mme Martin, Mme Dupont, a@b.fr, 4111111111111111") == "card-number|email|person|");
}

TEST_CASE("whatever a text holds, looking for identifiers ends") {
  CHECK(kinds(std::string(20'000, '1')) == "");
  CHECK(kinds(std::string(20'000, '@')) == "");
  CHECK(kinds(std::string(20'000, '\xc2')) == "");
  std::string spaced;
  while (spaced.size() < 20'000) spaced += "1 ";
  CHECK(kinds(spaced) == "");
}
