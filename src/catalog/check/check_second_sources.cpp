#include "checks.hpp"
#include "llmadvisor/catalog/second_source.hpp"

namespace llmadvisor {
namespace {

template <class Offer>
void check_differences(const std::string& table, const Offer& offer, Findings& findings) {
  for (const auto& second : offer.second_sources) {
    const auto ours = figure_of(offer, second.figure);
    if (!ours || agree(second.figure, *ours, second.value)) continue;
    if (second.difference && second.reviewed) continue;
    findings.error(table, offer.id, FindingCode::unreviewed_difference,
                   {{"figure", std::string(to_string(second.figure))},
                    {"here", *ours},
                    {"there", second.value},
                    {"source", Cited{second.source}}});
  }
}

void check_mark(const std::string& table, const std::string& id, const std::string& field,
                const std::optional<Mark>& stated, const std::optional<Mark>& found,
                Findings& findings) {
  if (!stated || stated == found) return;
  findings.error(table, id, FindingCode::wrong_mark,
                 {{"field", field},
                  {"here", std::string(to_string(*stated))},
                  {"there", std::string(to_string(found.value_or(Mark::single_source)))}});
}

}  // namespace

void find_bad_second_sources(const Catalog& catalog, Findings& findings) {
  for (const auto& offer : catalog.api_offers) {
    check_differences("api_offers", offer, findings);
    check_mark("api_offers", offer.id, "mark", offer.mark, price_mark(offer), findings);
    check_mark("api_offers", offer.id, "limits_mark", offer.limits_mark, limits_mark(offer),
               findings);
  }
  for (const auto& offer : catalog.gpu_offers) {
    check_differences("gpu_offers", offer, findings);
    check_mark("gpu_offers", offer.id, "mark", offer.mark, price_mark(offer), findings);
  }
}

}  // namespace llmadvisor
