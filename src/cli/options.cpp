#include "options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "choice_meaning.hpp"
#include "money.hpp"
#include "setting_reader.hpp"

namespace llmadvisor::cli {
namespace {

Filters read_filters(const SettingReader& read) {
  return {.only = read.choices<OptionKind>(Flag::only),
          .models = read.texts(Flag::model),
          .providers = read.texts(Flag::provider),
          .denied_providers = read.texts(Flag::deny_provider),
          .gpus = read.texts(Flag::gpu),
          .instance_types = read.texts(Flag::instance_type),
          .regions = read.texts(Flag::region),
          .purchases = read.choices<Purchase>(Flag::purchase),
          .weights = {},
          .own = read.values(Flag::own, parse_own)};
}

/// A name that both engines have is vLLM's; the market knows that it is the other's too.
std::optional<ServedFormat> read_weights(const SettingReader& read) {
  const auto& names = flag_spec(Flag::weights).choices;
  const auto chosen = read.value(Flag::weights, [&](std::string_view text, std::string_view place) {
    return names[parse_choice(text, place, names)];
  });
  if (!chosen) return std::nullopt;
  if (const auto format = parse_enum<WeightFormat>(*chosen)) return *format;
  return *parse_enum<GgufFormat>(*chosen);
}

/// A level by its name; whatever else is a model that only a catalogue can tell.
void read_quality(const SettingReader& read, ProjectInput& input) {
  const auto name = read.text(Flag::quality);
  if (!name) return;
  if (const auto level = choice_in(*name, enum_names<QualityBand>)) {
    input.quality = static_cast<QualityBand>(*level);
  } else {
    input.quality_like = name;
  }
}

std::optional<Skill> read_answer_language(const SettingReader& read) {
  const auto names = answer_languages();
  const auto place_of = [&](std::string_view text, std::string_view place) {
    return parse_choice(text, place, names);
  };
  const auto chosen = read.value(Flag::answer_language, place_of);
  return chosen ? parse_enum<Skill>(names[*chosen]) : std::nullopt;
}

/// Each once, in the order of the enumeration.
std::vector<Capability> read_needs(const SettingReader& read) {
  std::array<bool, enum_names<Capability>.size()> needed{};
  for (const auto& some : read.values(Flag::needs, [](std::string_view text, auto place) {
         return parse_choices(text, place, enum_names<Capability>);
       })) {
    for (const auto each : some) needed[each] = true;
  }
  std::vector<Capability> needs;
  for (std::size_t i = 0; i < needed.size(); ++i) {
    if (needed[i]) needs.push_back(static_cast<Capability>(i));
  }
  return needs;
}

std::optional<PaidToday> read_today(const SettingReader& read) {
  const auto paid = read.value(Flag::today, parse_money);
  PaidToday today{paid.value_or(Money{}), read.texts(Flag::today_model),
                  read.text(Flag::today_source).value_or("")};
  if (paid) return today;
  if (today.models.empty() && today.source.empty()) return std::nullopt;
  throw UsageError("missing-flag", "what is paid today needs its amount: --today AMOUNT");
}

ProjectInput read_input(const SettingReader& read) {
  ProjectInput input;
  input.description = read.text(Flag::description);
  input.specifics = read.text(Flag::specifics);
  input.budget = read.value(Flag::budget, parse_money);
  input.sensitivity = read.choice<Sensitivity>(Flag::sensitivity);
  input.jurisdiction = read.choice<Jurisdiction>(Flag::jurisdiction);
  read_quality(read, input);
  input.prefer = read.choice<Preference>(Flag::prefer);
  input.decide_on = read.choice<CostBasis>(Flag::decide_on);
  input.team = read.choice<Team>(Flag::team);
  input.task = read.choice<Task>(Flag::task);
  input.preset = read.text(Flag::preset);
  input.answer_language = read_answer_language(read);
  input.needs = read_needs(read);
  input.weights = read_weights(read);
  input.own_since = read.value(Flag::own_since, parse_day);
  input.rag = read.wanted(Flag::rag);
  input.reranking = read.wanted(Flag::reranking);
  input.fine_tuning = read.wanted(Flag::fine_tuning);
  input.site = read.choice<Site>(Flag::site);
  for (const auto& spec : number_specs()) {
    const Flag flag = flag_of(spec.number);
    input[spec.number] =
        flag_spec(flag).kind == ValueKind::duration ? read.hours(flag) : read.number(flag);
  }
  input.filters = read_filters(read);
  input.costs = read.values(Flag::cost, parse_cost);
  input.attested = read.values(Flag::attest, parse_attestation);
  input.today = read_today(read);
  return input;
}

AdviseSettings read_advise_settings(const SettingReader& read) {
  AdviseSettings settings;
  if (const auto top = read.count(Flag::top)) settings.top = static_cast<std::size_t>(*top);
  if (read.is_on(Flag::all)) settings.listing = Listing::all;
  if (read.is_on(Flag::no_robustness)) settings.robustness = Robustness::skipped;
  return settings;
}

/// What the ending of a file's name asks for, where the command has that form.
std::optional<Format> format_of_file(const std::string& path, const Request& request) {
  constexpr std::pair<std::string_view, Format> endings[] = {{".json", Format::json},
                                                             {".md", Format::markdown},
                                                             {".html", Format::html},
                                                             {".csv", Format::csv},
                                                             {".xlsx", Format::xlsx}};
  for (const auto& [ending, format] : endings) {
    const bool is_had = std::ranges::count(request.formats, format) > 0;
    if (is_had && path.ends_with(ending)) return format;
  }
  return std::nullopt;
}

Format read_format(const SettingReader& read, const Request& request) {
  std::vector<std::string_view> names;
  for (const auto format : request.formats) names.push_back(to_string(format));
  const auto position =
      read.value(Flag::format, [&](std::string_view text, std::string_view place) {
        return parse_choice(text, place, names);
      });
  const auto format = position ? std::optional(request.formats[*position])
                               : format_of_file(read.path(Flag::output).value_or("-"), request);
  if (!read.is_on(Flag::json)) return format.value_or(Format::text);
  if (position && *format != Format::json) {
    throw UsageError("contradiction", fmt::format("'--json' and '--format {}' exclude each other",
                                                  to_string(*format)));
  }
  return Format::json;
}

Loudness read_loudness(const SettingReader& read) {
  if (read.is_on(Flag::quiet) && read.is_on(Flag::verbose)) {
    throw UsageError("contradiction", "'--quiet' and '--verbose' exclude each other");
  }
  if (read.is_on(Flag::quiet)) return Loudness::quiet;
  return read.is_on(Flag::verbose) ? Loudness::verbose : Loudness::normal;
}

void read_answer(const SettingReader& read, const Request& request, AnswerOptions& options) {
  options.format = read_format(read, request);
  options.language = read.choice<Language>(Flag::language).value_or(Language::en);
  options.currency = read.choice<Currency>(Flag::currency).value_or(Currency::usd);
  options.color = read.choice<ColorWhen>(Flag::color).value_or(ColorWhen::automatic);
  options.loudness = read_loudness(read);
  options.output = read.path(Flag::output).value_or("-");
  if (options.format == Format::xlsx && options.output == "-") {
    throw UsageError("missing-flag", "a workbook goes into a file: -o plan.xlsx");
  }
  options.question = request.question;
}

void read_catalog(const SettingReader& read, const Request& request, CatalogOptions& options) {
  read_answer(read, request, options);
  options.as_of = read.value(Flag::as_of, parse_day);
  options.catalog = read.path(Flag::catalog);
  options.precedence = read.choice<Prefer>(Flag::precedence).value_or(Prefer::later_date);
}

/// Words of the description do not count: whoever asks for strictness wants it said.
void refuse_unstated(const ProjectInput& input) {
  if (input.sensitivity) return;
  throw UsageError("missing-sensitivity",
                   "--strict-sensitivity: nobody states the sensitivity of the data",
                   fmt::format("add --sensitivity {}", fmt::join(enum_names<Sensitivity>, "|")));
}

void read_project(const SettingReader& read, const Request& request, ProjectOptions& options) {
  read_catalog(read, request, options);
  options.input = read_input(read);
  if (read.is_on(Flag::strict_sensitivity)) refuse_unstated(options.input);
  // Who names a budget in euros thinks in euros.
  const bool is_said = read.find(Flag::currency) != nullptr;
  if (options.input.budget && !is_said) options.currency = options.input.budget->currency;
}

void read_recommend(const SettingReader& read, const Request& request, RecommendOptions& options) {
  read_project(read, request, options);
  options.advise = read_advise_settings(read);
}

std::string only_one(const SettingReader& read, Flag flag) {
  const auto names = read.texts(flag);
  if (names.size() == 1) return names.front();
  throw UsageError("missing-flag",
                   fmt::format("estimate needs exactly one {}", long_form(flag_spec(flag))),
                   "for example: llmadvisor estimate --model llama-3.1-8b --gpu a10g");
}

/// An argument that may be left out.
std::optional<std::string> first_argument(const Request& request) {
  if (request.arguments.empty()) return std::nullopt;
  return request.arguments.front();
}

ImportOptions read_import(const SettingReader& read) {
  ImportOptions import;
  import.provider = read.text(Flag::import_provider);
  import.as_of = read.value(Flag::as_of, parse_day);
  import.file_currency = read.choice<Currency>(Flag::file_currency);
  if (read.is_on(Flag::accept)) import.accept = Accept::yes;
  import.model = read.text(Flag::import_model);
  import.parameters = read.number(Flag::import_parameters);
  import.quality = read.choice<QualityBand>(Flag::import_quality);
  import.licence = read.text(Flag::licence);
  import.commercial_use = read.choice<CommercialUse>(Flag::commercial_use);
  return import;
}

}  // namespace

RecommendOptions recommend_options(const Request& request) {
  RecommendOptions options;
  read_recommend(SettingReader(request.settings), request, options);
  return options;
}

PromptOptions prompt_options(const Request& request) {
  const SettingReader read(request.settings);
  PromptOptions options;
  read_recommend(read, request, options);
  options.kind = parse_choice<PromptKind>(request.arguments.front(), "prompt");
  options.role = read.text(Flag::role);
  if (read.is_on(Flag::with_figures)) options.figures = Wanted::yes;
  if (read.is_on(Flag::force)) options.forced = Wanted::yes;
  return options;
}

ExplainOptions explain_options(const Request& request) {
  ExplainOptions options;
  read_project(SettingReader(request.settings), request, options);
  options.option = first_argument(request);
  return options;
}

InitOptions init_options(const Request& request) {
  const SettingReader read(request.settings);
  InitOptions options;
  read_catalog(read, request, options);
  if (const auto file = read.path(Flag::init_project)) options.project = *file;
  return options;
}

CompareOptions compare_options(const Request& request) {
  CompareOptions options;
  read_project(SettingReader(request.settings), request, options);
  options.names = {request.arguments.begin(), request.arguments.end()};
  return options;
}

EstimateOptions estimate_options(const Request& request) {
  const SettingReader read(request.settings);
  EstimateOptions options;
  read_catalog(read, request, options);
  options.model = only_one(read, Flag::model);
  options.gpu = only_one(read, Flag::gpu);
  for (const auto number :
       {Number::input_tokens, Number::output_tokens, Number::shared_prefix_tokens}) {
    options.workload[number] = read.number(flag_of(number));
  }
  options.gpus = read.count(Flag::gpus);
  options.tensor_parallel = read.count(Flag::tensor_parallel);
  options.expert_parallel = read.count(Flag::expert_parallel);
  options.engine = read.choice<ServingEngine>(Flag::engine).value_or(ServingEngine::vllm);
  if (options.engine == ServingEngine::vllm) {
    options.weights = read.choice<WeightFormat>(Flag::weights);
  } else {
    options.gguf = read.choice<GgufFormat>(Flag::weights);
  }
  options.concurrency = read.number(Flag::concurrency);
  options.request_rate = read.number(Flag::request_rate);
  options.engine_version = read.text(Flag::engine_version).value_or("");
  options.kv_cache = read.choice<KvCacheFormat>(Flag::kv_cache).value_or(KvCacheFormat::automatic);
  options.memory_utilization = read.number(Flag::gpu_memory_utilization);
  if (options.concurrency && options.request_rate) {
    throw UsageError("contradiction", "'--concurrency' and '--request-rate' exclude each other");
  }
  return options;
}

WhatFitsOptions what_fits_options(const Request& request) {
  const SettingReader read(request.settings);
  WhatFitsOptions options;
  read_project(read, request, options);
  Filters& filters = options.input.filters;
  if (read.count(Flag::gpus) && filters.gpus.empty()) {
    throw UsageError("contradiction", "--gpus counts the cards of --gpu, and none is named",
                     "for example: --gpu rtx-4090 --gpus 2, or --own '2 x rtx-4090'");
  }
  for (const auto& gpu : filters.gpus)
    filters.own.push_back({read.count(Flag::gpus).value_or(1), gpu});
  filters.gpus.clear();
  if (filters.own.empty()) {
    throw UsageError("missing-flag", "what-fits needs a machine: --own or --gpu",
                     "for example: llmadvisor what-fits --own '2 x rtx-4090'");
  }
  if (const auto top = read.count(Flag::top)) options.most = static_cast<std::size_t>(*top);
  if (read.is_on(Flag::all)) options.most = std::numeric_limits<std::size_t>::max();
  return options;
}

AccuracyOptions accuracy_options(const Request& request) {
  const SettingReader read(request.settings);
  AccuracyOptions options;
  read_catalog(read, request, options);
  options.files = request.arguments;
  const auto text = [&](Flag flag) { return read.text(flag).value_or(""); };
  options.server = {text(Flag::model), text(Flag::gpu), text(Flag::weights),
                    text(Flag::tensor_parallel), text(Flag::engine_version)};
  if (read.is_on(Flag::learn)) {
    if (options.output == "-") {
      throw UsageError("missing-flag", "'--learn' needs a directory to write to: -o DIR");
    }
    options.learn_into = std::exchange(options.output, "-");
  }
  return options;
}

CatalogListOptions catalog_list_options(const Request& request) {
  CatalogListOptions options;
  read_catalog(SettingReader(request.settings), request, options);
  options.table = first_argument(request);
  return options;
}

CatalogShowOptions catalog_show_options(const Request& request) {
  CatalogShowOptions options;
  read_catalog(SettingReader(request.settings), request, options);
  options.table = request.arguments[0];
  options.record = request.arguments[1];
  return options;
}

CatalogAuditOptions catalog_audit_options(const Request& request) {
  CatalogAuditOptions options;
  const SettingReader read(request.settings);
  read_catalog(read, request, options);
  if (const auto sample = read.count(Flag::sample)) {
    options.draw.sample = static_cast<std::size_t>(*sample);
  }
  if (const auto seed = read.count(Flag::seed)) {
    options.draw.seed = static_cast<std::uint64_t>(*seed);
  }
  options.draw.table = read.text(Flag::audited_table);
  return options;
}

CatalogCheckOptions catalog_check_options(const Request& request) {
  CatalogCheckOptions options;
  read_catalog(SettingReader(request.settings), request, options);
  const auto directory = first_argument(request);
  if (!directory) return options;
  if (options.catalog) {
    throw UsageError("contradiction", "a directory and '--catalog' exclude each other");
  }
  options.catalog = directory;
  // All that it holds is to be seen, older or not.
  options.precedence = Prefer::upper_layer;
  return options;
}

CatalogDiffOptions catalog_diff_options(const Request& request) {
  CatalogDiffOptions options;
  read_answer(SettingReader(request.settings), request, options);
  options.before = request.arguments[0];
  options.after = request.arguments[1];
  return options;
}

CatalogImportOptions catalog_import_options(const Request& request) {
  const SettingReader read(request.settings);
  CatalogImportOptions options;
  read_answer(read, request, options);
  const auto format = read.choice<ImportFormat>(Flag::import_format);
  if (!format) {
    throw UsageError("missing-flag", "'catalog import' needs --format",
                     fmt::format("one of {}", fmt::join(enum_names<ImportFormat>, ", ")));
  }
  options.directory = read.path(Flag::import_directory).value_or("-");
  if (options.directory == "-") {
    throw UsageError("missing-flag", "'catalog import' needs -o DIR, the directory to add to",
                     "lay it over our own tables with --catalog DIR");
  }
  options.file = request.arguments.front();
  options.format_of_file = *format;
  if (read.is_on(Flag::afresh)) options.afresh = Wanted::yes;
  options.import = read_import(read);
  return options;
}

UsageImportOptions usage_import_options(const Request& request) {
  const SettingReader read(request.settings);
  UsageImportOptions options;
  read_answer(read, request, options);
  const auto format = read.choice<UsageFormat>(Flag::usage_format);
  if (!format) {
    throw UsageError("missing-flag", "'usage import' needs --format",
                     fmt::format("one of {}", fmt::join(enum_names<UsageFormat>, ", ")));
  }
  options.format_of_files = *format;
  options.files = request.arguments;
  options.project = read.path(Flag::usage_project);
  if (const auto n = read.number(Flag::usage_requests)) options.stated.requests = Requests(*n);
  if (const auto n = read.number(Flag::usage_covers)) options.stated.covers = Hours(*n);
  if (options.stated.covers && *format != UsageFormat::vllm_metrics) {
    throw UsageError("contradiction", "'--covers' is for counters, and this export has times",
                     "leave it out");
  }
  return options;
}

}  // namespace llmadvisor::cli
