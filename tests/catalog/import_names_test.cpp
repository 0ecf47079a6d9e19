#include "catalog/import/names.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

Catalog with_models(std::initializer_list<const char*> ids) {
  Catalog catalog;
  for (const auto* id : ids) {
    Model model;
    model.id = id;
    model.publisher = "acme";
    catalog.models.push_back(std::move(model));
  }
  return catalog;
}

std::string found(const ModelNames& names, std::string_view name) {
  std::string ids;
  for (const auto* model : names.find(name).models) ids += (ids.empty() ? "" : " ") + model->id;
  return ids;
}

}  // namespace

TEST_CASE("a model is found behind what providers put around its name") {
  const Catalog catalog = with_models({"large-3.3"});
  const ModelNames names(catalog);
  for (const auto* name :
       {"large-3.3", "LARGE_3.3", "acme/large-3.3", "acme.large-3.3", "host/acme.large-3.3",
        "large-3.3-v1", "large-3.3-v1:0", "large-3.3:0", "large-3.3@20260101", "large-3.3@default",
        "large-3.3-20260101", "large-3.3-20260101-v2:0", "large-3.3-2026-01-01",
        "large-3.3-01-2026", "large-3.3-Instruct", "large-3.3-instruct-fp8-maas",
        "acme/large-3.3-it-20260101", "acme-large-3.3"}) {
    CAPTURE(name);
    CHECK(found(names, name) == "large-3.3");
  }
}

TEST_CASE("what only looks like a version or a vendor stays in the name") {
  const Catalog catalog = with_models({"large-3.3"});
  const ModelNames names(catalog);
  for (const auto* name : {"large-3.3-v", "large-3.3-v1:", "large-3.3-vision", "large-3.3-2026010",
                           "large-3.3-1999-01-01", "large-3.3-20260101-x", "large-3.3:1",
                           "3.large-3.3", "acme2.large-3.3", "large-3.3-mini", "-instruct", ""}) {
    CAPTURE(name);
    CHECK(found(names, name).empty());
  }
}

TEST_CASE("a date within a name is no version of it") {
  const Catalog catalog = with_models({"large-20260101-turbo", "large"});
  const ModelNames names(catalog);
  CHECK(found(names, "large-20260101-turbo") == "large-20260101-turbo");
  CHECK(found(names, "large-20260101") == "large");
}

TEST_CASE("the name that takes least guessing wins, and equals are all given") {
  Catalog catalog = with_models({"large", "large-instruct"});
  CHECK(found(ModelNames(catalog), "large-instruct") == "large-instruct");
  CHECK(found(ModelNames(catalog), "large-hf") == "large");
  catalog.models[0].aliases = {"big"};
  catalog.models[1].aliases = {"big"};
  CHECK(found(ModelNames(catalog), "big") == "large large-instruct");
}
