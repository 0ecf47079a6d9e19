// AWS prices of EC2 in either of their two forms: what `aws pricing get-products` prints, products
// with their terms, each a text with JSON in it; and an offer file of the Bulk API, products and
// terms apart, by their SKU. Dollars; reservations by the hour, in advance, or partly so.

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

/// The terms of one product; absent where it is not sold so.
struct Terms {
  std::optional<ForeignJson> on_demand;
  std::optional<ForeignJson> reserved;
};

std::optional<double> on_demand(const Terms& terms) {
  std::optional<double> price;
  if (terms.on_demand) {
    terms.on_demand->each_member(
        [&](const std::string&, const ForeignJson& term) { price = price_of(term).per_hour; });
  }
  return price;
}

/// A standard reservation, nothing in advance where that is sold, else all of it spread.
std::optional<double> reserved(const Terms& terms, const std::string& length, double years) {
  if (!terms.reserved) return std::nullopt;
  std::map<std::string, double> by_option;
  terms.reserved->each_member([&](const std::string&, const ForeignJson& term) {
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

MachineEntry machine_of(const ForeignJson& attributes, const Terms& terms,
                        const std::string& published, const Catalog& base) {
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
  if (const auto day = parse_date(published.substr(0, 10))) entry.as_of = day;
  entry.confidence = Confidence::high;
  set_cards(entry, base, !attributes.text("gpu").empty());
  return entry;
}

/// One product of get-products, its terms beside it.
void read_product(const ForeignJson& item, const Catalog& base, MachineFile& out) {
  const auto attributes = item.at("product").at("attributes");
  if (!is_plain(attributes)) return;
  const auto all = item.at("terms");
  const Terms terms{all.find("OnDemand"), all.find("Reserved")};
  out.entries.push_back(machine_of(attributes, terms, item.text("publicationDate"), base));
}

std::optional<ForeignJson> terms_of(const std::optional<ForeignJson>& kind,
                                    const std::string& sku) {
  return kind ? kind->find(sku) : std::nullopt;
}

/// The offer file of a region: products by SKU, terms by kind and SKU.
void read_offer_file(const ForeignJson& top, const Catalog& base, MachineFile& out) {
  const auto all = top.at("terms");
  const auto on_demand_terms = all.find("OnDemand");
  const auto reserved_terms = all.find("Reserved");
  const auto published = top.text("publicationDate");
  top.at("products").each_member([&](const std::string& sku, const ForeignJson& product) {
    const auto attributes = product.at("attributes");
    if (!is_plain(attributes)) return;
    const Terms terms{terms_of(on_demand_terms, sku), terms_of(reserved_terms, sku)};
    out.entries.push_back(machine_of(attributes, terms, published, base));
  });
}

}  // namespace

ForeignFile read_aws_price_list(const ForeignText& in) {
  const auto& file = in.options.file;
  const auto json = parse_strictly(file, in.text);
  const ForeignJson top(json, file);
  MachineFile out;
  if (top.is_object() && top.find("products")) {
    read_offer_file(top, in.base, out);
    return {std::move(out)};
  }
  top.at("PriceList").each_item([&](const ForeignJson& product) {
    if (product.is_object()) return read_product(product, in.base, out);
    const auto inner = parse_strictly(file, product.as_text());
    read_product(ForeignJson(inner, file, "/PriceList"), in.base, out);
  });
  return {std::move(out)};
}

}  // namespace llmadvisor
