#include "llmadvisor/engine/what_if/price_flips.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "llmadvisor/engine/choice/evaluation.hpp"
#include "llmadvisor/engine/what_if/flips.hpp"
#include "llmadvisor/engine/what_if/replay.hpp"

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
Record* find(std::vector<Record>& records, const std::string& id) {
  const auto found = std::ranges::find(records, id, &Record::id);
  return found == records.end() ? nullptr : &*found;
}

/// One price of the catalogue, open to change.
struct Knob {
  PriceInput price;
  double current = 0;
  std::function<void(double)> set;
};

template <class Price>
std::optional<Knob> knob_of(std::optional<Price>& price, PriceInput input) {
  if (!price) return std::nullopt;
  return Knob{std::move(input), price->value(), [&price](double value) { price = Price(value); }};
}

/// A catalogue of its own, in which prices may move, and what the pick would be then.
class PriceProbe {
 public:
  PriceProbe(const ProjectInput& input, const Catalog& catalog, Date today)
      : input_(input),
        catalog_(catalog),
        market_(stock_market(catalog_, input.filters)),
        evaluator_(market_, today),
        replay_(input_, evaluator_) {}

  PriceProbe(const PriceProbe&) = delete;
  PriceProbe& operator=(const PriceProbe&) = delete;

  [[nodiscard]] std::optional<Replay::Pick> pick() const { return replay_.pick(input_); }

  void probe(const Option& option, std::size_t most, Side side, const Replay::Pick& pick,
             std::vector<Flip>& flips) {
    for (const auto kind : prices_of(option, most)) {
      const auto knob = knob_for(option, kind);
      if (!knob || knob->current <= 0) continue;
      if (auto flip = turn(*knob, side, pick)) flips.push_back(std::move(*flip));
    }
  }

 private:
  std::optional<Flip> turn(const Knob& knob, Side side, const Replay::Pick& pick) {
    const auto set = [&](double value) {
      knob.set(value);
      evaluator_.read_prices_again();
    };
    const NumericInput input{.input = knob.price,
                             .least = 1e-9,
                             .most = 1e9,
                             .whole = Whole::no,
                             .current = knob.current,
                             .never_returns = true,
                             .set = [&](ProjectInput&, double value) { set(value); }};
    auto flip = find_flip(replay_, input, pick, side);
    set(knob.current);
    return flip;
  }

  std::optional<Knob> knob_for(const Option& option, PriceKind kind) {
    switch (kind) {
      case PriceKind::input_tokens:
      case PriceKind::output_tokens:
        return token_price(option.offer, kind);
      case PriceKind::instance_hour:
        return hour_price(option);
      case PriceKind::server_purchase:
        return purchase(option.offer);
      case PriceKind::electricity:
        return electricity();
    }
    return std::nullopt;
  }

  std::optional<Knob> token_price(const std::string& id, PriceKind kind) {
    auto* offer = find(catalog_.api_offers, id);
    if (offer == nullptr) return std::nullopt;
    const bool input = kind == PriceKind::input_tokens;
    return knob_of(input ? offer->prices.input : offer->prices.output, {kind, id, offer->currency});
  }

  std::optional<Knob> hour_price(const Option& option) {
    auto* offer = find(catalog_.gpu_offers, option.offer);
    if (offer == nullptr || option.deployment->purchase != Purchase::on_demand) return std::nullopt;
    return knob_of(offer->on_demand, {PriceKind::instance_hour, offer->id, offer->currency});
  }

  /// All parts of a server move together.
  std::optional<Knob> purchase(const std::string& id) {
    auto* server = find(catalog_.servers, id);
    if (server == nullptr) return std::nullopt;
    const double total = purchase_price(*server).expected.value();
    const auto set = [server, parts = server->parts, total](double value) {
      for (std::size_t i = 0; i < parts.size(); ++i) {
        server->parts[i].usd_low = parts[i].usd_low * value / total;
        server->parts[i].usd_expected = parts[i].usd_expected * value / total;
        server->parts[i].usd_high = parts[i].usd_high * value / total;
      }
    };
    return Knob{{PriceKind::server_purchase, id, Currency::usd}, total, set};
  }

  std::optional<Knob> electricity() {
    const Requirements& r = resolve(input_, catalog_).requirements;
    auto* figure =
        find(catalog_.cost_figures, std::string(to_string(electricity_of(r.jurisdiction))));
    if (figure == nullptr) return std::nullopt;
    const auto set = [figure, was = *figure](double value) {
      figure->low = was.low * value / was.expected;
      figure->expected = value;
      figure->high = was.high * value / was.expected;
    };
    const bool in_eur = figure->unit.starts_with("eur");
    return Knob{{PriceKind::electricity, figure->id, in_eur ? Currency::eur : Currency::usd},
                figure->expected,
                set};
  }

  const ProjectInput& input_;
  Catalog catalog_;
  Market market_;
  Evaluator evaluator_;
  Replay replay_;
};

}  // namespace

std::vector<Flip> find_price_flips(const ProjectInput& input, const Catalog& catalog, Date today,
                                   const Option* pick, const Option* rival) {
  std::vector<Flip> flips;
  if (pick == nullptr && rival == nullptr) return flips;
  PriceProbe probe(input, catalog, today);
  const auto current = probe.pick();
  if (!current) return flips;
  if (pick != nullptr) probe.probe(*pick, own_prices, Side::up, *current, flips);
  if (rival != nullptr) probe.probe(*rival, rival_prices, Side::down, *current, flips);
  return flips;
}

}  // namespace llmadvisor
