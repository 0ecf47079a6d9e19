#include "llmadvisor/catalog/catalog_part.hpp"

#include "llmadvisor/catalog/catalog_binary.hpp"
#include "llmadvisor/catalog/name_index.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

TEST_CASE("a part of a catalogue is its tables as they are, and its day") {
  const Catalog& whole = test::frozen_catalog();
  const Catalog serving = part_of(whole, CatalogPart::serving);
  CHECK(serving.as_of == whole.as_of);
  CHECK(serving.models.size() == whole.models.size());
  CHECK(serving.gpus.size() == whole.gpus.size());
  CHECK(serving.api_offers.empty());
  CHECK(serving.rules.empty());
}

TEST_CASE("the binary form gives a part without the tables beside it") {
  const Catalog& whole = test::frozen_catalog();
  const std::string bytes = to_binary(whole);
  for (const auto part : {CatalogPart::date, CatalogPart::serving, CatalogPart::whole}) {
    CHECK(to_binary(from_binary(bytes, part)) == to_binary(part_of(whole, part)));
  }
}

TEST_CASE("an index finds what the catalogue finds by the same name") {
  const Catalog& catalog = shipped_catalog();
  const NameIndex<Model> models(catalog.models);
  const auto check = [&](const std::string& name) {
    CAPTURE(name);
    CHECK(models.find(name) == catalog.find_model(name));
  };
  for (const auto& model : catalog.models) {
    check(model.id);
    check(model.name);
    for (const auto& alias : model.aliases) {
      std::string loud = alias;
      for (char& c : loud) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
      check(loud);
    }
  }
  check("no such model");
}
