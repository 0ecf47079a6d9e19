#include "llmadvisor/report/speak/start_words.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

TEST_CASE("why a model does not start is said in both languages, with the version that is asked") {
  EngineGap gap{StartLevel::no, EngineFeature::build, GpuGeneration::volta, ""};
  CHECK(start_sentence(gap, "", Language::en) == "today's vLLM has no code on Volta cards");
  CHECK(start_sentence(gap, "0.20.0", Language::en) == "vLLM 0.20.0 has no code on Volta cards");
  CHECK(start_sentence(gap, "", Language::fr) ==
        "le vLLM d'aujourd'hui n'a pas de code sur les cartes Volta");
  gap = {StartLevel::unknown, EngineFeature::block_attention, GpuGeneration::ampere, ""};
  CHECK(start_sentence(gap, "", Language::en) ==
        "no source says that today's vLLM has kernels for block-sparse attention on Ampere cards");
  gap = {StartLevel::no, EngineFeature::indexed_attention, GpuGeneration::blackwell_geforce,
         "0.24.0"};
  CHECK(start_sentence(gap, "0.23.0", Language::en) ==
        "vLLM 0.23.0 has no kernels for sparse attention with an indexer on Blackwell (GeForce) "
        "cards; 0.24.0 has");
  gap = {StartLevel::no, EngineFeature::bf16, GpuGeneration::turing, ""};
  CHECK(start_sentence(gap, "", Language::en) ==
        "it overflows in fp16, and Turing cards have no bf16");
}
