#include "flags.hpp"

#include <algorithm>

#include "choice_meaning.hpp"
#include "llmadvisor/engine/serving/engine_settings.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "llmadvisor/report/tell/prompt.hpp"
#include "llmadvisor/usage/usage_formats.hpp"
#include "number_meaning.hpp"
#include "output_choices.hpp"

namespace llmadvisor::cli {
namespace {

using Group = FlagGroup;
using Kind = ValueKind;

FlagSpec in_file(FlagSpec flag) {
  flag.in_file = InFile::yes;
  return flag;
}

FlagSpec repeated(FlagSpec flag) {
  flag.repeat = Repeat::yes;
  return flag;
}

FlagSpec text(Flag id, std::string name, std::string value, std::string meaning) {
  return {.id = id, .name = name, .value = value, .meaning = meaning};
}

FlagSpec toggle(Flag id, std::string name, std::string meaning) {
  return {.id = id, .name = name, .kind = Kind::none, .value = {}, .meaning = meaning};
}

FlagSpec denial(Flag id, Flag denied, std::string name, std::string meaning) {
  auto flag = toggle(id, name, meaning);
  flag.denies = denied;
  return flag;
}

template <class Enum>
FlagSpec choice(Flag id, std::string name, std::string meaning) {
  return {.id = id,
          .name = name,
          .kind = Kind::choice,
          .value = {},
          .meaning = meaning,
          .choices = {enum_names<Enum>.begin(), enum_names<Enum>.end()}};
}

/// With the meaning of each in help, under a word for the value.
template <class Enum>
FlagSpec explained(Flag id, std::string name, std::string value, std::string meaning) {
  auto flag = choice<Enum>(id, name, meaning);
  flag.value = value;
  const auto meanings = meanings_of<Enum>();
  flag.choice_meanings.assign(meanings.begin(), meanings.end());
  return flag;
}

FlagSpec opened(FlagSpec flag) {
  flag.open = Open::yes;
  return flag;
}

FlagSpec answer_language() {
  auto flag = text(Flag::answer_language, "answer-language", "LANG",
                   "language in which models are compared, where scores tell them apart");
  flag.kind = Kind::choice;
  const auto languages = answer_languages();
  flag.choices.assign(languages.begin(), languages.end());
  const auto meanings = names_of_answer_languages();
  flag.choice_meanings.assign(meanings.begin(), meanings.end());
  return flag;
}

/// Of vLLM, and the names that llama.cpp alone has.
FlagSpec weights() {
  auto flag = explained<WeightFormat>(
      Flag::weights, "weights", "FORMAT",
      "precision of the weights on machines (default: the published one, or what fits)");
  for (const auto name : enum_names<GgufFormat>) {
    if (std::ranges::count(flag.choices, name) > 0) continue;
    flag.choices.push_back(name);
    flag.choice_meanings.emplace_back("GGUF, of llama.cpp");
  }
  return flag;
}

FlagSpec sensitivity() {
  auto flag =
      choice<Sensitivity>(Flag::sensitivity, "sensitivity", "most sensitive data in the prompts");
  flag.value = "CLASS";
  for (std::size_t i = 0; i < flag.choices.size(); ++i) {
    flag.choice_meanings.emplace_back(meaning_of(static_cast<Sensitivity>(i), Language::en));
  }
  return flag;
}

FlagSpec with_short(char short_name, FlagSpec flag) {
  flag.short_name = short_name;
  return flag;
}

FlagSpec of_kind(Kind kind, FlagSpec flag) {
  flag.kind = kind;
  return flag;
}

FlagSpec number(Flag id, std::string name, std::string meaning, Bounds bounds,
                std::string unit = {}) {
  return {.id = id,
          .name = name,
          .kind = Kind::number,
          .value = "N",
          .meaning = meaning,
          .bounds = bounds,
          .unit = unit};
}

std::string hyphenated(std::string_view name) {
  std::string result(name);
  std::ranges::replace(result, '_', '-');
  return result;
}

FlagSpec duration(const NumberSpec& spec) {
  auto flag = number(flag_of(spec.number), hyphenated(spec.name),
                     std::string(meaning_of(spec.number)), spec.bounds(), "hours");
  flag.value = "TIME";
  return in_file(of_kind(Kind::duration, std::move(flag)));
}

FlagSpec number(const NumberSpec& spec) {
  if (spec.number == Number::within) return duration(spec);
  const std::string unit(unit_name(spec.unit, Language::en));
  return in_file(number(flag_of(spec.number), hyphenated(spec.name),
                        std::string(meaning_of(spec.number)) + " (" + unit + ")", spec.bounds(),
                        unit));
}

/// The rows of a group, in the order of help.
class Rows {
 public:
  Rows(Group group, std::vector<FlagSpec>& table) : group_(group), table_(table) {}
  void add(FlagSpec flag) {
    flag.group = group_;
    table_.push_back(std::move(flag));
  }

 private:
  Group group_;
  std::vector<FlagSpec>& table_;
};

void add_project_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::project, table);
  t.add(in_file(
      with_short('d', text(Flag::description, "description", "TEXT", "what the project does"))));
  t.add(in_file(of_kind(
      Kind::money, text(Flag::budget, "budget", "AMOUNT",
                        "most to spend in a month or on the job: 300, 280eur, '1 500 €', 5k"))));
  t.add(in_file(sensitivity()));
  t.add(toggle(Flag::strict_sensitivity, "strict-sensitivity",
               "refuse to answer where nobody states the sensitivity"));
  t.add(in_file(explained<Jurisdiction>(
      Flag::jurisdiction, "jurisdiction", "AREA",
      "whose law protects the people and the data, not only where they lie; a country of these "
      "areas will do: germany, Suisse")));
  t.add(in_file(opened(explained<QualityBand>(
      Flag::quality, "quality", "LEVEL|MODEL",
      "least quality of the answers: a level, or as able as a model that you know: gpt-4, "
      "'claude 3.5 sonnet'"))));
  t.add(in_file(
      explained<Preference>(Flag::prefer, "prefer", "WHAT", "what to put first among what fits")));
  t.add(in_file(explained<CostBasis>(Flag::decide_on, "decide-on", "COST", "what is compared")));
  t.add(
      in_file(explained<Team>(Flag::team, "team", "WHO", "who is there already to run machines")));
  t.add(in_file(explained<Task>(Flag::task, "task", "TASK", "what the model is to do")));
  t.add(in_file(of_kind(Kind::name, text(Flag::preset, "preset", "ID",
                                         "kind of work that fills tokens, hours and peak: see "
                                         "'catalog list presets' (default: the task's)"))));
  t.add(in_file(answer_language()));
  t.add(in_file(repeated(of_kind(
      Kind::choices, explained<Capability>(Flag::needs, "needs", "LIST",
                                           "what the model must be able to do, with commas: "
                                           "vision,json")))));
  t.add(in_file(weights()));
  t.add(in_file(toggle(Flag::rag, "rag", "answers draw on retrieved documents")));
  t.add(denial(Flag::no_rag, Flag::rag, "no-rag", "they do not, whatever the project file says"));
  t.add(in_file(
      toggle(Flag::reranking, "reranking", "retrieved passages are ranked again by a model")));
  t.add(in_file(toggle(Flag::fine_tuning, "fine-tuning", "the model is tuned on own data")));
  t.add(denial(Flag::no_fine_tuning, Flag::fine_tuning, "no-fine-tuning",
               "it is not, whatever the project file says"));
  t.add(in_file(choice<Site>(Flag::site, "site", "where own servers stand")));
  t.add(in_file(repeated(text(Flag::own, "own", "N x ID",
                              "machines that you have, so that nothing is bought for them: "
                              "'2 x rtx-4090' in one PC, 'apple-m4-max 128 GB'"))));
  t.add(in_file(
      of_kind(Kind::date, text(Flag::own_since, "own-since", "DATE",
                               "day on which you got them: says how long they will serve"))));
  t.add(in_file(repeated(
      text(Flag::cost, "cost", "ID=N", "own value of a figure in 'catalog list cost-figures'"))));
  auto attest = in_file(repeated(
      text(Flag::attest, "attest", "ID",
           "condition of the data rules that you state to be met (ID=PROVIDER: by that one alone): "
           "see 'catalog list conditions'")));
  attest.key = "attested";
  t.add(attest);
  t.add(in_file(of_kind(Kind::money, text(Flag::today, "today", "AMOUNT",
                                          "what the same work costs in a month today"))));
  t.add(in_file(repeated(
      text(Flag::today_model, "today-model", "NAME", "model that it is paid for, as billed"))));
  t.add(in_file(text(Flag::today_source, "today-source", "NAME", "export that says so")));
  t.add(in_file(text(Flag::specifics, "specifics", "TEXT", "other technical needs, in words")));
  t.add(of_kind(Kind::path, text(Flag::project, "project", "FILE",
                                 "read these inputs from a JSON file; - is stdin")));
}

void add_filter_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::filters, table);
  const auto name = [&](Flag id, std::string flag, std::string value, std::string meaning) {
    t.add(in_file(repeated(of_kind(Kind::name, text(id, flag, value, meaning)))));
  };
  t.add(in_file(repeated(choice<OptionKind>(Flag::only, "only", "only options of this kind"))));
  name(Flag::model, "model", "ID", "only this model");
  name(Flag::provider, "provider", "ID", "only this provider");
  name(Flag::deny_provider, "deny-provider", "ID", "never this provider");
  name(Flag::gpu, "gpu", "ID", "only this GPU, or this device of one person");
  name(Flag::instance_type, "instance-type", "NAME", "only this instance type");
  name(Flag::region, "region", "NAME", "only this region");
  t.add(in_file(repeated(choice<Purchase>(Flag::purchase, "purchase", "only this way of paying"))));
}

void add_listing_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::listing, table);
  t.add(in_file(number(Flag::top, "top", "options listed of each kind", count_up_to(1e6))));
  t.add(in_file(toggle(Flag::all, "all", "list every combination that the filters leave")));
  t.add(toggle(Flag::no_robustness, "no-robustness", "skip flips, break-evens and confidence"));
}

void add_answer_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::answer, table);
  t.add(in_file(choice<Currency>(Flag::currency, "currency", "currency of the text answer")));
  t.add(in_file(choice<Language>(Flag::language, "lang", "language of the answer")));
  t.add(choice<Format>(Flag::format, "format", "form of the answer"));
  t.add(toggle(Flag::json, "json", "same as --format json"));
  t.add(with_short('o', of_kind(Kind::path, text(Flag::output, "output", "FILE",
                                                 "write the answer there; - is stdout"))));
  t.add(choice<ColorWhen>(Flag::color, "color", "colour the answer"));
  t.add(with_short('q', toggle(Flag::quiet, "quiet", "no notes on stderr")));
  t.add(with_short('v', toggle(Flag::verbose, "verbose", "say more: sources, rejected options")));
}

void add_catalog_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::catalog, table);
  t.add(of_kind(Kind::date,
                text(Flag::as_of, "as-of", "DATE", "take this day (YYYY-MM-DD) for today")));
  t.add(of_kind(Kind::path,
                text(Flag::catalog, "catalog", "DIR", "price tables to lay over our own")));
  t.add(choice<Prefer>(Flag::precedence, "precedence", "which of two records of one id holds"));
}

void add_estimate_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::estimate, table);
  const Bounds some = count_up_to(1024);
  t.add(number(Flag::gpus, "gpus", "GPUs in all (default: those of one replica)", some));
  t.add(number(Flag::tensor_parallel, "tensor-parallel",
               "GPUs that serve one copy together (default: all)", some));
  t.add(number(Flag::expert_parallel, "expert-parallel",
               "GPUs over which the experts of a copy are spread", some));
  t.add(number(Flag::concurrency, "concurrency", "requests always in flight", count_up_to(1e6)));
  t.add(number(Flag::request_rate, "request-rate", "requests arriving a second", within(1e-6, 1e6),
               "requests/s"));
  t.add(choice<ServingEngine>(Flag::engine, "engine",
                              "serving engine; llama.cpp: one person's card, box or Mac, --weights "
                              "q4_k_m and others of GGUF"));
  t.add(text(Flag::engine_version, "engine-version", "V", "its version (default: today's)"));
  t.add(choice<KvCacheFormat>(Flag::kv_cache, "kv-cache", "precision of the KV cache"));
  t.add(number(Flag::gpu_memory_utilization, "gpu-memory-utilization",
               "share of each GPU that the engine takes (default: its version's)",
               within(0.01, 1)));
}

void add_import_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::import, table);
  t.add(choice<ImportFormat>(Flag::import_format, "format", "what kind of file it is"));
  t.add(text(Flag::import_provider, "provider", "ID",
             "only this provider; whose list it is; a new one"));
  t.add(choice<Currency>(Flag::file_currency, "file-currency", "currency of the file's prices"));
  t.add(toggle(Flag::accept, "accept", "take figures that look wrong, such as jumps over 3 times"));
  t.add(
      toggle(Flag::afresh, "afresh", "forget the prices known so far: nothing is older or a jump"));
  t.add(text(Flag::import_model, "model", "ID", "name for the model of a config.json"));
  t.add(number(Flag::import_parameters, "parameters",
               "how many the publisher states: refused where config.json gives another count",
               within(1e6, 1e14)));
  t.add(choice<QualityBand>(Flag::import_quality, "quality",
                            "how good that model is, as you judge it"));
  t.add(text(Flag::licence, "licence", "NAME", "its licence: Apache-2.0, MIT, ..."));
  t.add(choice<CommercialUse>(Flag::commercial_use, "commercial-use",
                              "whether the licence allows business"));
  t.add(with_short('o', of_kind(Kind::path, text(Flag::import_directory, "output", "DIR",
                                                 "catalogue directory to add to"))));
}

void add_audit_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::audit, table);
  t.add(number(Flag::sample, "sample", "figures drawn, one of a record (default 50)",
               count_up_to(1e6)));
  t.add(number(Flag::seed, "seed", "another draw; the same number draws the same (default 1)",
               count_up_to(largest_whole)));
  t.add(text(Flag::audited_table, "table", "TABLE", "figures of this table alone"));
}

void add_accuracy_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::accuracy, table);
  t.add(toggle(Flag::learn, "learn",
               "write what the rows say of their cards into a catalogue directory, -o DIR"));
}

void add_usage_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::usage, table);
  t.add(choice<UsageFormat>(Flag::usage_format, "format", "what kind of export it is"));
  t.add(number(Flag::usage_requests, "requests",
               "requests that it covers, where it does not count them", count_up_to(1e15)));
  t.add(number(Flag::usage_covers, "covers",
               "of counters: hours between the first scrape, or the start, and the last",
               within(0.01, 1e6), "hours"));
  t.add(with_short('o', of_kind(Kind::path, text(Flag::usage_project, "output", "FILE",
                                                 "project file to write; - is stdout, without the "
                                                 "report"))));
}

void add_init_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::init, table);
  t.add(with_short('o', of_kind(Kind::path, text(Flag::init_project, "output", "FILE",
                                                 "project file to write (default: project.json); "
                                                 "one that is there is kept"))));
}

void add_prompt_flags(std::vector<FlagSpec>& table) {
  Rows t(Group::prompt, table);
  t.add(text(Flag::role, "role", "TEXT", "whom the assistant plays"));
  t.add(toggle(Flag::with_figures, "with-figures",
               "append the computed comparison for the assistant to challenge"));
  t.add(toggle(Flag::force, "force", "print it for marked data, too"));
}

std::vector<FlagSpec> make_table() {
  std::vector<FlagSpec> table;
  add_project_flags(table);
  Rows workload(Group::workload, table);
  for (const auto& spec : number_specs()) workload.add(number(spec));
  add_filter_flags(table);
  add_listing_flags(table);
  add_answer_flags(table);
  add_catalog_flags(table);
  add_prompt_flags(table);
  add_estimate_flags(table);
  add_import_flags(table);
  add_audit_flags(table);
  add_accuracy_flags(table);
  add_usage_flags(table);
  add_init_flags(table);
  return table;
}

}  // namespace

const std::vector<FlagSpec>& flag_table() {
  static const std::vector<FlagSpec> table = make_table();
  return table;
}

const FlagSpec& flag_spec(Flag flag) {
  return *std::ranges::find(flag_table(), flag, &FlagSpec::id);
}

std::string_view group_title(FlagGroup group) {
  switch (group) {
    case Group::project:
      return "Project";
    case Group::workload:
      return "Numbers (what nobody gives has a default, which the answer lists)";
    case Group::filters:
      return "Filters (each may be repeated)";
    case Group::listing:
      return "What is listed";
    case Group::answer:
      return "Answer";
    case Group::catalog:
      return "Catalogue";
    case Group::prompt:
      return "Prompt";
    case Group::estimate:
      return "Configuration";
    case Group::accuracy:
      return "Measurements";
    case Group::import:
    case Group::usage:
      return "Import";
    case Group::init:
      return "Project file";
    case Group::audit:
      return "Draw";
  }
  return {};
}

std::string key_of(const FlagSpec& flag) {
  if (!flag.key.empty()) return flag.key;
  std::string key = flag.name;
  std::ranges::replace(key, '-', '_');
  return key;
}

std::string long_form(const FlagSpec& flag) { return "--" + flag.name; }

std::string value_text(const FlagSpec& flag) {
  if (flag.kind != ValueKind::choice && flag.kind != ValueKind::choices) return flag.value;
  std::string text;
  for (const auto name : flag.choices) {
    if (!text.empty()) text += '|';
    text += name;
  }
  return flag.open == Open::yes ? text + "|MODEL" : text;
}

}  // namespace llmadvisor::cli
