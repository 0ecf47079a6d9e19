#include "llmadvisor/catalog/audit.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <type_traits>
#include <utility>

#include "llmadvisor/catalog/record_view.hpp"

namespace llmadvisor {
namespace {

constexpr std::string_view seconds = "second_sources/";

/// A number below `count`, the same on every platform: the standard fixes the generator and not
/// its distributions.
std::size_t below(std::size_t count, std::mt19937_64& generator) {
  const std::uint64_t range = count;
  const std::uint64_t fair = std::mt19937_64::max() - std::mt19937_64::max() % range;
  std::uint64_t number = generator();
  while (number >= fair) number = generator();
  return static_cast<std::size_t>(number % range);
}

std::vector<const Field*> figures_of(const RecordView& record) {
  std::vector<const Field*> figures;
  for (const auto& field : record.fields) {
    if (field.number && !field.path.starts_with(seconds)) figures.push_back(&field);
  }
  return figures;
}

/// What is fitted here from the scores of others can be checked by fitting it again, on no page.
template <class Record>
constexpr bool is_fitted =
    std::is_same_v<Record, Ability> || std::is_same_v<Record, EffortEffect> ||
    std::is_same_v<Record, TaskScale> || std::is_same_v<Record, TaskAbility> ||
    std::is_same_v<Record, HiddenTokens> || std::is_same_v<Record, AbilityReference> ||
    std::is_same_v<Record, CalibrationConstant> || std::is_same_v<Record, ErrorRange> ||
    std::is_same_v<Record, KernelCurve>;

bool names_a_source(const RecordView& record) { return !record.text("source").empty(); }

/// What stands nearest above the figure under the key: a server's part has a source of its own.
std::string_view nearest(const RecordView& record, std::string_view path, std::string_view key) {
  for (auto at = path.rfind('/'); at != path.npos; at = path.rfind('/')) {
    path = path.substr(0, at);
    const auto text = record.text(std::string(path) + "/" + std::string(key));
    if (!text.empty()) return text;
  }
  return record.text(key);
}

struct UnitOfKey {
  std::string_view ending;
  std::string_view unit;
};
constexpr auto units = std::to_array<UnitOfKey>({{"_per_million_tokens", "per_million_tokens"},
                                                 {"_per_thousand_queries", "per_thousand_queries"},
                                                 {"_per_hour", "per_hour"},
                                                 {"_tokens", "tokens"},
                                                 {"_gib", "gib"},
                                                 {"_mib", "mib"},
                                                 {"_gb_per_s", "gb_per_s"},
                                                 {"_tflops", "tflops"},
                                                 {"_tops", "tops"},
                                                 {"_watts", "watts"},
                                                 {"percent", "percent"}});

/// The end of the key says it; prices are in the record's currency, some figures name their unit.
std::string unit_of(const RecordView& record, std::string_view path) {
  const auto slash = path.rfind('/');
  const auto key = slash == path.npos ? path : path.substr(slash + 1);
  if (key.starts_with("usd_")) return "usd";
  for (const auto& [ending, unit] : units) {
    if (!key.ends_with(ending)) continue;
    const bool is_price = unit.starts_with("per_");
    return (is_price ? std::string(record.text("currency")) + "_" : "") + std::string(unit);
  }
  const bool is_amount = key == "low" || key == "expected" || key == "high";
  return std::string(is_amount ? record.text("unit") : "");
}

/// The figure by the name that second sources call it; empty where none can be compared.
std::optional<OfferFigure> compared_as(std::string_view path) {
  constexpr std::pair<std::string_view, OfferFigure> names[] = {
      {"prices/input_per_million_tokens", OfferFigure::input},
      {"prices/output_per_million_tokens", OfferFigure::output},
      {"prices/cached_input_per_million_tokens", OfferFigure::cached_input},
      {"max_context_tokens", OfferFigure::context},
      {"max_output_tokens", OfferFigure::longest_answer},
      {"on_demand_per_hour", OfferFigure::on_demand}};
  for (const auto& [name, figure] : names) {
    if (name == path) return figure;
  }
  return std::nullopt;
}

/// Limits may have been read elsewhere than the prices, on another day.
void cite_limits(const RecordView& record, AuditedFigure& figure) {
  const auto name = compared_as(figure.field);
  if (name != OfferFigure::context && name != OfferFigure::longest_answer) return;
  const auto source = record.text("limits_source");
  if (source.empty()) return;
  figure.source = source;
  figure.as_of = record.text("limits_as_of");
}

/// What the record says that others say of it, a contradiction before a confirmation.
void add_company(const RecordView& record, const Field& ours, AuditedFigure& figure) {
  const auto name = compared_as(ours.path);
  if (!name) return;
  const bool is_limit = *name == OfferFigure::context || *name == OfferFigure::longest_answer;
  if (!record.text(is_limit ? "limits_mark" : "mark").empty()) figure.mark = Mark::single_source;
  for (std::size_t i = 0;; ++i) {
    const std::string at = std::string(seconds) + std::to_string(i) + "/";
    if (record.text(at + "figure").empty()) return;
    const auto value = record.number(at + "value");
    if (record.text(at + "figure") != to_string(*name) || !value) continue;
    const bool same = agree(*name, *ours.number, *value);
    const auto difference = record.text(at + "difference");
    const bool open =
        !same && (difference.empty() || difference == to_string(Discrepancy::undecided));
    const Mark mark = open ? Mark::contradicted : same ? Mark::confirmed : Mark::single_source;
    const Mark so_far = figure.mark.value_or(Mark::single_source);
    if (mark <= so_far && !figure.second_source.empty()) continue;
    figure.mark = std::max(so_far, mark);
    figure.second_value = record.text(at + "value");
    figure.second_source = record.text(at + "source");
    figure.second_as_of = record.text(at + "as_of");
  }
}

AuditedFigure audited(const RecordView& record, const Field& field) {
  AuditedFigure figure;
  figure.table = record.table;
  figure.record = record.id;
  figure.field = field.path;
  figure.value = field.text;
  figure.unit = unit_of(record, field.path);
  figure.source = nearest(record, field.path, "source");
  figure.as_of = nearest(record, field.path, "as_of");
  cite_limits(record, figure);
  add_company(record, field, figure);
  return figure;
}

}  // namespace

std::vector<AuditedFigure> audit(const Catalog& catalog, const Draw& draw) {
  std::vector<RecordView> records;
  for_each_table(catalog, [&](std::string_view stem, std::string_view key, const auto& table) {
    using Record = typename std::decay_t<decltype(table)>::value_type;
    std::string name(key);
    std::ranges::replace(name, '_', '-');
    if (draw.table ? *draw.table != name : is_fitted<Record>) return;
    for (auto& record : records_of(catalog, table_name(stem, key))) {
      if (!names_a_source(record) || figures_of(record).empty()) continue;
      record.table = name;
      records.push_back(std::move(record));
    }
  });
  std::mt19937_64 generator(draw.seed);
  std::vector<AuditedFigure> drawn;
  for (std::size_t i = 0; i < records.size() && drawn.size() < draw.sample; ++i) {
    std::swap(records[i], records[i + below(records.size() - i, generator)]);
    const auto figures = figures_of(records[i]);
    drawn.push_back(audited(records[i], *figures[below(figures.size(), generator)]));
  }
  return drawn;
}

}  // namespace llmadvisor
