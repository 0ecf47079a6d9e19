#include "llmadvisor/engine/advise.hpp"

#include <algorithm>
#include <iterator>

#include "answer/listing.hpp"
#include "answer/naming.hpp"
#include "answer/otherwise.hpp"
#include "answer/outlook.hpp"
#include "answer/pick_map.hpp"
#include "answer/robustness.hpp"
#include "answer/routing.hpp"
#include "answer/seats.hpp"
#include "answer/surveying.hpp"
#include "answer/todays_bill.hpp"
#include "answer/warnings.hpp"
#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/market.hpp"
#include "llmadvisor/engine/resolve.hpp"

namespace llmadvisor {
namespace {

/// Lists the options once more where the answer names some that are not among the best of their
/// kinds.
void list_what_is_named(Advice& advice, const Ranked& ranked, Survey& survey,
                        const Project& project, Search& search, const AdviseSettings& settings) {
  const auto named = named_in(advice);
  const auto is_listed = [&](const OptionRef& option) {
    return std::ranges::find(advice.options, option, [](const Option& o) { return ref_of(o); }) !=
           advice.options.end();
  };
  if (std::ranges::all_of(named, is_listed)) return;
  const bool has_more = place_named(survey, named, project, search);
  Advice longer = list_options(has_more ? rank(survey, search.rule(project)) : ranked, project,
                               search, settings, named, std::move(advice.options));
  longer.warnings = std::move(advice.warnings);
  longer.break_evens = std::move(advice.break_evens);
  longer.flips = std::move(advice.flips);
  longer.counterfactuals = std::move(advice.counterfactuals);
  longer.routing = std::move(advice.routing);
  longer.confidence = std::move(advice.confidence);
  advice = std::move(longer);
}

/// Of machines that the user has, whether they will do at all hangs on the volume and the budget,
/// and so does what else is on offer: no map of one market says it.
void add_pick_map(Advice& advice, const Ranked& ranked, const ProjectInput& input,
                  const Project& project, Search& search) {
  if (!project.filters.own.empty()) return;
  const Usd otherwise = advice.closest ? advice.options[*advice.closest].monthly.expected : Usd(0);
  advice.pick_map = map_picks(input, project, ranked.pick(), otherwise, search);
}

bool is_admitted_on_premises(const Weighed& w) {
  return kind_of(w.candidate) == OptionKind::on_premises && !w.first_reason;
}

/// What is on offer: of machines on premises those that the user has, where any of them will do;
/// else those that could be bought.
Market market_for(const Project& project, const Catalog& catalog, Date today) {
  Market market = stock_market(catalog, project.filters, today);
  if (project.filters.own.empty()) return market;
  const Survey survey = Search(market, today).survey(project);
  if (std::ranges::any_of(survey.weighed, is_admitted_on_premises)) return market;
  Filters others = project.filters;
  others.own.clear();
  return stock_market(catalog, others, today);
}

}  // namespace

Advice advise(const ProjectInput& input, const Catalog& catalog, Date today,
              const AdviseSettings& settings) {
  const Project project = resolve(input, catalog);
  const Market market = market_for(project, catalog, today);
  Search search(market, today);
  Survey survey = surveyed(project, search, settings);
  const Ranked ranked = rank(survey, search.rule(project));
  Advice advice = list_options(ranked, project, search, settings);
  const Option* pick = advice.pick ? &advice.options[*advice.pick] : nullptr;
  advice.warnings = warnings_of(ranked, pick, project, search.scales());
  advice.routing = routing_of(ranked, project, search);
  const bool decides = !ranked.stops_at_security_officer();
  if (settings.robustness == Robustness::computed && decides) {
    add_robustness(advice, ranked, settled(input, project), project, search);
  }
  list_what_is_named(advice, ranked, survey, project, search, settings);
  advice.outlook = outlook_of(advice, project);
  std::ranges::move(data_warnings(settled(input, project), project, search),
                    std::back_inserter(advice.warnings));
  if (settings.picks == Picks::mapped && decides) {
    add_pick_map(advice, ranked, settled(input, project), project, search);
  }
  if (decides) advice.seats = seat_plans(project, catalog, today);
  advice.todays_bill = todays_bill(advice, project, catalog);
  advice.today = today;
  advice.project = project;
  return advice;
}

}  // namespace llmadvisor
