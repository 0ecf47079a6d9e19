#include "../../../src/report/speak/option_words.hpp"

#include "../../../src/report/speak/advice_words.hpp"
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

const OptionRef rented{OptionKind::rented_gpu, Purchase::on_demand, own, "qwen3-4b"};
const OptionRef owned{OptionKind::on_premises, Purchase::owned, own, "qwen3-4b"};

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

TEST_CASE("the break-even beside a pick is that of its own kind of machine") {
  const Catalog catalog = catalog_with_own_premises();
  const Voice voice(catalog, {});
  Advice advice;
  advice.project.workload.requests_per_day = Requests(1000);
  advice.options.push_back(option_of(rented));
  advice.pick = 0;
  BreakEven even;
  even.api = {OptionKind::closed_api, Purchase::on_demand, "some", "model"};
  even.self_hosted = owned;
  even.requests_per_day = even.for_good = Requests(2000);
  advice.break_evens = {even};
  CHECK(nearest_break_even(advice, voice).empty());
  advice.break_evens[0].self_hosted = rented;
  CHECK(nearest_break_even(advice, voice).find("2,000 requests a day") != std::string::npos);
}
