// What was found wrong in the price tables once stays right, whatever list is read next.
#include <algorithm>
#include <string>

#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

const ApiOffer& api_offer(std::string_view id) {
  const auto& offers = shipped_catalog().api_offers;
  const auto found = std::ranges::find(offers, id, &ApiOffer::id);
  INFO(id);
  REQUIRE(found != offers.end());
  return *found;
}

const RetrievalModel& retrieval_model(std::string_view id) {
  const auto& models = shipped_catalog().retrieval_models;
  const auto found = std::ranges::find(models, id, &RetrievalModel::id);
  INFO(id);
  REQUIRE(found != models.end());
  return *found;
}

bool is_limit(OfferFigure figure) {
  return figure == OfferFigure::context || figure == OfferFigure::longest_answer;
}

}  // namespace

TEST_CASE("Claude in a region of Bedrock costs a tenth more than from anywhere") {
  int compared = 0;
  for (const auto& offer : shipped_catalog().api_offers) {
    const bool regional = offer.region == "us" || offer.region == "eu";
    if (offer.provider != "amazon-bedrock" || !regional || !offer.model.starts_with("claude-")) {
      continue;
    }
    INFO(offer.id);
    const auto& global = api_offer(offer.provider + "/" + offer.model);
    CHECK(offer.prices.input->value() == Approx(1.1 * global.prices.input->value()));
    CHECK(offer.prices.output->value() == Approx(1.1 * global.prices.output->value()));
    ++compared;
  }
  // Nine of them were wrong.
  CHECK(compared >= 18);
}

TEST_CASE("no list confirms a figure that was read in it") {
  for (const auto& offer : shipped_catalog().api_offers) {
    INFO(offer.id);
    for (const auto& second : offer.second_sources) {
      const bool elsewhere = is_limit(second.figure) && !offer.limits_source.empty();
      const auto& origin = elsewhere ? offer.limits_source : offer.provenance.source;
      INFO(second.source);
      if (second.difference) continue;
      const auto list = second.source.substr(0, second.source.find(", key "));
      CHECK(origin.find(list) == origin.npos);
    }
  }
}

TEST_CASE("limits that a list has from another host are those of the provider") {
  CHECK(api_offer("amazon-bedrock/gemma-3-27b@us").max_context_tokens == 128000);
  CHECK(api_offer("amazon-bedrock/nova-2-lite").max_context_tokens == 1000000);
  CHECK(api_offer("amazon-bedrock/nova-2-lite").max_output_tokens == 64000);
  CHECK(api_offer("azure-openai/phi-4").max_context_tokens == 16384);
  CHECK_FALSE(api_offer("deepinfra/qwen3-coder-480b-a35b").max_output_tokens);
}

TEST_CASE("a host whose page has no cached price bills cached tokens in full") {
  for (const auto& offer : shipped_catalog().api_offers) {
    if (offer.provider != "nebius") continue;
    INFO(offer.id);
    CHECK_FALSE(offer.prices.cached_input);
    CHECK_FALSE(offer.prices.cache_write);
  }
}

TEST_CASE("an embedding model reads as much as its own card says") {
  CHECK(retrieval_model("voyage-code-3").max_tokens == 32000);
  CHECK(retrieval_model("voyage-3.5").max_tokens == 32000);
  CHECK(retrieval_model("text-embedding-005").max_tokens == 2048);
  CHECK(retrieval_model("text-multilingual-embedding-002").max_tokens == 2048);
}

TEST_CASE("a model answers no longer than it holds") {
  for (const auto& model : shipped_catalog().models) {
    if (!model.capabilities || !model.capabilities->max_output_tokens) continue;
    INFO(model.id);
    REQUIRE(model.max_context_tokens);
    CHECK(*model.capabilities->max_output_tokens <= *model.max_context_tokens);
  }
}

TEST_CASE("a single card of a marketplace has a price of this autumn") {
  for (const auto& offer : shipped_catalog().gpu_offers) {
    const auto gpu = offer.gpu;
    if (offer.provider != "vast-ai" || offer.gpus != 1) continue;
    if (gpu != "h100-sxm" && gpu != "rtx-4090" && gpu != "rtx-5090" && gpu != "rtx-6000-ada")
      continue;
    INFO(offer.id);
    CHECK(offer.provenance.as_of >= *parse_date("2026-10-08"));
  }
}

TEST_CASE("Hetzner's machines cost their fee once and at most the month's price") {
  const auto& offers = shipped_catalog().gpu_offers;
  const auto gex = std::ranges::find(offers, "hetzner/GEX131@FSN1", &GpuOffer::id);
  REQUIRE(gex != offers.end());
  CHECK(gex->monthly_cap->value() == 1497.30);
  CHECK(gex->set_up_fee->value() == 1499);
  // 730 h x 2.3995 EUR would be 1,751.64 EUR.
  CHECK(730 * gex->on_demand->value() > gex->monthly_cap->value());
}

TEST_CASE("every offer has a day, and says what company its price keeps") {
  for (const auto& offer : shipped_catalog().api_offers) {
    INFO(offer.id);
    CHECK(offer.mark);
    CHECK(offer.provenance.as_of > *parse_date("2023-01-01"));
  }
  for (const auto& offer : shipped_catalog().gpu_offers) {
    INFO(offer.id);
    CHECK(offer.mark);
    CHECK(offer.provenance.as_of > *parse_date("2023-01-01"));
  }
}
