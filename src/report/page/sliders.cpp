#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "markup.hpp"
#include "page/parts.hpp"
#include "speak/mode_words.hpp"
#include "speak/option_words.hpp"
#include "speak/recipient_words.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array bases = {CostBasis::all_in, CostBasis::invoice};

std::string flag_of(Number number) {
  std::string flag(number_spec(number).name);
  std::ranges::replace(flag, '_', '-');
  return "--" + flag;
}

/// As a command takes it.
std::string plain(double value) { return fmt::format("{:.15g}", value); }

/// Inside a script element nothing ends it and nothing begins another.
std::string for_script(const Json& json) {
  const std::string text = json.dump(-1, ' ', true, Json::error_handler_t::replace);
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "\\u003c";
        break;
      case '>':
        out += "\\u003e";
        break;
      case '&':
        out += "\\u0026";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// The end of a shell word, whatever is quoted in it.
std::size_t end_of_word(std::string_view text, std::size_t from) {
  bool is_quoted = false;
  for (; from < text.size(); ++from) {
    if (text[from] == '\'') is_quoted = !is_quoted;
    if (text[from] == '\\' && !is_quoted)
      ++from;
    else if (text[from] == ' ' && !is_quoted)
      break;
  }
  return std::min(from, text.size());
}

class Sliders {
 public:
  explicit Sliders(const PageOf& page)
      : page_(page),
        v_(page.voice),
        map_(*page.advice.pick_map),
        places_{volume_places(map_, CostBasis::all_in, v_),
                volume_places(map_, CostBasis::invoice, v_)} {}

  std::string write() const {
    std::string out = "<section id=\"try\" aria-labelledby=\"h-try\" hidden>\n<h2 id=\"h-try\">" +
                      escaped(v_.say(words::page_try)) + "</h2>\n" +
                      element("p", "note", v_.say(words::page_try_intro)) +
                      "\n<div class=\"try\">\n<div>\n" + controls() + result() + "</div>\n<div>\n" +
                      charts() + kinds() + "</div>\n</div>\n</section>\n";
    return out + "<script type=\"application/json\" id=\"picks\">" + for_script(data()) +
           "</script>\n";
  }

 private:
  const Project& project() const { return page_.advice.project; }

  std::string volume_label(double volume) const {
    return measured(map_.volume, v_.exact(volume), v_, volume);
  }
  std::string budget_label(const std::optional<Money>& budget) const {
    if (!budget) return v_.say(words::page_no_limit);
    return format_stated(budget->amount, budget->currency, v_.language());
  }

  std::string slider(std::string_view id, const std::string& label, std::size_t stops,
                     std::size_t now, const std::string& value) const {
    const std::string name(id);
    return "<div class=\"control\"><div class=\"row\"><label for=\"" + name + "\">" +
           escaped(label) + "</label><output id=\"" + name + "-value\" for=\"" + name + "\">" +
           escaped(value) + "</output></div>\n<input type=\"range\" id=\"" + name +
           "\" min=\"0\" max=\"" + std::to_string(stops - 1) + "\" step=\"1\" value=\"" +
           std::to_string(now) + "\" aria-valuetext=\"" + escaped(value) +
           "\" autocomplete=\"off\"></div>\n";
  }

  std::string people_choice() const {
    const auto one = [&](std::string_view id, Message label, CostBasis basis) {
      const std::string name(id);
      const bool is_now = project().decide_on == basis;
      return "<label for=\"" + name + "\"><input type=\"radio\" name=\"people\" id=\"" + name +
             "\" value=\"" + std::string(to_string(basis)) + "\"" + (is_now ? " checked" : "") +
             ">" + element("span", "", v_.say(label)) + "</label>\n";
    };
    return "<fieldset class=\"control\"><legend>" + escaped(v_.say(words::page_people)) +
           "</legend>\n<div class=\"choice\">\n" +
           one("people-yes", words::page_people_yes, CostBasis::all_in) +
           one("people-no", words::page_people_no, CostBasis::invoice) + "</div></fieldset>\n";
  }

  std::string controls() const {
    std::string out = "<div class=\"controls\">\n";
    if (map_.volumes.size() > 1) {
      out += slider("volume", capitalised(input_name(map_.volume, v_)), map_.volumes.size(),
                    map_.volume_now, volume_label(map_.volumes[map_.volume_now]));
    }
    out += slider("budget", v_.say(words::page_budget), map_.budgets.size(), map_.budget_now,
                  budget_label(map_.budgets[map_.budget_now]));
    out += people_choice();
    return out + "<button type=\"button\" id=\"reset\">" + escaped(v_.say(words::page_reset)) +
           "</button>\n</div>\n";
  }

  std::string result() const {
    const auto row = [&](std::string_view id, Message label) {
      return "<div>" + element("dt", "", v_.say(label)) + "<dd id=\"then-" + std::string(id) +
             "\"></dd></div>\n";
    };
    return "<div class=\"result\" id=\"result\" role=\"status\">\n" +
           element("h3", "", v_.say(words::page_then)) +
           "\n<p class=\"then\" id=\"then\"></p>\n<dl class=\"facts\" id=\"then-facts\">\n" +
           row("bill", words::column_bill) + row("full", words::page_with_people) +
           row("first", words::page_up_front) + row("level", words::page_quality) +
           row("law", words::page_law) + row("open", words::page_to_do) +
           "</dl>\n<p class=\"note\" id=\"then-same\"></p>\n</div>\n" +
           element("p", "note", v_.say(words::page_command)) +
           "\n<code class=\"command\" id=\"command\"></code>\n" +
           element("p", "note", v_.say(words::page_no_slider)) + "\n";
  }

  std::string charts() const {
    std::string out;
    for (const auto basis : bases) {
      const auto chart = volume_chart(page_.advice, basis, v_);
      if (chart) out += figure_markup(*chart, v_);
    }
    return out;
  }

  /// The option stands under its kind, so that the table fits a phone.
  std::string kinds() const {
    const std::string name = v_.say(words::page_kinds);
    std::string out = element("h3", "", name) +
                      "\n<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"" +
                      escaped(name) + "\"><table class=\"kinds\">\n<thead><tr>";
    for (const auto column : {words::column_kind, words::column_bill, words::page_with_people}) {
      out += "<th scope=\"col\">" + escaped(v_.say(column)) + "</th>";
    }
    out += "</tr></thead>\n<tbody>\n";
    for (std::size_t k = 0; k < 4; ++k) {
      const std::string row = std::to_string(k);
      const std::string kind(name_of(static_cast<OptionKind>(k), v_.language()));
      out += "<tr><th scope=\"row\">" + escaped(capitalised(kind)) + "<small id=\"kind-name-" +
             row + "\"></small></th><td id=\"kind-bill-" + row + "\"></td><td id=\"kind-full-" +
             row + "\"></td></tr>\n";
    }
    return out + "</tbody>\n</table></div>\n";
  }

  Json option(const Option& o) const {
    Json json;
    json["id"] = option_id(o);
    json["usd"] = {o.monthly.expected.value(), o.full_cost.expected.value()};
    json["name"] = option_label(o, v_);
    json["bill"] = v_.range(o.monthly);
    json["full"] = v_.usd(o.full_cost.expected);
    json["first"] = o.up_front > Usd(0) ? v_.usd(o.up_front) : v_.say(words::page_nothing_first);
    json["level"] = level_text(o, v_);
    json["law"] = o.legal_tier ? capitalised(tier_text(o, v_)) : "";
    const std::string open = open_text(o, v_);
    json["open"] = open.empty() ? v_.say(words::page_nothing_first) : open;
    if (map_.volumes.size() < 2) return json;
    for (const auto basis : bases) {
      const Usd cost = basis == CostBasis::invoice ? o.monthly.expected : o.full_cost.expected;
      const double y = places_[static_cast<std::size_t>(basis)].y(shown_amount(cost, v_));
      json["y"].push_back(std::round(y * 10) / 10);
    }
    return json;
  }

  static Json index(const PickMap::Index& i) { return i ? Json(*i) : Json(-1); }

  Json stops() const {
    Json json;
    for (const double volume : map_.volumes) {
      Json stop{{"label", volume_label(volume)},
                {"value", volume},
                {"flag", " " + flag_of(map_.volume) + " " + plain(volume)}};
      if (map_.volumes.size() > 1) {
        stop["x"] = std::round(places_[0].x(volume) * 10) / 10;
      }
      json["volumes"].push_back(std::move(stop));
    }
    for (const auto& budget : map_.budgets) {
      std::string flag;
      if (budget) {
        flag = " --budget " + plain(budget->amount);
        if (budget->currency != Currency::usd) flag += code_of(budget->currency);
      }
      json["budgets"].push_back({{"label", budget_label(budget)},
                                 {"value", budget ? Json(budget->amount) : Json()},
                                 {"flag", flag}});
    }
    for (const auto basis : bases) {
      json["bases"].push_back(
          {{"value", to_string(basis)}, {"flag", " --decide-on " + std::string(to_string(basis))}});
    }
    return json;
  }

  Json data() const {
    Json json = stops();
    json["now"] = {{"volume", map_.volume_now},
                   {"budget", map_.budget_now},
                   {"basis", static_cast<int>(project().decide_on)},
                   {"option", page_.pick() != nullptr ? Json(option_id(*page_.pick())) : Json()}};
    const std::string flag = flag_of(map_.volume);
    json["command"] = "llmadvisor recommend" +
                      without_flags(page_.context.question, {flag, "--budget", "--decide-on"});
    json["words"] = {{"nothing", v_.say(words::page_nothing_fits)},
                     {"none", v_.say(words::page_none_of_kind)},
                     {"now", v_.say(words::page_now)},
                     {"same", v_.say(words::page_same)},
                     {"other", v_.say(words::page_other)}};
    json["options"] = Json::array();
    for (const auto& o : map_.options) json["options"].push_back(option(o));
    for (const auto basis : bases) {
      const auto& on = map_.of(basis);
      Json by_volume;
      for (const auto& picks : on.picks) {
        Json by_budget;
        for (const auto& i : picks) by_budget.push_back(index(i));
        by_volume.push_back(std::move(by_budget));
      }
      json["picks"].push_back(std::move(by_volume));
      Json kinds;
      for (const auto& line : on.cheapest) {
        Json of_kind;
        for (const auto& i : line) of_kind.push_back(index(i));
        kinds.push_back(std::move(of_kind));
      }
      json["kinds"].push_back(std::move(kinds));
    }
    return json;
  }

  const PageOf& page_;
  const Voice& v_;
  const PickMap& map_;
  std::array<VolumePlaces, 2> places_;  ///< by CostBasis
};

/// Where no map can be exact, whoever asks is told how to.
std::string ask_instead(const PageOf& page) {
  const Voice& v = page.voice;
  return "<section aria-labelledby=\"h-try\">\n<h2 id=\"h-try\">" +
         escaped(v.say(words::page_try)) + "</h2>\n" +
         element("p", "", v.say(words::page_no_sliders)) + "\n" +
         element("code", "command",
                 "llmadvisor recommend" +
                     without_flags(page.context.question, {"--requests-per-day"}) +
                     " --requests-per-day N") +
         "\n</section>\n";
}

}  // namespace

std::string without_flags(std::string_view question, const std::vector<std::string_view>& flags) {
  std::string out;
  std::size_t at = 0;
  while (at < question.size()) {
    const std::size_t end = end_of_word(question, at + 1);
    const auto word = question.substr(at + 1, end - at - 1);
    const bool is_left_out = std::ranges::find(flags, word) != flags.end();
    if (is_left_out) {
      at = end_of_word(question, end + 1);
    } else {
      out += question.substr(at, end - at);
      at = end;
    }
  }
  return out;
}

std::string sliders_part(const PageOf& page) {
  if (!page.advice.pick_map) return ask_instead(page);
  return Sliders(page).write();
}

}  // namespace llmadvisor
