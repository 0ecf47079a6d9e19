#include "answer/listing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>
#include <utility>

#include "answer/option_detail.hpp"
#include "llmadvisor/engine/choice/choice.hpp"

namespace llmadvisor {
namespace {

/// Options whose ranges overlap the pick's could turn out cheaper.
void mark_close_calls(Advice& advice) {
  if (!advice.pick) return;
  const std::size_t picked = *advice.pick;
  Option& pick = advice.options[picked];
  for (std::size_t i = 0; i < advice.options.size(); ++i) {
    Option& other = advice.options[i];
    if (i == picked || other.verdict == Verdict::rejected) continue;
    if (other.monthly.low <= pick.monthly.high && pick.monthly.low <= other.monthly.high) {
      other.close_to.push_back(picked);
      pick.close_to.push_back(i);
    }
  }
}

/// What the choice compares, as far as smaller is better in all of it; to the cent and to a tenth
/// of a point, as less decides nothing.
using Burden = std::array<double, 8>;

bool beats(const Burden& x, const Burden& y) {
  return x != y && std::ranges::equal(x, y, std::less_equal{});
}

/// Works out the burdens of the options of one answer.
class Burdens {
 public:
  explicit Burdens(const Scales& scales)
      : scales_(scales), of_place_(scales.market().placements.size()) {}

  Burden of(const Weighed& w) {
    const auto cents = [](Usd amount) { return std::round(amount.value() * 100); };
    const BillTotals totals = w.totals.value_or(BillTotals{});
    const Served& what = served(w.candidate);
    const auto& standing = what.mode.standing;
    const OfPlace& place = of_place(what.placement);
    return {cents(totals.monthly.expected),
            cents(totals.full_cost.expected),
            -std::round(lower_bound(what.mode) * 10),
            -place.privacy,
            place.tier,
            place.open_conditions,
            fleet_of(w.candidate) != nullptr ? 1.0 : 0.0,
            standing && standing->few_scores ? 1.0 : 0.0};
  }

 private:
  struct OfPlace {
    double privacy = 0;
    double tier = 0;
    double open_conditions = 0;
  };

  const OfPlace& of_place(std::size_t placement) {
    auto& known = of_place_[placement];
    if (known) return *known;
    const auto recipients = scales_.places().recipients(placement);
    const auto tier = legal_tier(recipients);
    known = OfPlace{
        .privacy =
            static_cast<double>(privacy_rank(scales_.market().placements[placement].deployment)),
        .tier = tier ? static_cast<double>(*tier) : 0,
        .open_conditions = static_cast<double>(open_conditions(verdict_on(recipients)))};
    return *known;
  }

  const Scales& scales_;
  std::vector<std::optional<OfPlace>> of_place_;
};

/// Finds the options beside which another is at least as good in all that the choice compares.
class Dominance {
 public:
  void add(const Weighed& w, Burdens& burdens) {
    const auto* rented = std::get_if<RentedCandidate>(&w.candidate);
    const bool is_spot = rented != nullptr && rented->purchase == Purchase::spot;
    burdens_.push_back(burdens.of(w));
    may_win_.push_back(w.verdict != Verdict::rejected && !is_spot);
  }

  void mark(Advice& advice, std::size_t index) const {
    Option& o = advice.options[index];
    if (o.verdict == Verdict::rejected) return;
    for (std::size_t other = 0; other < burdens_.size() && !o.dominated_by; ++other) {
      if (may_win_[other] && beats(burdens_[other], burdens_[index])) o.dominated_by = other;
    }
  }

 private:
  std::vector<Burden> burdens_;
  std::vector<bool> may_win_;
};

/// Whether it is one of those, without a name built for each candidate that is not.
bool is_among(const std::vector<OptionRef>& options, const Candidate& candidate) {
  const auto kind = kind_of(candidate);
  const std::string_view model = served(candidate).model->id;
  return std::ranges::any_of(options, [&](const OptionRef& option) {
    return option.kind == kind && option.model == model && option == ref_of(candidate);
  });
}

/// Options by their place in the ranking, of which some were described before.
class Describer {
 public:
  Describer(const Project& project, const Search& search, std::vector<Option> described)
      : project_(project), search_(search), described_(std::move(described)) {}

  /// Asked for in the order of the ranking, and for each that was described before.
  Option describe(const Weighed& w) {
    const bool is_known =
        next_ < described_.size() && ref_of(described_[next_]) == ref_of(w.candidate);
    if (!is_known) return describe_option(w, project_, search_);
    Option o = std::move(described_[next_++]);
    o.close_to.clear();
    o.dominated_by.reset();
    return o;
  }

 private:
  const Project& project_;
  const Search& search_;
  std::vector<Option> described_;
  std::size_t next_ = 0;
};

void take_names(Advice& advice, const NamedOptions& named) {
  advice.pick = named.pick;
  advice.closest = named.closest;
  advice.best_quality = named.best_quality;
  advice.most_private = named.most_private;
  advice.cheapest_established = named.cheapest_established;
  advice.second_host = named.second_host;
  advice.untested = named.untested;
  for (const auto& rung : named.ladder) advice.ladder.push_back(*rung);
  advice.best_of_kind = named.best_of_kind;
  advice.closest_of_kind = named.closest_of_kind;
}

/// Positions in the ranking of what the answer names.
std::set<std::size_t> positions_named(Ranked& ranked) {
  std::set<std::size_t> positions;
  ranked.named.for_each([&](const auto& slot) {
    if (slot) positions.insert(*slot);
  });
  return positions;
}

/// Positions of what is listed, in their order; counts what is not.
std::vector<std::size_t> positions_listed(const Ranked& ranked, const AdviseSettings& settings,
                                          const std::set<std::size_t>& named,
                                          const std::vector<OptionRef>& named_elsewhere,
                                          Advice& advice) {
  std::vector<std::size_t> positions;
  std::array<std::size_t, 4> listed{};
  for (std::size_t i = 0; i < ranked.order.size(); ++i) {
    const Weighed& w = ranked.at(i);
    const auto kind = static_cast<std::size_t>(kind_of(w.candidate));
    Considered& tally = advice.considered[kind];
    ++tally.candidates;
    if (w.first_reason) ++tally.rejected_by[*w.first_reason];
    const bool in_top = listed[kind] < settings.top;
    const auto is_named = [&] {
      return named.contains(i) || is_among(named_elsewhere, w.candidate);
    };
    if (settings.listing == Listing::top && !in_top && !is_named()) continue;
    ++listed[kind];
    ++tally.listed;
    positions.push_back(i);
  }
  return positions;
}

void write_out(Option& outlined, const Weighed& w, const Project& project, const Search& search) {
  Option whole = describe_option(w, project, search);
  whole.left_at = outlined.left_at;
  whole.close_to = std::move(outlined.close_to);
  outlined = std::move(whole);
}

}  // namespace

Advice list_options(Ranked ranked, const Project& project, const Search& search,
                    const AdviseSettings& settings, const std::vector<OptionRef>& named_elsewhere,
                    std::vector<Option> described) {
  Advice advice;
  Describer describer(project, search, std::move(described));
  const auto named = positions_named(ranked);
  const auto listed = positions_listed(ranked, settings, named, named_elsewhere, advice);
  const bool outlines = settings.listing == Listing::outlined;
  const Scales scales = search.scales();
  Burdens burdens(scales);
  Dominance dominance;
  for (const std::size_t position : listed) {
    const Weighed& w = ranked.at(position);
    const bool in_full = !outlines || named.contains(position);
    advice.options.push_back(in_full ? describer.describe(w) : outline_option(w, project, search));
    advice.options.back().left_at = ranked.choice.left_at[ranked.order[position]];
    dominance.add(w, burdens);
  }
  for (const auto& u : ranked.unplaced) {
    const Shelf& shelf = search.market().shelves[u.shelf];
    Considered& tally = advice.considered[static_cast<std::size_t>(shelf.kind)];
    ++tally.candidates;
    ++tally.rejected_by[u.first_reason];
  }
  ranked.named.for_each([&](auto& slot) {
    if (!slot) return;
    slot = static_cast<std::size_t>(std::ranges::lower_bound(listed, *slot) - listed.begin());
  });
  take_names(advice, ranked.named);
  if (ranked.choice.pick) advice.decision = ranked.choice.decision;
  mark_close_calls(advice);
  if (!outlines) {
    for (std::size_t i = 0; i < listed.size(); ++i) dominance.mark(advice, i);
  } else if (const auto one = settings.written_out(advice)) {
    write_out(advice.options[*one], ranked.at(listed[*one]), project, search);
    dominance.mark(advice, *one);
  }
  return advice;
}

std::vector<OptionRef> named_in(const Advice& advice) {
  std::vector<OptionRef> named;
  for (const auto& flip : advice.flips) {
    if (flip.option) named.push_back(*flip.option);
  }
  for (const auto& even : advice.break_evens) {
    named.push_back(even.self_hosted);
    named.push_back(even.api);
  }
  for (const auto& change : advice.counterfactuals) named.push_back(change.option);
  if (advice.routing) named.push_back(advice.routing->easy);
  if (advice.confidence && advice.confidence->toughest_rival) {
    named.push_back(*advice.confidence->toughest_rival);
  }
  return named;
}

}  // namespace llmadvisor
