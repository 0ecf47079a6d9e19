#include "llmadvisor/catalog/catalog_json.hpp"

#include <set>

#include "llmadvisor/catalog/catalog_binary.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

constexpr const char* one_gpu = R"({"gpus": [{
  "id": "a10g", "name": "NVIDIA A10G", "vendor": "nvidia", "architecture": "Ampere",
  "memory_gib": 24, "reported_memory_mib": 22888, "bandwidth_gb_per_s": 600,
  "dense_16bit_tflops": 70, "supports_bf16": true, "interconnect": "pcie",
  "source": "somewhere", "as_of": "2026-08-21"}]})";

std::string message_for(std::string_view stem, const std::string& text) {
  Catalog catalog;
  try {
    read_catalog_file(catalog, std::string(stem) + ".json", stem, text);
  } catch (const DataError& e) {
    return e.what();
  }
  return "accepted";
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("units in the keys become units in the types") {
  Catalog catalog;
  read_catalog_file(catalog, "gpus.json", "gpus", one_gpu);
  REQUIRE(catalog.gpus.size() == 1);
  const Gpu& gpu = catalog.gpus[0];
  CHECK(gpu.marketed_memory == gib(24));
  CHECK(gpu.reported_memory == mib(22888));
  CHECK(gpu.bandwidth == gb_per_s(600));
  CHECK(gpu.dense_16bit == tflops(70));
  CHECK_FALSE(gpu.dense_fp8);  // absent is unknown, not zero
}

TEST_CASE("what is written reads back the same") {
  Catalog catalog;
  read_catalog_file(catalog, "gpus.json", "gpus", one_gpu);
  const std::string text = catalog_file_text(catalog, "gpus");
  Catalog again;
  read_catalog_file(again, "gpus.json", "gpus", text);
  CHECK(catalog_file_text(again, "gpus") == text);
  CHECK(catalog_file_text(from_binary(to_binary(catalog)), "gpus") == text);
}

TEST_CASE("every figure is written with the digits that read back the same") {
  const auto& catalog = shipped_catalog();
  Catalog again;
  again.as_of = catalog.as_of;
  std::set<std::string> stems;
  for_each_table(catalog, [&](const char* stem, const char*, const auto&) { stems.insert(stem); });
  for (const auto& stem : stems) {
    read_catalog_file(again, stem, stem, catalog_file_text(catalog, stem));
  }
  CHECK(to_binary(again) == to_binary(catalog));
}

TEST_CASE("a conversion leaves no binary dust in a file") {
  Catalog catalog;
  read_catalog_file(catalog, "gpus.json", "gpus", with(one_gpu, "600,", "335.4,"));
  CHECK(catalog_file_text(catalog, "gpus").find("\"bandwidth_gb_per_s\":335.4,") !=
        std::string::npos);
}

TEST_CASE("errors name the file, the place and what was expected") {
  CHECK(message_for("gpus", with(one_gpu, "24,", "\"24\",")) ==
        "gpus.json: /gpus/0/memory_gib: expected a number");
  CHECK(message_for("gpus", with(one_gpu, "\"nvidia\"", "\"nvdia\"")) ==
        "gpus.json: /gpus/0/vendor: expected one of nvidia, amd, intel");
  CHECK(message_for("gpus", with(one_gpu, "2026-08-21", "2026-02-30")) ==
        "gpus.json: /gpus/0/as_of: expected a date, YYYY-MM-DD");
  CHECK(message_for("gpus", with(one_gpu, "24,", "-24,")) ==
        "gpus.json: /gpus/0/memory_gib: expected a number from 1 to 600");
  CHECK(message_for("gpus", with(one_gpu, "24,", "1e300,")) ==
        "gpus.json: /gpus/0/memory_gib: expected a sane number");
  CHECK(message_for("gpus", with(one_gpu, "\"memory_gib\"", "\"memory_gb\"")) ==
        "gpus.json: /gpus/0/memory_gib: missing, but required");
  CHECK(message_for("gpus", with(one_gpu, "\"source\"", "\"power\": 1, \"source\"")) ==
        "gpus.json: /gpus/0/power: unknown key");
  CHECK(message_for("gpus", R"({"gpus": {}})") == "gpus.json: /gpus: expected an array");
  CHECK(message_for("gpus", "[]") == "gpus.json: /: expected an object");
}

TEST_CASE("a misspelt name is refused with those that are known and the nearest") {
  const auto hint_for = [](std::string_view from, std::string_view to) {
    Catalog catalog;
    try {
      read_catalog_file(catalog, "gpus.json", "gpus", with(one_gpu, from, to));
    } catch (const DataError& e) {
      return e.hint();
    }
    return std::string("accepted");
  };
  CHECK(message_for("gpus", with(one_gpu, "Ampere", "Amper"))
            .rfind("gpus.json: /gpus/0/architecture: expected one of Pascal, Volta, ", 0) == 0);
  CHECK(hint_for("Ampere", "Amper") == "did you mean \"Ampere\"?");
  CHECK(hint_for("Ampere", "hopper") == "did you mean \"Hopper\"?");
  CHECK(hint_for("\"Ampere\"", "7").empty());
  CHECK(hint_for("Ampere", "Kepler").empty());
}

TEST_CASE("a precision that nobody knows is refused, not guessed") {
  const auto text = catalog_file_text(build::catalog(), "models");
  CHECK(message_for("models", text) == "accepted");
  CHECK(message_for("models",
                    with(text, "\"native_precision\":\"bf16\"", "\"native_precision\":\"fp32\"")) ==
        "models.json: /models/1/architecture/native_precision: expected one of bf16, fp16, fp8, "
        "int8-w8a8, int8-w8a16, nvfp4, mxfp4, fp4, int4");
}

TEST_CASE("text that is not one JSON document is refused") {
  const std::string text = one_gpu;
  for (const std::string& broken :
       {std::string(), text.substr(0, text.size() / 2), text + "}", std::string("\xff\xfe{}"),
        std::string("{\"gpus\": [\"\xc3\x28\"]}"), std::string("{\"a\": 1e999}")}) {
    CAPTURE(broken);
    CHECK(message_for("gpus", broken).rfind("gpus.json: not valid JSON", 0) == 0);
  }
}

TEST_CASE("a duplicate key is a mistake, not a preference") {
  CHECK(message_for("gpus", R"({"gpus": [], "gpus": []})") == "gpus.json: duplicate key \"gpus\"");
  CHECK(message_for("gpus", with(one_gpu, "\"source\"", "\"id\": \"b\", \"source\"")) ==
        "gpus.json: duplicate key \"id\"");
}

TEST_CASE("deep nesting is refused before it costs anything") {
  const std::string deep(100000, '[');
  CHECK(message_for("gpus", "{\"gpus\": " + deep) ==
        "gpus.json: nested too deeply");
}
