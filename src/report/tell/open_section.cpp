#include <algorithm>

#include "first_screen.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "speak/advice_words.hpp"
#include "speak/brief_words.hpp"
#include "speak/mode_words.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

class OpenSection : Section {
 public:
  using Section::Section;

  void write() {
    const Option* o = open_option();
    if (o == nullptr) {
      blocks_.emplace_back(Heading{v_.say(words::open_heading_none)});
      Bullets none;
      none.items.push_back({"", v_.say(words::no_open_model)});
      blocks_.emplace_back(std::move(none));
      return;
    }
    blocks_.emplace_back(Heading{v_.say(words::open_heading, arg("model", model_in_brief(*o)))});
    Bullets bullets;
    bullet(bullets, words::advantages, advantages(*o));
    bullet(bullets, words::drawbacks, drawbacks(*o));
    blocks_.emplace_back(std::move(bullets));
  }

 private:
  /// The pick where it is open, else the cheapest open option, else the nearest miss.
  const Option* open_option() const {
    if (pick_ != nullptr && pick_->kind != OptionKind::closed_api) return pick_;
    constexpr OptionKind open_kinds[] = {OptionKind::hosted_open_api, OptionKind::rented_gpu,
                                         OptionKind::on_premises};
    const Option* best = nullptr;
    for (const auto kind : open_kinds) {
      const Option* o = shown_of_kind(a_, kind);
      if (o == nullptr) continue;
      const bool better_standing =
          best != nullptr && o->verdict != Verdict::rejected && best->verdict == Verdict::rejected;
      if (best == nullptr || better_standing) best = o;
    }
    return best;
  }

  std::string model_in_brief(const Option& o) const {
    std::vector<std::string> parts{brief_model(o, v_)};
    const Model* model = v_.catalog().find_model(o.model);
    if (model != nullptr && model->architecture) {
      parts.push_back(v_.say(
          words::parameters,
          arg("count", format_parameters(model->architecture->total_parameters, v_.language()))));
    }
    if (model != nullptr) {
      parts.push_back(model->licence ? model->licence->name : v_.say(words::licence_unconfirmed));
    }
    return joined_by(parts, ", ");
  }

  std::size_t hosts_of(const std::string& model) const {
    std::vector<std::string_view> hosts;
    for (const auto& offer : v_.catalog().api_offers) {
      if (offer.model == model && std::ranges::find(hosts, offer.provider) == hosts.end()) {
        hosts.push_back(offer.provider);
      }
    }
    return hosts.size();
  }

  std::string advantages(const Option& o) const {
    std::vector<std::string> points;
    // The pick's stands in the first lines.
    if (o.mode.standing && &o != pick_) {
      points.push_back(v_.say(words::of_quality, arg("level", level_text(o, v_))));
    }
    if (o.deployment) {
      const bool owned = o.kind == OptionKind::on_premises;
      points.push_back(v_.say(owned ? words::good_own : words::good_rented));
    } else {
      const std::size_t hosts = hosts_of(o.model);
      points.push_back(hosts <= 1 ? v_.say(words::good_hosted_once)
                                  : v_.say(words::good_hosted, arg("hosts", hosts)));
    }
    return joined_by(points, semicolon());
  }

  std::string drawbacks(const Option& o) const {
    std::vector<std::string> points;
    if (o.kind != OptionKind::on_premises) {
      const Provider* provider = v_.catalog().find_provider(o.provider);
      const bool known = provider != nullptr && !provider->jurisdiction.empty();
      points.push_back(
          v_.say(known ? words::bad_hosted : words::bad_hosted_unknown,
                 arg("provider", v_.provider(o.provider)),
                 arg("law", known ? country_name(provider->jurisdiction, v_.language()) : "")));
    }
    if (o.deployment) {
      const Usd people = o.full_cost.expected - o.monthly.expected;
      if (o.extra_people > Hours(0)) {
        points.push_back(v_.say(words::bad_upkeep, arg("hours", hours_text(o.extra_people, v_)),
                                arg("cost", v_.usd(people))));
      }
      if (o.idle && o.performance && o.performance->utilisation) {
        points.push_back(v_.say(words::bad_idle,
                                arg("share", v_.percent(*o.performance->utilisation)),
                                arg("cost", v_.usd(*o.idle))));
      }
    }
    if (o.verdict == Verdict::rejected && !o.reasons.empty()) {
      points.push_back(
          v_.say(words::bad_rejected, arg("reason", reason_text(o.reasons.front(), o, v_))));
    }
    return joined_by(points, semicolon());
  }
};

}  // namespace

void add_open_section(const Advice& advice, const Voice& voice, Document& document) {
  OpenSection(advice, voice, document).write();
}

}  // namespace llmadvisor
