// Pages of https://prices.azure.com/api/retail/prices: one price an item, so that a machine in a
// region is put together from several. A reservation states its whole term, a savings plan an hour.

#include <algorithm>
#include <map>
#include <utility>

#include "foreign_json.hpp"
#include "known_machines.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/strict_json.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

struct Committed {
  std::optional<double> reservation;
  std::optional<double> savings_plan;

  [[nodiscard]] std::optional<double> best_known() const {
    return reservation ? reservation : savings_plan;
  }
};

struct Machine {
  MachineEntry entry;
  Committed one_year;
  Committed three_years;
};

bool is_machine(const ForeignJson& item) {
  const auto product = item.text("productName");
  const auto sku = item.text("skuName");
  return !item.text("armSkuName").empty() && product.find("Windows") == product.npos &&
         product.find("Dedicated") == product.npos && sku.find("Low Priority") == sku.npos;
}

/// A page in a currency that no price here is in would pass for one in dollars.
Currency currency_of(const ForeignJson& item) {
  const auto code = item.text("currencyCode");
  if (code.empty()) return Currency::usd;
  const auto currency = parse_enum<Currency>(lower_case(code));
  if (!currency) {
    throw DataError("unknown-currency", item.file() + ": prices in " + code,
                    "save the pages with currencyCode='USD'");
  }
  return *currency;
}

void add_savings_plan(const ForeignJson& item, Machine& machine) {
  const auto plans = item.find("savingsPlan");
  if (!plans) return;
  plans->each_item([&](const ForeignJson& plan) {
    auto& term = plan.text("term") == "1 Year" ? machine.one_year : machine.three_years;
    term.savings_plan = plan.number("retailPrice");
  });
}

void add_reservation(const ForeignJson& item, double price, Machine& machine) {
  const auto term = item.text("reservationTerm");
  if (term == "1 Year") machine.one_year.reservation = price / hours_per_year;
  if (term == "3 Years") machine.three_years.reservation = price / (3 * hours_per_year);
}

void add_item(const ForeignJson& item, Machine& machine) {
  const auto price = item.number("retailPrice");
  if (!price) return;
  if (item.text("type") == "Reservation") return add_reservation(item, *price, machine);
  if (item.text("type") != "Consumption" || item.text("unitOfMeasure") != "1 Hour") return;
  if (item.text("skuName").find("Spot") != std::string::npos) {
    machine.entry.spot_low = machine.entry.spot_high = price;
    return;
  }
  machine.entry.price = price;
  add_savings_plan(item, machine);
}

class Machines {
 public:
  explicit Machines(const Catalog& base) : base_(base) {}

  void add(const ForeignJson& item) {
    if (!is_machine(item)) return;
    const std::pair key(item.text("armSkuName"), item.text("armRegionName"));
    const auto [place, is_new] = machines_.try_emplace(key);
    auto& machine = place->second;
    if (is_new) {
      machine.entry.provider = "azure";
      machine.entry.instance_type = key.first;
      machine.entry.region = key.second;
      machine.entry.key = key.first + "@" + key.second;
      machine.entry.currency = currency_of(item);
      machine.entry.confidence = Confidence::high;
      // GPU machines are the N series.
      set_cards(machine.entry, base_, key.first.starts_with("Standard_N"));
    }
    add_item(item, machine);
  }

  [[nodiscard]] MachineFile file() && {
    MachineFile out;
    for (auto& [key, machine] : machines_) {
      auto& entry = machine.entry;
      entry.reserved_1_year = machine.one_year.best_known();
      entry.reserved_3_years = machine.three_years.best_known();
      if (entry.reserved_1_year || entry.reserved_3_years) {
        entry.note = "reserved: a reservation, or a savings plan where none is sold";
      }
      out.entries.push_back(std::move(entry));
    }
    return out;
  }

 private:
  const Catalog& base_;
  std::map<std::pair<std::string, std::string>, Machine> machines_;
};

}  // namespace

ForeignFile read_azure_retail(const ForeignText& in) {
  const auto& file = in.options.file;
  const auto json = parse_strictly(file, in.text);
  const ForeignJson top(json, file);
  Machines machines(in.base);
  const auto read_page = [&](const ForeignJson& page) {
    page.at("Items").each_item([&](const ForeignJson& item) { machines.add(item); });
  };
  if (top.is_array()) {
    top.each_item(read_page);
  } else {
    read_page(top);
  }
  return {std::move(machines).file()};
}

}  // namespace llmadvisor
