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

Burden burden_of(const Option& o) {
  const auto cents = [](Usd amount) { return std::round(amount.value() * 100); };
  const bool few_scores = o.mode.standing && o.mode.standing->few_scores;
  return {cents(o.monthly.expected),
          cents(o.full_cost.expected),
          -std::round(lower_bound(o.mode) * 10),
          -static_cast<double>(o.privacy),
          o.legal_tier ? static_cast<double>(*o.legal_tier) : 0,
          static_cast<double>(open_conditions(o.compliance)),
          o.deployment ? 1.0 : 0.0,
          few_scores ? 1.0 : 0.0};
}

bool beats(const Burden& x, const Burden& y) {
  return x != y && std::ranges::equal(x, y, std::less_equal{});
}

/// Options beside which another is at least as good in all that the choice compares.
void mark_dominated(Advice& advice) {
  std::vector<Burden> burdens;
  for (const auto& o : advice.options) burdens.push_back(burden_of(o));
  const auto may_beat = [&](std::size_t i) {
    const Option& o = advice.options[i];
    const bool spot = o.deployment && o.deployment->purchase == Purchase::spot;
    return o.verdict != Verdict::rejected && !spot;
  };
  for (std::size_t i = 0; i < burdens.size(); ++i) {
    Option& o = advice.options[i];
    if (o.verdict == Verdict::rejected) continue;
    for (std::size_t other = 0; other < burdens.size() && !o.dominated_by; ++other) {
      if (may_beat(other) && beats(burdens[other], burdens[i])) o.dominated_by = other;
    }
  }
}

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

}  // namespace

Advice list_options(Ranked ranked, const Project& project, const Search& search,
                    const AdviseSettings& settings, const std::vector<OptionRef>& named_elsewhere,
                    std::vector<Option> described) {
  Advice advice;
  Describer describer(project, search, std::move(described));
  std::set<std::size_t> wanted;
  ranked.named.for_each([&](const auto& slot) {
    if (slot) wanted.insert(*slot);
  });
  std::vector<std::optional<std::size_t>> position_in_answer(ranked.order.size());
  std::array<std::size_t, 4> listed{};
  for (std::size_t i = 0; i < ranked.order.size(); ++i) {
    const Weighed& w = ranked.at(i);
    const auto kind = static_cast<std::size_t>(kind_of(w.candidate));
    Considered& tally = advice.considered[kind];
    ++tally.candidates;
    if (w.first_reason) ++tally.rejected_by[*w.first_reason];
    const bool in_top = listed[kind] < settings.top;
    const auto is_named = [&] {
      return wanted.contains(i) || is_among(named_elsewhere, w.candidate);
    };
    if (settings.listing == Listing::top && !in_top && !is_named()) continue;
    ++listed[kind];
    ++tally.listed;
    position_in_answer[i] = advice.options.size();
    advice.options.push_back(describer.describe(w));
    advice.options.back().left_at = ranked.choice.left_at[ranked.order[i]];
  }
  ranked.named.for_each([&](auto& slot) {
    if (slot) slot = position_in_answer[*slot];
  });
  take_names(advice, ranked.named);
  if (ranked.choice.pick) advice.decision = ranked.choice.decision;
  mark_close_calls(advice);
  mark_dominated(advice);
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
