#include "names.hpp"

#include "model_names.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"
#include "values.hpp"

using namespace llmadvisor;
using namespace llmadvisor::cli;
using Ids = std::vector<std::string>;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Ids ids_of(std::string_view name) {
  Ids ids;
  for (const auto* model : models_named(name, shipped_catalog())) ids.push_back(model->id);
  return ids;
}

UsageError refusal_of(std::string_view name) {
  try {
    static_cast<void>(models_named(name, shipped_catalog()));
  } catch (const UsageError& e) {
    return e;
  }
  return {"accepted", "accepted"};
}

std::string level_of(const std::string& name) {
  ProjectInput input;
  input.quality_like = name;
  static_cast<void>(resolve_names(input, shipped_catalog()));
  return *input.quality_like;
}

}  // namespace

TEST_CASE("a model is found whatever the case, dots, dashes and spaces of its name") {
  for (const auto* name : {"llama-3.1-8b", "Llama 3.1 8B", "LLAMA3.1-8B", "llama 3 1 8b",
                           "meta-llama/Llama-3.1-8B-Instruct", "Llama 3.1 8B Instruct"}) {
    CAPTURE(name);
    CHECK(ids_of(name) == Ids{"llama-3.1-8b"});
  }
  CHECK(ids_of("GPT OSS 20B") == Ids{"gpt-oss-20b"});
  CHECK(ids_of("claude opus 5") == Ids{"claude-opus-5"});
  CHECK(ids_of("phi-4") == Ids{"phi-4"});  // and no phi-4-mini
}

TEST_CASE("a family stands for all of its members and no others") {
  CHECK(ids_of("llama-4") == Ids{"llama-4-maverick", "llama-4-scout"});
  CHECK(ids_of("Llama 4") == Ids{"llama-4-maverick", "llama-4-scout"});
  CHECK(ids_of("llama4") == Ids{"llama-4-maverick", "llama-4-scout"});
  CHECK(ids_of("gpt-oss") == Ids{"gpt-oss-120b", "gpt-oss-20b"});
  CHECK(ids_of("mixtral") == Ids{"mixtral-8x22b", "mixtral-8x7b"});
  for (const auto& [family, start] :
       std::vector<std::pair<const char*, const char*>>{{"claude", "claude-"},
                                                        {"deepseek", "deepseek-"},
                                                        {"qwen3", "qwen3-"},
                                                        {"mistral", "mistral-"},
                                                        {"Gemini", "gemini-"},
                                                        {"qwen 2.5", "qwen2.5-"},
                                                        {"claude sonnet", "claude-sonnet-"},
                                                        {"qwen", "qwen"},
                                                        {"gemma-3", "gemma-3-"}}) {
    CAPTURE(family);
    Ids expected;
    for (const auto& model : shipped_catalog().models) {
      if (model.id.starts_with(start)) expected.push_back(model.id);
    }
    CHECK(expected.size() > 1);
    CHECK(ids_of(family) == expected);
  }
  // The maker's name will do where no model has it.
  for (const auto& id : ids_of("anthropic")) CHECK(id.starts_with("claude-"));
}

TEST_CASE("a model that is known and not sold names what is as able, and its successors") {
  for (const auto& [name, reference, successor] :
       std::vector<std::tuple<const char*, const char*, const char*>>{
           {"gpt-4o", "gpt-4o", "gpt-"},
           {"GPT 4o", "gpt-4o", "gpt-"},
           {"gpt-4", "gpt-4", "gpt-"},
           {"gpt-3.5-turbo", "gpt-3.5", "gpt-"},
           {"claude-3.5-sonnet", "claude-3.5-sonnet", "claude-sonnet-5.5, claude-sonnet-5"},
           {"Claude 3.5 Sonnet", "claude-3.5-sonnet", "claude-sonnet-"},
           {"gemini-2.5-pro", "gemini-2.5-pro", "gemini-3.1-pro"},
           {"gpt-5", "gpt-5", "gpt-6"}}) {
    CAPTURE(name);
    const auto refused = refusal_of(name);
    CAPTURE(refused.what(), refused.hint());
    CHECK(refused.code() == "unknown-model");
    CHECK(has(refused.hint(), "--quality " + std::string(reference) + ";"));
    CHECK(has(refused.hint(), "later ones of that family: " + std::string(successor)));
  }
  CHECK(has(refusal_of("o1").hint(), "--quality o1"));
}

TEST_CASE("a version that the catalogue has left behind names its successors") {
  for (const auto& [name, successor] :
       std::vector<std::pair<const char*, const char*>>{{"gemini-1.5-pro", "gemini-3.1-pro"},
                                                        {"claude-3-haiku", "claude-haiku-5.5"},
                                                        {"claude-2.1", "claude-"},
                                                        {"qwen1.5-72b", "qwen3.8"},
                                                        {"gpt-4.5-preview", "gpt-6.1"}}) {
    CAPTURE(name);
    const auto refused = refusal_of(name);
    CHECK(has(refused.hint(), "later ones of that family: " + std::string(successor)));
  }
}

TEST_CASE("a slip of the finger is answered with what was meant") {
  for (const auto& [name, meant] :
       std::vector<std::pair<const char*, const char*>>{{"lama-3.1-8b", "llama-3.1-8b"},
                                                        {"claude-sonet-4.5", "claude-sonnet-4.5"},
                                                        {"gtp-oss-20b", "gpt-oss-20b"},
                                                        {"Llama 4 - 8B", "llama-4-scout"},
                                                        {"llama 70b", "llama-3.3-70b"}}) {
    CAPTURE(name);
    CHECK(has(refusal_of(name).hint(), meant));
  }
  CHECK(has(refusal_of("zzz").hint(), "list all: llmadvisor catalog list models"));
  CHECK(refusal_of("").code() == "unknown-model");
  CHECK(refusal_of("Mistral Large 4").code() == "refused-model");
  CHECK(refusal_of("mistral-large-4").code() == "refused-model");
}

TEST_CASE("where one model is needed, a family is refused with its members") {
  try {
    static_cast<void>(model_named("llama-4", shipped_catalog()));
    FAIL("accepted");
  } catch (const UsageError& e) {
    CHECK(std::string(e.what()) == "'llama-4' names 2 models");
    CHECK(e.hint() == "one of llama-4-maverick, llama-4-scout");
  }
}

TEST_CASE("a floor is named by a model that people know, or by one that was scored") {
  CHECK(level_of("gpt-4") == "gpt-4");
  CHECK(level_of("GPT-4o") == "gpt-4o");
  CHECK(level_of("gpt4o") == "gpt-4o");
  CHECK(level_of("claude 3.5 sonnet") == "claude-3.5-sonnet");
  CHECK(level_of("Claude 3 Opus") == "claude-3-opus");
  CHECK(level_of("gpt-3.5-turbo") == "gpt-3.5");
  CHECK(level_of("Gemini 2.5 Pro") == "gemini-2.5-pro");
  CHECK(level_of("Llama 3.3 70B") == "llama-3.3-70b");
  CHECK(level_of("gpt-oss-120b") == "gpt-oss-120b");
}

TEST_CASE("a floor that is no level and no model is refused with what is") {
  for (const auto& [name, meant] : std::vector<std::pair<const char*, const char*>>{
           {"stong", "did you mean 'strong'?"},
           {"gpt-4oo", "gpt-4o"},
           {"zzz", "catalog list ability-references"}}) {
    CAPTURE(name);
    try {
      static_cast<void>(level_of(name));
      FAIL("accepted");
    } catch (const UsageError& e) {
      CHECK(e.code() == "unknown-value");
      CHECK(has(e.what(), "basic, solid, strong, advanced, frontier"));
      CHECK(has(e.hint(), meant));
    }
  }
}

TEST_CASE("models are named once, by family or each") {
  Filters filters;
  filters.models = {"llama-4-scout", "llama-4", "gpt-oss-20b"};
  const auto families = resolve_names(filters, shipped_catalog());
  CHECK(filters.models == Ids{"llama-4-scout", "llama-4-maverick", "gpt-oss-20b"});
  REQUIRE(families.size() == 1);
  CHECK(families.front().name == "llama-4");
  CHECK(families.front().members == Ids{"llama-4-maverick", "llama-4-scout"});
}
