#include "citation.hpp"

namespace llmadvisor {

void cite(BillLine& line, const Provenance& provenance) {
  line.source = provenance.source;
  line.as_of = provenance.as_of;
  line.confidence = provenance.confidence;
}

void cite(BillLine& line, const Cost& cost) {
  cite(line, cost.figure->provenance);
  quote(line, cost.figure->expected, cost.currency);
}

void quote(BillLine& line, double price, Currency currency) {
  if (currency == Currency::usd) return;
  line.quoted_unit_price = price;
  line.quoted_currency = currency;
}

void name_machine(BillLine& line, const GpuOffer& offer) {
  line.instance_type = offer.instance_type;
  line.region = offer.region;
}

}  // namespace llmadvisor
