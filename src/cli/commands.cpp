#include "commands.hpp"

#include <algorithm>

#include "commands/commands.hpp"

namespace llmadvisor::cli {
namespace {

using Group = FlagGroup;

const std::vector<Command>& commands() {
  static const std::vector<Command> table{
      {.name = "recommend",
       .summary = "advice for a project",
       .arguments = {},
       .least_arguments = 0,
       .most_arguments = 0,
       .groups = {Group::project, Group::workload, Group::filters, Group::listing, Group::answer,
                  Group::catalog},
       .also = {},
       .formats = formats_of_tables(),
       .examples = {"llmadvisor recommend --budget 300 --sensitivity medical",
                    "llmadvisor recommend -d \"e-commerce platform\" --requests-per-day 5000 "
                    "--budget 280eur --sensitivity financial --jurisdiction eu",
                    "llmadvisor recommend --only rented-gpu --gpu a10g --hours-per-day 8 --json"},
       .run = run_recommend},
      {.name = "init",
       .summary = "a project file from a few questions",
       .arguments = {},
       .least_arguments = 0,
       .most_arguments = 0,
       .groups = {Group::init},
       .also = {Flag::language, Flag::catalog},
       .formats = {Format::text},
       .examples = {"llmadvisor init", "llmadvisor init --lang fr -o support.json",
                    "llmadvisor recommend --project project.json"},
       .run = run_init},
      {.name = "prompt",
       .summary = "the consultant prompt, filled, for pasting into a chat assistant",
       .arguments = "basic|pro",
       .least_arguments = 1,
       .most_arguments = 1,
       .groups = {Group::prompt, Group::project, Group::answer, Group::catalog, Group::workload,
                  Group::filters, Group::listing},
       .also = {},
       .formats = {Format::text, Format::json, Format::markdown},
       .examples = {"llmadvisor prompt basic -d \"support chatbot\"",
                    "llmadvisor prompt pro -d \"e-commerce platform\" --budget 300 --sensitivity "
                    "financial --rag",
                    "llmadvisor prompt pro --lang fr --sensitivity medical --with-figures"},
       .run = run_prompt},
      {.name = "estimate",
       .summary = "one model on one GPU configuration: memory, latencies, throughput",
       .arguments = {},
       .least_arguments = 0,
       .most_arguments = 0,
       .groups = {Group::estimate, Group::answer, Group::catalog},
       .also = {Flag::model, Flag::gpu, Flag::weights, flag_of(Number::input_tokens),
                flag_of(Number::output_tokens), flag_of(Number::shared_prefix_tokens)},
       .formats = formats_of_documents(),
       .examples = {"llmadvisor estimate --model llama-3.1-8b --gpu a10g",
                    "llmadvisor estimate --model llama-3.3-70b --gpu h100-sxm --gpus 8 "
                    "--tensor-parallel 4 --weights fp8 --concurrency 64 --json"},
       .run = run_estimate},
      {.name = "what-fits",
       .summary = "the models that fit on a machine that one has or rents",
       .arguments = {},
       .least_arguments = 0,
       .most_arguments = 0,
       .groups = {Group::answer, Group::catalog},
       .also = {Flag::own, Flag::gpu, Flag::gpus, Flag::model, Flag::weights, Flag::task,
                Flag::answer_language, flag_of(Number::input_tokens),
                flag_of(Number::output_tokens), flag_of(Number::context),
                flag_of(Number::shared_prefix_tokens), Flag::top, Flag::all, Flag::project},
       .formats = formats_of_documents(),
       .examples = {"llmadvisor what-fits --own '2 x rtx-4090'",
                    "llmadvisor what-fits --own apple-m4-max --model gpt-oss-20b",
                    "llmadvisor what-fits --gpu h100-sxm --gpus 4 --context 32000 --json"},
       .run = run_what_fits},
      {.name = "explain",
       .summary = "one option of a recommendation, figure by figure",
       .arguments = "[OPTION|MODEL]",
       .least_arguments = 0,
       .most_arguments = 1,
       .groups = {Group::project, Group::workload, Group::filters, Group::answer, Group::catalog},
       .also = {},
       .formats = formats_of_tables(),
       .examples = {"llmadvisor explain --budget 300 --sensitivity financial",
                    "llmadvisor explain groq/gpt-oss-20b --requests-per-day 20000"},
       .run = run_explain},
      {.name = "compare",
       .summary = "two or three options side by side",
       .arguments = "A B [C]",
       .least_arguments = 2,
       .most_arguments = 3,
       .groups = {Group::project, Group::workload, Group::filters, Group::answer, Group::catalog},
       .also = {},
       .formats = formats_of_documents(),
       .examples = {"llmadvisor compare pick rented-gpu --budget 300",
                    "llmadvisor compare gpt-oss-20b llama-3.3-70b on-premises",
                    "llmadvisor compare pick 'ChatGPT Business' --users 40 --task chat --json"},
       .run = run_compare},
      {.name = "catalog list",
       .summary = "the price table and where its figures come from",
       .arguments = "[TABLE]",
       .least_arguments = 0,
       .most_arguments = 1,
       .groups = {Group::answer, Group::catalog},
       .also = {},
       .formats = formats_of_tables(),
       .examples = {"llmadvisor catalog list", "llmadvisor catalog list models --json"},
       .run = run_catalog_list},
      {.name = "catalog show",
       .summary = "one record with everything that is known of it",
       .arguments = "TABLE NAME",
       .least_arguments = 2,
       .most_arguments = 2,
       .groups = {Group::answer, Group::catalog},
       .also = {},
       .formats = formats_of_documents(),
       .examples = {"llmadvisor catalog show provider ovhcloud",
                    "llmadvisor catalog show gpu a10g"},
       .run = run_catalog_show},
      {.name = "catalog check",
       .summary = "whether a price table is sound",
       .arguments = "[DIR]",
       .least_arguments = 0,
       .most_arguments = 1,
       .groups = {Group::answer, Group::catalog},
       .also = {},
       .formats = formats_of_documents(),
       .examples = {"llmadvisor catalog check", "llmadvisor catalog check --json"},
       .run = run_catalog_check},
      {.name = "catalog audit",
       .summary = "figures drawn at random, to be checked on the pages of their sources",
       .arguments = {},
       .least_arguments = 0,
       .most_arguments = 0,
       .groups = {Group::audit, Group::answer, Group::catalog},
       .also = {},
       .formats = formats_of_tables(),
       .examples = {"llmadvisor catalog audit --sample 100 --seed 7 --format csv",
                    "llmadvisor catalog audit --table gpu-offers"},
       .run = run_catalog_audit},
      {.name = "catalog import",
       .summary = "bring a public price file or a model's shape into a catalogue directory",
       .arguments = "FILE|-",
       .least_arguments = 1,
       .most_arguments = 1,
       .groups = {Group::import},
       .also = {Flag::as_of, Flag::json, Flag::language, Flag::quiet, Flag::verbose},
       .formats = {Format::text, Format::json},
       .examples = {"llmadvisor catalog import --format litellm --as-of 2026-11-20 "
                    "model_prices_and_context_window.json -o prices",
                    "llmadvisor catalog import --format hf-config --model my-8b --quality solid "
                    "--licence Apache-2.0 config.json -o prices",
                    "llmadvisor recommend --catalog prices"},
       .run = run_catalog_import},
      {.name = "catalog diff",
       .summary = "what changed from one catalogue directory to another",
       .arguments = "A B",
       .least_arguments = 2,
       .most_arguments = 2,
       .groups = {Group::answer},
       .also = {},
       .formats = formats_of_documents(),
       .examples = {"llmadvisor catalog diff embedded embedded"},
       .run = run_catalog_diff},
      {.name = "accuracy",
       .summary = "the serving model against measurements: a CSV, or what vLLM's benchmark and "
                  "GuideLLM save",
       .arguments = "FILE...",
       .least_arguments = 1,
       .most_arguments = 1000,
       .groups = {Group::accuracy, Group::answer, Group::catalog},
       .also = {Flag::model, Flag::gpu, Flag::weights, Flag::tensor_parallel, Flag::engine_version},
       .formats = formats_of_tables(),
       .examples = {"llmadvisor accuracy measurements.csv",
                    "llmadvisor accuracy measurements.csv --format csv"},
       .run = run_accuracy},
      {.name = "usage import",
       .summary = "what your own logs say of the workload, and of what it costs today",
       .arguments = "FILE...|-",
       .least_arguments = 1,
       .most_arguments = 1000,
       .groups = {Group::usage},
       .also = {Flag::json, Flag::language, Flag::quiet, Flag::verbose},
       .formats = {Format::text, Format::json},
       .examples = {"llmadvisor usage import --format litellm spend_logs.json -o project.json",
                    "llmadvisor usage import --format anthropic --requests 120000 usage.json "
                    "cost.json -o project.json",
                    "llmadvisor recommend --project project.json"},
       .run = run_usage_import},
  };
  return table;
}

}  // namespace

std::span<const Command> command_table() { return commands(); }

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : &*found;
}

std::vector<FlagSpec> flags_of(const Command& command) {
  std::vector<FlagSpec> flags;
  for (const auto& flag : flag_table()) {
    const bool is_taken = std::ranges::count(command.groups, flag.group) > 0 ||
                          std::ranges::count(command.also, flag.id) > 0;
    if (!is_taken) continue;
    flags.push_back(flag);
    if (flag.id != Flag::format) continue;
    flags.back().choices.clear();
    for (const auto format : command.formats) flags.back().choices.push_back(to_string(format));
  }
  return flags;
}

}  // namespace llmadvisor::cli
