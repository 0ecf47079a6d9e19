#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/shipped.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using Catch::Matchers::StartsWith;
using Catch::Matchers::WithinRel;
using nlohmann::json;

namespace {

ImportResult imported(const std::string& config, const std::string& beside = "") {
  ImportOptions o;
  o.file = "config.json";
  o.today = *parse_date("2026-11-26");
  o.model = "new-model";
  o.quantisation = beside;
  return import_text(ImportFormat::hf_config, config, o, test::frozen_catalog());
}

Architecture shape(const std::string& config, const std::string& beside = "") {
  return *imported(config, beside).records.models.front().architecture;
}

std::string fixture(const std::string& name) {
  return read_file(std::string(LLMADVISOR_SOURCE_DIR) + "/tests/fixtures/configs/" + name +
                   ".json");
}

/// Bytes of cache a token at 16 bits, of what grows.
double growing(const Architecture& a) {
  if (a.kv_bytes_per_token_16bit) return *a.kv_bytes_per_token_16bit;
  const double layers = a.full_attention_layers.value_or(a.layers);
  if (a.mla_kv_lora_rank) return 2.0 * (*a.mla_kv_lora_rank + a.mla_rope_size.value_or(0)) * layers;
  return 2.0 * a.kv_heads * (a.head_size + a.value_head_size.value_or(a.head_size)) * layers;
}

/// The fields of a small dense model, to which a test adds what it is about.
json dense() {
  return {{"model_type", "llama"},     {"hidden_size", 1024},
          {"intermediate_size", 4096}, {"num_hidden_layers", 4},
          {"num_attention_heads", 8},  {"num_key_value_heads", 2},
          {"head_dim", 128},           {"vocab_size", 32000},
          {"torch_dtype", "bfloat16"}, {"tie_word_embeddings", false}};
}

json with(json config, const json& more) {
  config.update(more);
  return config;
}

}  // namespace

TEST_CASE("numbers as Python writes them are read") {
  // The published model has 31.6 B parameters, 3.6 B of them active.
  const auto a = shape(fixture("blocks-and-infinity"));
  CHECK_THAT(a.total_parameters, WithinRel(31.58e9, 0.01));
  const auto config = with(dense(), {{"name", "Infinity and NaN"}}).dump();
  CHECK(shape(config.substr(0, config.size() - 1) + R"(, "limit": [NaN, -Infinity]})").layers == 4);
}

TEST_CASE("blocks are the same by letters, by words, and without their number") {
  const auto by_letters = shape(fixture("blocks-by-letters"));
  for (const auto* name : {"blocks-by-words", "blocks-without-a-count", "blocks-and-infinity"}) {
    CAPTURE(name);
    const auto a = shape(fixture(name));
    CHECK(a.layers == 52);
    CHECK(a.total_parameters == by_letters.total_parameters);
    CHECK(a.active_parameters == by_letters.active_parameters);
    CHECK(a.full_attention_layers == 6);
    CHECK(a.linear_layers == 23);
    CHECK(a.expert_matrices == 2);
  }
  CHECK_THAT(*by_letters.active_parameters, WithinRel(3.58e9, 0.01));
}

TEST_CASE("attention and state side by side in every layer both count") {
  // 44 layers x 2 x 2 heads x 128 x 2 bytes = 45,056 bytes a token; published: 7.59 B.
  const auto a = shape(fixture("attention-beside-state"));
  CHECK_THAT(a.total_parameters, WithinRel(7.59e9, 0.005));
  CHECK(a.full_attention_layers == 44);
  CHECK(a.linear_layers == 44);
  CHECK(growing(a) == 45056);
  REQUIRE(a.cache_groups.size() == 2);
  // 24 x 128 x 256 values and 3 tokens of 3,072 + 2 x 256 of the convolution, at 16 bits.
  CHECK(*a.cache_groups[1].state_bytes == 24 * 128 * 256 * 2 + 3 * 3584 * 2);
}

TEST_CASE("attention and experts may come by period and offset") {
  // Published: 52 B, 12 B active; 4 layers x 2 x 8 heads x 128 x 2 bytes = 16,384 bytes a token.
  const auto a = shape(fixture("layers-by-period"));
  CHECK_THAT(a.total_parameters, WithinRel(52e9, 0.02));
  CHECK_THAT(*a.active_parameters, WithinRel(12e9, 0.02));
  CHECK(a.full_attention_layers == 4);
  CHECK(a.first_dense_layers == 16);
  CHECK(growing(a) == 16384);
}

TEST_CASE("counts may be lists with one entry a layer") {
  // Published: 80 B, 13 B active.
  const auto a = shape(fixture("counts-as-lists"));
  CHECK_THAT(a.total_parameters, WithinRel(80e9, 0.02));
  CHECK_THAT(*a.active_parameters, WithinRel(13e9, 0.03));
  CHECK(a.experts_per_token == 8);
  CHECK(a.shared_experts == 1);
  auto config = json::parse(fixture("counts-as-lists"));
  config["moe_topk"][5] = 4;
  CHECK_THROWS_WITH(shape(config.dump()),
                    "config.json: /moe_topk/5: expected the same for every layer");
}

TEST_CASE("sliding layers may have heads of their own, and any layer be dense") {
  const auto a = shape(fixture("windows-with-heads-of-their-own"));
  CHECK(a.full_attention_layers == 2);
  CHECK(a.sliding_window_layers == 4);
  CHECK(a.first_dense_layers == 1);
  // 4 heads x (192 + 128) x 2 bytes in 2 layers.
  CHECK(growing(a) == 5120);
  REQUIRE(a.cache_groups.size() == 2);
  CHECK(a.cache_groups[1].kv_heads == 8);
  CHECK(a.cache_groups[1].value_size == 128);
  CHECK(a.cache_groups[1].window_tokens == 128);
}

TEST_CASE("a compressed cache, factored output and experts of another precision are understood") {
  const auto a = shape(fixture("compressed-cache"));
  CHECK(a.native_precision == Precision::mxfp4);
  CHECK(a.shared_precision == Precision::fp8);
  // A layer: queries 1,024 x (4,096 + 32,768) = 37,748,736; the one vector 4,096 x 512 = 2,097,152;
  // output 1,024 x (32,768 + 8 x 4,096) = 67,108,864: 106,954,752. Sums to entries: 2 x 4,096 x 512
  // = 4,194,304, twice that in the 3 layers with an indexer, which has 1,024 x 64 x 128 + 4,096 x
  // 64
  // + 2 x 2 x 4,096 x 128 = 10,747,904 more. Experts: 64 + 1 of 25,165,824 and a router of 262,144.
  // 8 layers, two vocabulary matrices of 529,530,880.
  CHECK_THAT(a.total_parameters,
             WithinRel(8.0 * 106954752 + 3 * (8388608.0 + 10747904) + 3 * 4194304.0 +
                           8 * (65 * 25165824.0 + 262144) + 2 * 529530880.0,
                       1e-12));
  // Entries of (512 + 128) x 2 / 4 bytes in 3 layers, of 512 x 2 / 128 in 3: 984 bytes a token.
  CHECK(growing(a) == 984);
  REQUIRE(a.cache_groups.size() == 6);
  CHECK(a.cache_groups[0].entry_bytes == 584);
  CHECK(a.cache_groups[2].layers == 8);
  CHECK(a.cache_groups[3].entry_bytes == 8192);
}

TEST_CASE("windows come by letters as by words") {
  for (const auto* name : {"windows-by-letters", "windows-by-words"}) {
    CAPTURE(name);
    const auto a = shape(fixture(name));
    CHECK_THAT(a.total_parameters, WithinRel(32.0e9, 0.005));
    CHECK(a.full_attention_layers == 16);
    CHECK(a.sliding_window_layers == 48);
    CHECK(a.sliding_window_tokens == 4096);
  }
}

TEST_CASE("mixtures that were read right stay so") {
  struct Published {
    const char* name;
    double total, active;
  };
  for (const auto& [name, total, active] : {Published{"states-by-words", 32.2e9, 8.8e9},
                                            {"experts-after-a-dense-layer", 142.8e9, 14e9},
                                            {"experts-everywhere", 16.8e9, 2.75e9},
                                            {"experts-and-a-shared-one", 16.3e9, 1.43e9}}) {
    CAPTURE(name);
    const auto a = shape(fixture(name));
    CHECK_THAT(a.total_parameters, WithinRel(total, 0.01));
    CHECK_THAT(*a.active_parameters, WithinRel(active, 0.01));
  }
}

namespace {

json gemma_4(int layers, int hidden, int heads, int kv_heads, int global_kv_heads) {
  json types = json::array();
  for (int i = 1; i <= layers; ++i) {
    types.push_back(i % 6 == 0 ? "full_attention" : "sliding_attention");
  }
  return {{"model_type", "gemma4_text"},
          {"hidden_size", hidden},
          {"num_hidden_layers", layers},
          {"num_attention_heads", heads},
          {"num_key_value_heads", kv_heads},
          {"num_global_key_value_heads", global_kv_heads},
          {"head_dim", 256},
          {"global_head_dim", 512},
          {"attention_k_eq_v", true},
          {"sliding_window", 1024},
          {"layer_types", types},
          {"vocab_size", 262144},
          {"max_position_embeddings", 262144},
          {"tie_word_embeddings", true},
          {"dtype", "bfloat16"}};
}

}  // namespace

TEST_CASE("an imported Gemma 4 is the catalogue's own record") {
  auto dense_model = gemma_4(60, 5376, 32, 16, 4);
  dense_model["intermediate_size"] = 21504;
  auto mixture = gemma_4(30, 2816, 16, 8, 2);
  mixture.update({{"intermediate_size", 2112},
                  {"enable_moe_block", true},
                  {"num_experts", 128},
                  {"top_k_experts", 8},
                  {"moe_intermediate_size", 704}});
  for (const auto& [config, id] :
       {std::pair{dense_model, "gemma-4-31b"}, std::pair{mixture, "gemma-4-26b-a4b"}}) {
    CAPTURE(id);
    const auto a = shape(config.dump());
    const auto& known = *shipped_catalog().find_model(id)->architecture;
    CHECK_THAT(a.total_parameters, WithinRel(known.total_parameters, 0.005));
    CHECK(a.cache_groups == known.cache_groups);
    CHECK(growing(a) == growing(known));
    CHECK(a.sliding_window_layers == known.sliding_window_layers);
    CHECK(a.full_attention_layers == known.full_attention_layers);
  }
}

TEST_CASE("layers that reuse an earlier cache keep none") {
  const auto a = shape(with(dense(), {{"num_kv_shared_layers", 1}}).dump());
  REQUIRE(a.cache_groups.size() == 1);
  CHECK(a.cache_groups[0].layers == 3);
  // Three layers x 2 x 2 heads x 128 x 2 bytes.
  CHECK(growing(a) == 3072);
  CHECK_THROWS_WITH(shape(with(dense(), {{"num_kv_shared_layers", 5}}).dump()),
                    StartsWith("config.json: /num_kv_shared_layers"));
}

TEST_CASE("other names of experts are the same experts") {
  const json usual = with(dense(), {{"num_experts", 8},
                                    {"num_experts_per_tok", 2},
                                    {"moe_intermediate_size", 512},
                                    {"n_shared_experts", 1},
                                    {"first_k_dense_replace", 1}});
  const auto a = shape(usual.dump());
  CHECK(a.first_dense_layers == 1);
  const json other = with(dense(), {{"moe_num_experts", 8},
                                    {"moe_k", 2},
                                    {"moe_intermediate_size", 512},
                                    {"moe_num_shared_experts", 1},
                                    {"num_dense_layers", 1}});
  CHECK(shape(other.dump()).total_parameters == a.total_parameters);
  CHECK(shape(other.dump()).active_parameters == a.active_parameters);
  for (const json& layers :
       {json{{"moe_layer_freq", {0, 1, 1, 1}}}, json{{"moe_layers_enum", "1,2,3"}},
        json{{"moe_layer_start_index", 1}, {"moe_layer_interval", 1}}}) {
    CAPTURE(layers.dump());
    json config = other;
    config.erase("num_dense_layers");
    CHECK(shape(with(config, layers).dump()).total_parameters == a.total_parameters);
  }
  CHECK_THROWS_WITH(shape(with(usual, {{"moe_layer_freq", {0, 1}}}).dump()),
                    "config.json: /moe_layer_freq: expected one entry for each layer");
}

TEST_CASE("experts of a latent width read the hidden vector through two projections") {
  const json usual =
      with(dense(),
           {{"n_routed_experts", 8}, {"num_experts_per_tok", 2}, {"moe_intermediate_size", 512}});
  const auto wide = shape(usual.dump());
  const auto a = shape(with(usual, {{"moe_latent_size", 256}}).dump());
  CHECK(a.expert_input_size == 256);
  // 8 experts x 3 x (1,024 - 256) x 512 less and 2 x 1,024 x 256 more, in 4 layers.
  CHECK_THAT(wide.total_parameters - a.total_parameters,
             WithinRel(4 * (8 * 3 * 768.0 * 512 - 2 * 1024 * 256.0), 1e-12));
}

TEST_CASE("linear attention in a part of its own names its full layers from 1") {
  // The shape of Kimi Linear 48B: 27 layers, every fourth and the last with latent attention.
  json config = {{"model_type", "kimi_linear"}, {"hidden_size", 2304},
                 {"intermediate_size", 9216},   {"num_hidden_layers", 27},
                 {"num_attention_heads", 32},   {"num_key_value_heads", 32},
                 {"kv_lora_rank", 512},         {"q_lora_rank", nullptr},
                 {"qk_nope_head_dim", 128},     {"qk_rope_head_dim", 64},
                 {"v_head_dim", 128},           {"num_experts", 256},
                 {"num_experts_per_token", 8},  {"moe_intermediate_size", 1024},
                 {"num_shared_experts", 1},     {"first_k_dense_replace", 1},
                 {"moe_layer_freq", 1},         {"vocab_size", 163840},
                 {"dtype", "bfloat16"}};
  config["linear_attn_config"] = {{"full_attn_layers", {4, 8, 12, 16, 20, 24, 27}},
                                  {"head_dim", 128},
                                  {"num_heads", 32},
                                  {"short_conv_kernel_size", 4}};
  const auto a = shape(config.dump());
  CHECK_THAT(a.total_parameters, WithinRel(48e9, 0.03));
  CHECK(a.full_attention_layers == 7);
  CHECK(a.linear_layers == 20);
  CHECK(growing(a) == 7.0 * 576 * 2);
  REQUIRE(a.cache_groups.size() == 2);
  CHECK(a.cache_groups[0].kind == CacheKind::latent);
  // 32 x 128 x 128 values at 32 bits and three tokens of three convolutions at 16.
  CHECK(*a.cache_groups[1].state_bytes == 32 * 128 * 128 * 4 + 3 * 4096 * 3 * 2);
  config["linear_attn_config"]["full_attn_layers"] = {28};
  CHECK_THROWS_WITH(shape(config.dump()),
                    StartsWith("config.json: /linear_attn_config/full_attn_layers/0"));
}

TEST_CASE("pruned models give each block its own parts") {
  const auto block = [](const json& attention, double factor) {
    return json{{"attention", attention}, {"ffn", {{"ffn_mult", factor}, {"no_op", false}}}};
  };
  const json whole{{"no_op", false}, {"n_heads_in_group", 4}};
  const json none{{"no_op", true}, {"n_heads_in_group", nullptr}};
  json config = with(dense(), {{"model_type", "nemotron-nas"}, {"num_key_value_heads", nullptr}});
  config["block_configs"] = {block(whole, 1.5), block(none, 3), block(whole, 6)};
  const auto a = shape(config.dump());
  CHECK(a.layers == 3);
  CHECK(a.full_attention_layers == 2);
  // 8 query heads in groups of 4: 2 heads of keys and values; 2 layers x 2 x 2 x 128 x 2 bytes.
  CHECK(growing(a) == 2048);
  // Widths: 2 x factor x 1,024 / 3 up to 256: 1,024, 2,048, 4,096. Attention 2 x 1,024 x 1,024 +
  // 2 x 1,024 x 256 = 2,621,440.
  CHECK_THAT(
      a.total_parameters,
      WithinRel(2 * 32000.0 * 1024 + 2 * 2621440.0 + 3 * 1024.0 * (1024 + 2048 + 4096), 1e-12));
}

TEST_CASE("short convolutions keep a few tokens") {
  json config = with(dense(), {{"model_type", "lfm2"}, {"conv_L_cache", 3}});
  config["layer_types"] = {"conv", "conv", "full_attention", "conv"};
  const auto a = shape(config.dump());
  CHECK(a.linear_layers == 3);
  REQUIRE(a.cache_groups.size() == 2);
  CHECK(*a.cache_groups[1].state_bytes == 1024 * 2 * 2);
}

TEST_CASE("sparse latent attention keeps its indexer's keys in a group") {
  const json latent = with(dense(), {{"model_type", "deepseek_v32"},
                                     {"kv_lora_rank", 512},
                                     {"q_lora_rank", 256},
                                     {"qk_nope_head_dim", 128},
                                     {"qk_rope_head_dim", 64},
                                     {"v_head_dim", 128},
                                     {"index_n_heads", 4},
                                     {"index_head_dim", 128}});
  const auto a = shape(latent.dump());
  REQUIRE(a.cache_groups.size() == 1);
  CHECK(a.cache_groups[0].index_size == 128);
  CHECK(a.cache_groups[0].key_size == 576);
  CHECK_FALSE(a.kv_bytes_per_token_16bit);
}

TEST_CASE("what a quantiser left at 16 bits is said beside the experts") {
  const json experts = with(
      dense(), {{"num_experts", 8}, {"num_experts_per_tok", 2}, {"moe_intermediate_size", 512}});
  const auto with_quantisation = [&](const json& q) {
    return shape(with(experts, {{"quantization_config", q}}).dump());
  };
  const auto mxfp4 = with_quantisation(
      {{"quant_method", "mxfp4"}, {"modules_to_not_convert", {"model.layers.*.self_attn"}}});
  CHECK(mxfp4.native_precision == Precision::mxfp4);
  CHECK(mxfp4.shared_precision == Precision::bf16);
  const json packed{{"group_0", {{"weights", {{"num_bits", 4}, {"type", "int"}}}}}};
  const auto int4 = with_quantisation({{"quant_method", "compressed-tensors"},
                                       {"config_groups", packed},
                                       {"ignore", {"lm_head", "re:.*self_attn.*"}}});
  CHECK(int4.native_precision == Precision::int4);
  CHECK(int4.shared_precision == Precision::bf16);
  const auto whole = with_quantisation({{"quant_method", "fp8"}});
  CHECK_FALSE(whole.shared_precision);
}

TEST_CASE("the precision may stand in the file beside config.json") {
  const std::string beside = R"({"producer": {"name": "modelopt"}, "quantization":
      {"quant_algo": "NVFP4", "kv_cache_quant_algo": "FP8", "group_size": 16,
       "exclude_modules": ["lm_head"]}})";
  CHECK(shape(dense().dump(), beside).native_precision == Precision::nvfp4);
  CHECK(shape(dense().dump()).native_precision == Precision::bf16);
  const json experts = with(dense(), {{"num_experts", 8}, {"moe_intermediate_size", 512}});
  const auto mixed = shape(experts.dump(), R"({"quantization": {"quant_algo": "MIXED_PRECISION",
      "quantized_layers": {"model.layers.0.self_attn.q_proj": {"quant_algo": "FP8"},
                           "model.layers.1.mlp.experts.0.up_proj": {"quant_algo": "NVFP4"}}}})");
  CHECK(mixed.native_precision == Precision::nvfp4);
  CHECK(mixed.shared_precision == Precision::fp8);
  CHECK_THROWS_WITH(shape(dense().dump(), R"({"quantization": {"quant_algo": "W3A3"}})"),
                    StartsWith("hf_quant_config.json: /quantization: a quantisation that"));

  const test::TemporaryDirectory directory;
  test::World world;
  world.files["there/config.json"] = dense().dump();
  world.files["there/hf_quant_config.json"] = beside;
  const auto outcome =
      test::run_line("catalog import --format hf-config --model tiny there/config.json -o " +
                         directory.path().string(),
                     world);
  REQUIRE(outcome.code == cli::ExitCode::answered);
  const auto written = json::parse(read_file(directory.path() / "models.json"));
  CHECK(written["models"][0]["architecture"]["native_precision"] == "nvfp4");
}

TEST_CASE("a layout that nobody knows is said, with each field that may change a size") {
  const auto notes = [](const json& config) {
    std::vector<std::string> found;
    for (const auto& note : imported(config.dump()).report.notes) {
      if (note.code == RemarkCode::unknown_model_type) found.emplace_back("type");
      if (note.code == RemarkCode::unread_field)
        found.push_back(std::get<std::string>(note.particulars.front().value));
    }
    return found;
  };
  CHECK(notes(dense()).empty());
  CHECK(notes(with(dense(), {{"model_type", "never_heard_of"}})) ==
        std::vector<std::string>{"type"});
  CHECK(notes(with(dense(), {{"k_lora_rank", 64}, {"router_aux_loss_coef", 0.1}})) ==
        std::vector<std::string>{"k_lora_rank"});
}

TEST_CASE("a count that the shape does not hold is refused") {
  const test::TemporaryDirectory directory;
  test::World world;
  // 2 x 32,000 x 1,024 + 4 x (2,621,440 + 12,582,912) = 126,353,408 parameters.
  world.files["config.json"] = dense().dump();
  const auto import = [&](const std::string& more) {
    return test::run_line("catalog import --format hf-config config.json -o " +
                              directory.path().string() + " " + more,
                          world);
  };
  CHECK(import("--model tiny --parameters 126e6").code == cli::ExitCode::answered);
  const auto refused = import("--model tiny --parameters 52e9");
  CHECK(refused.code == cli::ExitCode::failure);
  CHECK_THAT(refused.err, Catch::Contains("0.126 billion parameters, not 52 billion"));
  CHECK(import("--model tiny-7b").code == cli::ExitCode::failure);
  CHECK(import("--model tiny-0.13b").code == cli::ExitCode::answered);
  CHECK(import("--model tiny-7b --parameters 126e6").code == cli::ExitCode::answered);
}

TEST_CASE("every layout that cannot be read names its field") {
  struct Broken {
    json more;
    const char* error;
  };
  for (const auto& [more, error] :
       {Broken{{{"layer_types", {"full_attention"}}}, "config.json: /layer_types: expected one"},
        {{{"layer_types", {"a", "b", "c", "d"}}}, "config.json: /layer_types/0: a kind of layer"},
        {{{"hybrid_layer_pattern", {0, 1, 2, 0}}},
         "config.json: /hybrid_layer_pattern: expected 0"},
        {{{"sliding_window_pattern", "LLX"}}, "config.json: /sliding_window_pattern: a kind"},
        {{{"compress_ratios", {0, 4}}}, "config.json: /compress_ratios: expected one entry"},
        {{{"expert_dtype", "int3"}}, "config.json: /expert_dtype: a precision"},
        {{{"num_key_value_heads", {2, 2}}}, "config.json: /num_key_value_heads: expected one"},
        {{{"num_hidden_layers", nullptr}}, "config.json: /: expected \"num_hidden_layers\""},
        {{{"num_hidden_layers", 2.5}}, "config.json: /num_hidden_layers"}}) {
    CAPTURE(more.dump());
    CHECK_THROWS_WITH(shape(with(dense(), more).dump()), StartsWith(error));
  }
}
