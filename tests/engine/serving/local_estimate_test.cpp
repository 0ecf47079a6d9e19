#include "llmadvisor/engine/serving/local_estimate.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

Model round_model() {
  Model m;
  Architecture a;
  a.total_parameters = 9e9;
  a.layers = 40;
  a.hidden_size = 5000;
  a.vocabulary_size = 200'000;  // 1 G in each vocabulary matrix
  a.query_heads = a.kv_heads = 10;
  a.head_size = 100;
  m.architecture = a;
  return m;
}

LocalSpeed round_speed() {
  LocalSpeed s;
  s.bandwidth_share = 0.8;
  s.layer_us = 50;
  s.expert_read_factor = 2;
  s.expert_layer_factor = 3;
  s.usable_share = 0.75;
  s.runtime_gib = 1;
  s.low_factor = 0.8;
  s.high_factor = 1.2;
  s.prompt_basis = PromptBasis::int8;
  s.prompt_share = 0.25;
  s.expert_prompt_factor = 0.5;
  return s;
}

LocalRequest request(const Model& model, const LocalSpeed& speed) {
  LocalRequest r;
  r.model = &model;
  r.speed = &speed;
  r.machine.memory = gib(32);
  r.machine.bandwidth = gb_per_s(500);
  r.weights = GgufFormat::f16;
  r.output = Tokens(0);
  return r;
}

}  // namespace

TEST_CASE("a token takes the reading of the weights at a share of the bandwidth, and the layers") {
  const Model model = round_model();
  const LocalSpeed speed = round_speed();
  const auto e = local_estimate(request(model, speed));
  // Read: 9 G less the input embedding of 1 G, at 2 bytes: 16 GB / (0.8 x 500 GB/s) = 40 ms.
  // Layers: 40 x 50 us = 2 ms.
  CHECK_THAT(in_milliseconds(e.tpot), WithinRel(42.0, 1e-9));
  // Keys and values of 1,000 tokens: 40 x 10 x 200 x 2 bytes x 1,000 = 160 MB; halfway through no
  // output all of it: 0.4 ms.
  LocalRequest longer = request(model, speed);
  longer.input = Tokens(1000);
  CHECK_THAT(in_milliseconds(local_estimate(longer).tpot), WithinRel(42.4, 1e-9));
}

TEST_CASE("a prompt takes its operations at a share of the peak that the maker's devices follow") {
  const Model model = round_model();
  LocalSpeed speed = round_speed();
  LocalRequest r = request(model, speed);
  r.input = Tokens(1000);
  CHECK_FALSE(local_estimate(r).ttft);  // no source gives the int8 peak
  r.machine.dense_int8 = tflops(80);
  // 2 x 8 G x 1,000 = 16 T, and each token looks back at 500 in the mean: 4 x 10 heads x 100 x 40
  // layers x 1,000 x 500 = 80 G; at a quarter of 80 T/s: 16.08 / 20 = 804 ms.
  CHECK_THAT(in_milliseconds(*local_estimate(r).ttft), WithinRel(804.0, 1e-9));
  // Half of it kept from before: 8 T, and 4 x 10 x 100 x 40 x (1,000^2 - 500^2) / 2 = 60 G.
  r.cached = Tokens(500);
  CHECK_THAT(in_milliseconds(*local_estimate(r).ttft), WithinRel(403.0, 1e-9));
  // By the bandwidth: 500 GB/s x 20 operations a byte = 10 T/s.
  r.cached = Tokens(0);
  speed.prompt_basis = PromptBasis::bandwidth;
  speed.prompt_share = 20;
  CHECK_THAT(in_milliseconds(*local_estimate(r).ttft), WithinRel(1608.0, 1e-9));
}

TEST_CASE("memory is set aside for the longest request that is asked for") {
  const Model model = round_model();
  const LocalSpeed speed = round_speed();
  LocalRequest r = request(model, speed);
  r.input = Tokens(1000);
  r.context = Tokens(20000);
  // 40 layers x 10 x 200 x 2 bytes x 20,000 tokens
  CHECK_THAT(local_estimate(r).cache.value(), WithinRel(3.2e9, 1e-9));
}

TEST_CASE("of a model with experts the active parameters are read, less evenly") {
  Model model = round_model();
  model.architecture->experts = 8;
  model.architecture->active_parameters = 3e9;
  const LocalSpeed speed = round_speed();
  // (3 - 1) G x 2 bytes x 2 / 400 GB/s = 20 ms, and 40 x 50 us x 3 = 6 ms.
  CHECK_THAT(in_milliseconds(local_estimate(request(model, speed)).tpot), WithinRel(26.0, 1e-9));
  // 2 x 2 G x 1 token at half of a quarter of 80 T/s; the token itself hardly looks back.
  LocalRequest r = request(model, speed);
  r.machine.dense_int8 = tflops(80);
  r.input = Tokens(1);
  CHECK_THAT(in_milliseconds(*local_estimate(r).ttft), WithinRel(0.4, 1e-4));
}

TEST_CASE("weights, cache and runtime fit into what the machine gives, or lack so much") {
  const Model model = round_model();
  const LocalSpeed speed = round_speed();
  LocalRequest r = request(model, speed);
  // 32 x 0.75 = 24 GiB; 18e9 bytes = 16.76 GiB and 1 GiB.
  auto e = local_estimate(r);
  CHECK_THAT(in_gib(e.usable), WithinRel(24.0, 1e-9));
  CHECK_THAT(in_gib(e.weights), WithinRel(16.764, 1e-4));
  CHECK(e.missing == Bytes(0));
  r.machine.memory = gib(16);
  e = local_estimate(r);
  CHECK_THAT(in_gib(e.missing), WithinRel(16.764 + 1 - 12, 1e-3));
  // Four bits: 9e9 x 4.8944 / 8 = 5.5 GB.
  r.weights = GgufFormat::q4_k_m;
  e = local_estimate(r);
  CHECK(e.missing == Bytes(0));
  CHECK_THAT(e.weights.value(), WithinRel(9e9 * 4.8944 / 8, 1e-9));
}

TEST_CASE("cards, boxes and Macs are found by id or name, cards of data centres too") {
  const Catalog& c = shipped_catalog();
  const auto mac = find_local_machine(c, "apple-m4-max");
  REQUIRE(mac);
  CHECK(mac->maker == DeviceMaker::apple);
  CHECK(mac->memory == gib(128));
  CHECK(mac->smallest_memory == gib(36));
  CHECK(find_local_machine(c, "DGX Spark (GB10)")->maker == DeviceMaker::nvidia);
  CHECK(find_local_machine(c, "ryzen-ai-max-395")->maker == DeviceMaker::amd);
  CHECK(find_local_machine(c, "h100-sxm")->maker == DeviceMaker::nvidia);
  CHECK_FALSE(find_local_machine(c, "no-such-box"));
  CHECK_FALSE(find_local_machine(c, "arc-b570"));  // no source gives its memory
}

// ggml-org/llama.cpp discussions 15013, 4167 and 15396: tg128 of one stream.
TEST_CASE("published rates of llama.cpp lie in the ranges of their devices") {
  const Catalog& c = shipped_catalog();
  const auto rate = [&](const char* model, GgufFormat format, const char* device) {
    LocalRequest r;
    r.model = c.find_model(model);
    REQUIRE(r.model != nullptr);
    r.machine = *find_local_machine(c, device);
    const auto speed = std::ranges::find(c.local_speeds, r.machine.maker, &LocalSpeed::maker);
    REQUIRE(speed != c.local_speeds.end());
    r.speed = &*speed;
    r.weights = format;
    r.output = Tokens(128);
    const auto e = local_estimate(r);
    return std::pair(e.error.low / e.tpot.count(), e.error.high / e.tpot.count());
  };
  const auto holds = [](std::pair<double, double> range, double measured) {
    return range.first <= measured && measured <= range.second;
  };
  CHECK(holds(rate("llama-2-7b", GgufFormat::q4_0, "rtx-pro-6000"), 274.2));
  CHECK(holds(rate("gpt-oss-20b", GgufFormat::mxfp4, "rtx-4090"), 225.2));
  CHECK(holds(rate("gpt-oss-20b", GgufFormat::mxfp4, "apple-m4-max"), 92.4));
}

// ggml-org/llama.cpp discussions 15013 and 4167: pp512.
TEST_CASE("published speeds of prompts lie in the ranges of their devices") {
  const Catalog& c = shipped_catalog();
  const auto holds = [&](const char* device, double measured) {
    LocalRequest r;
    r.model = c.find_model("llama-2-7b");
    r.machine = *find_local_machine(c, device);
    r.speed = speed_of(r.machine, c);
    r.weights = GgufFormat::q4_0;
    r.input = Tokens(512);
    const auto e = local_estimate(r);
    const double rate = 512 / e.ttft->count();
    return rate * e.prompt_error.low <= measured && measured <= rate * e.prompt_error.high;
  };
  CHECK(holds("rtx-5090", 14073));
  CHECK(holds("rtx-3090", 5174));
  CHECK(holds("apple-m4-max", 891));
}
