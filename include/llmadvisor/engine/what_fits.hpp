#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "llmadvisor/engine/model_mode.hpp"
#include "llmadvisor/engine/own_machines.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/serving/estimate.hpp"
#include "llmadvisor/engine/serving/local_estimate.hpp"

namespace llmadvisor {

/// vLLM on all GPUs of a machine, at the most requests that it sustains.
struct ServerFit {
  Estimate estimate;
  ModelMode mode;    ///< after what the precision costs
  Tokens longest{};  ///< the longest single request
};

/// llama.cpp on one of its GPUs or devices, for one person.
struct PersonFit {
  LocalEstimate estimate;
  ModelMode mode;
  Tokens longest{};
};

/// A model that fits for requests as they were described; one of the two at least.
struct FittingModel {
  const Model* model = nullptr;
  std::optional<ServerFit> server;
  std::optional<PersonFit> person;

  [[nodiscard]] const ModelMode& mode() const { return server ? server->mode : person->mode; }
};

/// What fits on one machine.
struct MachineFits {
  const Server* machine = nullptr;
  int count = 1;
  std::string_view hardware;         ///< id of the GPU or device
  std::vector<FittingModel> models;  ///< the ablest first
  int without_room = 0;              ///< open models that do not fit, start or take such a context
};

/// Of the precisions that keep a model's level, each engine gets the one that writes most; of
/// placements likewise. The machines' records must outlive the answer.
[[nodiscard]] std::vector<MachineFits> what_fits(const OwnMachineRecords& machines,
                                                 const Project& project, const Catalog& catalog);

}  // namespace llmadvisor
