#include "flags.hpp"

#include <algorithm>

#include "llmadvisor/engine/serving/weight_format.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "llmadvisor/report/tell/prompt.hpp"
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

FlagSpec text(Group group, std::string name, std::string value, std::string meaning) {
  return {.group = group, .name = name, .value = value, .meaning = meaning};
}

FlagSpec toggle(Group group, std::string name, std::string meaning) {
  return {.group = group, .name = name, .kind = Kind::none, .value = {}, .meaning = meaning};
}

template <class Enum>
FlagSpec choice(Group group, std::string name, std::string meaning) {
  return {.group = group,
          .name = name,
          .kind = Kind::choice,
          .value = {},
          .meaning = meaning,
          .choices = enum_names<Enum>};
}

FlagSpec with_short(char short_name, FlagSpec flag) {
  flag.short_name = short_name;
  return flag;
}

FlagSpec of_kind(Kind kind, FlagSpec flag) {
  flag.kind = kind;
  return flag;
}

std::string hyphenated(std::string_view name) {
  std::string result(name);
  std::ranges::replace(result, '_', '-');
  return result;
}

FlagSpec number(const NumberSpec& spec) {
  return {.group = Group::workload,
          .name = hyphenated(spec.name),
          .kind = Kind::number,
          .value = "N",
          .meaning = std::string(meaning_of(spec.number)) + " (" +
                     std::string(unit_name(spec.unit, Language::en)) + ")",
          .in_file = InFile::yes,
          .number = spec.number};
}

void add_project_flags(std::vector<FlagSpec>& t) {
  const auto g = Group::project;
  t.push_back(in_file(with_short('d', text(g, "description", "TEXT", "what the project does"))));
  t.push_back(in_file(of_kind(
      Kind::money, text(g, "budget", "AMOUNT", "most to spend in a month: 300, 300usd, 280eur"))));
  t.push_back(in_file(choice<Sensitivity>(g, "sensitivity", "most sensitive data in the prompts")));
  t.push_back(in_file(choice<Jurisdiction>(g, "jurisdiction", "where the data must stay")));
  t.push_back(in_file(choice<QualityBand>(g, "quality", "least quality of the model's answers")));
  t.push_back(in_file(choice<Preference>(g, "prefer", "what to put first among what fits")));
  t.push_back(in_file(toggle(g, "rag", "answers draw on retrieved documents")));
  t.push_back(toggle(g, "no-rag", "they do not, whatever the project file says"));
  t.push_back(in_file(toggle(g, "reranking", "retrieved passages are ranked again by a model")));
  t.push_back(in_file(toggle(g, "fine-tuning", "the model is tuned on own data")));
  t.push_back(toggle(g, "no-fine-tuning", "it is not, whatever the project file says"));
  t.push_back(in_file(choice<Site>(g, "site", "where own servers stand")));
  t.push_back(in_file(
      repeated(text(g, "cost", "ID=N", "own value of a figure in 'catalog list cost-figures'"))));
  t.push_back(in_file(text(g, "specifics", "TEXT", "other technical needs, in words")));
  t.push_back(of_kind(
      Kind::path, text(g, "project", "FILE", "read these inputs from a JSON file; - is stdin")));
}

void add_filter_flags(std::vector<FlagSpec>& t) {
  const auto g = Group::filters;
  const auto name = [&](std::string flag, std::string value, std::string meaning) {
    t.push_back(in_file(repeated(of_kind(Kind::name, text(g, flag, value, meaning)))));
  };
  t.push_back(in_file(repeated(choice<OptionKind>(g, "only", "only options of this kind"))));
  name("model", "ID", "only this model");
  name("provider", "ID", "only this provider");
  name("deny-provider", "ID", "never this provider");
  name("gpu", "ID", "only this GPU");
  name("instance-type", "NAME", "only this instance type");
  name("region", "NAME", "only this region");
  t.push_back(in_file(repeated(choice<Purchase>(g, "purchase", "only this way of paying"))));
}

void add_answer_flags(std::vector<FlagSpec>& t) {
  const auto l = Group::listing;
  t.push_back(in_file(of_kind(Kind::count, text(l, "top", "N", "options listed of each kind"))));
  t.push_back(in_file(toggle(l, "all", "list every combination that the filters leave")));
  t.push_back(toggle(l, "no-robustness", "skip flips, break-evens and confidence"));
  const auto g = Group::answer;
  t.push_back(in_file(choice<Currency>(g, "currency", "currency of the text answer")));
  t.push_back(in_file(choice<Language>(g, "lang", "language of the answer")));
  t.push_back(choice<Format>(g, "format", "form of the answer"));
  t.push_back(toggle(g, "json", "same as --format json"));
  t.push_back(with_short(
      'o', of_kind(Kind::path, text(g, "output", "FILE", "write the answer there; - is stdout"))));
  t.push_back(
      of_kind(Kind::date, text(g, "as-of", "DATE", "take this day (YYYY-MM-DD) for today")));
  t.push_back(of_kind(Kind::path, text(g, "catalog", "DIR", "price tables to lay over our own")));
  t.push_back(choice<Prefer>(g, "precedence", "which of two records of one id holds"));
  t.push_back(choice<ColorWhen>(g, "color", "colour the answer"));
  t.push_back(with_short('q', toggle(g, "quiet", "no notes on stderr")));
  t.push_back(with_short('v', toggle(g, "verbose", "say more: sources, rejected options")));
}

void add_estimate_flags(std::vector<FlagSpec>& t) {
  const auto g = Group::estimate;
  const auto count = [&](std::string name, std::string meaning) {
    t.push_back(of_kind(Kind::count, text(g, name, "N", meaning)));
  };
  count("gpus", "GPUs in all (default: those of one replica)");
  count("tensor-parallel", "GPUs that serve one copy together (default: all)");
  count("expert-parallel", "GPUs over which the experts of a copy are spread");
  t.push_back(choice<WeightFormat>(g, "weights", "precision of the weights (default: published)"));
  count("concurrency", "requests always in flight");
  t.push_back(of_kind(Kind::count, text(g, "request-rate", "N", "requests arriving a second")));
  t.push_back(choice<ServingEngine>(g, "engine", "serving engine"));
  t.push_back(text(g, "engine-version", "V", "its version (default: today's)"));
}

void add_import_flags(std::vector<FlagSpec>& t) {
  const auto g = Group::import;
  auto format = choice<ImportFormat>(g, "format", "what kind of file it is");
  format.sets = "import-format";
  t.push_back(std::move(format));
  t.push_back(text(g, "provider", "ID", "only this provider; whose list it is; a new one"));
  t.push_back(choice<Currency>(g, "file-currency", "currency of the file's prices"));
  t.push_back(toggle(g, "accept", "take figures that look wrong, such as jumps over 3 times"));
  t.push_back(toggle(g, "afresh", "forget the prices known so far: nothing is older or a jump"));
  t.push_back(text(g, "model", "ID", "name for the model of a config.json"));
  t.push_back(choice<QualityBand>(g, "quality", "how good that model is, as you judge it"));
  t.push_back(text(g, "licence", "NAME", "its licence: Apache-2.0, MIT, ..."));
  t.push_back(choice<CommercialUse>(g, "commercial-use", "whether the licence allows business"));
  t.push_back(with_short(
      'o', of_kind(Kind::path, text(g, "output", "DIR", "catalogue directory to add to"))));
}

void add_command_flags(std::vector<FlagSpec>& t) {
  t.push_back(text(Group::prompt, "role", "TEXT", "whom the assistant plays"));
  t.push_back(toggle(Group::prompt, "with-figures",
                     "append the computed comparison for the assistant to challenge"));
}

std::vector<FlagSpec> make_table() {
  std::vector<FlagSpec> table;
  add_project_flags(table);
  for (const auto& spec : number_specs()) table.push_back(number(spec));
  add_filter_flags(table);
  add_answer_flags(table);
  add_command_flags(table);
  add_estimate_flags(table);
  add_import_flags(table);
  return table;
}

}  // namespace

const std::vector<FlagSpec>& flag_table() {
  static const std::vector<FlagSpec> table = make_table();
  return table;
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
    case Group::prompt:
      return "Prompt";
    case Group::estimate:
      return "Configuration";
    case Group::import:
      return "Import";
  }
  return {};
}

std::string key_of(const FlagSpec& flag) {
  std::string key = flag.name;
  std::ranges::replace(key, '-', '_');
  return key;
}

std::string value_text(const FlagSpec& flag) {
  if (flag.kind != ValueKind::choice) return flag.value;
  std::string text;
  for (const auto name : flag.choices) {
    if (!text.empty()) text += '|';
    text += name;
  }
  return text;
}

NumberSpec count_spec(std::string_view flag) {
  if (flag == "request-rate") {
    return {Number::requests_per_day, flag, NumberUnit::requests_per_second, 1e-6, 1e6, Whole::no};
  }
  const double most = flag == "concurrency" || flag == "top" ? 1e6 : 1024;
  return {Number::requests_per_day, flag, NumberUnit::pieces, 1, most, Whole::yes};
}

}  // namespace llmadvisor::cli
