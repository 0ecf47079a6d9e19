#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/choice/scales.hpp"
#include "support/defaults.hpp"

/// Small valid records for tests, with round figures; change the fields that a test is about.
namespace llmadvisor::build {

inline Date day(int year, unsigned month, unsigned of_month) {
  return Date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of_month));
}
inline Date today() { return day(2026, 11, 23); }

inline Provenance provenance() {
  return {"made up for tests", day(2026, 11, 1), Confidence::high, ""};
}

inline Provider provider(std::string id, ProviderKind kind, std::string jurisdiction) {
  Provider p;
  p.id = p.name = std::move(id);
  p.kind = kind;
  p.jurisdiction = std::move(jurisdiction);
  p.provenance = provenance();
  return p;
}

/// Closed model, as sold by `acme`.
inline Model closed_model(std::string id = "acme-large") {
  Model m;
  m.id = m.name = std::move(id);
  m.publisher = "acme";
  m.max_context_tokens = 200000;
  m.provenance = provenance();
  return m;
}

/// Dense open model of eight billion parameters at 16 bit.
inline Model open_model(std::string id = "open-8b") {
  Model m = closed_model(std::move(id));
  m.weights = Weights::open;
  m.licence = Licence{"Apache-2.0", CommercialUse::yes, ""};
  Architecture a;
  a.total_parameters = 8e9;
  a.layers = 32;
  a.hidden_size = 4096;
  a.vocabulary_size = 128000;
  a.query_heads = 32;
  a.kv_heads = 8;
  a.head_size = 128;
  a.native_precision = Precision::bf16;
  m.architecture = a;
  return m;
}

/// Prices of a million tokens; the rest is unknown.
inline TokenPrices prices(double input, double output) {
  TokenPrices p;
  p.input = PricePerMillionTokens(input);
  p.output = PricePerMillionTokens(output);
  return p;
}

/// $3 in, $15 out for a million tokens; nothing else is priced.
inline ApiOffer api_offer(std::string provider = "acme", std::string model = "acme-large") {
  ApiOffer o;
  o.id = provider + "/" + model;
  o.provider = std::move(provider);
  o.model = std::move(model);
  o.prices = prices(3, 15);
  o.provenance = provenance();
  return o;
}

inline Gpu a10g() {
  Gpu g;
  g.id = "a10g";
  g.name = "NVIDIA A10G";
  g.architecture = GpuGeneration::ampere;
  g.marketed_memory = gib(24);
  g.reported_memory = mib(22888);
  g.bandwidth = gb_per_s(600);
  g.dense_16bit = tflops(70);
  g.supports_bf16 = true;
  g.provenance = provenance();
  return g;
}

/// One A10G at the list price of us-east-1; spot as seen over its zones.
inline GpuOffer g5_xlarge() {
  GpuOffer o;
  o.id = "aws/g5.xlarge@us-east-1";
  o.provider = "aws";
  o.instance_type = "g5.xlarge";
  o.gpu = "a10g";
  o.region = "us-east-1";
  o.country = "US";
  o.on_demand = PricePerHour(1.006);
  o.spot = SpotPrice{PricePerHour(0.4246), PricePerHour(0.4507)};
  o.provenance = provenance();
  return o;
}

/// $20,000 +- $2,000, 1 kW at the wall.
inline Server server() {
  Server s;
  s.id = "server-2x-a10g";
  s.name = "Server with two A10G";
  s.gpu = "a10g";
  s.gpus = 2;
  s.power = Watts(1000);
  s.power_source = "made up for tests";
  s.parts = {{"cards", 14000, 15000, 16000, provenance()},
             {"host", 4000, 5000, 6000, provenance()}};
  s.provenance = provenance();
  return s;
}

inline CostFigure figure(std::string id, double low, double expected, double high,
                         std::string unit = "ratio") {
  CostFigure f;
  f.id = f.label = std::move(id);
  f.low = low;
  f.expected = expected;
  f.high = high;
  f.unit = std::move(unit);
  f.provenance = provenance();
  return f;
}

/// Every figure that a bill may need, round ones.
inline std::vector<CostFigure> cost_figures() {
  return {figure("eur_usd_rate", 1.1, 1.1, 1.1, "usd_per_eur"),
          figure("token_count_spread", 0.8, 1, 1.25),
          figure("api_price_spread", 0.9, 1, 1.2),
          figure("batch_window_hours", 24, 24, 24, "hours"),
          figure("cache_ttl_minutes", 5, 5, 60, "minutes"),
          figure("egress_bytes_per_token", 4, 250, 400, "bytes"),
          figure("egress_per_gb", 0, 0.01, 0.09, "usd_per_gb"),
          figure("egress_aws_per_gb", 0.05, 0.09, 0.09, "usd_per_gb"),
          figure("egress_aws_free_gb", 100, 100, 100, "gb"),
          figure("disk_per_gb_month", 0.05, 0.1, 0.1, "usd_per_gb_month"),
          figure("disk_system_gb", 50, 100, 200, "gb"),
          figure("public_ip_per_hour", 0.005, 0.005, 0.005, "usd_per_hour"),
          figure("spot_interruption_share", 0, 0.05, 0.2),
          figure("marketplace_price_spread", 0.8, 1, 1.5),
          figure("serverless_idle_seconds", 5, 60, 300, "seconds"),
          figure("serverless_cold_start_seconds", 10, 40, 180, "seconds"),
          figure("electricity_us", 0.08, 0.1, 0.12, "usd_per_kwh"),
          figure("electricity_eu", 0.2, 0.2, 0.2, "usd_per_kwh"),
          figure("electricity_fr", 0.2, 0.25, 0.25, "eur_per_kwh"),
          figure("idle_power_share", 0.2, 0.3, 0.4),
          figure("pue", 1.2, 1.5, 1.8),
          figure("colocation_us_per_kw", 150, 200, 250, "usd_per_kw_month"),
          figure("colocation_global_per_kw", 150, 220, 300, "usd_per_kw_month"),
          figure("network_share", 0, 0.1, 0.15),
          figure("maintenance_rate", 0.02, 0.06, 0.1),
          figure("spares_rate", 0, 0.03, 0.1),
          figure("residual_rate", 0, 0.1, 0.3),
          figure("engineer_hour_us", 50, 60, 90, "usd_per_hour"),
          figure("engineer_hour_fr", 40, 50, 70, "usd_per_hour"),
          figure("employer_on_cost_rate", 0.2, 0.4, 0.5),
          figure("set_up_hours_machine", 12, 24, 48, "hours"),
          figure("set_up_hours_fleet", 60, 120, 240, "hours"),
          figure("running_hours_machine", 3, 5, 10, "hours_per_month"),
          figure("running_hours_further_machine", 1, 2, 6, "hours_per_month"),
          figure("running_hours_fleet", 20, 30, 80, "hours_per_month"),
          figure("running_hours_own_node", 40, 80, 160, "hours_per_month"),
          figure("running_hours_further_node", 5, 10, 20, "hours_per_month"),
          figure("rag_chunk_tokens", 250, 500, 1000, "tokens"),
          figure("vector_index_overhead", 1.2, 1.5, 3),
          figure("store_machine_per_hour", 0.05, 0.1, 0.2, "usd_per_hour"),
          figure("store_machine_gb", 4, 6, 8, "gb"),
          figure("embedding_utilisation", 0.2, 0.4, 0.5),
          figure("training_utilisation", 0.2, 0.35, 0.45),
          figure("lora_compute_share", 0.6, 0.7, 1)};
}

/// What the engine has on the generation of the A10G.
inline EngineSupport engine_has(EngineFeature feature, EngineHas has) {
  EngineSupport row;
  row.id = std::string(to_string(feature));
  row.feature = feature;
  row.has = has;
  row.provenance = provenance();
  return row;
}

/// A closed API, an open host, a cloud and own premises, all under US law, with what they need.
inline Catalog catalog() {
  Catalog c = catalog_with_defaults();
  c.as_of = today();
  c.cost_figures = cost_figures();
  c.providers = {provider("acme", ProviderKind::model_vendor, "US"),
                 provider("openhost", ProviderKind::open_model_host, "US"),
                 provider("aws", ProviderKind::hyperscaler, "US"),
                 provider("own-premises", ProviderKind::owner, "")};
  c.models = {closed_model(), open_model()};
  c.gpus = {a10g()};
  c.engine_supports = {engine_has(EngineFeature::build, EngineHas::yes),
                       engine_has(EngineFeature::fp8, EngineHas::weights_only),
                       engine_has(EngineFeature::int4_awq, EngineHas::yes)};
  c.api_offers = {api_offer(), api_offer("openhost", "open-8b")};
  c.gpu_offers = {g5_xlarge()};
  c.servers = {server()};
  return c;
}

/// 5,000 requests a day of 1,000 tokens in and 300 out, around the clock.
inline Project project() {
  Project p;
  p.workload.requests_per_day = Requests(5000);
  p.workload.input = Tokens(1000);
  p.workload.output = Tokens(300);
  p.workload.peak_factor = 3;
  return p;
}

inline ReplicaCapacity capacity() {
  ReplicaCapacity c;
  c.rate = RequestsPerSecond(1);
  c.ttft = milliseconds(500);
  c.tpot = milliseconds(30);
  c.alone = milliseconds(9500);
  return c;
}

/// A way to run a model that is as able as its maker ships it, with many independent scores.
inline ModelMode mode(double ability, double standard_error = 1, double hidden = 0) {
  ModelMode m;
  m.effort = hidden > 0 ? Effort::high : Effort::none;
  m.hidden = Tokens(hidden);
  Standing s;
  s.ability = ability;
  s.standard_error = standard_error;
  s.lower_bound = ability - standard_error;
  s.level = s.lower_bound >= 73   ? QualityBand::frontier
            : s.lower_bound >= 65 ? QualityBand::advanced
            : s.lower_bound >= 57 ? QualityBand::strong
            : s.lower_bound >= 50 ? QualityBand::solid
                                  : QualityBand::basic;
  s.scores = s.independent_scores = 10;
  s.basis = AbilityBasis::independent;
  m.standing = s;
  return m;
}

/// Ten independent scores at one effort.
inline Ability ability(std::string model, Effort effort, double points, double standard_error = 1) {
  Ability a;
  a.model = std::move(model);
  a.effort = effort;
  a.ability = points;
  a.standard_error = standard_error;
  a.scores = a.independent_scores = 10;
  a.families = 5;
  a.provenance = provenance();
  return a;
}

/// So many whole machines of A10G with one replica each.
inline Fleet fleet(const Gpu& gpu, int gpus_per_machine = 1, int instances = 1) {
  Fleet f;
  f.gpu = &gpu;
  f.gpus_per_machine = gpus_per_machine;
  f.weights = WeightFormat::bf16;
  f.capacity = capacity();
  f.sizing = {instances, instances, instances, instances};
  return f;
}

/// The open model of catalog() by the token at the open host, and the closed one at its vendor.
inline ApiCandidate hosted_api(const Catalog& c) {
  return {{&c.models[1], &c.providers[1], {}, 0}, OptionKind::hosted_open_api, &c.api_offers[1]};
}
inline ApiCandidate closed_api(const Catalog& c) {
  return {{&c.models[0], &c.providers[0], {}, 0}, OptionKind::closed_api, &c.api_offers[0]};
}

/// The open model of catalog() on its rented machine, and on its own server.
inline RentedCandidate rented(const Catalog& c, Purchase purchase = Purchase::on_demand) {
  return {{&c.models[1], &c.providers[2], {}, 0}, &c.gpu_offers[0], purchase, fleet(c.gpus[0])};
}
inline OwnedCandidate owned(const Catalog& c) {
  return {{&c.models[1], &c.providers[3], {}, 0}, &c.servers[0], 0, fleet(c.gpus[0], 2)};
}

/// The open model on one rented A10G that sustains a request a second, and what weighs it.
struct RentedA10g {
  Catalog catalog = build::catalog();
  Market market = stock_market(catalog, {});
  CostBook costs{catalog};
  Places places{market, costs, today()};
  Scales scales{costs, places, today()};
  Project project = build::project();
  RentedCandidate own = rented(catalog);

  RentedA10g() = default;
  RentedA10g(const RentedA10g&) = delete;
  RentedA10g& operator=(const RentedA10g&) = delete;
};

}  // namespace llmadvisor::build
