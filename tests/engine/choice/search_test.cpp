#include "llmadvisor/engine/choice/search.hpp"

#include <algorithm>
#include <iterator>

#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/serving/replica.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"
#include "support/projects.hpp"

using namespace llmadvisor;

namespace {

const Date today = *parse_date("2026-11-23");

std::string plan_of(const std::vector<Weighed>& options, const ChoiceRule& rule) {
  const auto best = choose(options, rule).pick;
  if (!best) return "";
  const Usd bill = options[*best].totals->monthly.expected;
  return option_id(ref_of(options[*best].candidate)) + " at " + std::to_string(bill.value());
}

}  // namespace

TEST_CASE("the search for the pick finds what weighing everything finds") {
  int found = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    const Project project = resolve(some_special_project(seed), frozen_market());
    const Market market = stock_market(frozen_market(), project.filters);
    Search search(market, today);
    auto all = search.all(project);
    const ChoiceRule rule = search.rule(project);
    const std::string plan = plan_of(all, rule);
    CHECK(plan_of(search.contenders(project), rule) == plan);
    // What was found a moment ago must not change what is found now.
    CHECK(plan_of(search.contenders(project), rule) == plan);
    if (plan.empty()) continue;
    ++found;
    const OptionKind kind = kind_of(all[*choose(all, rule).pick].candidate);
    std::vector<Weighed> of_kind;
    std::ranges::copy_if(all, std::back_inserter(of_kind),
                         [&](const Weighed& w) { return kind_of(w.candidate) == kind; });
    CHECK(plan_of(search.contenders(project, {kind, {}, {}}), rule) == plan_of(of_kind, rule));
    // What must be able enough is.
    for (const auto& w : search.contenders(project, {{}, {}, 60})) {
      const ModelMode& mode = served(w.candidate).mode;
      CHECK(lower_bound(mode) + mode.standing->loss >= 60);
    }
  }
  CHECK(found > 200);
}

TEST_CASE("no replica sustains more than its ceiling") {
  const Catalog& catalog = frozen_market();
  const ServingModel serving(catalog);
  const RequestShape shapes[] = {{Tokens(20), Tokens(1), {}, {}, {}},
                                 {Tokens(50), Tokens(400), {}, {}, {}},
                                 {Tokens(2000), Tokens(300), {}, Seconds(1), {}},
                                 {Tokens(16000), Tokens(20), Tokens(15), Seconds(2), {}}};
  int runs = 0;
  double closest = 0;
  for (const auto& model : catalog.models) {
    for (const auto& format : weight_formats(model)) {
      for (const auto& gpu : catalog.gpus) {
        for (const int parallel : {1, 8}) {
          const PreparedReplica replica =
              serving.prepare({&model, &gpu, gpu.interconnect, parallel, format});
          for (const auto& shape : shapes) {
            const double rate = replica.capacity(shape).rate.value();
            const double ceiling = replica.ceiling(shape).value();
            if (rate > ceiling) FAIL_CHECK(model.id << " on " << gpu.id << " x " << parallel);
            if (rate <= 0) continue;
            ++runs;
            closest = std::max(closest, rate / ceiling);
          }
        }
      }
    }
  }
  CHECK(runs > 5000);
  // A ceiling far above what is ever reached would save no work.
  CHECK(closest > 0.7);
}
