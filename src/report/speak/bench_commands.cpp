#include "llmadvisor/report/speak/bench_commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

/// What a person replaces: no one checkpoint of a model holds a format that its maker does not
/// ship.
constexpr std::string_view own_checkpoint = "CHECKPOINT";

/// The name under which Hugging Face has the weights, or the id where none is known.
std::string_view repository_of(const Model& model) {
  const auto found = std::ranges::find_if(
      model.aliases, [](const std::string& alias) { return alias.find('/') != alias.npos; });
  return found == model.aliases.end() ? model.id : *found;
}

bool is_published_in(const EstimateRequest& r) {
  const auto native = native_format(*r.model->architecture);
  const auto loaded = [&](WeightFormat format) { return loaded_as(format, *r.gpu); };
  return loaded(native) == loaded(r.weights);
}

/// vLLM quantises to fp8 as it loads; other formats need weights that somebody has quantised.
std::string served_name(const EstimateRequest& r) {
  const bool at_hand = is_published_in(r) || r.weights == WeightFormat::fp8;
  return std::string(at_hand ? repository_of(*r.model) : own_checkpoint);
}

/// Prompts of random words come out a few tokens longer than asked for.
int context_length(const EstimateRequest& r) {
  const double tokens = std::ceil((r.input + r.output).value() * 1.05 / 256) * 256;
  const double most = r.model->max_context_tokens.value_or(static_cast<int>(tokens));
  return static_cast<int>(std::min(tokens, most));
}

std::string serve_command(const Estimate& e) {
  const EstimateRequest& r = e.request;
  std::string text =
      fmt::format("vllm serve {} --max-model-len {}", served_name(r), context_length(r));
  if (r.tensor_parallel > 1) text += fmt::format(" --tensor-parallel-size {}", r.tensor_parallel);
  if (e.replicas > 1) text += fmt::format(" --data-parallel-size {}", e.replicas);
  if (r.weights == WeightFormat::fp8 && !is_published_in(r)) text += " --quantization fp8";
  if (loaded_as(r.weights, *r.gpu) == WeightFormat::fp16) text += " --dtype float16";
  return text;
}

std::string load_of(const Estimate& e) {
  const EstimateRequest& r = e.request;
  if (r.request_rate) {
    const double rate = r.request_rate->value();
    return fmt::format("--request-rate {:.3g} --num-prompts {:.0f}", rate,
                       std::clamp(std::ceil(rate * 120), 100.0, 5000.0));
  }
  const double in_flight = std::max(1.0, std::round(e.serving->in_flight));
  return fmt::format("--max-concurrency {:.0f} --num-prompts {:.0f}", in_flight,
                     std::max(32.0, in_flight * 8));
}

}  // namespace

std::vector<std::string> shell_lines(const std::string& command) {
  constexpr std::size_t width = 72;
  std::vector<std::string> lines(1);
  std::size_t start = 0;
  while (start < command.size()) {
    // An option and its values stay together.
    const std::size_t end = std::min(command.find(" --", start + 1), command.size());
    const std::string part = command.substr(start, end - start);
    if (!lines.back().empty() && lines.back().size() + part.size() > width) {
      lines.back() += " \\";
      lines.emplace_back(part.substr(1));
    } else {
      lines.back() += part;
    }
    start = end;
  }
  return lines;
}

BenchCommands bench_commands(const Estimate& e) {
  const EstimateRequest& r = e.request;
  BenchCommands commands;
  commands.serve = serve_command(e);
  commands.bench = fmt::format(
      "vllm bench serve --model {} --dataset-name random --random-input-len {:.0f} "
      "--random-output-len {:.0f} {} --save-result --result-filename measured.json --metadata "
      "gpu={} weights={} tensor_parallel={}",
      served_name(r), r.input.value(), r.output.value(), load_of(e), r.gpu->id,
      to_string(r.weights), r.tensor_parallel);
  commands.check = fmt::format("llmadvisor accuracy measured.json --model {}", r.model->id);
  return commands;
}

}  // namespace llmadvisor
