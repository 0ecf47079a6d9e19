#include "seat_words.hpp"

#include <algorithm>
#include <string_view>

#include "llmadvisor/engine/compared.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t seats_shown = 3;

std::string billing_text(SeatBilling billing, const Voice& v) {
  switch (billing) {
    case SeatBilling::flat:
      return "";
    case SeatBilling::metered:
      return v.say(words::seat_metered);
    case SeatBilling::all_use:
      return v.say(words::seat_all_use);
    case SeatBilling::on_top:
      return v.say(words::seat_on_top);
  }
  return "";
}

std::string seat_text(const SeatPlan& plan, const Voice& v) {
  const auto open = static_cast<double>(plan.conditions.size());
  return v.say(words::seat_price, arg("plan", std::string(sold_as(*plan.seat))),
               arg("vendor", plan.seat->vendor), arg("monthly", v.usd(plan.monthly.expected)),
               arg("each", v.usd(plan.each.expected)),
               arg("billing", billing_text(plan.seat->billing, v)),
               arg("open", open > 0 ? v.say(words::seat_to_obtain, arg("n", open)) : ""));
}

}  // namespace

std::vector<std::string> seats_texts(const Advice& a, const Voice& v) {
  std::vector<std::string_view> vendors;
  std::vector<std::string> texts;
  for (const auto& plan : a.seats) {
    const bool is_known = std::ranges::find(vendors, plan.seat->vendor) != vendors.end();
    if (!plan.reasons.empty() || is_known) continue;
    vendors.push_back(plan.seat->vendor);
    texts.push_back(seat_text(plan, v));
    if (texts.size() == seats_shown) break;
  }
  if (texts.empty()) {
    texts.push_back(v.say(words::seats_refused, arg("n", static_cast<double>(a.seats.size()))));
  }
  return texts;
}

}  // namespace llmadvisor
