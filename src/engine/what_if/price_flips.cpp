#include "llmadvisor/engine/what_if/price_flips.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "llmadvisor/engine/what_if/flips.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t own_prices = 2;
constexpr std::size_t rival_prices = 1;

/// The price behind a line; none for lines that are not a matter of one price.
std::optional<PriceKind> price_behind(LineKind line) {
  switch (line) {
    case LineKind::fresh_input:
      return PriceKind::input_tokens;
    case LineKind::output:
    case LineKind::reasoning_output:
      return PriceKind::output_tokens;
    case LineKind::gpu_instance:
      return PriceKind::instance_hour;
    case LineKind::server_purchase:
      return PriceKind::server_purchase;
    case LineKind::electricity:
      return PriceKind::electricity;
    default:
      return std::nullopt;
  }
}

/// The prices that an option's bill depends on most, the most important first.
std::vector<PriceKind> prices_of(const Option& option, std::size_t most) {
  std::map<PriceKind, double> paid;
  for (const auto& line : option.bill.lines) {
    if (const auto price = price_behind(line.kind)) paid[*price] += line.amount.expected.value();
  }
  std::vector<PriceKind> prices;
  for (const auto& [price, amount] : paid) prices.push_back(price);
  std::ranges::stable_sort(prices, std::greater{}, [&](PriceKind p) { return paid[p]; });
  if (prices.size() > most) prices.resize(most);
  return prices;
}

template <class Record>
const Record* find(const std::vector<Record>& records, std::string_view id) {
  const auto found = std::ranges::find(records, id, &Record::id);
  return found == records.end() ? nullptr : &*found;
}

template <class Price>
std::optional<NumericInput> input_of(const std::optional<Price>& price, PriceInput input) {
  if (!price) return std::nullopt;
  return price_input(std::move(input), price->value());
}

/// A price behind an option, as the catalogue states it; none where it states none.
std::optional<NumericInput> price_of(const Option& option, PriceKind kind, const Project& project,
                                     const Catalog& catalog) {
  switch (kind) {
    case PriceKind::input_tokens:
    case PriceKind::output_tokens: {
      const auto* offer = find(catalog.api_offers, option.offer);
      if (offer == nullptr) return std::nullopt;
      const bool input = kind == PriceKind::input_tokens;
      return input_of(input ? offer->prices.input : offer->prices.output,
                      {kind, offer->id, offer->currency});
    }
    case PriceKind::instance_hour: {
      const auto* offer = find(catalog.gpu_offers, option.offer);
      const bool by_the_hour = option.deployment->purchase == Purchase::on_demand;
      if (offer == nullptr || !by_the_hour) return std::nullopt;
      return input_of(offer->on_demand, {kind, offer->id, offer->currency});
    }
    case PriceKind::server_purchase: {
      const auto* server = find(catalog.servers, option.offer);
      if (server == nullptr) return std::nullopt;
      return price_input({kind, server->id, Currency::usd},
                         purchase_price(*server).expected.value());
    }
    case PriceKind::electricity: {
      const auto id = to_string(electricity_of(project.requirements.jurisdiction));
      const auto* figure = find(catalog.cost_figures, id);
      if (figure == nullptr) return std::nullopt;
      const bool in_eur = figure->unit.starts_with("eur");
      return price_input({kind, figure->id, in_eur ? Currency::eur : Currency::usd},
                         figure->expected);
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Flip> find_price_flips(const Replay& replay, const Project& project,
                                   const Replay::Pick& today, const Option* pick,
                                   const Option* rival) {
  std::vector<Flip> flips;
  const auto probe = [&](const Option& option, std::size_t most, Side side) {
    for (const auto kind : prices_of(option, most)) {
      const auto input = price_of(option, kind, project, *replay.market().catalog);
      if (!input || input->current <= 0) continue;
      if (auto flip = find_flip(replay, *input, today, side)) flips.push_back(std::move(*flip));
    }
  };
  if (pick != nullptr) probe(*pick, own_prices, Side::up);
  if (rival != nullptr) probe(*rival, rival_prices, Side::down);
  return flips;
}

}  // namespace llmadvisor
