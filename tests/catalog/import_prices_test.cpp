// Each trap of the public price files, on excerpts of their shape.

#include <algorithm>
#include <cmath>

#include "llmadvisor/catalog/import.hpp"
#include "llmadvisor/report/speak/findings.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/imported.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;
using llmadvisor::test::left_out;

namespace {

ImportOptions options() {
  ImportOptions o;
  o.file = "prices.json";
  o.today = *parse_date("2026-11-23");
  return o;
}

ImportResult imported(ImportFormat format, const std::string& text, ImportOptions o = options()) {
  return import_text(format, text, o, test::frozen_catalog());
}

ImportResult litellm(const std::string& entries) {
  return imported(ImportFormat::litellm, "{" + entries + "}");
}

ImportResult models_dev(const std::string& provider, const std::string& models) {
  return imported(ImportFormat::models_dev,
                  R"({")" + provider + R"(": {"models": {)" + models + "}}}");
}

const ApiOffer& offer(const ImportResult& result, const std::string& id) {
  return test::record(result.records.api_offers, id);
}

bool is_suspicious(const ImportResult& result, const std::string& part) {
  return std::ranges::any_of(result.report.suspicious, [&](const ImportRemark& r) {
    return sentence_of(r, Language::en).find(part) != std::string::npos;
  });
}

/// A LiteLLM entry at a host, with prices for one token.
std::string hosted(const std::string& key, const std::string& provider, const std::string& prices) {
  return "\"" + key + R"(": {"litellm_provider": ")" + provider + R"(", "mode": "chat", )" +
         prices + "}";
}

}  // namespace

TEST_CASE("prices for a token become prices for a million, without binary dust") {
  // 2e-07 x 1e6 is 0.19999999999999998 in binary.
  const auto result = litellm(hosted("groq/qwen3-32b", "groq",
                                     R"("input_cost_per_token": 2e-07,
                                        "output_cost_per_token": 5.9e-07)"));
  CHECK(offer(result, "groq/qwen3-32b").prices.input->value() == 0.2);
  CHECK(offer(result, "groq/qwen3-32b").prices.output->value() == 0.59);
  const auto other = models_dev(
      "groq", R"("qwen3-32b": {"cost": {"input": 0.049999999999999996, "output": 0.1}})");
  CHECK(offer(other, "groq/qwen3-32b").prices.input->value() == 0.05);
}

TEST_CASE("a price above any believable one is in the wrong unit") {
  const auto result = litellm(
      hosted("groq/qwen3-32b", "groq",
             R"("input_cost_per_token": 0.015, "output_cost_per_token": 0.06)") +
      R"(, "embed-multilingual-light-v3.0": {"litellm_provider": "cohere", "mode": "embedding",
           "input_cost_per_token": 0.0001})");
  CHECK(result.records.api_offers.empty());
  CHECK(left_out(result, "scale-error") == 2);
}

TEST_CASE("output cheaper than input, and output far dearer, are looked at before they are taken") {
  const auto swapped = hosted("azure_ai/llama-4-scout", "azure_ai",
                              R"("input_cost_per_token": 1.41e-06,
                                 "output_cost_per_token": 3.5e-07)");
  const auto text = "{" + swapped + ", " +
                    hosted("together_ai/qwen3-32b", "together_ai",
                           R"("input_cost_per_token": 2e-07, "output_cost_per_token": 6e-06)") +
                    "}";
  const auto result = imported(ImportFormat::litellm, text);
  CHECK(result.records.api_offers.empty());
  CHECK(left_out(result, "suspicious") == 2);
  CHECK(is_suspicious(result, "swapped"));
  CHECK(is_suspicious(result, "12 times"));
  auto accepting = options();
  accepting.accept = Accept::yes;
  CHECK(imported(ImportFormat::litellm, text, accepting).records.api_offers.size() == 2);
}

TEST_CASE("a price of 0 is a placeholder, a subscription or software, never a gift") {
  const auto zero = R"("input_cost_per_token": 0, "output_cost_per_token": 0)";
  const auto result = litellm(
      hosted("groq/qwen3-32b", "groq", zero) + ", " + hosted("ollama/llama3.1", "ollama", zero) +
      ", " + hosted("github_copilot/gpt-6-sol", "github_copilot", R"("max_input_tokens": 1)") +
      ", " + hosted("groq/qwen3-8b", "groq", R"("input_cost_per_token": 1e-07)"));
  CHECK(result.records.api_offers.empty());
  CHECK(left_out(result, "placeholder-zero") == 1);
  CHECK(left_out(result, "free") == 1);
  CHECK(left_out(result, "subscription") == 1);
  CHECK(left_out(result, "no-price") == 1);
  const auto cache = models_dev(
      "groq", R"("qwen3-32b": {"cost": {"input": 0.3, "output": 0.6, "cache_read": 0}})");
  CHECK_FALSE(offer(cache, "groq/qwen3-32b").prices.cached_input);
  CHECK(left_out(models_dev("groq", R"("qwen3-32b": {"limit": {"context": 1}})"), "no-price") == 1);
}

TEST_CASE("long prompts have their own price, from the threshold that the file states") {
  const auto result =
      litellm(hosted("groq/qwen3-32b", "groq",
                     R"("input_cost_per_token": 2e-06, "output_cost_per_token": 8e-06,
         "input_cost_per_token_above_272k_tokens": 4e-06,
         "output_cost_per_token_above_272k_tokens": 1.2e-05,
         "cache_creation_input_token_cost": 2.5e-06,
         "cache_creation_input_token_cost_above_1hr": 4e-06)"));
  const auto& tiers = offer(result, "groq/qwen3-32b").context_tiers;
  REQUIRE(tiers.size() == 1);  // above_1hr is a time to live, not a length
  CHECK(tiers[0].above_input_tokens == 272000);
  CHECK(tiers[0].prices.input->value() == 4);
  CHECK(tiers[0].prices.output->value() == 12);
  CHECK(offer(result, "groq/qwen3-32b").prices.cache_write->value() == 2.5);

  const auto ranges = litellm(R"("groq/qwen3-32b": {"litellm_provider": "groq", "mode": "chat",
      "tiered_pricing": [
        {"range": [0, 32000], "input_cost_per_token": 1e-06, "output_cost_per_token": 5e-06},
        {"range": [32000, 128000], "input_cost_per_token": 2e-06,
         "output_cost_per_token": 1e-05}]})");
  CHECK(offer(ranges, "groq/qwen3-32b").prices.input->value() == 1);
  CHECK(offer(ranges, "groq/qwen3-32b").context_tiers.at(0).above_input_tokens == 32000);

  // `context_over_200k` is misnamed where `tiers` says 256k.
  const auto sized = models_dev("groq", R"("qwen3-32b": {"cost": {"input": 1, "output": 2,
      "context_over_200k": {"input": 2, "output": 4},
      "tiers": [{"tier": {"type": "context", "size": 256000}, "input": 2, "output": 4}]}})");
  CHECK(offer(sized, "groq/qwen3-32b").context_tiers.at(0).above_input_tokens == 256000);
  const auto legacy = models_dev("groq", R"("qwen3-32b": {"cost": {"input": 1, "output": 2,
      "context_over_200k": {"input": 2, "output": 4}}})");
  CHECK(offer(legacy, "groq/qwen3-32b").context_tiers.at(0).above_input_tokens == 200000);

  const auto folded = imported(ImportFormat::llm_prices, R"({"updated_at": "2026-11-20", "prices": [
      {"id": "gpt-6-sol", "vendor": "openai", "input": 2, "output": 10, "input_cached": null},
      {"id": "gpt-6-sol-272k", "vendor": "openai", "input": 4, "output": 15,
       "input_cached": null}]})");
  REQUIRE(folded.records.api_offers.size() == 1);
  CHECK(offer(folded, "openai/gpt-6-sol").context_tiers.at(0).above_input_tokens == 272000);
}

TEST_CASE("a batch discount and cached prices that a file does not state are kept in proportion") {
  // Groq sells gpt-oss-20b at 0.075 in, 0.3 out, 0.0375 cached, and batches at half.
  const auto result = imported(ImportFormat::llm_prices, R"({"updated_at": "2026-11-20", "prices": [
      {"id": "gpt-oss-20b", "vendor": "groq", "input": 0.15, "output": 0.6,
       "input_cached": null}]})");
  const auto& now = offer(result, "groq/gpt-oss-20b");
  CHECK(now.prices.cached_input->value() == 0.075);
  CHECK(now.batch_prices->input->value() == 0.075);
  CHECK(now.batch_prices->output->value() == 0.3);
  CHECK(now.provenance.note.find("batch discount as before") != std::string::npos);
  const auto stated = litellm(hosted(
      "groq/qwen3-32b", "groq", R"("input_cost_per_token": 2e-07, "output_cost_per_token": 6e-07,
      "input_cost_per_token_batches": 1e-07, "output_cost_per_token_batches": 3e-07)"));
  CHECK(offer(stated, "groq/qwen3-32b").batch_prices->input->value() == 0.1);
}

TEST_CASE("reasoning tokens keep their own price where it differs from the output's") {
  const auto result = models_dev("groq", R"("qwen3-32b": {"cost": {"input": 0.7, "output": 2.8,
      "reasoning": 8.4}}, "qwen3-8b": {"cost": {"input": 0.7, "output": 2.8, "reasoning": 2.8}})");
  CHECK(offer(result, "groq/qwen3-32b").prices.reasoning_output->value() == 8.4);
  CHECK_FALSE(offer(result, "groq/qwen3-8b").prices.reasoning_output);
}

TEST_CASE("one offer under several names is taken once when they agree, and not when they do not") {
  const auto entry = [](const std::string& key, const char* input) {
    return hosted(
        key, "fireworks_ai",
        std::string(R"("input_cost_per_token": )") + input + R"(, "output_cost_per_token": 1e-06)");
  };
  const auto same = litellm(entry("fireworks_ai/qwen3-32b", "5e-07") + ", " +
                            entry("fireworks_ai/accounts/fireworks/models/qwen3-32b", "5e-07"));
  CHECK(same.records.api_offers.size() == 1);
  CHECK(left_out(same, "duplicate") == 1);
  const auto different = litellm(entry("fireworks_ai/a/qwen3-32b", "5e-07") + ", " +
                                 entry("fireworks_ai/b/qwen3-32b", "6e-07"));
  CHECK(different.records.api_offers.empty());
  CHECK(left_out(different, "ambiguous") == 2);
  CHECK(different.report.ambiguous.size() == 1);
}

TEST_CASE("what is no model is no entry") {
  const auto good = hosted("groq/qwen3-32b", "groq",
                           R"("input_cost_per_token": 2e-07, "output_cost_per_token": 6e-07)");
  const auto result = litellm(
      R"("sample_spec": {"input_cost_per_token": 0.0, "mode": "chat, embedding, ..."},
         "last_updated": "2026-11-01",
         "together-ai-8.1b-21b": {"litellm_provider": "together_ai", "input_cost_per_token": 3e-07,
                                  "output_cost_per_token": 3e-07},
         "dall-e-3": {"litellm_provider": "openai", "mode": "image_generation"},
         "ft:gpt-6-sol": {"litellm_provider": "openai", "mode": "chat",
                          "input_cost_per_token": 3e-06, "output_cost_per_token": 1.2e-05},
         "fireworks_ai/accounts/fireworks/models/": {"litellm_provider": "fireworks_ai"}, )" +
      good);
  CHECK(result.records.api_offers.size() == 1);
  CHECK(left_out(result, "not-text") == 3);
  CHECK(result.report.as_of == *parse_date("2026-11-01"));
  CHECK(offer(result, "groq/qwen3-32b").provenance.as_of == *parse_date("2026-11-01"));
}

TEST_CASE("what is no longer sold, and names that move, are left out") {
  const auto prices = R"("input_cost_per_token": 2e-07, "output_cost_per_token": 6e-07)";
  const auto result =
      litellm(hosted("groq/qwen3-32b", "groq",
                     std::string(prices) + R"(, "deprecation_date": "2026-11-23")") +
              ", " +
              hosted("groq/qwen3-8b", "groq",
                     std::string(prices) + R"(, "deprecation_date": "2027-01-01")") +
              ", " + hosted("mistral/mistral-large-latest", "mistral", prices));
  CHECK(left_out(result, "deprecated") == 1);
  CHECK(left_out(result, "moving-alias") == 1);
  CHECK(result.records.api_offers.size() == 1);
  CHECK(left_out(models_dev("groq", R"("qwen3-32b": {"status": "deprecated",
      "cost": {"input": 1, "output": 2}})"),
                 "deprecated") == 1);
}

TEST_CASE("limits that cannot be are not taken") {
  const auto result = models_dev("groq", R"("qwen3-32b": {"release_date": "2025-25-11",
      "cost": {"input": 1, "output": 2}, "limit": {"context": 0, "output": 0}},
      "qwen3-8b": {"cost": {"input": 1, "output": 2}, "limit": {"context": 1000, "output": 2000}})");
  CHECK_FALSE(offer(result, "groq/qwen3-32b").max_context_tokens);
  CHECK(offer(result, "groq/qwen3-8b").max_context_tokens == 1000);
  CHECK_FALSE(offer(result, "groq/qwen3-8b").max_output_tokens);
  const auto floats = litellm(hosted("groq/qwen3-32b", "groq",
                                     R"("input_cost_per_token": 2e-07, "max_input_tokens": 131072.0,
      "max_output_tokens": 131072, "output_cost_per_token": 6e-07)"));
  CHECK(offer(floats, "groq/qwen3-32b").max_context_tokens == 131072);
  CHECK_FALSE(offer(floats, "groq/qwen3-32b").max_output_tokens);  // a copy of the context
}

TEST_CASE("a mistyped key of the cached price is understood") {
  const auto result =
      models_dev("groq", R"("qwen3-32b": {"cost": {"input": 1, "output": 2, "cache_input": 0.1}})");
  CHECK(offer(result, "groq/qwen3-32b").prices.cached_input->value() == 0.1);
}

TEST_CASE("currencies are known for some providers and declared for others") {
  const auto entry = R"("llama-3.3-70b-instruct": {"cost": {"input": 0.9, "output": 0.9}})";
  const auto scaleway = models_dev("scaleway", entry);
  CHECK(offer(scaleway, "scaleway/llama-3.3-70b@fr").currency == Currency::eur);
  CHECK(offer(scaleway, "scaleway/llama-3.3-70b@fr").country == "FR");
  const auto ovh = R"("meta-llama-3_3-70b-instruct": {"cost": {"input": 0.74, "output": 0.74}})";
  CHECK(offer(models_dev("ovhcloud", ovh), "ovhcloud/llama-3.3-70b@fr").currency == Currency::usd);
  const auto in_litellm = litellm(hosted("ovhcloud/Meta-Llama-3_3-70B-Instruct", "ovhcloud",
                                         R"("input_cost_per_token": 6.7e-07,
      "output_cost_per_token": 6.7e-07)"));
  CHECK(offer(in_litellm, "ovhcloud/llama-3.3-70b@fr").currency == Currency::eur);
  auto euros = options();
  euros.file_currency = Currency::eur;
  const auto declared = imported(ImportFormat::models_dev, R"({"groq": {"models": {
      "qwen3-32b": {"cost": {"input": 1, "output": 2}}}}})",
                                 euros);
  CHECK(offer(declared, "groq/qwen3-32b").currency == Currency::eur);
}

TEST_CASE("a region in the name is an offer of its own") {
  const auto result =
      litellm(hosted("eu.openai.gpt-oss-20b-1:0", "bedrock_converse",
                     R"("input_cost_per_token": 7.7e-08, "output_cost_per_token": 3.3e-07)") +
              ", " +
              hosted("openai.gpt-oss-20b-1:0", "bedrock_converse",
                     R"("input_cost_per_token": 7e-08, "output_cost_per_token": 3e-07)"));
  CHECK(offer(result, "amazon-bedrock/gpt-oss-20b@eu").prices.input->value() == 0.077);
  CHECK(offer(result, "amazon-bedrock/gpt-oss-20b@eu").country == "EU");
  // The name that the catalogue knows stays the offer that it was.
  CHECK(offer(result, "amazon-bedrock/gpt-oss-20b@us").prices.input->value() == 0.07);
  CHECK(result.report.added ==
        std::vector<std::string>{"api-offers/amazon-bedrock/gpt-oss-20b@eu"});
}

TEST_CASE("prices by the hour and from a day on are kept beside the base") {
  const auto result = imported(ImportFormat::genai_prices, R"([{"id": "groq", "models": [
      {"id": "qwen3-32b", "context_window": 131072, "prices": [
        {"prices": {"input_mtok": 0.66, "output_mtok": 1.98}},
        {"constraint": {"start_time": "00:30:00Z", "end_time": "16:30:00Z"},
         "prices": {"input_mtok": 1.32, "output_mtok": 3.96}},
        {"constraint": {"start_date": "2026-09-01"},
         "prices": {"input_mtok": 0.7, "output_mtok": 2.0}},
        {"constraint": {"start_date": "2027-01-01"},
         "prices": {"input_mtok": {"base": 1.5, "tiers": [{"start": 200000, "price": 3}]},
                    "output_mtok": 7.5}}]}]}])");
  const auto& o = offer(result, "groq/qwen3-32b");
  CHECK(o.prices.input->value() == 0.7);  // begun on the 1st of September
  REQUIRE(o.timed_prices.size() == 2);
  CHECK(o.timed_prices[0].daily_from_utc == "00:30");
  CHECK(o.timed_prices[0].prices.output->value() == 3.96);
  CHECK(o.timed_prices[1].from_date == parse_date("2027-01-01"));
}

TEST_CASE("a history knows which price holds today") {
  const auto result = imported(ImportFormat::llm_prices, R"({"prices": [
      {"id": "gpt-6-sol", "vendor": "openai", "input": 5, "output": 30, "input_cached": 0.5,
       "from_date": null, "to_date": "2026-10-01"},
      {"id": "gpt-6-sol", "vendor": "openai", "input": 3, "output": 12, "input_cached": 0.3,
       "from_date": "2026-10-01", "to_date": null},
      {"id": "gpt-5.6-luna", "vendor": "openai", "input": 1, "output": 6, "input_cached": null,
       "from_date": null, "to_date": "2026-07-30"}]})");
  CHECK(offer(result, "openai/gpt-6-sol").prices.input->value() == 3);
  CHECK(left_out(result, "deprecated") == 1);
  // The file carries no day of its own; it is at least as young as its latest change.
  CHECK(result.report.as_of == *parse_date("2026-10-01"));
}

TEST_CASE("a jump over three times is withheld until somebody accepts it") {
  // OVHcloud sells llama-3.3-70b at 0.74.
  const std::string text = R"({"ovhcloud": {"models": {"meta-llama-3_3-70b-instruct":
      {"cost": {"input": 2.3, "output": 2.3}}}}})";
  const auto result = imported(ImportFormat::models_dev, text);
  CHECK(result.records.api_offers.empty());
  CHECK(is_suspicious(result, "jumps from 0.74 to 2.3"));
  auto accepting = options();
  accepting.accept = Accept::yes;
  const auto taken = imported(ImportFormat::models_dev, text, accepting);
  REQUIRE(taken.report.changed.size() == 1);
  const auto& field = taken.report.changed[0].fields.at(0);
  CHECK(field.before == "0.74");
  CHECK(field.after == "2.3");
  CHECK(std::abs(*field.ratio - 2.3 / 0.74) < 1e-9);
}

TEST_CASE("an older file does not replace a newer price") {
  auto old = options();
  old.as_of = parse_date("2026-01-01");
  const auto result = imported(ImportFormat::models_dev, R"({"ovhcloud": {"models": {
      "meta-llama-3_3-70b-instruct": {"cost": {"input": 0.8, "output": 0.8}}}}})",
                               old);
  CHECK(result.records.api_offers.empty());
  CHECK(left_out(result, "older") == 1);
}

TEST_CASE("a provider that the catalogue does not know is taken when it is asked for") {
  const std::string text = R"({"newhost": {"models": {"Qwen/Qwen3-32B":
      {"cost": {"input": 0.2, "output": 0.4}, "limit": {"context": 40960, "output": 8192}},
      "unheard-of-7b": {"cost": {"input": 0.1, "output": 0.1}}}},
      "other": {"models": {"qwen3-32b": {"cost": {"input": 0.2, "output": 0.4}}}}})";
  const auto ignored = imported(ImportFormat::models_dev, text);
  CHECK(left_out(ignored, "unknown-provider") == 3);
  auto asking = options();
  asking.provider = "newhost";
  const auto result = imported(ImportFormat::models_dev, text, asking);
  CHECK(offer(result, "newhost/qwen3-32b").max_context_tokens == 40960);
  CHECK(result.records.providers.at(0).id == "newhost");
  CHECK(result.records.providers.at(0).jurisdiction.empty());
  CHECK(left_out(result, "other-provider") == 1);
  CHECK(left_out(result, "unknown-model") == 1);
}

TEST_CASE("embedding and re-ranking models are kept for retrieval") {
  const auto result = litellm(
      R"("cohere/rerank-v3.5": {"litellm_provider": "cohere", "mode": "rerank",
           "input_cost_per_query": 0.0025},
         "text-embedding-3-small": {"litellm_provider": "openai", "mode": "embedding",
           "input_cost_per_token": 3e-08, "output_vector_size": 1536}, "last_updated": "2026-11-01")");
  const auto& models = result.records.retrieval_models;
  REQUIRE(models.size() == 2);
  const auto rerank = std::ranges::find(models, "cohere-rerank-v3.5", &RetrievalModel::id);
  REQUIRE(rerank != models.end());
  CHECK(rerank->price_per_thousand_queries == 2.5);
}

TEST_CASE("a table without a column for cached prices says nothing about them") {
  // Groq caches gpt-oss-20b at half the input: 0.0375 of 0.075, so 0.05 of 0.1.
  const std::string header = "provider,model,input_per_million_tokens,output_per_million_tokens";
  const auto silent = imported(ImportFormat::csv, header + "\ngroq,gpt-oss-20b,0.1,0.4\n");
  CHECK(offer(silent, "groq/gpt-oss-20b").prices.cached_input->value() == 0.05);
  const auto none = imported(
      ImportFormat::csv, header + ",cached_input_per_million_tokens\ngroq,gpt-oss-20b,0.1,0.4,\n");
  CHECK_FALSE(offer(none, "groq/gpt-oss-20b").prices.cached_input);
}

TEST_CASE("a batch discount that was kept keeps its source, however often the file is read") {
  const auto text = "{" +
                    hosted("groq/gpt-oss-20b", "groq",
                           R"("input_cost_per_token": 1e-07, "output_cost_per_token": 4e-07)") +
                    "}";
  Catalog base = test::frozen_catalog();
  std::string first;
  for (int i = 0; i < 3; ++i) {
    const auto result = import_text(ImportFormat::litellm, text, options(), base);
    const auto& note = offer(result, "groq/gpt-oss-20b").provenance.note;
    REQUIRE(note.find("batch discount as before: ") != std::string::npos);
    if (first.empty()) first = note;
    CHECK(note == first);
    merge(base, result.records, Prefer::upper_layer);
  }
}

TEST_CASE("the report names every entry that is left out, however many there are") {
  std::string entries;
  for (int i = 0; i < 12; ++i) {
    entries += (i > 0 ? "," : "") + std::string(R"("no-such-model-)") + std::to_string(i) +
               R"(": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 1e-6,
                      "output_cost_per_token": 2e-6})";
  }
  const auto result = litellm(entries);
  REQUIRE(result.report.left_out.size() == 1);
  CHECK(result.report.left_out.front().count == 12);
  CHECK(result.report.left_out.front().entries.size() == 12);
}

TEST_CASE("a publisher in front of a model's name is no other model") {
  ImportOptions o = options();
  const auto result =
      import_text(ImportFormat::llm_prices, R"({"updated_at": "2026-11-20", "prices": [
      {"id": "amazon-nova-micro", "vendor": "amazon", "name": "Amazon Nova Micro",
       "input": 0.036, "output": 0.141, "input_cached": null}]})",
                  o, shipped_catalog());
  CHECK(left_out(result, "unknown-model") == 0);
  CHECK(std::ranges::any_of(result.records.api_offers,
                            [](const ApiOffer& a) { return a.model == "nova-micro"; }));
}

TEST_CASE("entries are taken in the order of their names, whatever their order in the file") {
  const auto prices = R"("input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6)";
  const auto result =
      litellm(hosted("zz/nobody", "groq", prices) + "," + hosted("aa/nobody", "groq", prices));
  const auto& all = result.report.left_out;
  const auto unknown = std::ranges::find(all, LeftOutReason::unknown_model, &LeftOut::reason);
  REQUIRE(unknown != all.end());
  CHECK(unknown->entries == std::vector<std::string>{"aa/nobody", "zz/nobody"});
}

TEST_CASE("a file that is no JSON is refused as such before what its entries say is looked at") {
  const auto message = [](const std::string& text) {
    try {
      static_cast<void>(imported(ImportFormat::litellm, text));
    } catch (const DataError& e) {
      return std::string(e.what());
    }
    return std::string("accepted");
  };
  const std::string wrong = R"({"a": {"litellm_provider": 5}, )";
  CHECK(message(wrong + R"("b": {}})") == "prices.json: /a/litellm_provider: expected a string");
  CHECK(message(wrong + R"("b": {"c": 1.}})").find("not valid JSON") != std::string::npos);
  CHECK(message(wrong + R"("b": {"c": 1, "c": 2}})") == "prices.json: duplicate key \"c\"");
  CHECK(message(wrong + R"("b": {}, "b": {}})") == "prices.json: duplicate key \"b\"");
  CHECK(message("[1]") == "prices.json: /: expected an object");
}

TEST_CASE("an entry with letters that are written as two code units is read like any other") {
  const auto result = litellm(hosted("groq/qwen3-32b", "groq",
                                     R"("input_cost_per_token": 2e-07, "note": "\ud83d\ude00",
                                        "output_cost_per_token": 5.9e-07)"));
  CHECK(offer(result, "groq/qwen3-32b").prices.input == PricePerMillionTokens(0.2));
}
