// What `aws pricing get-products --service-code AmazonEC2` prints: products with their terms, each
// a text with JSON in it. Dollars; reservations by the hour, in advance, or partly so.

#include <map>
#include <utility>

#include "foreign_json.hpp"
#include "known_machines.hpp"
#include "llmadvisor/catalog/strict_json.hpp"

namespace llmadvisor {
namespace {

/// An hour, and what is paid in advance.
struct TermPrice {
  std::optional<double> per_hour;
  double upfront = 0;
};

TermPrice price_of(const ForeignJson& term) {
  TermPrice price;
  term.at("priceDimensions").each_member([&](const std::string&, const ForeignJson& dimension) {
    const auto usd = dimension.at("pricePerUnit").text("USD");
    const auto amount = number_in(usd);
    if (!amount) return;
    if (dimension.text("unit") == "Quantity") {
      price.upfront += *amount;
    } else {
      price.per_hour = *amount;
    }
  });
  return price;
}

/// Linux on a machine of its own kind, shared by nobody who pays for it: the plain offer.
bool is_plain(const ForeignJson& attributes) {
  const auto software = attributes.text("preInstalledSw");
  const auto capacity = attributes.text("capacitystatus");
  return attributes.text("operatingSystem") == "Linux" && attributes.text("tenancy") == "Shared" &&
         (software == "NA" || software.empty()) && (capacity == "Used" || capacity.empty());
}

std::optional<double> on_demand(const ForeignJson& terms) {
  std::optional<double> price;
  if (const auto plain = terms.find("OnDemand")) {
    plain->each_member(
        [&](const std::string&, const ForeignJson& term) { price = price_of(term).per_hour; });
  }
  return price;
}

/// A standard reservation, nothing in advance where that is sold, else all of it spread.
std::optional<double> reserved(const ForeignJson& terms, const std::string& length, double years) {
  const auto all = terms.find("Reserved");
  if (!all) return std::nullopt;
  std::map<std::string, double> by_option;
  all->each_member([&](const std::string&, const ForeignJson& term) {
    const auto attributes = term.at("termAttributes");
    if (attributes.text("LeaseContractLength") != length ||
        attributes.text("OfferingClass") != "standard") {
      return;
    }
    const auto price = price_of(term);
    by_option[attributes.text("PurchaseOption")] =
        price.per_hour.value_or(0) + price.upfront / (years * hours_per_year);
  });
  for (const auto* option : {"No Upfront", "All Upfront"}) {
    if (const auto found = by_option.find(option); found != by_option.end()) return found->second;
  }
  return std::nullopt;
}

std::optional<MachineEntry> read_product(const ForeignJson& item, const Catalog& base) {
  const auto attributes = item.at("product").at("attributes");
  if (!is_plain(attributes)) return std::nullopt;
  const auto terms = item.at("terms");
  MachineEntry entry;
  entry.provider = "aws";
  entry.instance_type = attributes.text("instanceType");
  entry.region = attributes.text("regionCode");
  entry.key = entry.instance_type + "@" + entry.region;
  entry.vcpus = number_in(attributes.text("vcpu"));
  auto memory = attributes.text("memory");  // "1,152 GiB"
  std::erase(memory, ',');
  entry.ram_gib = number_in(memory.substr(0, memory.find(' ')));
  entry.price = on_demand(terms);
  entry.reserved_1_year = reserved(terms, "1yr", 1);
  entry.reserved_3_years = reserved(terms, "3yr", 3);
  if (entry.reserved_1_year || entry.reserved_3_years) {
    entry.note = "reserved: standard, without payment in advance where that is sold";
  }
  if (const auto day = parse_date(item.text("publicationDate").substr(0, 10))) entry.as_of = day;
  entry.confidence = Confidence::high;
  set_cards(entry, base, !attributes.text("gpu").empty());
  return entry;
}

}  // namespace

ForeignFile read_aws_price_list(const ForeignText& in) {
  const auto& file = in.options.file;
  const auto json = parse_strictly(file, in.text);
  MachineFile out;
  ForeignJson(json, file).at("PriceList").each_item([&](const ForeignJson& product) {
    std::optional<MachineEntry> entry;
    if (product.is_object()) {
      entry = read_product(product, in.base);
    } else {
      const auto inner = parse_strictly(file, product.as_text());
      entry = read_product(ForeignJson(inner, file, "/PriceList"), in.base);
    }
    if (entry) out.entries.push_back(std::move(*entry));
  });
  return {std::move(out)};
}

}  // namespace llmadvisor
