#include "llmadvisor/engine/serving/starts.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

EngineSupport row(EngineFeature feature, EngineHas has, std::string from = "",
                  std::string to = "") {
  EngineSupport r;
  r.id = std::string(to_string(feature)) + from;
  r.feature = feature;
  r.generation = GpuGeneration::blackwell_workstation;
  r.has = has;
  r.from_version = std::move(from);
  r.to_version = std::move(to);
  return r;
}

Gpu card() {
  Gpu gpu;
  gpu.architecture = GpuGeneration::blackwell_workstation;
  gpu.supports_bf16 = true;
  return gpu;
}

Architecture with(SparseAttention sparse) {
  Architecture a;
  a.attention = AttentionKind::mla;
  a.sparse_attention = sparse;
  return a;
}

Starts starts(const Catalog& c, const Architecture& a, WeightFormat format,
              const char* version = "") {
  return EngineTable(c, ServingEngine::vllm, engine_version_of(version)).starts(card(), a, format);
}

/// As the merged change for these cards says: not before 0.24, from then on it is there.
Catalog sparse_from_24() {
  Catalog c;
  c.engine_supports = {row(EngineFeature::build, EngineHas::yes),
                       row(EngineFeature::indexed_attention, EngineHas::no, "", "0.23.0"),
                       row(EngineFeature::indexed_attention, EngineHas::yes, "0.24.0")};
  return c;
}

}  // namespace

TEST_CASE("a version is read from what logs and tables call it") {
  CHECK(engine_version_of("0.24.0") == EngineVersion{0, 24, 0});
  CHECK(engine_version_of("v0.6.1 (README)") == EngineVersion{0, 6, 1});
  CHECK(engine_version_of("0.19.1rc1.dev391+g80b18230e") == EngineVersion{0, 19, 1});
  CHECK(engine_version_of("0.25.0 fp8-kv 220W") == EngineVersion{0, 25, 0});
  CHECK(engine_version_of("0.9") == EngineVersion{0, 9, 0});
  CHECK_FALSE(engine_version_of("2026 latest"));
  CHECK_FALSE(engine_version_of("latest"));
  CHECK_FALSE(engine_version_of(""));
  CHECK(*engine_version_of("0.9.2") < *engine_version_of("0.11.0"));
}

TEST_CASE("an engine starts what its version has kernels for, and says which version has them") {
  const Catalog c = sparse_from_24();
  const Architecture sparse = with(SparseAttention::indexed);
  CHECK(starts(c, sparse, WeightFormat::bf16).level == StartLevel::yes);
  CHECK(starts(c, sparse, WeightFormat::bf16, "0.24.0").level == StartLevel::yes);
  const Starts before = starts(c, sparse, WeightFormat::bf16, "0.23.0");
  CHECK(before.level == StartLevel::no);
  CHECK(before.feature == EngineFeature::indexed_attention);
  CHECK(before.from_version == "0.24.0");
  REQUIRE(before.row != nullptr);
  CHECK(before.row->to_version == "0.23.0");
  // Between the last that is known to lack it and the first that is known to have it.
  CHECK(starts(c, sparse, WeightFormat::bf16, "0.23.1").level == StartLevel::unknown);
}

TEST_CASE("what no row says is unknown, whether it would be good or bad news") {
  const Catalog c = sparse_from_24();
  const Starts latent = starts(c, with(SparseAttention::none), WeightFormat::bf16);
  CHECK(latent.level == StartLevel::unknown);
  CHECK(latent.feature == EngineFeature::latent_attention);
  CHECK(latent.row == nullptr);
  CHECK_FALSE(latent.is_known_to());
  CHECK(starts(c, with(SparseAttention::compressed), WeightFormat::bf16).level ==
        StartLevel::unknown);
  CHECK(starts(Catalog{}, Architecture{}, WeightFormat::bf16).level == StartLevel::unknown);
}

TEST_CASE("the worst of what a model needs decides") {
  Catalog c = sparse_from_24();
  c.engine_supports.push_back(row(EngineFeature::fp8, EngineHas::weights_only));
  c.engine_supports.push_back(row(EngineFeature::int4_awq, EngineHas::no));
  const Architecture plain;
  const Starts fp8 = starts(c, plain, WeightFormat::fp8);
  CHECK(fp8.level == StartLevel::weights_only);
  CHECK(fp8.is_known_to());
  CHECK(starts(c, with(SparseAttention::none), WeightFormat::fp8).level == StartLevel::unknown);
  const Starts awq = starts(c, with(SparseAttention::none), WeightFormat::int4_awq);
  CHECK(awq.level == StartLevel::no);
  CHECK(awq.feature == EngineFeature::int4_awq);
}

TEST_CASE("a model published in four bits needs the kernels of that form, not those of AWQ") {
  Catalog c = sparse_from_24();
  c.engine_supports.push_back(row(EngineFeature::int4_awq, EngineHas::no));
  c.engine_supports.push_back(row(EngineFeature::int4_w4a16, EngineHas::yes));
  Architecture published;
  published.native_precision = Precision::int4;
  CHECK(starts(c, published, WeightFormat::int4_awq).level == StartLevel::yes);
  CHECK(starts(c, Architecture{}, WeightFormat::int4_awq).level == StartLevel::no);
}

TEST_CASE("a model that overflows in fp16 needs a card with bf16, whatever its weights") {
  const Catalog c = sparse_from_24();
  Architecture overflows;
  overflows.needs_bf16 = true;
  Gpu old = card();
  old.supports_bf16 = false;
  const EngineTable engine(c, ServingEngine::vllm);
  for (const auto format : {WeightFormat::bf16, WeightFormat::int4_awq}) {
    const Starts s = engine.starts(old, overflows, format);
    CHECK(s.level == StartLevel::no);
    CHECK(s.feature == EngineFeature::bf16);
  }
  CHECK(engine.starts(card(), overflows, WeightFormat::bf16).level == StartLevel::yes);
  CHECK(engine.starts(old, Architecture{}, WeightFormat::bf16).level == StartLevel::yes);
}
