#include "llmadvisor/engine/serving/local_replica.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

/// A prompt of 1,000 tokens takes 2 s, a token 20 ms.
struct Bench {
  Model model;
  LocalMachine machine;
  LocalSpeed speed;

  Bench() {
    Architecture a;
    a.total_parameters = 4e9;
    a.layers = 1;
    a.hidden_size = a.vocabulary_size = 1;
    a.tied_embeddings = true;
    a.query_heads = a.kv_heads = 0;
    a.head_size = 0;
    model.architecture = a;
    machine.memory = gib(32);
    machine.bandwidth = gb_per_s(400);
    speed.prompt_basis = PromptBasis::bandwidth;
    speed.bandwidth_share = 1;
    speed.prompt_share = 10;  // 4 T operations a second: 2 x 4 G x 1,000 take 2 s
    speed.prompt_low_factor = 0.5;
    speed.prompt_high_factor = 2;
    speed.low_factor = 0.8;
    speed.high_factor = 1.25;
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  LocalReplica replica() const { return {&model, &machine, &speed, GgufFormat::f16}; }
};

/// 301 tokens: 300 of them take 300 x 20 ms = 6 s, so that an answer takes 8 s.
RequestShape shape() { return {Tokens(1000), Tokens(301), {}, {}, {}}; }

}  // namespace

TEST_CASE("one request after another is answered, as many as their time allows") {
  const Bench bench;
  const auto c = local_capacity(bench.replica(), shape());
  CHECK(c.limit == ReplicaLimit::none);
  CHECK(c.in_flight == 1);
  CHECK_THAT(c.ttft.count(), WithinRel(2.0, 1e-9));
  CHECK_THAT(c.tpot.count(), WithinRel(0.02, 1e-9));
  CHECK_THAT(c.rate.value(), WithinRel(1 / 8.0, 1e-9));
  // Prompts at half their speed and tokens at 0.8: 4 s + 7.5 s; at twice and 1.25: 1 + 4.8.
  CHECK_THAT(c.rate_error.low, WithinRel(8 / 11.5, 1e-9));
  CHECK_THAT(c.rate_error.high, WithinRel(8 / 5.8, 1e-9));
}

TEST_CASE("where the first word must come in time, waiting behind others is part of that time") {
  const Bench bench;
  RequestShape s = shape();
  s.max_ttft = Seconds(6);
  // 4 s are left to wait: r / (1 - r) x 8 s / 2 = 4 s, so that r = 1/2.
  auto c = local_capacity(bench.replica(), s);
  CHECK_THAT(c.rate.value(), WithinRel(1 / 16.0, 1e-9));
  CHECK_THAT(c.ttft.count(), WithinRel(6.0, 1e-9));
  // 100 hidden tokens come first: 2 s more, r / (1 - r) x 4 = 2, r = 1/3.
  s.hidden = Tokens(100);
  c = local_capacity(bench.replica(), s);
  CHECK_THAT(c.rate.value(), WithinRel(1 / 24.0, 1e-9));
  s.max_ttft = Seconds(3);
  CHECK(local_capacity(bench.replica(), s).limit == ReplicaLimit::ttft);
  s.max_ttft.reset();
  s.max_tpot = milliseconds(15);
  CHECK(local_capacity(bench.replica(), s).limit == ReplicaLimit::tpot);
}

TEST_CASE("under a load a request waits behind others, and none can wait for ever") {
  const Bench bench;
  // Half of the time busy: 1/16 requests/s x 8 s; 1 x 8 / 2 = 4 s of waiting and 2 s of prompt.
  const auto half = local_latency(bench.replica(), shape(), RequestsPerSecond(1 / 16.0));
  REQUIRE(half);
  CHECK_THAT(half->ttft.count(), WithinRel(6.0, 1e-9));
  CHECK_FALSE(local_latency(bench.replica(), shape(), RequestsPerSecond(1 / 8.0)));
}

TEST_CASE("what does not fit is short of memory, and what no source measures hosts nothing") {
  Bench bench;
  bench.machine.memory = gib(4);
  const auto c = local_capacity(bench.replica(), shape());
  CHECK(c.limit == ReplicaLimit::memory);
  CHECK(c.rate == RequestsPerSecond(0));
  CHECK(can_host(bench.machine, bench.speed));
  bench.speed.prompt_basis = PromptBasis::int8;
  CHECK_FALSE(can_host(bench.machine, bench.speed));
}
