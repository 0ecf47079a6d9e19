#include "llmadvisor/engine/advise.hpp"

#include <algorithm>
#include <iterator>

#include "answer/listing.hpp"
#include "answer/naming.hpp"
#include "answer/otherwise.hpp"
#include "answer/robustness.hpp"
#include "answer/warnings.hpp"
#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/market.hpp"

namespace llmadvisor {
Advice advise(const ProjectInput& input, const Catalog& catalog, Date today,
              const AdviseSettings& settings) {
  const Project project = resolve(input, catalog);
  const Market market = stock_market(catalog, project.filters, today);
  Search search(market, today);
  const std::vector<Weighed> all = search.all(project);
  const Ranked ranked = rank(all, search.rule(project));
  Advice advice = list_options(ranked, project, search, settings);
  const Option* pick = advice.pick ? &advice.options[*advice.pick] : nullptr;
  advice.warnings = warnings_of(ranked, pick, project, search.scales());
  const bool decides = !ranked.stops_at_security_officer();
  if (settings.robustness == Robustness::computed && decides) {
    add_robustness(advice, ranked, settled(input, project), project, search);
  }
  std::ranges::move(data_warnings(settled(input, project), project, search),
                    std::back_inserter(advice.warnings));
  advice.today = today;
  advice.project = project;
  return advice;
}

}  // namespace llmadvisor
