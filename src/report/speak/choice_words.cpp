#include "choice_words.hpp"

#include <algorithm>
#include <cmath>

#include "advice_words.hpp"
#include "mode_words.hpp"
#include "option_words.hpp"
#include "recipient_words.hpp"
#include "speech.hpp"

namespace llmadvisor {
namespace {

const Option* pick_of(const Advice& a) { return a.pick ? &a.options[*a.pick] : nullptr; }

int options_that_hold(const Advice& a) {
  int count = 0;
  for (const auto& tally : a.considered) {
    count += tally.candidates;
    for (const auto& [code, rejected] : tally.rejected_by) count -= rejected;
  }
  return count;
}

std::optional<double> rule_number(ChoiceNumber id, const Voice& v) {
  const auto& figures = v.catalog().choice_figures;
  const auto found = std::ranges::find(figures, id, &ChoiceFigure::id);
  return found == figures.end() ? std::nullopt : std::optional(found->number);
}

bool is_same(Usd one, Usd other) { return std::abs((one - other).value()) < 0.005; }

/// The cap where nobody states a budget.
std::string origin_without_budget(Usd cap, const Voice& v) {
  const auto extra = rule_number(ChoiceNumber::cap_extra_usd, v);
  const auto share = rule_number(ChoiceNumber::cap_extra_share, v);
  if (!extra || !share) return "";
  // The greater of the two is what was added.
  const bool is_share = (cap - Usd(*extra)) * *share > Usd(*extra);
  const Usd least = is_share ? cap / (1 + *share) : cap - Usd(*extra);
  return v.say(words::cap_above_cheapest, arg("cost", v.usd(least)),
               arg("extra", is_share ? v.percent(*share) : v.limit(Usd(*extra))));
}

/// Whether some option costs that much; the cheapest of all is listed.
bool is_a_cost(Usd cost, const Advice& a) {
  return std::ranges::any_of(a.options, [&](const Option& o) {
    return o.verdict != Verdict::rejected && is_same(compared_cost(o, a.project), cost);
  });
}

/// Where the cap comes from; empty where the rule's numbers do not show it.
std::string cap_origin(Usd cap, const Advice& a, const Voice& v) {
  const auto& budget = a.project.requirements.budget;
  if (!budget) return origin_without_budget(cap, v);
  const auto share = rule_number(ChoiceNumber::cap_budget_share, v);
  const auto factor = rule_number(ChoiceNumber::cap_cost_factor, v);
  const auto least = rule_number(ChoiceNumber::cap_usd, v);
  if (share && is_same(*budget * *share, cap)) {
    return v.say(words::cap_share_of_budget, arg("share", v.percent(*share)));
  }
  if (least && is_same(Usd(*least), cap)) return v.say(words::cap_is_least);
  if (is_same(*budget, cap)) return v.say(words::cap_is_budget);
  const bool is_times = factor && (cap < *budget || is_a_cost(cap / *factor, a));
  if (is_times) {
    return v.say(words::cap_times_cheapest, arg("times", v.exact(*factor)),
                 arg("cost", v.usd(cap / *factor)));
  }
  return cap > *budget ? v.say(words::cap_budget_and_people) : "";
}

/// The same in brackets.
std::string origin_clause(Usd cap, const Advice& a, const Voice& v) {
  const std::string origin = cap_origin(cap, a, v);
  return origin.empty() ? "" : v.say(words::why_origin, arg("origin", origin));
}

std::string law_of_choice(const Advice& a, const Voice& v) {
  const auto& tier = a.decision->tier;
  if (!tier) return "";
  const Option& pick = *pick_of(a);
  const auto told = [&](const std::string& law) { return v.say(words::why_law, arg("tier", law)); };
  // Of tier A are hosts beside one's own machines.
  const bool is_own = pick.kind == OptionKind::on_premises && tier == LegalTier::a;
  if (is_own) return told(v.say(words::law_own_or_near));
  return told(pick.legal_tier == tier ? tier_text(pick, v)
                                      : std::string(name_of(*tier, v.language())));
}

/// Whether scores at this effort show the level of the pick.
bool is_level_proven(const Advice& a) {
  const auto& standing = pick_of(a)->mode.standing;
  return standing &&
         (standing->basis == AbilityBasis::independent || standing->basis == AbilityBasis::mixed);
}

/// Whether nothing that the answer names surely has more points than the pick.
bool has_most_points(const Advice& a) {
  const auto points = [](const Option& o) {
    return o.mode.standing ? std::optional(o.mode.standing->lower_bound) : std::nullopt;
  };
  const auto own = points(*pick_of(a));
  if (!own) return false;
  return std::ranges::none_of(a.options, [&](const Option& o) {
    const auto other = points(o);
    return o.verdict != Verdict::rejected && other && *other > *own;
  });
}

bool is_most_private(const Advice& a) {
  const int own = pick_of(a)->privacy;
  return std::ranges::none_of(a.options, [&](const Option& o) {
    return o.verdict != Verdict::rejected && o.privacy > own;
  });
}

/// What the preference asks for, where the pick has it.
std::string why_by_preference(const Advice& a, const Voice& v) {
  const Decision& d = *a.decision;
  const int count = options_that_hold(a);
  if (a.project.prefer == Preference::quality) {
    return has_most_points(a) ? v.say(words::why_best_quality, arg("count", count))
                              : v.say(words::why_near_best);
  }
  if (a.project.prefer == Preference::privacy && is_most_private(a)) {
    return v.say(words::why_most_private, arg("count", count));
  }
  if (a.project.prefer == Preference::cost) {
    return v.say(words::why_least, arg("cost", v.usd(d.cheapest)),
                 arg("on", compared_on(a.project, v)), arg("law", law_of_choice(a, v)));
  }
  if (!d.level || !d.cap) return "";
  const Message why = is_level_proven(a) ? words::why_level : words::why_level_unproven;
  return v.say(why, arg("cap", v.limit(*d.cap)), arg("on", compared_on(a.project, v)),
               arg("share", origin_clause(*d.cap, a, v)), arg("law", law_of_choice(a, v)),
               arg("level", name_of(*d.level, v.language())));
}

/// What decided between the pick and the last that could have been it.
std::string why_at_last(const Advice& a, const Voice& v) {
  const Decision& d = *a.decision;
  if (!d.over && d.by != ChoiceStep::gates) return "";
  const std::string within = v.limit(d.materiality);
  const std::string among =
      d.as_cheap < 2 ? ""
                     : v.say(words::why_as_cheap, arg("count", d.as_cheap), arg("within", within));
  const Argument fields[] = {arg("over", d.over ? option_name(*d.over, v) : ""),
                             arg("cap", d.cap ? v.limit(*d.cap) : "?"), arg("within", within),
                             arg("among", among)};
  return v.fill(speech(v.language()).choice.decided[d.by], fields);
}

std::string why_no_plan(const Option& o, const Voice& v) {
  const bool spot = o.deployment && o.deployment->purchase == Purchase::spot;
  return v.say(spot ? words::not_planned_spot : words::not_planned_special);
}

std::string points_or_none(const Option& o, const Voice& v) {
  return o.mode.standing ? points_text(*o.mode.standing, v) : v.say(words::unrated);
}

std::string level_or_none(const std::optional<QualityBand>& level, const Voice& v) {
  return level ? std::string(name_of(*level, v.language())) : v.say(words::unrated);
}

/// The particulars of why an option was not picked.
std::vector<Argument> why_not_fields(const Option& o, const Advice& a, const Voice& v) {
  const Decision& d = *a.decision;
  const Option& pick = *pick_of(a);
  const std::string on = compared_on(a.project, v);
  const std::string cap = d.cap ? v.limit(*d.cap) : "?";
  const std::string share = d.cap ? origin_clause(*d.cap, a, v) : "";
  const auto& standing = o.mode.standing;
  const Usd cost = compared_cost(o, a.project);
  return {
      arg("reason", o.reasons.empty() ? verdict_text(o, v) : reason_text(o.reasons.front(), o, v)),
      arg("plan", why_no_plan(o, v)),
      arg("scores", standing ? standing->independent_scores : 0),
      arg("pick", option_label(pick, v)),
      arg("tier", tier_text(o, v)),
      arg("pick_tier", tier_text(pick, v)),
      arg("level", level_or_none(standing ? std::optional(standing->level) : std::nullopt, v)),
      arg("best_level", level_or_none(d.level, v)),
      arg("room",
          d.cap ? v.say(words::room_of_cap, arg("cap", cap), arg("on", on), arg("share", share))
                : v.say(words::room_of_rest)),
      arg("cap", cap),
      arg("share", share),
      arg("on", on),
      arg("cost", v.usd(cost)),
      arg("pick_cost", v.usd(compared_cost(pick, a.project))),
      arg("more", v.usd(cost - d.cheapest)),
      arg("within", v.limit(d.materiality)),
      arg("open", open_conditions(o.compliance)),
      arg("pick_open", open_conditions(pick.compliance)),
      arg("points", points_or_none(o, v)),
      arg("pick_points", points_or_none(pick, v))};
}

/// What may be regretted; nothing where that is nothing.
std::string regret_text(const PickConfidence& c, const Voice& v) {
  const double one = v.money().usd_per_unit;
  if (c.expected_regret.value() < one) {
    return v.say(words::regret_small, arg("amount", v.limit(Usd(one))));
  }
  return v.say(words::regret, arg("amount", v.usd(c.expected_regret)));
}

/// Nearly all is not all.
double surely(double share) { return std::floor(share * 100) / 100; }

/// In what two options differ.
std::string differences(const Option& one, const Option& other, const Advice& a, const Voice& v) {
  std::vector<std::string> all;
  const std::string level = level_text(one, v);
  const std::string other_level = level_text(other, v);
  if (level != other_level) {
    all.push_back(v.say(words::differ_level, arg("one", level), arg("other", other_level)));
  }
  if (one.legal_tier && other.legal_tier && *one.legal_tier != *other.legal_tier) {
    all.push_back(
        v.say(words::differ_law, arg("one", tier_text(one, v)), arg("other", tier_text(other, v))));
  }
  all.push_back(v.say(words::differ_cost, arg("one", v.usd(compared_cost(one, a.project))),
                      arg("other", v.usd(compared_cost(other, a.project))),
                      arg("on", compared_on(a.project, v))));
  std::string text;
  for (const auto& part : all) text += (text.empty() ? "" : ", ") + part;
  return text;
}

}  // namespace

Usd compared_cost(const Option& o, const Project& p) {
  return p.decide_on == CostBasis::invoice ? o.monthly.expected : o.full_cost.expected;
}

std::string compared_on(const Project& p, const Voice& v) {
  return v.say(p.decide_on == CostBasis::invoice ? words::on_invoice : words::on_all_in);
}

std::string why_chosen(const Advice& a, const Voice& v) {
  if (options_that_hold(a) <= 1 || !a.decision || !a.pick) return v.say(words::why_only);
  const std::string first = why_by_preference(a, v);
  const std::string last = why_at_last(a, v);
  if (first.empty() || last.empty()) return first + last;
  return first + std::string(v.semicolon()) + last;
}

std::string why_in_brief(const Advice& a, const Voice& v) {
  if (options_that_hold(a) <= 1 || !a.decision || !a.pick) return v.say(words::why_only);
  const Decision& d = *a.decision;
  if (a.project.prefer == Preference::value && d.level && d.cap) {
    return v.say(words::why_brief, arg("cap", v.limit(*d.cap)),
                 arg("level", name_of(*d.level, v.language())));
  }
  std::string first = why_by_preference(a, v);
  return first.empty() ? why_at_last(a, v) : first;
}

std::string why_not(const Option& o, const Advice& a, const Voice& v) {
  if (!a.decision || !a.pick) return "";
  if (!o.left_at) {
    return &o == pick_of(a) ? v.say(words::it_is_the_pick, arg("why", why_chosen(a, v))) : "";
  }
  const std::string_view sentence = speech(v.language()).choice.why_not[*o.left_at];
  return v.fill(sentence, why_not_fields(o, a, v));
}

std::string confidence_text(const Advice& a, const Voice& v) {
  if (!a.confidence || !a.pick) return "";
  const PickConfidence& c = *a.confidence;
  const Option* rival = c.toughest_rival ? find_option(a, *c.toughest_rival) : nullptr;
  const std::string regret = regret_text(c, v);
  if (c.share < 0.5 && rival != nullptr) {
    const Option& pick = *pick_of(a);
    return v.say(words::toss_up, arg("pick", option_name(ref_of(pick), v)),
                 arg("rival", option_name(*c.toughest_rival, v)),
                 arg("differences", differences(pick, *rival, a, v)), arg("regret", regret));
  }
  const std::string named =
      c.toughest_rival ? v.say(words::rival, arg("option", option_name(*c.toughest_rival, v))) : "";
  return v.say(words::confidence, arg("share", v.percent(surely(c.share))), arg("draws", c.draws),
               arg("within", v.limit(c.materiality)), arg("regret", regret), arg("rival", named));
}

std::string confidence_in_brief(const Advice& a, const Voice& v) {
  if (!a.confidence || !a.pick) return "";
  const PickConfidence& c = *a.confidence;
  const Option* rival = c.toughest_rival ? find_option(a, *c.toughest_rival) : nullptr;
  if (c.share < 0.5 && rival != nullptr) {
    return v.say(words::toss_up_brief, arg("rival", option_name(*c.toughest_rival, v)),
                 arg("differences", differences(*pick_of(a), *rival, a, v)));
  }
  return v.say(words::confidence_brief, arg("share", v.percent(surely(c.share))),
               arg("draws", c.draws), arg("within", v.limit(c.materiality)));
}

std::string rung_gain(std::size_t rung, const Advice& a, const Voice& v) {
  if (rung == 0) return v.say(words::rung_first);
  const Option& here = a.options[a.ladder[rung]];
  const Option& below = a.options[a.ladder[rung - 1]];
  const double points = here.mode.standing && below.mode.standing
                            ? here.mode.standing->lower_bound - below.mode.standing->lower_bound
                            : 0;
  const Usd more = compared_cost(here, a.project) - compared_cost(below, a.project);
  return v.say(words::rung_more, arg("points", points, v.estimate(points)),
               arg("more", v.usd(more)));
}

std::string untested_text(const Option& o, const Voice& v) {
  const int scores = o.mode.standing ? o.mode.standing->independent_scores : 0;
  return v.say(scores == 0 ? words::unscored_option : words::untested_option,
               arg("option", option_label(o, v)), arg("cost", cost_text(o, v)),
               arg("level", level_text(o, v)), arg("scores", scores));
}

}  // namespace llmadvisor
