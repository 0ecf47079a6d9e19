#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

Model imported(const std::string& config) {
  ImportOptions o;
  o.file = "config.json";
  o.today = *parse_date("2026-11-23");
  o.model = "new-model";
  const auto result = import_text(ImportFormat::hf_config, config, o, test::frozen_catalog());
  REQUIRE(result.records.models.size() == 1);
  return result.records.models.front();
}

}  // namespace

TEST_CASE("a dense model is counted from its shape") {
  const auto model = imported(R"({"architectures": ["LlamaForCausalLM"], "model_type": "llama",
      "hidden_size": 4096, "intermediate_size": 14336, "num_hidden_layers": 32,
      "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 128256,
      "max_position_embeddings": 131072, "tie_word_embeddings": false, "torch_dtype": "bfloat16"})");
  const auto& a = *model.architecture;
  // Embedding and head: 2 x 128,256 x 4,096 = 1,050,673,152. A layer: queries and output 2 x
  // 4,096^2 = 33,554,432, keys and values 2 x 4,096 x 1,024 = 8,388,608, gated feed-forward 3 x
  // 4,096 x 14,336 = 176,160,768, together 218,103,808; 32 of them 6,979,321,856. Sum
  // 8,029,995,008; the published checkpoint of Llama 3.1 8B holds 8,030,261,248, norms included.
  CHECK_THAT(a.total_parameters, WithinRel(8029995008.0, 1e-12));
  CHECK_FALSE(a.active_parameters);
  CHECK(a.attention == AttentionKind::gqa);
  CHECK(a.kv_heads == 8);
  CHECK(a.head_size == 128);
  CHECK(a.native_precision == Precision::bf16);
  CHECK_FALSE(a.needs_bf16);
  CHECK(model.max_context_tokens == 131072);
}

TEST_CASE("a mixture of experts has active parameters") {
  const auto model = imported(R"({"model_type": "mixtral", "hidden_size": 4096,
      "intermediate_size": 14336, "num_hidden_layers": 32, "num_attention_heads": 32,
      "num_key_value_heads": 8, "num_local_experts": 8, "num_experts_per_tok": 2,
      "vocab_size": 32000, "max_position_embeddings": 32768, "torch_dtype": "bfloat16"})");
  const auto& a = *model.architecture;
  // Embedding and head 2 x 32,000 x 4,096 = 262,144,000. A layer: attention 41,943,040, router
  // 8 x 4,096 = 32,768, an expert 3 x 4,096 x 14,336 = 176,160,768.
  // Total: 262,144,000 + 32 x (41,943,040 + 32,768 + 8 x 176,160,768) = 46,702,526,464;
  // active: 262,144,000 + 32 x (41,943,040 + 32,768 + 2 x 176,160,768) = 12,879,659,008.
  // Mixtral 8x7B is published as 46.7 B and 12.9 B.
  CHECK_THAT(a.total_parameters, WithinRel(46702526464.0, 1e-12));
  CHECK_THAT(*a.active_parameters, WithinRel(12879659008.0, 1e-12));
  CHECK(a.experts == 8);
  CHECK(a.experts_per_token == 2);
  CHECK(a.expert_intermediate_size == 14336);
}

TEST_CASE("latent attention caches one vector for all heads") {
  // The shape of DeepSeek V3 with two layers, the first of them dense.
  const auto model = imported(R"({"model_type": "deepseek_v3", "hidden_size": 7168,
      "intermediate_size": 18432, "moe_intermediate_size": 2048, "num_hidden_layers": 2,
      "first_k_dense_replace": 1, "num_attention_heads": 128, "num_key_value_heads": 128,
      "kv_lora_rank": 512, "q_lora_rank": 1536, "qk_rope_head_dim": 64, "qk_nope_head_dim": 128,
      "v_head_dim": 128, "n_routed_experts": 256, "n_shared_experts": 1,
      "num_experts_per_tok": 8, "vocab_size": 129280, "max_position_embeddings": 163840,
      "quantization_config": {"quant_method": "fp8"}, "torch_dtype": "bfloat16"})");
  const auto& a = *model.architecture;
  CHECK(a.attention == AttentionKind::mla);
  CHECK(a.mla_kv_lora_rank == 512);
  CHECK(a.mla_rope_size == 64);
  CHECK(a.native_precision == Precision::fp8);
  CHECK(a.first_dense_layers == 1);
  // Embedding and head 2 x 129,280 x 7,168 = 1,853,358,080.
  // Attention: queries 1,536 x (7,168 + 128 x 192) = 48,758,784; compressed keys and values
  // 7,168 x (512 + 64) = 4,128,768; their expansion 512 x 128 x (128 + 128) = 16,777,216; output
  // 7,168 x 128 x 128 = 117,440,512: together 187,105,280, in each of two layers.
  // Dense feed-forward 3 x 7,168 x 18,432 = 396,361,728. Experts 3 x 7,168 x 2,048 = 44,040,192
  // each, 256 and a shared one, and a router of 7,168 x 256 = 1,835,008: 11,320,164,352.
  // Sum: 1,853,358,080 + 374,210,560 + 396,361,728 + 11,320,164,352 = 13,944,094,720.
  CHECK_THAT(a.total_parameters, WithinRel(13944094720.0, 1e-12));
  // Active: the same with 8 + 1 experts: 396,361,728 + 1,835,008 instead of 11,320,164,352.
  CHECK_THAT(*a.active_parameters, WithinRel(3022127104.0, 1e-12));
}

TEST_CASE("sliding windows are told from full attention") {
  const auto model = imported(R"({"model_type": "gemma3_text", "hidden_size": 2560,
      "intermediate_size": 10240, "num_hidden_layers": 12, "num_attention_heads": 8,
      "num_key_value_heads": 4, "head_dim": 256, "vocab_size": 262208, "sliding_window": 1024,
      "sliding_window_pattern": 6, "max_position_embeddings": 131072})");
  const auto& a = *model.architecture;
  CHECK(a.needs_bf16);
  CHECK(a.attention == AttentionKind::sliding);
  CHECK(a.sliding_window_tokens == 1024);
  CHECK(a.sliding_window_layers == 10);
  CHECK(a.full_attention_layers == 2);
  CHECK(a.tied_embeddings);
}

TEST_CASE("a model of today can be advised on") {
  const test::TemporaryDirectory directory;
  test::World world;
  world.files["config.json"] = R"({"model_type": "llama", "hidden_size": 3072,
      "intermediate_size": 8192, "num_hidden_layers": 28, "num_attention_heads": 24,
      "num_key_value_heads": 8, "vocab_size": 128256, "tie_word_embeddings": true,
      "max_position_embeddings": 131072, "torch_dtype": "bfloat16"})";
  const auto place = directory.path().string();
  const auto outcome = test::run_line(
      "catalog import --format hf-config --model brand-new-3b --quality strong --licence MIT "
      "config.json -o " +
          place,
      world);
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == cli::ExitCode::answered);
  const auto advice = nlohmann::json::parse(
      test::run_line(
          "recommend --quality strong --prefer cost --sensitivity medical --jurisdiction fr "
          "--json --catalog " +
          place)
          .out);
  CHECK(advice["recommendation"]["option"] == "own-premises/brand-new-3b");
}

TEST_CASE("a config.json that lacks what the catalogue must know says which flag gives it") {
  const test::TemporaryDirectory directory;
  test::World world;
  world.files["config.json"] = R"({"model_type": "llama", "hidden_size": 64, "vocab_size": 100,
      "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 128})";
  const auto nameless = test::run_line(
      "catalog import --format hf-config config.json -o " + directory.path().string(), world);
  CHECK(nameless.code == cli::ExitCode::failure);
  CHECK_THAT(nameless.err, Catch::Contains("--model ID"));
  const auto named = test::run_line(
      "catalog import --format hf-config --model tiny config.json -o " + directory.path().string(),
      world);
  CHECK_THAT(named.out, Catch::Contains("--licence NAME") && Catch::Contains("--quality"));
}

namespace {

std::string quantized_config(const std::string& quantization) {
  return R"({"model_type": "llama", "hidden_size": 4096, "intermediate_size": 14336,
      "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8,
      "vocab_size": 128256, "torch_dtype": "bfloat16", "quantization_config": )" +
         quantization + "}";
}

Precision imported_precision(const std::string& quantization) {
  return imported(quantized_config(quantization)).architecture->native_precision;
}

}  // namespace

TEST_CASE("a quantised model keeps the precision that it is published in") {
  CHECK(imported_precision(R"({"quant_method": "gptq", "bits": 4})") == Precision::int4);
  CHECK(imported_precision(R"({"quant_method": "gptq", "bits": 8})") == Precision::int8_w8a8);
  CHECK(imported_precision(R"({"quant_method": "modelopt", "quant_algo": "NVFP4"})") ==
        Precision::nvfp4);
  CHECK(imported_precision(R"({"quant_method": "compressed-tensors", "config_groups":
      {"group_0": {"weights": {"num_bits": 4, "type": "float"}}}})") == Precision::nvfp4);
  CHECK(imported_precision("{}") == Precision::bf16);
}

TEST_CASE("a quantisation without a name in the catalogue is refused, not taken for 16 bit") {
  for (const auto* unknown :
       {R"({"quant_method": "gptq", "bits": 3})", R"({"quant_method": "aqlm"})",
        R"({"quant_method": "compressed-tensors", "config_groups":
            {"group_0": {"weights": {"num_bits": 2, "type": "int"}}}})"}) {
    CAPTURE(unknown);
    CHECK_THROWS_WITH(imported(quantized_config(unknown)),
                      Catch::Matchers::StartsWith(
                          "config.json: /quantization_config: a quantisation that the catalogue "
                          "has no name for"));
  }
}

TEST_CASE("a pattern of layers is no longer than a list of them may be") {
  const auto config = [](std::size_t layers) {
    return R"({"model_type": "nemotron_h", "hidden_size": 4096, "intermediate_size": 14336,
        "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 128256,
        "hybrid_override_pattern": ")" +
           std::string(layers, '*') + "\"}";
  };
  CHECK(imported(config(1000)).architecture->layers == 1000);
  CHECK_THROWS_WITH(imported(config(1001)),
                    "config.json: /hybrid_override_pattern: expected 1 to 1000 layers");
  CHECK_THROWS_WITH(imported(config(0)),
                    "config.json: /hybrid_override_pattern: expected 1 to 1000 layers");
}

TEST_CASE("an indexer in a config.json means sparse attention, whatever the model is called") {
  const std::string latent = R"({"model_type": "some_moe", "hidden_size": 7168,
      "intermediate_size": 18432, "num_hidden_layers": 4, "num_attention_heads": 128,
      "num_key_value_heads": 128, "vocab_size": 129280, "max_position_embeddings": 163840,
      "kv_lora_rank": 512, "q_lora_rank": 1536, "qk_nope_head_dim": 128, "qk_rope_head_dim": 64,
      "v_head_dim": 128, "torch_dtype": "bfloat16")";
  CHECK(imported(latent + "}").architecture->sparse_attention == SparseAttention::none);
  const auto sparse = imported(latent + R"(, "index_n_heads": 64, "index_head_dim": 128,
      "index_topk": 2048})");
  CHECK(sparse.architecture->sparse_attention == SparseAttention::indexed);
}
