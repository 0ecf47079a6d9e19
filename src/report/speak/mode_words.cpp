#include "mode_words.hpp"

#include <cmath>

namespace llmadvisor {

std::string model_as_run(const std::string& model, std::optional<Effort> effort, Lowered lowered,
                         const Voice& v) {
  std::string text = model;
  if (effort) {
    text = v.say(words::with_effort, arg("model", text),
                 arg("effort", name_of(*effort, v.language())));
  }
  return lowered == Lowered::no ? text : v.say(words::in_fewer_bits, arg("model", text));
}

std::string model_as_run(const Option& o, const Voice& v) {
  const auto effort = o.mode.is_one_of_several ? std::optional(o.mode.effort) : std::nullopt;
  // Which precision it is stands beside the model.
  const std::string text = model_as_run(v.model(o.model), effort, Lowered::no, v);
  if (!o.deployment || o.deployment->weights.empty()) return text;
  return v.say(words::in_weights, arg("model", text), arg("weights", o.deployment->weights));
}

std::string points_text(const Standing& standing, const Voice& v) {
  return v.exact(std::floor(standing.lower_bound));
}

std::string level_text(const Option& o, const Voice& v) {
  if (!o.mode.standing) return v.say(words::unrated);
  return v.say(words::level_points, arg("level", name_of(o.mode.standing->level, v.language())),
               arg("points", points_text(*o.mode.standing, v)));
}

std::string evidence_note(const Option& o, const Voice& v) {
  if (!o.mode.standing) return "";
  const Standing& s = *o.mode.standing;
  std::string text;
  const auto add = [&](std::string_view part) {
    if (!text.empty()) text += ", ";
    text += part;
  };
  const bool is_weak = s.basis == AbilityBasis::vendor || s.basis == AbilityBasis::estimated ||
                       s.basis == AbilityBasis::stated;
  if (is_weak) add(name_of(s.basis, v.language()));
  if (s.few_scores) add(v.say(words::few_scores));
  if (s.on_edge) add(v.say(text.empty() ? words::on_edge : words::and_on_edge));
  return text;
}

std::optional<Seconds> assumed_wait(const Option& o, const Project& p) {
  const bool is_measured = o.performance && o.performance->first_visible;
  if (o.deployment || is_measured || !o.mode.thinks()) return std::nullopt;
  return Seconds(o.mode.hidden.value() / p.usual_speed.value());
}

std::string wait_text(const Option& o, const Project& project, const Voice& v) {
  const auto& p = o.performance;
  if (!p || (!p->first_visible && !p->answer)) {
    if (o.deployment) return "-";
    const auto assumed = assumed_wait(o, project);
    if (!assumed) return v.say(words::unmeasured);
    return v.say(words::wait_assumed, arg("first", format_wait(*assumed, v.language())));
  }
  const auto seconds = [&](const std::optional<Seconds>& time) {
    return time ? format_wait(*time, v.language()) : std::string("?");
  };
  return v.say(words::wait, arg("first", seconds(p->first_visible)),
               arg("answer", seconds(p->answer)));
}

std::string hours_text(Hours hours, const Voice& v) {
  if (hours < Hours(1)) return v.say(words::hours_under_one);
  return v.say(words::hours_about, arg("hours", std::round(hours.value())));
}

}  // namespace llmadvisor
