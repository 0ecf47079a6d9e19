#pragma once

#include <array>
#include <string>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

enum class ServingEngine { vllm, llama_cpp };
template <>
inline constexpr auto enum_rows<ServingEngine> = std::to_array<EnumRow<ServingEngine>>(
    {{ServingEngine::vllm, "vllm"}, {ServingEngine::llama_cpp, "llama.cpp"}});

/// What an engine needs code for on a card before it can start a model.
enum class EngineFeature {
  build,                 ///< the card at all
  bf16,                  ///< for a model that overflows in fp16
  latent_attention,      ///< dense attention over one compressed vector a token
  indexed_attention,     ///< over the tokens that an indexer picks
  compressed_attention,  ///< over tokens and compressed blocks that an indexer picks
  block_attention,       ///< over whole blocks that an indexer picks
  linear_attention,      ///< layers that keep a state
  fp8,                   ///< weights from here on
  int8_w8a8,
  int8_w8a16,
  nvfp4,
  mxfp4,
  int4_awq,
  int4_marlin,
  int4_w4a16,
  int4_gptq,
};
template <>
inline constexpr auto enum_rows<EngineFeature> = std::to_array<EnumRow<EngineFeature>>(
    {{EngineFeature::build, "build"},
     {EngineFeature::bf16, "bf16"},
     {EngineFeature::latent_attention, "latent-attention"},
     {EngineFeature::indexed_attention, "indexed-attention"},
     {EngineFeature::compressed_attention, "compressed-attention"},
     {EngineFeature::block_attention, "block-attention"},
     {EngineFeature::linear_attention, "linear-attention"},
     {EngineFeature::fp8, "fp8"},
     {EngineFeature::int8_w8a8, "int8-w8a8"},
     {EngineFeature::int8_w8a16, "int8-w8a16"},
     {EngineFeature::nvfp4, "nvfp4"},
     {EngineFeature::mxfp4, "mxfp4"},
     {EngineFeature::int4_awq, "int4-awq"},
     {EngineFeature::int4_marlin, "int4-marlin"},
     {EngineFeature::int4_w4a16, "int4-w4a16"},
     {EngineFeature::int4_gptq, "int4-gptq"}});

/// Whether the engine has it. What no row says is unknown.
enum class EngineHas {
  yes,
  weights_only,  ///< the weights are stored so and multiplied at 16 bits
  no,
};
template <>
inline constexpr auto enum_rows<EngineHas> = std::to_array<EnumRow<EngineHas>>(
    {{EngineHas::yes, "yes"}, {EngineHas::weights_only, "weights-only"}, {EngineHas::no, "no"}});

/// One finding about an engine on one generation of cards, for the versions that the source shows.
struct EngineSupport {
  std::string id;
  ServingEngine engine = ServingEngine::vllm;
  EngineFeature feature = EngineFeature::build;
  GpuGeneration generation = GpuGeneration::ampere;
  EngineHas has = EngineHas::no;
  std::string from_version;  ///< first for which the source shows it; empty: all before
  std::string to_version;    ///< last for which it does; empty: still so on the day of the record
  Provenance provenance;
};

template <class Visitor, maybe_const<EngineSupport> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("engine", r.engine);
  v.field("feature", r.feature, Says{"what the engine needs code for"});
  v.field("generation", r.generation, Says{"of the cards, as in gpus.json"});
  v.field("has", r.has, Says{"`weights-only`: stored so, multiplied at 16 bits"});
  v.optional("from_version", r.from_version, TextForm::version,
             Says{"the first for which the source shows it; absent: all before"});
  v.optional("to_version", r.to_version, TextForm::version,
             Says{"the last for which it does; absent: still so on the day of the record"});
  describe(v, r.provenance);
}

}  // namespace llmadvisor
