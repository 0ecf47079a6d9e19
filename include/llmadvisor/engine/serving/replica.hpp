#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/serving/learning.hpp"
#include "llmadvisor/engine/serving/serving_load.hpp"
#include "llmadvisor/engine/serving/starts.hpp"
#include "llmadvisor/engine/spread.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// One copy of a model on the GPUs that serve it together.
struct Replica {
  const Model* model = nullptr;
  const Gpu* gpu = nullptr;
  Interconnect link = Interconnect::pcie;
  int tensor_parallel = 1;
  WeightFormat weights = WeightFormat::bf16;  ///< as served, one of weight_formats()
};

/// What each request looks like and what it may take.
struct RequestShape {
  Tokens input;
  Tokens output;  ///< with the hidden tokens of a model that thinks
  Tokens hidden;  ///< of the output: what comes before the first token that is shown
  std::optional<Seconds> max_ttft;  ///< to the first token that is shown
  std::optional<Seconds> max_tpot;
  Tokens cached{};   ///< of the input: the same in all requests, so that the engine keeps it
  Tokens context{};  ///< the longest request that must fit; llama.cpp sets memory aside for it

  bool operator==(const RequestShape&) const = default;
};

/// What keeps a replica from serving at all.
enum class ReplicaLimit { none, unknown_specification, does_not_start, memory, ttft, tpot };

/// Of a prompt's time, what it delays the tokens of the others by at least.
[[nodiscard]] double prompt_share(Tokens output, const QueueConstants& queue);

/// Until the first token that is shown.
[[nodiscard]] Seconds first_visible(const ServingEstimate& estimate, Tokens hidden);

/// What one replica sustains within the targets.
struct ReplicaCapacity {
  ReplicaLimit limit = ReplicaLimit::none;
  Starts start;         ///< whether today's engine starts it at all
  Bytes needed_memory;  ///< of one GPU, for the weights and one whole request
  Bytes usable_memory;  ///< of one GPU
  double in_flight = 0;
  RequestsPerSecond rate;
  Seconds ttft{};     ///< at that rate, hidden tokens not counted
  Seconds tpot{};     ///< at that rate
  Seconds alone{};    ///< a whole answer with nothing else in flight, where that is asked for
  Spread rate_error;  ///< measured / predicted, 10th and 90th percentile on rows held out
};

/// A replica with everything worked out that does not depend on the requests. Refers to the model.
class PreparedReplica {
 public:
  /// The most that it sustains within the targets: as many requests in flight as the memory, the
  /// scheduler and the targets allow. Above that, requests queue.
  [[nodiscard]] ReplicaCapacity capacity(const RequestShape& shape) const;

  /// A whole answer with nothing else in flight, for a replica that runs.
  [[nodiscard]] Seconds alone(const RequestShape& shape) const;

  /// No capacity for such requests is above this, whatever the targets: what the prompts and the
  /// tokens would take if nothing else did. Zero where the weights alone do not fit.
  [[nodiscard]] RequestsPerSecond ceiling(const RequestShape& shape) const;

  /// No request takes less, however many are in flight; none where the weights alone do not fit.
  [[nodiscard]] std::optional<LeastWork> least_work() const;

 private:
  friend class ServingModel;

  ReplicaCapacity without_requests_;  ///< the limit where it serves nothing at all
  QueueConstants queue_;
  Learned learned_;
  std::unique_ptr<const ServingStep> step_;  ///< where the weights fit
};

/// The serving model with its constants at hand. Refers to the catalogue.
class ServingModel {
 public:
  /// Throws DataError when calibration.json lacks a constant.
  explicit ServingModel(const Catalog& catalog);

  [[nodiscard]] PreparedReplica prepare(const Replica& replica) const;

  /// A replica under so many requests a second, or under no load at all; for replicas that fit.
  [[nodiscard]] std::optional<ServingEstimate> under(const Replica& replica,
                                                     const RequestShape& shape,
                                                     RequestsPerSecond rate) const;

  /// The range of a metric ("throughput", "tpot", "ttft"): wider for a card and format that few
  /// measurements saw, and for a card none of whose kernels were measured.
  [[nodiscard]] Spread error_range(const Gpu& gpu, WeightFormat format,
                                   std::string_view metric) const;

  /// Whether the GPU occurs in the measurements behind the constants.
  [[nodiscard]] bool is_measured(const Gpu& gpu) const;

  [[nodiscard]] const CardKernels& kernels_of(const Gpu& gpu) const { return kernels_.of(gpu); }
  /// What the user's own measurements say of the model on the card.
  [[nodiscard]] Learned learned(const Gpu& gpu, const Model& model) const {
    return learned_of(catalog_, gpu.id, model.id);
  }

  [[nodiscard]] const Calibration& calibration() const { return calibration_; }
  [[nodiscard]] const QueueConstants& queue() const { return queue_; }

 private:
  const Catalog& catalog_;
  Calibration calibration_;
  QueueConstants queue_;
  KernelTables kernels_;
  using RowsByFormat = std::array<int, enum_names<WeightFormat>.size()>;
  std::vector<RowsByFormat> measured_rows_;  ///< of the catalogue's GPUs, in their order
  EngineTable engine_;                       ///< today's
};

/// The regime of errors (data/calibration.json) for a card and format that so many rows saw.
[[nodiscard]] std::string_view error_regime(KernelOrigin origin, int rows);

/// The precisions in which a model is served: as published, and where that is 16 bit also the usual
/// quantisations of it.
[[nodiscard]] std::vector<WeightFormat> weight_formats(const Model& model);

}  // namespace llmadvisor
