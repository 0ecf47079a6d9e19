#include "llmadvisor/engine/bills/api_bill.hpp"

#include <cmath>

#include "calls_formula.hpp"
#include "citation.hpp"
#include "llmadvisor/engine/api_limits.hpp"
#include "llmadvisor/engine/bills/api_prices.hpp"
#include "prompt_shares.hpp"

namespace llmadvisor {
namespace {

struct Kinds {
  LineKind fresh;
  LineKind cached;
  LineKind written;
  LineKind output;
  LineKind reasoning;
};
constexpr Kinds interactive_kinds{LineKind::fresh_input, LineKind::cached_input,
                                  LineKind::cache_write, LineKind::output,
                                  LineKind::reasoning_output};
constexpr Kinds batch_kinds{LineKind::batch_input, LineKind::batch_cached_input,
                            LineKind::cache_write, LineKind::batch_output,
                            LineKind::batch_reasoning_output};

/// Adds the lines of one service of an offer.
class TokenLines {
 public:
  TokenLines(BillBuilder& bill, const ApiOffer& offer, const ApiUse& use, const Project& project,
             const CostBook& costs, Date today)
      : bill_(bill),
        offer_(offer),
        use_(use),
        workload_(project.workload),
        costs_(costs),
        today_(today),
        usd_(costs.usd_per(offer.currency)) {
    const Cost& tokens = costs[CostId::token_count_spread];
    const Cost& list = costs[CostId::api_price_spread];
    spread_ = Spread{tokens.low * list.low, tokens.high * list.high};
  }

  void add(const RequestPrices& prices, const Kinds& kinds, double requests, double missed) const {
    const PromptShares shares = prompt_shares(prices, workload_.cached_share, missed);
    const Tokens prompt = workload_.input;
    add_line(kinds.fresh, requests, prompt, shares.fresh, prices.input, OfferFigure::input, {});
    if (shares.cached > 0) {
      add_line(kinds.cached, requests, prompt, shares.cached, *prices.cached_input,
               OfferFigure::cached_input, {});
    }
    if (shares.written > 0) {
      add_line(kinds.written, requests, prompt, shares.written, *prices.cache_write,
               OfferFigure::input, {});
    }
    add_line(kinds.output, requests, workload_.output, 1, prices.output, OfferFigure::output, {});
    add_line(kinds.reasoning, requests, use_.hidden, 1, prices.reasoning, OfferFigure::output,
             use_.hidden_spread);
  }

 private:
  void add_line(LineKind kind, double requests, Tokens tokens, double share, const DayPrice& price,
                OfferFigure figure, Spread of_tokens) const {
    const double millions = requests * (tokens.value() * share) / 1e6;
    if (millions <= 0) return;
    const double native = price.value * use_.price_factor;
    const Spread spread =
        spread_ * costs_.price_spread(offer_, figure, today_) * price.spread * of_tokens;
    bill_.invoice(kind, millions, native * usd_, spread, [&](BillLine& line) {
      line.detail = offer_.provider_model_name.empty() ? offer_.model : offer_.provider_model_name;
      line.unit = BillUnit::million_tokens;
      line.formula = calls_formula(workload_, requests);
      extend(line.formula, {Sign::times, Figure{tokens.value(), Term::tokens}});
      if (share < 1) extend(line.formula, {Sign::times, Figure{share}});
      if (use_.price_factor != 1) {
        extend(line.formula, {Sign::at, Figure{use_.price_factor, Term::list_price_factor}});
      }
      if (price.spread.low < price.spread.high) {
        const double active = workload_.hours_per_day.value();
        extend(line.formula, {Figure{active, Term::active_hours_of_a_day}});
      }
      quote(line, native, offer_.currency);
      cite(line, offer_.provenance);
    });
  }

  BillBuilder& bill_;
  const ApiOffer& offer_;
  const ApiUse& use_;
  const Workload& workload_;
  const CostBook& costs_;
  Date today_;
  double usd_;
  Spread spread_;
};

}  // namespace

double cache_miss_share(const Workload& w, const CostBook& costs) {
  if (w.cached_share <= 0) return 0;
  const double per_minute =
      w.job ? mean_rate(w).value() * 60
            : w.requests_per_day.value() * calls_of_request(w) / (w.hours_per_day.value() * 60);
  const double missed = std::exp(-per_minute * costs[CostId::cache_ttl_minutes].expected);
  // Below one in a million there is nothing to write on a bill.
  return missed < 1e-6 ? 0 : missed;
}

Priced add_api_bill(BillBuilder& bill, const ApiOffer& listed, const ApiUse& use,
                    const Project& project, const CostBook& costs, Date today) {
  const ApiOffer& offer = costs.priced(listed);
  const Workload& w = project.workload;
  const TokenPrices listed_prices = costs.list_prices(offer, today);
  const auto now = request_prices(offer, listed_prices, w, today, Service::interactive);
  if (!now) return Priced::no;
  const double requests = billed_requests(w).value();
  const double missed = cache_miss_share(w, costs);
  const TokenLines lines(bill, offer, use, project, costs, today);
  const auto later = w.batch_share > 0 && !missed_window(offer, w, costs)
                         ? request_prices(offer, listed_prices, w, today, Service::batch)
                         : std::nullopt;
  const double waiting = later ? w.batch_share : 0;
  if (waiting < 1) lines.add(*now, interactive_kinds, requests * (1 - waiting), missed);
  if (later) lines.add(*later, batch_kinds, requests * waiting, missed);
  return Priced::yes;
}

}  // namespace llmadvisor
