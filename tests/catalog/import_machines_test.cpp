#include <algorithm>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/imported.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;
using llmadvisor::test::left_out;

namespace {

ImportOptions options_for(const std::string& provider) {
  ImportOptions o;
  o.file = "vms.csv";
  o.today = *parse_date("2026-11-23");
  if (!provider.empty()) o.provider = provider;
  return o;
}

ImportResult skypilot(const std::string& rows, const std::string& provider = "aws") {
  return import_text(ImportFormat::skypilot,
                     "InstanceType,vCPUs,MemoryGiB,AcceleratorName,AcceleratorCount,GpuInfo,Price,"
                     "SpotPrice,Region\n" +
                         rows,
                     options_for(provider), test::frozen_catalog());
}

const GpuOffer& offer(const ImportResult& result, const std::string& id) {
  return test::record(result.records.gpu_offers, id);
}

}  // namespace

TEST_CASE("the zones of a region are one offer, their spot prices its range") {
  const auto result = skypilot(
      "g5.2xlarge,8,32,A10G,1,,1.212,0.50,us-east-1\n"
      "g5.2xlarge,8,32,A10G,1,,1.212,0.46,us-east-1\n");
  const auto& o = offer(result, "aws/g5.2xlarge@us-east-1");
  CHECK(o.gpu == "a10g");
  CHECK(o.on_demand->value() == 1.212);
  CHECK(o.spot->low.value() == 0.46);
  CHECK(o.spot->high.value() == 0.5);
  CHECK(o.country == "US");  // as the catalogue knows the region
}

TEST_CASE("rows that are no offer are left out with their reason") {
  const auto result = skypilot(
      "m5.large,2,8,,0,,0.096,0.03,us-east-1\n"
      "g9.zero,4,16,A10G,1,,0,0.4,us-east-1\n"
      "g9.spot,4,16,A10G,1,,0.5,0.6,us-east-1\n"
      "g9.floor,4,16,A10G,1,,1.00,1.00,us-east-1\n"
      "g9.none,4,16,A10G,1,,,,us-east-1\n"
      "g9.half,4,16,A10G,0.5,,0.5,0.2,us-east-1\n"
      "g9.minus,4,16,A10G,1,,-1,0.2,us-east-1\n"
      "g9.card,4,16,Z9000,1,,1.5,0.2,us-east-1\n");
  CHECK(result.records.gpu_offers.empty());
  for (const auto* reason : {"not-a-gpu", "placeholder-zero", "price-below-spot", "auction-floor",
                             "no-stock", "gpu-fraction", "negative-price", "unknown-gpu"}) {
    CAPTURE(reason);
    CHECK(left_out(result, reason) == 1);
  }
}

TEST_CASE("a spot price that copies the list price is no spot price") {
  const auto result = skypilot("g5.4xlarge,16,64,A10G,1,,1.624,1.624,us-east-1\n");
  CHECK_FALSE(offer(result, "aws/g5.4xlarge@us-east-1").spot);
  REQUIRE_FALSE(result.report.notes.empty());
  CHECK(result.report.notes.back().code == RemarkCode::spot_dropped);
}

TEST_CASE(
    "a card's name is resolved by the cloud, the memory or the instance type, or not at all") {
  const auto result = skypilot("p4de.24xlarge,96,1152,A100-80GB,8,,40.9,12,us-east-1\n");
  CHECK(offer(result, "aws/p4de.24xlarge@us-east-1").gpu == "a100-sxm-80gb");
  const auto lambda = skypilot(
      "gpu_1x_h100_sxm5,26,225,H100,1,\"{'Gpus': [{'MemoryInfo': {'SizeInMiB': 81920}}]}\","
      "4.29,,us-east-3\n",
      "lambda");
  const bool sxm =
      !lambda.records.gpu_offers.empty() && lambda.records.gpu_offers.front().gpu == "h100-sxm";
  CHECK(sxm);
}

TEST_CASE("a list that does not name its cloud asks for it") {
  CHECK_THROWS_WITH(skypilot("g5.xlarge,4,16,A10G,1,,1,0.4,us-east-1\n", ""),
                    Catch::Contains("does not name its cloud"));
}

TEST_CASE("own offers come as a CSV in the catalogue's words") {
  const auto read = [](const std::string& text) {
    auto o = options_for("");
    o.file = "own.csv";
    return import_text(ImportFormat::csv, text, o, test::frozen_catalog());
  };
  const auto prices = read(
      "provider,model,input_per_million_tokens,output_per_million_tokens,currency,region,country,"
      "as_of,source\n"
      "groq,qwen3-32b,0.2,0.5,eur,eu,EU,2026-11-01,contract of November\n");
  const auto& o = prices.records.api_offers.at(0);
  CHECK(o.id == "groq/qwen3-32b@eu");
  CHECK(o.currency == Currency::eur);
  CHECK(o.provenance.source == "contract of November");
  CHECK(o.provenance.as_of == *parse_date("2026-11-01"));
  const auto machines = read(
      "provider,instance_type,gpu,gpus,on_demand_per_hour,reserved_1_year_per_hour,region,country\n"
      "aws,g6.xlarge,l4,1,0.8,0.5,eu-west-3,FR\n");
  CHECK(machines.records.gpu_offers.at(0).reserved_1_year->value() == 0.5);
  const auto special = read(
      "provider,instance_type,kind,gpu,gpus,interconnect,region,on_demand_per_hour,"
      "spot_low_per_hour,spot_high_per_hour,confidence,note\n"
      "runpod,flex l4,serverless,l4,1,,,0.69,,,high,from the price page\n"
      "aws,g6.xlarge,,l4,1,,eu-west-3,,0.3,0.4,,\n"
      "aws,g6.12xlarge,,l4,4,nvlink-bridge,eu-west-3,5,,,,\n"
      "aws,g6.2xlarge,instance,l4,1,,,1,,,,\n");
  REQUIRE(special.records.gpu_offers.size() == 3);
  const auto& flex = special.records.gpu_offers[0];
  CHECK(flex.id == "runpod/flex-l4");
  CHECK(flex.kind == GpuOfferKind::serverless);
  CHECK(flex.provenance.confidence == Confidence::high);
  CHECK(flex.provenance.note == "from the price page");
  const auto& spot = special.records.gpu_offers[1];
  CHECK_FALSE(spot.on_demand);
  CHECK(spot.spot->high.value() == 0.4);
  CHECK(spot.provenance.confidence == Confidence::medium);
  CHECK(special.records.gpu_offers[2].interconnect == Interconnect::nvlink_bridge);
  const auto odd = read(
      "provider,instance_type,gpu,gpus,region,on_demand_per_hour,spot_low_per_hour,"
      "spot_high_per_hour\n"
      "aws,a,l4,1e10,eu-west-3,1,,\n"
      "aws,b,l4,-4,eu-west-3,1,,\n"
      "aws,c,l4,1,eu-west-3,1,0.5,0\n"
      "aws,d,l4,1,eu-west-3,1,0.5,-1\n");
  CHECK(left_out(odd, "gpu-count") == 2);
  CHECK(left_out(odd, "negative-price") == 1);
  REQUIRE(odd.records.gpu_offers.size() == 1);
  CHECK(odd.records.gpu_offers[0].spot->high.value() == 0.5);
  // An instance without a region is not for sale anywhere.
  CHECK(left_out(special, "no-stock") == 1);
  CHECK_THROWS_WITH(read("provider,instance_type,gpu,region,on_demand_per_hour,kind\n"
                         "aws,g6.xlarge,l4,eu-west-3,1,rented\n"),
                    Catch::Contains("expected one of: instance, serverless, marketplace"));
  CHECK_THROWS_WITH(read("provider,model,price\ngroq,qwen3-32b,1\n"),
                    Catch::Contains("unknown column \"price\""));
  CHECK_THROWS_AS(read("provider,model,input_per_million_tokens\ngroq,qwen3-32b,cheap\n"),
                  DataError);
}

namespace {

ImportResult shipped_skypilot(const std::string& rows, const std::string& provider) {
  return import_text(ImportFormat::skypilot,
                     "InstanceType,vCPUs,MemoryGiB,AcceleratorName,AcceleratorCount,GpuInfo,Price,"
                     "SpotPrice,Region\n" +
                         rows,
                     options_for(provider), shipped_catalog());
}

}  // namespace

TEST_CASE("a cloud's file is read in the currency that its cloud is known to use") {
  const auto result = shipped_skypilot("ECS1GPU99,32,256,H200,1,,2.6,,it-fr2\n", "seeweb");
  CHECK(offer(result, "seeweb/ECS1GPU99@it-fr2").currency == Currency::eur);
}

TEST_CASE("cards are known by the names that clouds spell them with") {
  const auto result = shipped_skypilot(
      "demo-a,28,120,A100-80G-PCIe,1,,1.35,,R-1\n"
      "demo-b,192,1800,H100-80G-SXM5,8,,19.2,,R-1\n"
      "demo-c,252,1440,H100-80G-PCIe-NVLink,8,,15.6,,R-1\n"
      "demo-d,32,185,H100_SXM5,1,,2.9,,R-1\n"
      "demo-f,8,32,RTXA6000,1,,0.6,,R-1\n",
      "hyperstack");
  CHECK(result.report.left_out.empty());
  CHECK(offer(result, "hyperstack/demo-a@R-1").gpu == "a100-pcie-80gb");
  CHECK(offer(result, "hyperstack/demo-b@R-1").gpu == "h100-sxm");
  CHECK(offer(result, "hyperstack/demo-c@R-1").gpu == "h100-pcie");
  CHECK(offer(result, "hyperstack/demo-d@R-1").gpu == "h100-sxm");
  CHECK(offer(result, "hyperstack/demo-f@R-1").gpu == "rtx-a6000");
}

TEST_CASE("a name is not the card's whose memory the row contradicts") {
  // An A10 has 24 GB; a row of 48 GB under its name is something else.
  const auto result = shipped_skypilot("demo,8,32,A10,1,{'SizeInMiB': 49152},0.6,,R-1\n", "lambda");
  CHECK(left_out(result, "unknown-gpu") == 1);
  const auto right = shipped_skypilot("demo,8,32,A10,1,{'SizeInMiB': 23028},0.6,,R-1\n", "lambda");
  CHECK(offer(right, "lambda/demo@R-1").gpu == "a10");
}
