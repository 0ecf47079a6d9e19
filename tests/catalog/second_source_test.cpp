#include "llmadvisor/catalog/second_source.hpp"

#include "llmadvisor/catalog/offer.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

SecondSource says(OfferFigure figure, double value) {
  return {figure, value, "another list", build::today(), {}, {}, {}};
}

SecondSource explained(OfferFigure figure, double value, Discrepancy why) {
  SecondSource second = says(figure, value);
  second.difference = why;
  second.reviewed = build::today();
  return second;
}

}  // namespace

TEST_CASE("a price that another list confirms says so only when input and output agree") {
  ApiOffer offer = build::api_offer();  // 3 and 15 USD
  CHECK(price_mark(offer) == Mark::single_source);
  offer.second_sources = {says(OfferFigure::input, 3)};
  CHECK(price_mark(offer) == Mark::single_source);
  offer.second_sources.push_back(says(OfferFigure::output, 15.07));  // 0.47 % off
  CHECK(price_mark(offer) == Mark::confirmed);
}

TEST_CASE("a price that another list contradicts is contradicted until it is explained") {
  ApiOffer offer = build::api_offer();
  offer.second_sources = {says(OfferFigure::input, 3), says(OfferFigure::output, 15),
                          says(OfferFigure::output, 18)};
  CHECK(price_mark(offer) == Mark::contradicted);
  offer.second_sources[2] = explained(OfferFigure::output, 18, Discrepancy::undecided);
  CHECK(price_mark(offer) == Mark::contradicted);
  offer.second_sources[2] = explained(OfferFigure::output, 18, Discrepancy::other_region);
  CHECK(price_mark(offer) == Mark::confirmed);
}

TEST_CASE("the range of a contradicted price holds what each source says") {
  ApiOffer offer = build::api_offer();
  offer.second_sources = {says(OfferFigure::output, 12), says(OfferFigure::output, 18),
                          explained(OfferFigure::output, 150, Discrepancy::unit_slip)};
  const auto range = contradiction(offer, OfferFigure::output);
  CHECK(range.low == 12.0 / 15);
  CHECK(range.high == 18.0 / 15);
  CHECK(contradiction(offer, OfferFigure::input).high == 1);
}

TEST_CASE("limits have a mark of their own, and 128,000 tokens are 131,072") {
  ApiOffer offer = build::api_offer();
  offer.max_output_tokens.reset();
  offer.max_context_tokens = 131072;
  CHECK(limits_mark(offer) == Mark::single_source);
  offer.second_sources = {says(OfferFigure::context, 128000)};
  CHECK(limits_mark(offer) == Mark::confirmed);
  offer.second_sources = {says(OfferFigure::context, 32768)};
  CHECK(limits_mark(offer) == Mark::contradicted);
  CHECK(price_mark(offer) == Mark::single_source);
}
