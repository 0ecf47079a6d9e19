#include <algorithm>

#include "first_screen.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "speak/advice_words.hpp"
#include "speak/break_even_words.hpp"
#include "speak/choice_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/option_words.hpp"
#include "speak/recipient_words.hpp"
#include "speak/seat_words.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t assumptions_shown = 4;

class Recommendation : Section {
 public:
  using Section::Section;

  void write() {
    blocks_.emplace_back(Heading{v_.say(words::final_heading)});
    Bullets bullets;
    bullets.items.push_back({"", final_sentence()});
    bullet(bullets, words::conditions_lead, conditions());
    bullet(bullets, words::smallest_lead, smallest_change());
    seats(bullets);
    bullet(bullets, words::routing_lead, routing());
    bullet(bullets, words::changes_lead, think_again());
    bullet(bullets, words::sure_lead, confidence_in_brief(a_, v_));
    bullet(bullets, words::assumed_lead, assumptions());
    for (auto& notice : urgent_notices(a_, v_)) {
      bullet(bullets, words::note_lead, std::move(notice));
    }
    blocks_.emplace_back(std::move(bullets));
  }

 private:
  std::string way() const {
    constexpr Message ways[] = {words::way_closed_api, words::way_hosted, words::way_rented,
                                words::way_owned};
    return v_.say(ways[static_cast<std::size_t>(pick_->kind)]);
  }

  std::string final_sentence() const {
    const bool assumed = a_.project.sensitivity_origin == Origin::assumed;
    std::string budget = budget_in_words(assumed ? words::with_a_budget : words::your_budget);
    if (budget.empty()) budget = v_.say(words::no_budget);
    const std::string choice = pick_ == nullptr ? v_.say(words::no_way)
                                                : v_.say(words::best_compromise, arg("way", way()),
                                                         arg("why", why_in_brief(a_, v_)));
    return v_.say(assumed ? words::given_assumed : words::given,
                  arg("data", name_of(a_.project.requirements.sensitivity, v_.language())),
                  arg("budget", budget), arg("choice", choice));
  }

  std::string conditions() const {
    std::vector<std::string> texts;
    if (pick_ == nullptr || pick_->verdict != Verdict::conditional) return "";
    for (const auto& c : pick_->compliance.conditions) {
      if (c.state < ConditionState::attested) continue;
      std::string text = short_condition(c, v_) + whose(c, pick_->compliance, v_);
      if (c.state == ConditionState::attested) {
        text.append(" (").append(name_of(c.state, v_.language())).append(")");
      }
      texts.push_back(std::move(text));
    }
    return joined_by(texts, semicolon());
  }

  /// What readers ask about first: the volume, then the money; of those the nearest.
  const Flip* change_to_watch() const {
    const auto flips = nearest_flips(a_);
    const auto is_watched = [](const Flip* flip) {
      const InputRef watched[] = {Number::requests_per_day, Number::users, Number::job,
                                  NamedInput::budget};
      return std::ranges::find(watched, flip->input) != std::end(watched);
    };
    const auto found = std::ranges::find_if(flips, is_watched);
    if (found != flips.end()) return *found;
    return flips.empty() ? nullptr : flips.front();
  }

  std::string think_again() const {
    const Flip* change = change_to_watch();
    std::vector<std::string> texts;
    if (change != nullptr) texts.push_back(short_flip_text(*change, v_));
    if (auto even = even_in_brief(a_, v_); !even.empty()) texts.push_back(std::move(even));
    return joined_by(texts, semicolon());
  }

  std::string smallest_change() const {
    if (pick_ != nullptr) return "";
    if (!a_.counterfactuals.empty()) {
      return counterfactual_text(a_.counterfactuals.front(), a_, v_);
    }
    return a_.closest ? all_changes(a_.options[*a_.closest]) : "";
  }

  /// Where no single change is enough: everything that the nearest miss asks for.
  std::string all_changes(const Option& o) const {
    std::vector<std::string> changes;
    for (const auto& reason : o.reasons) {
      const auto change = remedy(reason);
      if (!change) return "";
      changes.push_back(measured(change->first, change->second, v_));
    }
    return v_.say(words::fits_with, arg("option", option_label(o, v_)),
                  arg("list", joined(changes, v_.language())));
  }

  /// None where nobody measured what the limit would have to be.
  std::optional<std::pair<InputRef, std::string>> limit_of(Number limit,
                                                           std::optional<double> has) const {
    if (!has) return std::nullopt;
    return {{limit, format_duration(Seconds(*has / 1000), v_.language())}};
  }

  std::optional<std::pair<InputRef, std::string>> remedy(const Reason& reason) const {
    const Shortfall numbers = reason.numbers.value_or(Shortfall{});
    switch (reason.code) {
      case ReasonCode::quality_floor: {
        const auto* level = std::get_if<QualityBand>(&reason.subject);
        if (level == nullptr) return std::nullopt;
        return {{NamedInput::quality, input_value(NamedInput::quality, *level, v_)}};
      }
      case ReasonCode::context_length:
        return {{Number::context, numbers.has ? v_.exact(*numbers.has) : "?"}};
      case ReasonCode::latency_ttft:
        return limit_of(Number::max_ttft, numbers.has);
      case ReasonCode::latency_tpot:
        return limit_of(Number::max_tpot, numbers.has);
      case ReasonCode::over_budget:
        return {{NamedInput::budget, v_.usd(numbers.needs)}};
      default:
        return std::nullopt;
    }
  }

  /// What the bill hangs on most stands first, then what is mostly otherwise.
  std::string assumptions() const {
    std::vector<InputRef> first{Number::requests_per_day, Number::input_tokens,
                                Number::output_tokens,    Number::hours_per_day,
                                NamedInput::quality,      NamedInput::sensitivity};
    if (pick_ != nullptr) {
      if (const auto most = most_of_the_bill(*pick_, a_.project)) {
        first.insert(first.begin(), *most);
      }
    }
    std::vector<const Assumption*> ordered;
    for (const auto& one : a_.project.assumptions) ordered.push_back(&one);
    std::ranges::stable_sort(ordered, {}, [&](const Assumption* one) {
      return std::ranges::find(first, one->input) - first.begin();
    });
    std::vector<std::string> texts;
    for (const auto* one : ordered) {
      if (texts.size() < assumptions_shown) texts.push_back(measured(one->input, one->value, v_));
    }
    return joined_by(texts, ", ");
  }

  /// A subscription for each person, where it is known for how many.
  void seats(Bullets& bullets) const {
    if (a_.seats.empty()) return;
    const auto people = v_.exact(a_.seats.front().people);
    const auto texts = seats_texts(a_, v_);
    bullets.items.push_back({v_.say(words::seats_lead, arg("people", people)), texts.front(), {}});
  }

  std::string routing() const {
    if (!a_.routing) return "";
    const Routing& r = *a_.routing;
    return v_.say(words::routing, arg("share", v_.percent(r.easy_share)),
                  arg("easy", option_name(r.easy, v_)), arg("easy_cost", v_.usd(r.easy_cost)),
                  arg("hard", option_name(r.hard, v_)), arg("hard_cost", v_.usd(r.hard_cost)),
                  arg("both", v_.usd(r.easy_cost + r.hard_cost)), arg("alone", v_.usd(r.alone)));
  }
};

}  // namespace

void add_recommendation(const Advice& advice, const Voice& voice, Document& document) {
  Recommendation(advice, voice, document).write();
}

}  // namespace llmadvisor
