#include "options.hpp"

#include <fmt/format.h>

#include "values.hpp"

namespace llmadvisor::cli {
namespace {

/// Typed access to the settings by flag name.
class Reader {
 public:
  explicit Reader(const Settings& settings) : settings_(settings) {}

  [[nodiscard]] const Setting* find(std::string_view name) const {
    const auto found = settings_.find(name);
    return found == settings_.end() ? nullptr : &found->second;
  }

  [[nodiscard]] bool is_on(std::string_view name) const {
    const auto* setting = find(name);
    return setting != nullptr && setting->values.front() == "true";
  }

  [[nodiscard]] std::optional<std::string> text(std::string_view name) const {
    const auto* s = find(name);
    return s ? std::optional(parse_text(s->values.front(), s->place)) : std::nullopt;
  }

  template <class Enum>
  [[nodiscard]] std::optional<Enum> choice(std::string_view name) const {
    const auto* s = find(name);
    return s ? std::optional(parse_choice<Enum>(s->values.front(), s->place)) : std::nullopt;
  }

  template <class Enum>
  [[nodiscard]] std::vector<Enum> choices(std::string_view name) const {
    std::vector<Enum> result;
    if (const auto* s = find(name)) {
      for (const auto& value : s->values) result.push_back(parse_choice<Enum>(value, s->place));
    }
    return result;
  }

  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const {
    std::vector<std::string> result;
    if (const auto* s = find(name)) {
      for (const auto& value : s->values) result.push_back(parse_text(value, s->place));
    }
    return result;
  }

  [[nodiscard]] std::optional<double> number(std::string_view name, const NumberSpec& spec) const {
    const auto* s = find(name);
    return s ? std::optional(parse_number(s->values.front(), s->place, spec)) : std::nullopt;
  }

  [[nodiscard]] std::optional<Wanted> wanted(std::string_view name) const {
    if (find(name) == nullptr) return std::nullopt;
    return is_on(name) ? Wanted::yes : Wanted::no;
  }

 private:
  const Settings& settings_;
};

Filters read_filters(const Reader& read) {
  return {.only = read.choices<OptionKind>("only"),
          .models = read.texts("model"),
          .providers = read.texts("provider"),
          .denied_providers = read.texts("deny-provider"),
          .gpus = read.texts("gpu"),
          .instance_types = read.texts("instance-type"),
          .regions = read.texts("region"),
          .purchases = read.choices<Purchase>("purchase")};
}

ProjectInput read_input(const Reader& read) {
  ProjectInput input;
  input.description = read.text("description");
  input.specifics = read.text("specifics");
  if (const auto* s = read.find("budget")) input.budget = parse_money(s->values.front(), s->place);
  input.sensitivity = read.choice<Sensitivity>("sensitivity");
  input.jurisdiction = read.choice<Jurisdiction>("jurisdiction");
  input.quality = read.choice<QualityBand>("quality");
  input.prefer = read.choice<Preference>("prefer");
  input.rag = read.wanted("rag");
  input.reranking = read.wanted("reranking");
  input.fine_tuning = read.wanted("fine-tuning");
  input.site = read.choice<Site>("site");
  for (const auto& flag : flag_table()) {
    if (flag.number) input[*flag.number] = read.number(flag.name, number_spec(*flag.number));
  }
  input.filters = read_filters(read);
  if (const auto* s = read.find("cost")) {
    for (const auto& value : s->values) input.costs.push_back(parse_cost(value, s->place));
  }
  return input;
}

AdviseSettings read_advise_settings(const Reader& read) {
  AdviseSettings settings;
  if (const auto top = read.number("top", count_spec("top"))) {
    settings.top = static_cast<std::size_t>(*top);
  }
  if (read.is_on("all")) settings.listing = Listing::all;
  if (read.is_on("no-robustness")) settings.robustness = Robustness::skipped;
  return settings;
}

Configuration read_configuration(const Reader& read) {
  const auto count = [&](std::string_view flag) -> std::optional<int> {
    const auto n = read.number(flag, count_spec(flag));
    return n ? std::optional(static_cast<int>(*n)) : std::nullopt;
  };
  static_cast<void>(read.choice<ServingEngine>("engine"));  // there is one; others are refused
  Configuration c;
  c.gpus = count("gpus");
  c.tensor_parallel = count("tensor-parallel");
  c.expert_parallel = count("expert-parallel");
  c.weights = read.choice<WeightFormat>("weights");
  c.concurrency = read.number("concurrency", count_spec("concurrency"));
  c.request_rate = read.number("request-rate", count_spec("request-rate"));
  c.engine_version = read.text("engine-version").value_or("");
  if (c.concurrency && c.request_rate) {
    throw UsageError("contradiction", "'--concurrency' and '--request-rate' exclude each other");
  }
  return c;
}

ImportRequest read_import(const Reader& read) {
  ImportRequest request;
  request.format = read.choice<ImportFormat>("import-format");
  if (read.is_on("afresh")) request.afresh = Wanted::yes;
  ImportOptions& o = request.options;
  o.provider = read.text("provider");
  o.file_currency = read.choice<Currency>("file-currency");
  if (read.is_on("accept")) o.accept = Accept::yes;
  o.model = read.text("model");
  o.quality = read.choice<QualityBand>("quality");
  o.licence = read.text("licence");
  o.commercial_use = read.choice<CommercialUse>("commercial-use");
  return request;
}

Format read_format(const Reader& read) {
  const auto format = read.choice<Format>("format");
  if (!read.is_on("json")) return format.value_or(Format::text);
  if (format.value_or(Format::json) != Format::json) {
    throw UsageError("contradiction", fmt::format("'--json' and '--format {}' exclude each other",
                                                  to_string(*format)));
  }
  return Format::json;
}

Loudness read_loudness(const Reader& read) {
  if (read.is_on("quiet") && read.is_on("verbose")) {
    throw UsageError("contradiction", "'--quiet' and '--verbose' exclude each other");
  }
  if (read.is_on("quiet")) return Loudness::quiet;
  return read.is_on("verbose") ? Loudness::verbose : Loudness::normal;
}

}  // namespace

Options make_options(const Settings& settings, std::vector<std::string> arguments) {
  const Reader read(settings);
  Options options;
  options.arguments = std::move(arguments);
  options.input = read_input(read);
  options.advise = read_advise_settings(read);
  // Who names a budget in euros thinks in euros.
  const auto budget_currency = options.input.budget.value_or(Money{}).currency;
  options.currency = read.choice<Currency>("currency").value_or(budget_currency);
  options.language = read.choice<Language>("lang").value_or(Language::en);
  options.format = read_format(read);
  options.color = read.choice<ColorWhen>("color").value_or(ColorWhen::automatic);
  options.loudness = read_loudness(read);
  if (const auto* s = read.find("as-of")) {
    options.as_of = parse_day(s->values.front(), s->place);
  }
  options.catalog = read.text("catalog");
  options.precedence = read.choice<Prefer>("precedence").value_or(Prefer::later_date);
  options.output = read.text("output").value_or("-");
  options.role = read.text("role");
  options.configuration = read_configuration(read);
  options.import = read_import(read);
  options.figures = read.is_on("with-figures") ? Wanted::yes : Wanted::no;
  return options;
}

}  // namespace llmadvisor::cli
