#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/imported.hpp"

using namespace llmadvisor;
using llmadvisor::test::left_out;

namespace {

ImportResult imported(ImportFormat format, const std::string& text) {
  ImportOptions o;
  o.file = "prices.json";
  o.today = *parse_date("2026-11-26");
  Catalog base = test::frozen_catalog();
  GpuOffer known;  // in another region: the list does not name the cards
  known.id = "azure/Standard_NC24ads_A100_v4@eastus";
  known.provider = "azure";
  known.instance_type = "Standard_NC24ads_A100_v4";
  known.gpu = "a100-sxm-80gb";
  known.region = "eastus";
  base.gpu_offers.push_back(known);
  return import_text(format, text, o, base);
}

std::string product(const std::string& type, const std::string& system,
                    const std::string& reserved = "{}") {
  return R"({"product": {"attributes": {"instanceType": ")" + type +
         R"(", "regionCode": "us-east-1", "operatingSystem": ")" + system +
         R"(", "tenancy": "Shared", "preInstalledSw": "NA", "capacitystatus": "Used",
         "vcpu": "8", "memory": "1,032 GiB", "gpu": "1"}},
         "terms": {"OnDemand": {"A.B": {"priceDimensions": {"A.B.C":
           {"unit": "Hrs", "pricePerUnit": {"USD": "1.2120000000"}}}}},
           "Reserved": )" +
         reserved + R"(}, "publicationDate": "2026-11-20T18:00:00Z"})";
}

/// As the command prints it: each product is a text.
std::string quoted(const std::string& json) {
  std::string text = "\"";
  for (const char c : json) {
    if (c == '\n') continue;
    if (c == '"') text += '\\';
    text += c;
  }
  return text + "\"";
}

std::string reservation(const std::string& name, const std::string& length,
                        const std::string& option, const std::string& dimensions) {
  return "\"" + name + R"(": {"termAttributes": {"LeaseContractLength": ")" + length +
         R"(", "OfferingClass": "standard", "PurchaseOption": ")" + option +
         R"("}, "priceDimensions": {)" + dimensions + "}}";
}

const std::string hourly = R"("x": {"unit": "Hrs", "pricePerUnit": {"USD": "0.8000000000"}})";
const std::string in_advance =
    R"("y": {"unit": "Quantity", "pricePerUnit": {"USD": "13140"}}, "x": {"unit": "Hrs", "pricePerUnit": {"USD": "0"}})";

const GpuOffer& offer(const ImportResult& result, const std::string& id) {
  return test::record(result.records.gpu_offers, id);
}

}  // namespace

TEST_CASE("an AWS price list gives the hour, reserved and not, of machines that are known") {
  const auto result =
      imported(ImportFormat::aws_price_list,
               R"({"FormatVersion": "aws_v1", "PriceList": [)" +
                   quoted(product("g5.xlarge", "Linux",
                                  "{" + reservation("a", "1yr", "No Upfront", hourly) + ", " +
                                      reservation("b", "1yr", "All Upfront", in_advance) + ", " +
                                      reservation("c", "3yr", "All Upfront", in_advance) + "}")) +
                   ", " + quoted(product("g5.xlarge", "Windows")) + "]}");
  const auto& o = offer(result, "aws/g5.xlarge@us-east-1");
  CHECK(o.gpu == "a10g");
  CHECK(o.on_demand->value() == 1.212);
  CHECK(o.reserved_1_year->value() == 0.8);   // nothing in advance goes before all of it
  CHECK(o.reserved_3_years->value() == 0.5);  // 13,140 over 26,280 hours
  CHECK(o.ram_gib == 1032);
  CHECK(to_string(o.provenance.as_of) == "2026-11-20");
  CHECK(result.records.gpu_offers.size() == 1);
}

TEST_CASE("an offer file of the AWS Bulk API gives the same, its terms by their SKU") {
  const std::string attributes =
      R"("regionCode": "us-east-1", "operatingSystem": "Linux", "preInstalledSw": "NA",
         "capacitystatus": "Used", "vcpu": "4", "memory": "16 GiB", "gpu": "1")";
  const auto result = imported(
      ImportFormat::aws_price_list,
      R"({"formatVersion": "v1.0", "offerCode": "AmazonEC2", "publicationDate": "2026-11-19T22:00:00Z",
          "products": {
            "AAA": {"sku": "AAA", "productFamily": "Compute Instance", "attributes":
                {"instanceType": "g5.xlarge", "tenancy": "Shared", )" +
          attributes + R"(}},
            "BBB": {"sku": "BBB", "attributes": {"instanceType": "g5.xlarge", "tenancy": "Dedicated", )" +
          attributes + R"(}}},
          "terms": {"OnDemand": {"AAA": {"AAA.JRT": {"priceDimensions": {"AAA.JRT.6YS": {"unit": "Hrs",
              "pricePerUnit": {"USD": "1.0060000000"}}}}}},
            "Reserved": {"AAA": {)" +
          reservation("AAA.R", "1yr", "No Upfront", hourly) + "}}}}");
  REQUIRE(result.records.gpu_offers.size() == 1);
  const auto& o = offer(result, "aws/g5.xlarge@us-east-1");
  CHECK(o.on_demand->value() == 1.006);
  CHECK(o.reserved_1_year->value() == 0.8);
  CHECK(to_string(o.provenance.as_of) == "2026-11-19");
}

TEST_CASE("an Azure page in a currency that the catalogue does not price in is refused") {
  CHECK_THROWS_WITH(
      imported(ImportFormat::azure_retail,
               R"({"Items": [{"armSkuName": "Standard_NC24ads_A100_v4", "currencyCode": "JPY",
                   "armRegionName": "westeurope", "productName": "NCads", "skuName": "NC24ads",
                   "unitOfMeasure": "1 Hour", "type": "Consumption", "retailPrice": 400}]})"),
      Catch::Contains("JPY"));
}

TEST_CASE("a machine of an AWS price list whose cards nobody named is left out") {
  const auto result = imported(ImportFormat::aws_price_list,
                               R"({"PriceList": [)" + product("g99.huge", "Linux") + "]}");
  CHECK(result.records.gpu_offers.empty());
  CHECK(left_out(result, "unknown-gpu") == 1);
}

TEST_CASE("a file that is no AWS price list is refused with its place") {
  CHECK_THROWS_WITH(imported(ImportFormat::aws_price_list, R"({"PriceList": [{"product": 1}]})"),
                    Catch::Contains("prices.json"));
  CHECK_THROWS_AS(imported(ImportFormat::aws_price_list, R"({"products": {}})"), DataError);
  CHECK_THROWS_AS(imported(ImportFormat::aws_price_list, R"({"offers": {}})"), DataError);
}

TEST_CASE("the prices of one Azure machine are put together from its items") {
  const std::string start =
      R"({"armSkuName": "Standard_NC24ads_A100_v4", "armRegionName": "westeurope",
      "currencyCode": "USD", "unitOfMeasure": "1 Hour", )";
  const auto result = imported(
      ImportFormat::azure_retail,
      R"([{"Items": [)" + start +
          R"("productName": "NCads A100 v4", "skuName": "NC24ads", "type": "Consumption", "retailPrice": 4.0,
              "savingsPlan": [{"term": "1 Year", "retailPrice": 3.2}, {"term": "3 Years", "retailPrice": 2.4}]},)" +
          start +
          R"("productName": "NCads A100 v4 Windows", "skuName": "NC24ads", "type": "Consumption", "retailPrice": 9},)" +
          start +
          R"("productName": "NCads A100 v4", "skuName": "NC24ads Spot", "type": "Consumption", "retailPrice": 1.5}]},
         {"Items": [)" +
          start +
          R"("productName": "NCads A100 v4", "skuName": "NC24ads", "type": "Reservation", "reservationTerm": "1 Year", "retailPrice": 26280}]}])");
  const auto& o = offer(result, "azure/Standard_NC24ads_A100_v4@westeurope");
  CHECK(o.on_demand->value() == 4.0);
  CHECK(o.spot->low.value() == 1.5);
  CHECK(o.reserved_1_year->value() == 3.0);   // 26,280 over 8,760 hours, before the savings plan
  CHECK(o.reserved_3_years->value() == 2.4);  // no reservation: the savings plan
}
