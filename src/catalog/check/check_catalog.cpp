#include <algorithm>
#include <utility>

#include "checks.hpp"
#include "llmadvisor/catalog/check.hpp"

namespace llmadvisor {

std::vector<Finding> check_catalog(const Catalog& catalog, std::optional<Date> today) {
  Findings findings;
  find_out_of_bounds(catalog, findings);
  find_bad_ids(catalog, findings);
  find_bad_references(catalog, findings);
  if (today) {
    find_bad_dates(catalog, *today, findings);
    find_old_prices(catalog, *today, findings);
  }
  find_bad_origins(catalog, findings);
  find_bad_prices(catalog, findings);
  find_bad_second_sources(catalog, findings);
  find_bad_hardware(catalog, findings);
  find_bad_models(catalog, findings);
  find_bad_defaults(catalog, findings);
  find_bad_hints(catalog, findings);
  auto list = std::move(findings.list());
  std::ranges::stable_sort(list, {}, &Finding::severity);
  return list;
}

std::vector<Finding> check_references(const Catalog& catalog) {
  Findings findings;
  find_bad_references(catalog, findings);
  return std::move(findings.list());
}

std::vector<Finding> check_ids(const Catalog& catalog) {
  Findings findings;
  find_bad_ids(catalog, findings);
  return std::move(findings.list());
}

std::vector<Finding> check_ages(const Catalog& catalog, Date today) {
  Findings findings;
  find_old_prices(catalog, today, findings);
  return std::move(findings.list());
}

}  // namespace llmadvisor
