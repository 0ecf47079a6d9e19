#include "llmadvisor/engine/what_if/confidence.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

namespace llmadvisor {
namespace {

/// Where `u` in [0, 1) lies between an end of a range and what is expected: as likely above as
/// below, since the choice goes by what is expected, and the likelier the nearer to it (half a
/// triangle on either side).
struct Position {
  bool is_low = true;
  double share = 0;  ///< of the way from the end to what is expected

  explicit Position(double u) : is_low(u < 0.5), share(std::sqrt(u < 0.5 ? 2 * u : 2 * (1 - u))) {}
  Position() = default;
};

double drawn(const CostRange& range, const Position& at) {
  const double end = (at.is_low ? range.low : range.high).value();
  return end + (range.expected.value() - end) * at.share;
}

/// An option as the draws see it.
struct Drawn {
  std::size_t option = 0;
  std::size_t price = 0;  ///< which of the prices drawn is its own
  CostRange invoice;
  CostRange people;

  double cost(const std::vector<Position>& prices, const Position& of_people) const {
    return drawn(invoice, prices[price]) + drawn(people, of_people);
  }
  Usd least() const { return invoice.low + people.low; }
  Usd most() const { return invoice.high + people.high; }
};

bool is_no_dearer(const CostRange& a, const CostRange& b) {
  return a.low <= b.low && a.expected <= b.expected && a.high <= b.high;
}

/// Whether the first is cheaper or as cheap in every draw.
bool rules_out(const Drawn& a, const Drawn& b) {
  return a.price == b.price && is_no_dearer(a.invoice, b.invoice) &&
         is_no_dearer(a.people, b.people);
}

class Draws {
 public:
  Draws(const std::vector<Weighed>& options, std::size_t pick, const ChoiceRule& rule)
      : options_(options), rule_(rule), own_(as_drawn(pick)) {
    for (std::size_t i = 0; i < options.size(); ++i) {
      if (i == pick || !is_rival(options[i], options[pick])) continue;
      Drawn rival = as_drawn(i);
      if (rival.least() < own_.most()) add(std::move(rival));
    }
  }

  PickConfidence run(int draws, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    // The standard's distributions differ between libraries; the bits of the generator do not.
    const auto uniform = [&random] { return static_cast<double>(random() >> 11) * 0x1.0p-53; };
    std::vector<Position> prices(prices_.size());
    const std::vector<bool> is_compared = prices_compared();
    std::map<std::size_t, int> wins;
    double regret = 0;
    int kept = 0;
    const double material = rule_.materiality(cheapest()).value();
    for (int draw = 0; draw < draws; ++draw) {
      // Traffic and tokens move all bills alike, a price only its own: half of each.
      const double common = uniform();
      for (std::size_t p = 0; p < prices.size(); ++p) {
        // Drawn all the same, so that no draw hangs on which rivals were ruled out.
        const double own = uniform();
        if (is_compared[p]) prices[p] = Position((common + own) / 2);
      }
      const Position people(uniform());
      const double cost = own_.cost(prices, people);
      const Drawn* best = nullptr;
      double least = cost;
      for (const auto& rival : rivals_) {
        const double theirs = rival.cost(prices, people);
        if (theirs >= least) continue;
        least = theirs;
        best = &rival;
      }
      if (best != nullptr) ++wins[best->option];
      regret += cost - least;
      kept += cost - least <= material ? 1 : 0;
    }
    PickConfidence result;
    result.share = static_cast<double>(kept) / draws;
    result.draws = draws;
    result.materiality = Usd(material);
    result.expected_regret = Usd(regret / draws);
    const auto toughest =
        std::ranges::max_element(wins, {}, [](const auto& w) { return w.second; });
    if (toughest != wins.end()) {
      result.toughest_rival = ref_of(options_[toughest->first].candidate);
    }
    return result;
  }

 private:
  bool is_rival(const Weighed& w, const Weighed& pick) const {
    if (!can_be_the_plan(w, rule_.project())) return false;
    const Served& theirs = served(w.candidate);
    const Served& own = served(pick.candidate);
    if (!rule_.is_evident(theirs.mode) && rule_.is_evident(own.mode)) return false;
    if (rule_.law_rank(theirs.placement) > rule_.law_rank(own.placement)) return false;
    switch (rule_.project().prefer) {
      case Preference::cost:
        return true;
      case Preference::quality:
        return !own.mode.standing ||
               lower_bound(theirs.mode) >=
                   lower_bound(own.mode) - rule_.equal_points(*own.mode.standing);
      case Preference::privacy:
        if (rule_.privacy(theirs.placement) < rule_.privacy(own.placement)) return false;
        break;
      case Preference::value:
        break;
    }
    return level_rank(theirs.mode) >= level_rank(own.mode);
  }

  Drawn as_drawn(std::size_t i) {
    const Weighed& w = options_[i];
    const std::size_t next = prices_.size();
    Drawn d;
    d.option = i;
    d.price = prices_.try_emplace(what_is_priced(w.candidate), next).first->second;
    d.invoice = w.totals->monthly;
    if (rule_.decides_on_invoice()) return d;
    const CostRange& all = w.totals->full_cost;
    d.people = {all.low - d.invoice.low, all.expected - d.invoice.expected,
                all.high - d.invoice.high};
    return d;
  }

  void add(Drawn rival) {
    if (std::ranges::any_of(rivals_, [&](const Drawn& r) { return rules_out(r, rival); })) return;
    std::erase_if(rivals_, [&](const Drawn& r) { return rules_out(rival, r); });
    rivals_.push_back(std::move(rival));
  }

  /// Of each price, whether the pick or a rival that is left pays it.
  std::vector<bool> prices_compared() const {
    std::vector<bool> compared(prices_.size(), false);
    compared[own_.price] = true;
    for (const auto& r : rivals_) compared[r.price] = true;
    return compared;
  }

  Usd cheapest() const {
    Usd least = own_.invoice.expected + own_.people.expected;
    for (const auto& r : rivals_) least = std::min(least, r.invoice.expected + r.people.expected);
    return least;
  }

  const std::vector<Weighed>& options_;
  const ChoiceRule& rule_;
  std::map<const void*, std::size_t> prices_;
  Drawn own_;
  std::vector<Drawn> rivals_;
};

}  // namespace

PickConfidence pick_confidence(const std::vector<Weighed>& options, std::size_t pick,
                               const ChoiceRule& rule, int draws, std::uint64_t seed) {
  return Draws(options, pick, rule).run(draws, seed);
}

}  // namespace llmadvisor
