#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/engine/serving/calibration.hpp"

namespace llmadvisor {

/// What --kv-cache-dtype says. `automatic` is the engine's default, the model's own 16 bits on
/// every card; sparse attention keeps the keys of its indexer at 8 bits whatever is said.
enum class KvCacheFormat { automatic, bf16, fp8 };
template <>
inline constexpr auto enum_rows<KvCacheFormat> =
    std::to_array<EnumRow<KvCacheFormat>>({{KvCacheFormat::automatic, "auto"},
                                           {KvCacheFormat::bf16, "bf16"},
                                           {KvCacheFormat::fp8, "fp8"}});

/// Today's release of vLLM, whatever its number: nothing that is modelled changed after 0.21.
inline constexpr int todays_release = 1000;

/// What whoever starts the engine chooses.
struct EngineSettings {
  KvCacheFormat kv_cache = KvCacheFormat::automatic;
  std::optional<double> memory_utilization;  ///< of the card; absent: the release's default
  int release = todays_release;              ///< N of vLLM 0.N
};

/// The release that a version names ("0.11.2", "v0.6.1 (README)"); without one today's, or the last
/// of its generation.
[[nodiscard]] int release_of(std::string_view engine_version, EngineGeneration generation);

/// Share of the card: what was said, else 0.92 in a named release from 0.21 on, else 0.9, so that
/// nothing is promised that older ones refuse. Source: vllm-project/vllm:vllm/config/cache.py.
[[nodiscard]] double memory_utilization(const EngineSettings& settings);

/// The largest batch that the engine's server schedules by default.
struct BatchLimits {
  double tokens = 0;  ///< max_num_batched_tokens
  double sequences = 0;
};

/// 8,192 tokens of 1,024 sequences on cards from 70 GiB but the A100, else 2,048 of 256. Source:
/// vllm-project/vllm:vllm/engine/arg_utils.py, get_batch_defaults(). The V0 engine reads a prompt
/// whole; 16,384 tokens stand for the longest.
[[nodiscard]] BatchLimits batch_limits(const Gpu& gpu, EngineGeneration generation);

/// What the engine may use of one GPU. The CUDA total is below what nvidia-smi lists by what the
/// driver keeps: 0.25 GiB of 16, 0.34 of 24, 0.6 and more of 45 to 180, as start-up logs and
/// out-of-memory messages print them.
[[nodiscard]] Bytes usable_memory(const Gpu& gpu, const EngineSettings& settings);

}  // namespace llmadvisor
