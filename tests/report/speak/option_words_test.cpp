#include "../../../src/report/speak/option_words.hpp"

#include "../../../src/report/speak/advice_words.hpp"
#include "../../../src/report/speak/break_even_words.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

constexpr const char* own = "own-premises";

Catalog catalog_with_own_premises() {
  Catalog catalog;
  Provider& provider = catalog.providers.emplace_back();
  provider.id = own;
  provider.name = "Own Premises Ltd";
  Model& model = catalog.models.emplace_back();
  model.id = "qwen3-4b";
  model.name = "Qwen3 4B";
  return catalog;
}

const OptionRef rented{
    OptionKind::rented_gpu, Purchase::on_demand, own, "qwen3-4b", {}, Lowered::no};
const OptionRef owned{OptionKind::on_premises, Purchase::owned, own, "qwen3-4b", {}, Lowered::no};

Option option_of(const OptionRef& ref) {
  Option o;
  o.kind = ref.kind;
  o.provider = ref.provider;
  o.model = ref.model;
  o.deployment.emplace().purchase = ref.purchase;
  return o;
}

}  // namespace

TEST_CASE("machines rented from a provider called own-premises are not own servers") {
  const Catalog catalog = catalog_with_own_premises();
  const Voice voice(catalog, {});
  CHECK(option_name(rented, voice) == "Qwen3 4B on GPUs rented at Own Premises Ltd");
  CHECK(option_name(owned, voice) == "Qwen3 4B on own servers");
  CHECK(option_id(rented) == "own-premises/qwen3-4b/on-demand");
  CHECK(option_id(owned) == "own-premises/qwen3-4b");
}

TEST_CASE("the price beside an option is that of the day") {
  Catalog catalog;
  ApiOffer& offer = catalog.api_offers.emplace_back(build::api_offer());
  offer.prices = build::prices(2, 10);
  TimedPrices doubled;
  doubled.from_date = build::today() + std::chrono::days(5);
  doubled.prices = build::prices(4, 20);
  offer.timed_prices = {doubled};
  Option option;
  option.offer = offer.id;
  const Voice voice(catalog, {});
  CHECK(token_prices(option, build::today(), voice) == "$2.00/M in, $10.00/M out");
  CHECK(token_prices(option, *doubled.from_date, voice) == "$4.00/M in, $20.00/M out");
}

TEST_CASE("the break-even beside a pick is that of its own kind of machine") {
  const Catalog catalog = catalog_with_own_premises();
  const Voice voice(catalog, {});
  Advice advice;
  advice.project.workload.requests_per_day = Requests(1000);
  advice.options.push_back(option_of(rented));
  advice.pick = 0;
  BreakEven even;
  even.api = {OptionKind::closed_api, Purchase::on_demand, "some", "model", {}, Lowered::no};
  even.self_hosted = owned;
  even.requests_per_day = even.for_good = Requests(2000);
  advice.break_evens = {even};
  CHECK(nearest_break_even(advice, voice).empty());
  advice.break_evens[0].self_hosted = rented;
  CHECK(nearest_break_even(advice, voice).find("2,000 requests a day") != std::string::npos);
}

TEST_CASE("a reason that lacks something is said without it") {
  const Catalog catalog;
  const Option option;
  const Voice english(catalog, {});
  Reason context{ReasonCode::context_length, Shortfall{ReasonUnit::tokens, 9000, 8192}, {}};
  CHECK(reason_text(context, option, english) == "needs a context of 9,000 tokens, takes 8,192");
  context.numbers->has.reset();
  CHECK(reason_text(context, option, english) ==
        "needs a context of 9,000 tokens, no source says how much it takes");
  Reason licence{ReasonCode::licence, {}, LicenceName{"Research only"}};
  CHECK(reason_text(licence, option, english) ==
        "the licence (Research only) does not allow serving the weights yourself for business");
  licence.subject = {};
  CHECK(reason_text(licence, option, english) ==
        "no sourced licence allows serving the weights yourself");
}

TEST_CASE("the numbers of a reason are written as their unit is") {
  const Catalog catalog;
  const Option option;
  const Voice english(catalog, {});
  const Reason budget{ReasonCode::over_budget, Shortfall{ReasonUnit::usd, 1300, 1000}, {}};
  CHECK(reason_text(budget, option, english) == "$1,300 a month, $300 over the budget of $1,000");
  const Reason gpus{ReasonCode::throughput, Shortfall{ReasonUnit::gpus, 1200, 1024}, {}};
  CHECK(reason_text(gpus, option, english) == "needs 1,200 GPUs at peak, planned up to 1,024");
  const Reason memory{ReasonCode::memory, Shortfall{ReasonUnit::gib, 31.26, 22.5}, {}};
  CHECK(reason_text(memory, option, english) == "needs 31.3 GiB on each GPU group, has 22.5 GiB");
}
