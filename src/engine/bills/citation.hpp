#pragma once

#include "llmadvisor/catalog/record.hpp"
#include "llmadvisor/engine/bills/bill.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"

namespace llmadvisor {

/// Says where a line's price comes from.
void cite(BillLine& line, const Provenance& provenance);
/// The same for a cost figure, with the price as its source quotes it.
void cite(BillLine& line, const Cost& cost);
/// Keeps a price in the currency in which its owner quotes it.
void quote(BillLine& line, double price, Currency currency);
/// Says which machine is rented, and where.
void name_machine(BillLine& line, const GpuOffer& offer);

}  // namespace llmadvisor
