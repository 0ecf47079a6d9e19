#include <algorithm>
#include <cmath>

#include "first_screen.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

/// "$120 (62%)": what an option saves on the invoice, and its share of today's bill.
std::string saved_text(Message message, const BesideToday& beside, const TodaysBill& bill,
                       const Voice& v) {
  const Usd saved = bill.monthly - beside.monthly.expected;
  return v.say(message, arg("option", option_name(beside.option, v)), arg("amount", v.usd(saved)),
               arg("share", v.percent(saved / bill.monthly)));
}

std::string verdict_of(const TodaysBill& bill, const Option* pick, const Voice& v) {
  if (bill.volume_is_assumed) return v.say(words::today_volume_assumed);
  if (pick == nullptr || bill.options.empty()) return "-";
  const auto& picked = bill.options.front();
  if (picked.option != ref_of(*pick)) return "-";
  const Usd saved = bill.monthly - picked.monthly.expected;
  if (v.usd(bill.monthly) == v.usd(picked.monthly.expected)) return v.say(words::today_same);
  if (saved > Usd(0)) return saved_text(words::today_saves, picked, bill, v);
  return v.say(words::today_costs_more, arg("amount", v.usd(-1.0 * saved)));
}

/// Those that are cheaper on the invoice, the cheapest first.
std::string cheaper_options(const TodaysBill& bill, const Voice& v) {
  auto options = bill.options;
  std::erase_if(options, [&](const auto& o) { return o.monthly.expected >= bill.monthly; });
  if (options.empty()) return v.say(words::today_least);
  std::ranges::stable_sort(options, {}, [](const auto& o) { return o.monthly.expected; });
  std::vector<std::string> texts;
  for (const auto& o : options) {
    texts.push_back(saved_text(words::today_cheaper_option, o, bill, v));
  }
  return v.say(words::today_cheaper, arg("list", joined_by(texts, ", ")));
}

std::string what_is_paid(const TodaysBill& bill, const Voice& v) {
  constexpr std::size_t named = 4;
  const auto& models = bill.paid.models;
  std::string text;
  for (std::size_t i = 0; i < std::min(named, models.size()); ++i) {
    text += (i == 0 ? "" : ", ") + models[i];
  }
  if (models.size() > named) text = v.say(words::one_of_several, arg("text", text));
  if (text.empty() || bill.paid.source.empty()) return text;
  return v.say(words::today_by_export, arg("models", text), arg("source", bill.paid.source));
}

}  // namespace

Row todays_row(const TodaysBill& bill, const Option* pick, const Voice& v) {
  const Cell none("-");
  const Cell amount(CellKind::amount, v.usd(bill.monthly), bill.monthly.value());
  std::string note = what_is_paid(bill, v);
  if (!bill.options.empty() && !bill.volume_is_assumed) {
    if (!note.empty()) note += v.semicolon();
    note += cheaper_options(bill, v);
  }
  return {{v.say(words::today_kind), verdict_of(bill, pick, v), none, amount,
           Cell(CellKind::amount, "-")},
          note};
}

}  // namespace llmadvisor
