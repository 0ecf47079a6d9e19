#include "llmadvisor/engine/serving/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "../names.hpp"
#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "llmadvisor/report/json/serving_json.hpp"
#include "llmadvisor/report/speak/start_words.hpp"
#include "llmadvisor/report/tell/estimate_report.hpp"
#include "llmadvisor/report/tell/local_report.hpp"

namespace llmadvisor::cli {
namespace {

WeightFormat weights_of(const Model& model, const EstimateOptions& c) {
  if (c.weights) return *c.weights;
  return native_format(*model.architecture);
}

void refuse_what_cannot_run(const EstimateRequest& r, const EstimateOptions& c) {
  if (r.gpus % r.tensor_parallel != 0) {
    throw UsageError("contradiction", fmt::format("{} GPUs cannot be split into replicas of {}",
                                                  r.gpus, r.tensor_parallel));
  }
  if (c.expert_parallel && r.tensor_parallel % *c.expert_parallel != 0) {
    throw UsageError("contradiction", fmt::format("experts cannot be spread over {} of {} GPUs",
                                                  *c.expert_parallel, r.tensor_parallel));
  }
  if (const char* missing = missing_specification(*r.gpu, r.weights)) {
    throw DataError("missing-specification",
                    fmt::format("no source gives {} of {}", missing, r.gpu->id),
                    "a catalogue of your own may: --catalog DIR");
  }
}

std::string source_of(const Starts& starts) {
  if (starts.row == nullptr) return "";
  const Provenance& p = starts.row->provenance;
  return fmt::format("source: {}, {}", p.source, to_string(p.as_of));
}

void refuse_what_does_not_start(const EstimateRequest& r, const EstimateOptions& c, Language in) {
  if (r.start.level != StartLevel::no) return;
  throw UsageError("does-not-start",
                   fmt::format("{} on {}: {}", r.model->name, r.gpu->name,
                               start_sentence(gap_of(r.start, *r.gpu), c.engine_version, in)),
                   source_of(r.start));
}

void refuse_what_is_too_long(const EstimateRequest& r) {
  const auto& most = r.model->max_context_tokens;
  if (!most || r.input + r.output <= Tokens(*most)) return;
  throw UsageError("context-too-short",
                   fmt::format("{} takes a context of {} tokens, not {:.0f}", r.model->name, *most,
                               (r.input + r.output).value()));
}

std::optional<EngineVersion> engine_version(const EstimateOptions& c) {
  if (c.engine_version.empty()) return std::nullopt;
  const auto version = engine_version_of(c.engine_version);
  if (!version) {
    throw UsageError(
        "bad-value",
        fmt::format("'--engine-version': {} is no version", in_quotes(c.engine_version)),
        "expected numbers with dots between, such as 0.24.0");
  }
  return version;
}

void refuse_a_device(const std::string& name, const Catalog& catalog) {
  if (catalog.find_gpu(name) || !find_local_machine(catalog, name)) return;
  throw UsageError("unknown-gpu", fmt::format("vLLM is not estimated on {}", in_quotes(name)),
                   "it is a device of one person: --engine llama.cpp");
}

EstimateRequest request_of(const EstimateOptions& c, const Catalog& catalog, Language language) {
  const Project defaults = resolve(c.workload, catalog);
  EstimateRequest r;
  r.model = &model_named(c.model, catalog);
  refuse_a_device(c.gpu, catalog);
  r.gpu = &gpu_named(c.gpu, catalog);
  if (!r.model->architecture) {
    throw UsageError("closed-model", fmt::format("the shape of {} is not known", r.model->id),
                     "only open models can be sized");
  }
  r.tensor_parallel = c.tensor_parallel.value_or(c.gpus.value_or(1));
  r.gpus = c.gpus.value_or(r.tensor_parallel);
  r.expert_parallel = c.expert_parallel.value_or(1);
  r.weights = weights_of(*r.model, c);
  r.input = defaults.workload.input;
  r.output = defaults.workload.output;
  r.shared_prefix = Tokens(c.workload[Number::shared_prefix_tokens].value_or(0));
  r.concurrency = c.concurrency;
  if (c.request_rate) r.request_rate = RequestsPerSecond(*c.request_rate);
  r.generation = generation_of(c.engine_version, "");
  r.settings = {c.kv_cache, c.memory_utilization, release_of(c.engine_version, r.generation)};
  const EngineTable engine(catalog, ServingEngine::vllm, engine_version(c));
  r.start = engine.starts(*r.gpu, *r.model->architecture, r.weights);
  refuse_what_does_not_start(r, c, language);
  refuse_what_cannot_run(r, c);
  refuse_what_is_too_long(r);
  return r;
}

LocalMachine local_machine_named(const std::string& name, const Catalog& catalog) {
  if (const auto machine = find_local_machine(catalog, name)) return *machine;
  const auto known = std::ranges::find(catalog.local_devices, name, &LocalDevice::id);
  if (known != catalog.local_devices.end()) {
    throw DataError("missing-specification",
                    fmt::format("no source gives the memory of {}", known->id),
                    "a catalogue of your own may: --catalog DIR");
  }
  throw UsageError("unknown-gpu", fmt::format("unknown device {}", in_quotes(name)),
                   "list all: llmadvisor catalog list local-devices, llmadvisor catalog list gpus");
}

const LocalSpeed& known_speed_of(const LocalMachine& machine, const Catalog& catalog) {
  const LocalSpeed* found = speed_of(machine, catalog);
  if (found == nullptr || !machine.bandwidth) {
    throw DataError("missing-specification",
                    fmt::format("no source gives the {} of {}",
                                machine.bandwidth ? "speed" : "bandwidth", machine.id),
                    "a catalogue of your own may: --catalog DIR");
  }
  return *found;
}

ExitCode run_local_estimate(const EstimateOptions& c, const Catalog& catalog,
                            const Session& session) {
  if (c.gpus || c.tensor_parallel || c.expert_parallel || c.concurrency || c.request_rate) {
    throw UsageError("contradiction", "llama.cpp is estimated for one request on one device");
  }
  const Workload workload = resolve(c.workload, catalog).workload;
  LocalRequest r;
  r.model = &model_named(c.model, catalog);
  if (!r.model->architecture) {
    throw UsageError("closed-model", fmt::format("the shape of {} is not known", r.model->id),
                     "only open models can be sized");
  }
  r.machine = local_machine_named(c.gpu, catalog);
  r.speed = &known_speed_of(r.machine, catalog);
  r.weights = c.gguf.value_or(usual_gguf(*r.model->architecture));
  r.input = workload.input;
  r.output = workload.output;
  const auto result = local_estimate(r);
  const auto context = report_context(c, session);
  write_answer(c, session,
               c.format == Format::json ? local_estimate_json(result)
                                        : render(local_report(result, context), c.format, context));
  return result.missing > Bytes(0) ? ExitCode::nothing_fits : ExitCode::answered;
}

}  // namespace

ExitCode run_estimate(const Request& asked, const Session& session) {
  const auto options = estimate_options(asked);
  const auto& catalog = load_catalog(options, session, CatalogPart::serving);
  if (options.engine == ServingEngine::llama_cpp) {
    return run_local_estimate(options, catalog, session);
  }
  const auto context = report_context(options, session);
  const auto request = request_of(options, catalog, context.language);
  const auto result = estimate(request, ServingModel(catalog));
  write_answer(options, session,
               options.format == Format::json
                   ? estimate_json(result)
                   : render(estimate_report(result, context), options.format, context));
  return result.serving ? ExitCode::answered : ExitCode::nothing_fits;
}

}  // namespace llmadvisor::cli
