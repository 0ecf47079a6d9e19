#include "llmadvisor/engine/choice/search.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "llmadvisor/engine/serving/local_replica.hpp"
#include "llmadvisor/engine/serving/replica.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"
#include "support/projects.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

const Date today = *parse_date("2026-11-23");

std::string plan_of(const std::vector<Weighed>& options, const ChoiceRule& rule) {
  const auto best = choose(options, rule).pick;
  if (!best) return "";
  const Usd bill = options[*best].totals->monthly.expected;
  return option_id(ref_of(options[*best].candidate)) + " at " + std::to_string(bill.value());
}

/// Every placement of one way to run a model on a shelf, weighed, and the best kept: no bounds.
class EveryPlacement {
 public:
  EveryPlacement(const Market& market, const Project& project, const Search& search)
      : market_(market),
        project_(project),
        scales_(search.scales()),
        rule_(search.rule(project)),
        serving_(*market.catalog) {}

  std::optional<Weighed> best(const Hosting& hosting, const Shelf& shelf) const {
    std::optional<Weighed> best;
    for (const auto& machine : shelf.machines) {
      for (int parallel = 1; parallel <= largest_parallel_on(machine); parallel *= 2) {
        for (const auto& format : hosting.formats) {
          if (!serves(machine, market_.models[hosting.model].formats[format.index])) continue;
          Weighed w = scales_.weigh(candidate(hosting, format, machine, parallel, shelf), project_);
          if (!best || is_better(w, *best, rule_)) best = std::move(w);
        }
      }
    }
    return best;
  }

 private:
  Candidate candidate(const Hosting& hosting, const Hosting::Format& format, const Machine& machine,
                      int parallel, const Shelf& shelf) const {
    const HostedModel& hosted = market_.models[hosting.model];
    const Requirements& r = project_.requirements;
    const Workload& w = project_.workload;
    RequestShape shape{w.input, w.output, {}, r.max_ttft, r.max_tpot, w.shared_prefix, r.context};
    if (hosted.model->thinking != Thinking::never) {
      shape.hidden = project_.hidden[static_cast<std::size_t>(format.mode.effort)].expected;
    }
    shape.output += shape.hidden;
    const ServedFormat weights = hosted.formats[format.index];
    Fleet fleet{machine.gpu, machine.local.get(), machine.link, machine.gpus, parallel, weights, {},
                {}};
    if (const auto* gguf = std::get_if<GgufFormat>(&weights)) {
      const LocalHost& host = *machine.local;
      fleet.capacity = local_capacity({hosted.model, &host.device, host.speed, *gguf}, shape);
    } else {
      const PreparedReplica replica = serving_.prepare(
          {hosted.model, machine.gpu, machine.link, parallel, std::get<WeightFormat>(weights)});
      fleet.capacity = replica.capacity(shape);
      if (fleet.capacity.rate.value() > 0) fleet.capacity.alone = replica.alone(shape);
    }
    const Served what{hosted.model, shelf.provider, format.mode, machine.placement};
    if (const auto* offer = std::get_if<const GpuOffer*>(&machine.item)) {
      return RentedCandidate{what, *offer, shelf.purchase, fleet};
    }
    return OwnedCandidate{what, std::get<const Server*>(machine.item), machine.owned, fleet};
  }

  const Market& market_;
  const Project& project_;
  Scales scales_;
  ChoiceRule rule_;
  ServingModel serving_;
};

}  // namespace

/// The frozen market with the machines that llama.cpp serves on.
const Catalog& market_with_devices() {
  static const Catalog catalog = [] {
    Catalog c = frozen_market();
    c.local_devices = shipped_catalog().local_devices;
    c.local_speeds = shipped_catalog().local_speeds;
    std::ranges::copy_if(shipped_catalog().servers, std::back_inserter(c.servers),
                         [](const Server& s) { return !s.device.empty(); });
    return c;
  }();
  return catalog;
}

/// Machines of every sort that somebody may have.
std::vector<OwnMachines> some_own(unsigned seed) {
  switch (seed % 4) {
    case 0:
      return {{2, "rtx-4090"}};
    case 1:
      return {{1, "apple-m4-max"}, {3, "rtx-4090"}};
    default:
      return {};
  }
}

TEST_CASE("of all placements of a model on a shelf the best is listed") {
  int compared = 0;
  int rejected = 0;
  int local = 0;
  for (unsigned seed = 0; seed < 24; ++seed) {
    const Catalog& catalog = seed % 2 == 0 ? market_with_devices() : frozen_market();
    ProjectInput input = some_special_project(seed);
    if (seed % 2 == 0) input.filters.own = some_own(seed / 2);
    Project project = resolve(input, catalog);
    // Volumes of one machine and of hundreds; a budget that some can keep to.
    project.workload.requests_per_day = Requests(seed % 4 == 0   ? 100
                                                 : seed % 4 == 2 ? 3000
                                                                 : 900'000);
    if (seed % 3 == 0) project.requirements.budget = Usd(400);
    const Market market = stock_market(catalog, project.filters);
    Search search(market, today);
    const auto all = search.all(project);
    const ChoiceRule rule = search.rule(project);
    const EveryPlacement every(market, project, search);
    Ways ways(market);
    ways.look_at(project);
    for (const auto& shelf : market.shelves) {
      for (std::size_t h = seed % 5; h < ways.hostings().size(); h += 5) {
        const Hosting& hosting = ways.hostings()[h];
        const auto best = every.best(hosting, shelf);
        if (!best) continue;
        const OptionKey key = key_of(best->candidate);
        const auto listed =
            std::ranges::find_if(all, [&](const Weighed& w) { return key_of(w.candidate) == key; });
        REQUIRE(listed != all.end());
        CAPTURE(seed, option_id(ref_of(key)));
        CHECK(listed->failed == best->failed);
        CHECK(listed->first_reason == best->first_reason);
        CHECK(listed->totals.has_value() == best->totals.has_value());
        if (best->totals && listed->totals) {
          CHECK(rule.cost(*listed->totals) == rule.cost(*best->totals));
        }
        const Bytes needed = fleet_of(best->candidate)->capacity.needed_memory;
        if (!best->totals) CHECK(fleet_of(listed->candidate)->capacity.needed_memory == needed);
        ++compared;
        if (best->first_reason) ++rejected;
        if (fleet_of(best->candidate)->local != nullptr) ++local;
      }
    }
  }
  CHECK(compared > 3000);
  CHECK(rejected > 500);
  CHECK(compared - rejected > 500);
  CHECK(local > 10);
}

TEST_CASE("whatever a hunt finds has a bill, so that a machine without one hides no other") {
  // Of the smallest device nobody says what tuning takes there; the next one is dearer than a call.
  ProjectInput input;
  input.jurisdiction = Jurisdiction::uk;
  input[Number::input_tokens] = 50;
  input[Number::output_tokens] = 400;
  input.fine_tuning = Wanted::yes;
  input.decide_on = CostBasis::invoice;
  const Project project = resolve(input, shipped_catalog());
  const Market market = stock_market(shipped_catalog(), project.filters, today);
  Search search(market, today);
  const auto found = search.contenders(project);
  CHECK_FALSE(found.empty());
  for (const auto& w : found) {
    CAPTURE(option_id(ref_of(w.candidate)));
    CHECK(w.totals.has_value());
  }
  const ChoiceRule rule = search.rule(project);
  CHECK(choose(found, rule).decision.cap == choose(search.all(project), rule).decision.cap);
}

TEST_CASE("a machine that two engines serve is remembered with the engine that served") {
  ProjectInput input;
  input.sensitivity = Sensitivity::medical;
  input[Number::input_tokens] = 50;
  input[Number::output_tokens] = 1;
  input.fine_tuning = Wanted::yes;
  input[Number::hours_per_day] = 2;
  input.filters.own = {{2, "rtx-4090"}};
  const Project project = resolve(input, shipped_catalog());
  const Market market = stock_market(shipped_catalog(), project.filters, today);
  Search search(market, today);
  const std::string plan = plan_of(search.all(project), search.rule(project));
  for (int time = 0; time < 3; ++time) {
    CHECK(plan_of(search.contenders(project), search.rule(project)) == plan);
  }
}

TEST_CASE("what a survey leaves unplaced fails the gate that weighing it finds first") {
  using Tally = std::map<std::pair<OptionKind, std::optional<ReasonCode>>, int>;
  std::size_t unplaced = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const Project project = resolve(some_special_project(seed), frozen_market());
    const Market market = stock_market(frozen_market(), project.filters);
    Search search(market, today);
    const Survey survey = search.survey(project);
    Tally surveyed;
    for (const auto& w : survey.weighed) ++surveyed[{kind_of(w.candidate), w.first_reason}];
    for (const auto& u : survey.unplaced) {
      ++surveyed[{market.shelves[u.shelf].kind, u.first_reason}];
    }
    Tally weighed;
    for (const auto& w : search.all(project)) ++weighed[{kind_of(w.candidate), w.first_reason}];
    CHECK(surveyed == weighed);
    unplaced += survey.unplaced.size();
  }
  CHECK(unplaced > 1000);
}

TEST_CASE("the search for the pick finds what weighing everything finds") {
  int found = 0;
  int local = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    const bool with_devices = seed % 3 == 0;
    const Catalog& catalog = with_devices ? market_with_devices() : frozen_market();
    ProjectInput input = some_special_project(seed);
    if (with_devices) {
      input.filters.own = some_own(seed / 3);
      if (seed % 2 == 0) input[Number::requests_per_day] = 60;
    }
    const Project project = resolve(input, catalog);
    const Market market = stock_market(catalog, project.filters);
    Search search(market, today);
    auto all = search.all(project);
    const ChoiceRule rule = search.rule(project);
    const std::string plan = plan_of(all, rule);
    CHECK(plan_of(search.contenders(project), rule) == plan);
    // What was found a moment ago must not change what is found now.
    CHECK(plan_of(search.contenders(project), rule) == plan);
    if (plan.empty()) continue;
    ++found;
    const Candidate& pick = all[*choose(all, rule).pick].candidate;
    if (fleet_of(pick) != nullptr && fleet_of(pick)->local != nullptr) ++local;
    const OptionKind kind = kind_of(pick);
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
  CHECK(local > 0);
}

/// Requests a second by the form of the least work of one; none where nothing fits.
double most_by_form(const PreparedReplica& replica, const RequestShape& shape,
                    const QueueConstants& queue) {
  const auto work = replica.least_work();
  if (!work) return 0;
  const Seconds each =
      work->of(shape.input, shape.cached, shape.output, prompt_share(shape.output, queue));
  return 1 / each.count();
}

TEST_CASE("no replica sustains more than its ceiling, nor that more than the form of its work") {
  const Catalog& catalog = frozen_market();
  const ServingModel serving(catalog);
  const RequestShape shapes[] = {{Tokens(20), Tokens(1), {}, {}, {}},
                                 {Tokens(50), Tokens(400), {}, {}, {}},
                                 {Tokens(2000), Tokens(300), {}, Seconds(1), {}},
                                 {Tokens(16000), Tokens(20), Tokens(15), Seconds(2), {}},
                                 {Tokens(16000), Tokens(20), {}, {}, {}, Tokens(15000)}};
  int runs = 0;
  double closest = 0;
  double closest_form = 0;
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
            const double most = most_by_form(replica, shape, serving.queue());
            if (ceiling > most * (1 + 1e-9)) FAIL_CHECK("form of " << model.id << " on " << gpu.id);
            if (rate > 0) closest_form = std::max(closest_form, rate / most);
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
  CHECK(closest_form > 0.7);
}

TEST_CASE("no device of one's own sustains more than the form of its work") {
  const Catalog& catalog = market_with_devices();
  const RequestShape shapes[] = {{Tokens(1), Tokens(1), {}, {}, {}},
                                 {Tokens(1000), Tokens(300), {}, {}, {}},
                                 {Tokens(30000), Tokens(20), {}, Seconds(9), {}, Tokens(15000)}};
  int runs = 0;
  for (const auto& device : catalog.local_devices) {
    const auto machine = find_local_machine(catalog, device.id);
    const LocalSpeed* speed = machine ? speed_of(*machine, catalog) : nullptr;
    if (speed == nullptr || !can_host(*machine, *speed)) continue;
    for (const auto& model : catalog.models) {
      if (!model.architecture) continue;
      const LocalReplica replica{&model, &*machine, speed, usual_gguf(*model.architecture)};
      for (const auto& shape : shapes) {
        const double rate = local_capacity(replica, shape).rate.value();
        const Seconds each =
            local_least_work(replica).of(shape.input, shape.cached, shape.output, 1);
        if (rate * each.count() > 1 + 1e-9) FAIL_CHECK(model.id << " on " << device.id);
        runs += rate > 0 ? 1 : 0;
      }
    }
  }
  CHECK(runs > 50);
}
