#include "brief_words.hpp"

#include "llmadvisor/report/speak/names.hpp"
#include "mode_words.hpp"
#include "option_words.hpp"
#include "plan_words.hpp"
#include "recipient_words.hpp"

namespace llmadvisor {
namespace {

/// Of weights in fewer bits than 16 their bits; nothing for what they are published in.
std::string bits_of(std::string_view weights) {
  const auto digit = weights.find_first_of("0123456789");
  const bool is_fewer = digit != weights.npos && weights[digit] != '1';
  return is_fewer ? std::string(1, weights[digit]) : "";
}

std::string with_bits(const std::string& text, const Option& o, const Voice& v) {
  const std::string bits = o.deployment ? bits_of(o.deployment->weights) : "";
  return bits.empty() ? text : v.say(words::brief_bits, arg("model", text), arg("bits", bits));
}

std::string seconds_text(Seconds time, const Voice& v) {
  return v.say(words::rung_answer, arg("time", format_wait(time, v.language())));
}

/// Without what stands in brackets or behind a stroke, and without "API".
std::string brief_provider(const Option& o, const Voice& v) {
  std::string name = v.provider(o.provider);
  for (const std::string_view mark : {" (", " / ", " AI "}) name = name.substr(0, name.find(mark));
  constexpr std::string_view api = " API";
  if (name.ends_with(api)) name.erase(name.size() - api.size());
  return name;
}

bool is_between(const Provider& p) {
  return p.kind == ProviderKind::router || p.kind == ProviderKind::gpu_marketplace;
}

/// By its letters; empty where it is unknown whose law it is.
std::string law_of(const Provider* provider) {
  const bool is_known = provider != nullptr && !provider->jurisdiction.empty();
  return is_known && !is_between(*provider) ? provider->jurisdiction : "";
}

std::string with_range(const Option& o, const Voice& v) {
  const std::string low = v.usd(o.monthly.low);
  const std::string high = v.usd(o.monthly.high);
  if (is_range_only(o)) return v.say(words::between, arg("low", low), arg("high", high));
  const std::string bill = v.usd(o.monthly.expected);
  if (low == high) return bill;
  return v.say(words::from_to, arg("bill", bill), arg("low", low), arg("high", high));
}

std::string in_people_time(const Option& o, const Voice& v) {
  if (o.extra_people <= Hours(0)) return full_clause(o, v);
  return v.say(words::with_people, arg("full", v.usd(o.full_cost.expected)),
               arg("hours", hours_text(o.extra_people, v)));
}

Message way_of(const Option& o) {
  switch (o.kind) {
    case OptionKind::closed_api:
      return words::use_closed;
    case OptionKind::hosted_open_api:
      return words::use_hosted;
    case OptionKind::rented_gpu:
      return words::rent_machines;
    case OptionKind::on_premises:
      break;
  }
  return o.deployment && o.deployment->owned_instances > 0 ? words::run_on_own
                                                           : words::buy_machines;
}

std::string speed_of(const Option& o, const Project& project, const Voice& v) {
  if (project.workload.job) {
    return v.say(words::fact_takes, arg("time", takes_text(o, project, v)));
  }
  if (o.performance && o.performance->answer) {
    return v.say(words::fact_answer, arg("time", seconds_text(*o.performance->answer, v)));
  }
  const auto assumed = assumed_wait(o, project);
  if (!assumed) return v.say(words::fact_unmeasured);
  return v.say(words::fact_first_word, arg("time", seconds_text(*assumed, v)));
}

std::string up_front(const Option& o, const Voice& v) {
  std::string text = o.up_front > Usd(0)
                         ? v.say(words::fact_up_front, arg("cost", v.usd(o.up_front)))
                         : v.say(words::fact_nothing_up_front);
  if (o.set_up > Hours(0)) {
    text.append(v.semicolon());
    text += v.say(words::fact_set_up, arg("hours", hours_text(o.set_up, v)));
  }
  return text;
}

/// A company, whose law it answers to and where its machines are.
std::string recipient(const Recipient& r, const Voice& v) {
  const auto provider = arg("provider", r.provider == nullptr ? "?" : v.provider(r.provider->id));
  const std::string law = law_of(r.provider);
  const std::string place =
      r.country.empty()
          ? ""
          : v.say(words::machines_there, arg("place", country_name(r.country, v.language())));
  if (law.empty()) return v.say(words::whose_law_unknown, provider);
  return v.say(words::whose_law, provider, arg("law", country_name(law, v.language())),
               arg("place", place));
}

}  // namespace

std::string brief_model(const Option& o, const Voice& v) {
  if (!o.mode.is_one_of_several) return with_bits(v.model(o.model), o, v);
  return with_bits(v.say(words::brief_effort, arg("model", v.model(o.model)),
                         arg("effort", short_name_of(o.mode.effort, v.language()))),
                   o, v);
}
std::string brief_label(const Option& o, const Voice& v) {
  const auto model = arg("model", brief_model(o, v));
  const auto provider = arg("provider", brief_provider(o, v));
  if (!o.deployment) return v.say(words::brief_at, model, provider);
  const auto machine = arg("machine", machine_brief(o, v));
  if (o.kind == OptionKind::on_premises) return v.say(words::brief_owned, model, machine);
  return v.say(words::brief_rented, model, machine, provider);
}

std::string label_in_kind(const Option& o, const Voice& v) {
  const auto model = arg("model", v.model(o.model));
  if (!o.deployment) return v.say(words::brief_at, model, arg("provider", brief_provider(o, v)));
  const std::string machine = machine_brief(o, v);
  if (o.kind == OptionKind::on_premises) {
    return v.say(words::brief_at, model, arg("provider", machine));
  }
  return v.say(words::brief_rented, model, arg("machine", machine),
               arg("provider", brief_provider(o, v)));
}

std::string brief_law(const Option& o, const Voice& v) {
  if (o.kind == OptionKind::on_premises) return v.say(words::own_law);
  const std::string law = law_of(v.catalog().find_provider(o.provider));
  return law.empty() ? v.say(words::unknown_law) : country_name(law, v.language());
}

std::string brief_wait(const Option& o, const Project& project, const Voice& v) {
  if (project.workload.job) return takes_text(o, project, v);
  if (o.performance && o.performance->answer) {
    return seconds_text(*o.performance->answer, v);
  }
  const auto assumed = assumed_wait(o, project);
  return assumed ? v.say(words::rung_first_word, arg("time", format_wait(*assumed, v.language())))
                 : "-";
}

std::string what_to_do(const Option& o, const Project& project, const Voice& v) {
  return v.say(way_of(o), arg("model", brief_model(o, v)), arg("provider", v.provider(o.provider)),
               arg("machine", o.deployment ? machine_brief(o, v) : ""),
               arg("terms", terms(o, project, v)), arg("bill", with_range(o, v)),
               arg("people", in_people_time(o, v)));
}

std::string what_it_gives(const Option& o, const Project& project, const Voice& v) {
  std::string text = v.say(words::fact_quality, arg("level", level_text(o, v)));
  for (const auto& part : {speed_of(o, project, v), up_front(o, v)}) {
    text.append(v.semicolon()).append(part);
  }
  return v.say(words::full_stop, arg("text", text));
}

std::string who_sees_it(const Option& o, const Voice& v) {
  std::vector<std::string> names;
  const bool is_elsewhere = o.kind != OptionKind::on_premises && !o.recipients.empty();
  if (is_elsewhere) names.push_back(recipient(o.recipients.front(), v));
  for (auto& other : other_recipients(o, v)) {
    // Who has the prompts has the rest in any case.
    const bool is_named = is_elsewhere && other.starts_with(v.provider(o.provider) + " (");
    if (!is_named) names.push_back(std::move(other));
  }
  std::string text = names.empty() ? v.say(words::stays_here)
                                   : v.say(words::goes_to, arg("who", joined(names, v.language())));
  const std::string open = o.verdict == Verdict::conditional ? open_text(o, v) : "";
  if (!open.empty()) text += " " + v.say(words::before_data, arg("open", open));
  return text;
}

}  // namespace llmadvisor
