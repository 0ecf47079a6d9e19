#include <algorithm>
#include <map>

#include "checks.hpp"
#include "llmadvisor/catalog/price_age.hpp"
#include "llmadvisor/catalog/record_key.hpp"

namespace llmadvisor {
namespace {

struct Ages {
  int noted = 0;
  int all = 0;
  int oldest = 0;
};

/// Prices age one by one, yet one sentence for each provider says enough.
template <class Offer>
void find_old(const std::string& table, const std::vector<Offer>& offers, const PriceAging& aging,
              Date today, Findings& findings) {
  std::map<std::string, Ages> by_provider;
  for (const auto& offer : offers) {
    auto& ages = by_provider[offer.provider];
    const auto age = price_age(offer.provenance.as_of, today, aging);
    ++ages.all;
    if (!age.is_noted) continue;
    ++ages.noted;
    ages.oldest = std::max(ages.oldest, age.days);
  }
  for (const auto& [provider, ages] : by_provider) {
    if (ages.noted == 0) continue;
    findings.note(table, provider, FindingCode::old_prices,
                  {{"old", ages.noted}, {"all", ages.all}, {"days", ages.oldest}});
  }
}

}  // namespace

void find_bad_origins(const Catalog& catalog, Findings& findings) {
  for_each_table(catalog, [&](const char*, const char* key, const auto& table) {
    for (const auto& record : table) {
      if constexpr (requires { record.provenance; }) {
        if (record.provenance.source.empty())
          findings.error(key, record_key(record), FindingCode::no_source);
      }
    }
  });
}

void find_bad_dates(const Catalog& catalog, Date today, Findings& findings) {
  constexpr Date first_plausible = std::chrono::sys_days(std::chrono::year(2015) / 1 / 1);
  for_each_table(catalog, [&](const char*, const char* key, const auto& table) {
    for (const auto& record : table) {
      const auto day = record_date(record);
      if (!day) continue;
      if (*day > today) {
        findings.error(key, record_key(record), FindingCode::future_date, {{"date", *day}});
      }
      if (*day < first_plausible) {
        findings.error(key, record_key(record), FindingCode::ancient_date, {{"date", *day}});
      }
    }
  });
}

void find_old_prices(const Catalog& catalog, Date today, Findings& findings) {
  const PriceAging aging = price_aging(catalog);
  find_old("api_offers", catalog.api_offers, aging, today, findings);
  find_old("gpu_offers", catalog.gpu_offers, aging, today, findings);
}

}  // namespace llmadvisor
