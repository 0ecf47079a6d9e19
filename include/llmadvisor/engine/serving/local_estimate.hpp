#pragma once

#include <optional>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/gguf_format.hpp"
#include "llmadvisor/engine/spread.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

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
  std::optional<FlopsPerSecond> dense_16bit;
  std::optional<FlopsPerSecond> dense_int8;
};
/// A device or a card of the catalogue, by id, alias or name; none for another name or for one
/// whose memory no source gives.
[[nodiscard]] std::optional<LocalMachine> find_local_machine(const Catalog& catalog,
                                                             std::string_view name);
/// The figures of the machine's maker; null where nobody measured one of its devices.
[[nodiscard]] const LocalSpeed* speed_of(const LocalMachine& machine, const Catalog& catalog);

/// The peak that prompts follow on the machine: operations a second, or bytes a second where the
/// maker's figures are by the bandwidth. None where no source gives it.
[[nodiscard]] std::optional<double> prompt_peak(const LocalMachine& machine,
                                                const LocalSpeed& speed);

struct LocalRequest {
  const Model* model = nullptr;
  LocalMachine machine;
  const LocalSpeed* speed = nullptr;  ///< of the machine's maker
  GgufFormat weights = GgufFormat::q4_k_m;
  Tokens input;
  Tokens output;
  Tokens cached{};   ///< of the input: kept from the request before
  Tokens context{};  ///< that memory is set aside for, where it is more than the request
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
  std::optional<Seconds> ttft;  ///< of the prompt; none where no source gives the peak it follows
  Spread error;                 ///< of the speed: measured / predicted, 10th and 90th percentile
  Spread prompt_error;          ///< of the speed of prompts
};

/// t = bytes read / (share x bandwidth) + layers x time for a layer; bytes read are the weights of
/// the active parameters without the input embedding, and the cache of a request that is halfway.
/// ttft = operations / (share x peak): 2 for each of these parameters and token, 4 for each number
/// of the queries and token that is looked back at. The bandwidth must be known.
[[nodiscard]] LocalEstimate local_estimate(const LocalRequest& request);

}  // namespace llmadvisor
