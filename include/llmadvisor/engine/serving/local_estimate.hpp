#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/spread.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// Forms in which llama.cpp and Ollama keep weights.
enum class GgufFormat { q2_k, q4_0, q4_k_s, q4_k_m, q5_k_m, q6_k, q8_0, f16, mxfp4 };
template <>
inline constexpr auto enum_rows<GgufFormat> =
    std::to_array<EnumRow<GgufFormat>>({{GgufFormat::q2_k, "q2_k"},
                                        {GgufFormat::q4_0, "q4_0"},
                                        {GgufFormat::q4_k_s, "q4_k_s"},
                                        {GgufFormat::q4_k_m, "q4_k_m"},
                                        {GgufFormat::q5_k_m, "q5_k_m"},
                                        {GgufFormat::q6_k, "q6_k"},
                                        {GgufFormat::q8_0, "q8_0"},
                                        {GgufFormat::f16, "f16"},
                                        {GgufFormat::mxfp4, "mxfp4"}});

/// Mean of a whole file. Source: ggml-org/llama.cpp:tools/quantize/README.md@311c2c9f (Llama 3.1
/// 8B); q4_0: 4.5 by its definition, and its head at 6 bits; mxfp4: 4.25 in the experts of gpt-oss,
/// 8 bits in the rest.
[[nodiscard]] double bits_per_weight(GgufFormat format);

/// The form that people run: the published four bits of a model, else q4_k_m.
[[nodiscard]] GgufFormat usual_gguf(const Architecture& model);

/// What one person's machine has. Names refer to the catalogue.
struct LocalMachine {
  std::string_view id;
  std::string_view name;
  DeviceMaker maker = DeviceMaker::nvidia;
  Bytes memory;                          ///< of the largest that is sold
  std::optional<Bytes> smallest_memory;  ///< where it is sold in sizes
  std::optional<BytesPerSecond> bandwidth;
};
/// A device or a card of the catalogue, by id, alias or name; none for another name or for one
/// whose memory no source gives.
[[nodiscard]] std::optional<LocalMachine> find_local_machine(const Catalog& catalog,
                                                             std::string_view name);

struct LocalRequest {
  const Model* model = nullptr;
  LocalMachine machine;
  const LocalSpeed* speed = nullptr;  ///< of the machine's maker
  GgufFormat weights = GgufFormat::q4_k_m;
  Tokens input;
  Tokens output;
};

/// One person, one request at a time.
struct LocalEstimate {
  LocalRequest request;
  Bytes weights;
  Bytes cache;  ///< of the request at its full length, at 16 bits
  Bytes runtime;
  Bytes usable;   ///< of the machine's memory
  Bytes missing;  ///< 0 where it fits
  Seconds tpot{};
  Spread error;  ///< of the speed: measured / predicted, 10th and 90th percentile
};

/// t = bytes read / (share x bandwidth) + layers x time for a layer; bytes read are the weights of
/// the active parameters without the input embedding, and the cache of a request that is halfway.
/// The bandwidth must be known.
[[nodiscard]] LocalEstimate local_estimate(const LocalRequest& request);

}  // namespace llmadvisor
