#include "llmadvisor/engine/what_fits.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

#include "llmadvisor/engine/mode_finder.hpp"
#include "llmadvisor/engine/serving/replica.hpp"

namespace llmadvisor {
namespace {

/// The longest request, in tokens, that `fits` lets through; at least one must fit.
template <class Fits>
Tokens longest(double most, Fits&& fits) {
  if (fits(Tokens(most))) return Tokens(most);
  double low = 1;
  double high = most;
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (fits(Tokens(middle)) ? low : high) = middle;
  }
  return Tokens(low);
}

int level_of(const ModelMode& mode) {
  return mode.standing ? static_cast<int>(mode.standing->level) : -1;
}
double bound_of(const ModelMode& mode) { return mode.standing ? mode.standing->lower_bound : -1e9; }

class Fitter {
 public:
  Fitter(const Project& project, const Catalog& catalog)
      : project_(project),
        catalog_(catalog),
        serving_(catalog),
        engine_(catalog, ServingEngine::vllm),
        modes_(catalog) {
    modes_.look_at(project);
  }

  MachineFits on(const Server& machine, int count) {
    MachineFits fits;
    fits.machine = &machine;
    fits.count = count;
    fits.hardware = machine.gpu.empty() ? machine.device : machine.gpu;
    const Gpu* gpu = machine.gpu.empty() ? nullptr : catalog_.find_gpu(machine.gpu);
    auto device = find_local_machine(catalog_, fits.hardware);
    if (device && machine.memory_gb) device->memory = gib(*machine.memory_gb);
    const auto& wanted = project_.filters.models;
    for (const auto& model : catalog_.models) {
      const bool named = wanted.empty() || std::ranges::count(wanted, model.id) > 0;
      if (!model.architecture || !named) continue;
      FittingModel one{&model, {}, {}};
      if (takes_the_context(model)) {
        const ModelMode mode = modes_.modes(model).front();
        if (gpu != nullptr) one.server = on_server(model, mode, *gpu, machine.gpus);
        if (device) one.person = for_person(model, mode, *device);
      }
      if (one.server || one.person) {
        fits.models.push_back(std::move(one));
      } else {
        ++fits.without_room;
      }
    }
    std::ranges::stable_sort(fits.models, std::greater<>(),
                             [](const FittingModel& f) { return bound_of(f.mode()); });
    return fits;
  }

 private:
  static std::optional<int> context_of(const Model& model) {
    return model.unscaled_context_tokens ? model.unscaled_context_tokens : model.max_context_tokens;
  }

  Tokens asked() const {
    return std::max(project_.requirements.context,
                    project_.workload.input + project_.workload.output);
  }

  bool takes_the_context(const Model& model) const {
    const auto most = context_of(model);
    return !most || asked() <= Tokens(*most);
  }

  double most_tokens(const Model& model) const {
    return context_of(model).value_or(static_cast<int>(asked().value()));
  }

  bool is_wanted(const ServedFormat& format) const {
    return !project_.filters.weights || *project_.filters.weights == format;
  }

  ModelMode after_loss(const ModelMode& mode, const Model& model, const ServedFormat& f) const {
    return modes_.after(mode, quantisation_loss(model, f, catalog_));
  }

  EstimateRequest request_of(const Model& model, const Gpu& gpu, int gpus) const {
    EstimateRequest r;
    r.model = &model;
    r.gpu = &gpu;
    r.gpus = gpus;
    r.input = project_.workload.input;
    r.output = project_.workload.output;
    r.shared_prefix = project_.workload.shared_prefix;
    return r;
  }

  bool holds(EstimateRequest r, Tokens length) const {
    r.input = length;
    r.output = Tokens(0);
    return estimate(r, serving_).memory.missing <= Bytes(0);
  }

  std::optional<ServerFit> on_server(const Model& model, const ModelMode& mode, const Gpu& gpu,
                                     int gpus) const {
    std::optional<ServerFit> best;
    const auto rank = [](const ServerFit& f) {
      return std::tuple(level_of(f.mode), f.estimate.serving->output.value());
    };
    EstimateRequest r = request_of(model, gpu, gpus);
    for (const auto format : weight_formats(model)) {
      r.weights = format;
      r.start = engine_.starts(gpu, *model.architecture, format);
      const bool runs = is_wanted(format) && r.start.is_known_to() &&
                        missing_specification(gpu, format) == nullptr;
      for (r.tensor_parallel = 1; runs && r.tensor_parallel <= gpus; r.tensor_parallel *= 2) {
        if (gpus % r.tensor_parallel != 0) continue;
        ServerFit fit{estimate(r, serving_), after_loss(mode, model, format), {}};
        if (!fit.estimate.serving || !holds(r, asked())) continue;
        if (!best || rank(fit) > rank(*best)) best = std::move(fit);
      }
    }
    if (best) {
      const EstimateRequest& chosen = best->estimate.request;
      best->longest =
          longest(most_tokens(model), [&](Tokens length) { return holds(chosen, length); });
    }
    return best;
  }

  std::optional<PersonFit> for_person(const Model& model, const ModelMode& mode,
                                      const LocalMachine& machine) const {
    const LocalSpeed* speed = speed_of(machine, catalog_);
    if (speed == nullptr || !machine.bandwidth) return std::nullopt;
    std::optional<PersonFit> best;
    const auto rank = [](const PersonFit& f) {
      return std::tuple(level_of(f.mode), -f.estimate.tpot.count());
    };
    LocalRequest r;
    r.model = &model;
    r.machine = machine;
    r.speed = speed;
    r.input = project_.workload.input;
    r.output = project_.workload.output;
    r.cached = project_.workload.shared_prefix;
    r.context = asked();
    for (const auto format : gguf_formats(model)) {
      if (!is_wanted(format)) continue;
      r.weights = format;
      PersonFit fit{local_estimate(r), after_loss(mode, model, format), {}};
      if (fit.estimate.missing > Bytes(0)) continue;
      if (!best || rank(fit) > rank(*best)) best = std::move(fit);
    }
    if (best) {
      best->longest = longest(most_tokens(model), [&](Tokens length) {
        LocalRequest longer = best->estimate.request;
        longer.context = length;
        longer.input = longer.output = Tokens(0);
        return local_estimate(longer).missing <= Bytes(0);
      });
    }
    return best;
  }

  const Project& project_;
  const Catalog& catalog_;
  ServingModel serving_;
  EngineTable engine_;
  ModeFinder modes_;
};

}  // namespace

std::vector<MachineFits> what_fits(const OwnMachineRecords& machines, const Project& project,
                                   const Catalog& catalog) {
  Fitter fitter(project, catalog);
  std::vector<MachineFits> all;
  for (const auto& [machine, count] : machines.all()) all.push_back(fitter.on(*machine, count));
  return all;
}

}  // namespace llmadvisor
