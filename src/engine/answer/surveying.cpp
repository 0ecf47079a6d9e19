#include "answer/surveying.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace llmadvisor {
namespace {

/// What a kind has without its unplaced options.
struct Stock {
  std::size_t admitted = 0;
  std::size_t plans = 0;
};

}  // namespace

Survey surveyed(const Project& project, Search& search, const AdviseSettings& settings) {
  Survey survey = search.survey(project);
  std::array<Stock, enum_names<OptionKind>.size()> stock;
  std::size_t plans = 0;
  for (const auto& w : survey.weighed) {
    Stock& of_kind = stock[static_cast<std::size_t>(kind_of(w.candidate))];
    if (w.verdict != Verdict::rejected) ++of_kind.admitted;
    if (!can_be_the_plan(w, project)) continue;
    ++of_kind.plans;
    ++plans;
  }
  // What fails nothing but the floor may still do the easy requests.
  const bool all_count = settings.listing != Listing::top || plans == 0 ||
                         project.stated[Number::easy_share].has_value();
  search.place(survey, project, [&](const Shelf& shelf, const Model&) {
    const Stock& of_kind = stock[static_cast<std::size_t>(shelf.kind)];
    return all_count || of_kind.admitted < settings.top || of_kind.plans == 0;
  });
  return survey;
}

bool place_named(Survey& survey, const std::vector<OptionRef>& named, const Project& project,
                 Search& search) {
  return search.place(survey, project, [&](const Shelf& shelf, const Model& model) {
    return std::ranges::any_of(named, [&](const OptionRef& o) {
      return o.kind == shelf.kind && o.purchase == shelf.purchase &&
             o.provider == shelf.provider->id && o.model == model.id;
    });
  });
}

}  // namespace llmadvisor
