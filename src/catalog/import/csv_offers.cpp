// A CSV of offers in this catalogue's own words (docs/catalogue.md): API offers when the header
// has `model`, GPU offers when it has `instance_type`. The columns are the fields of the records.

#include <algorithm>

#include "entry.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "names.hpp"
#include "own_columns.hpp"

namespace llmadvisor {
namespace {

template <class Offer>
std::vector<std::string> columns_of() {
  std::vector<std::string> columns;
  ColumnLister lister(columns);
  const Offer offer{};
  describe(lister, offer);
  // The importer makes the first and measures the others.
  for (const auto* own : {"id", "disagreement", "mark", "limits_mark"}) std::erase(columns, own);
  return columns;
}

void refuse_unknown_columns(const std::string& file, const CsvTable& table,
                            const std::vector<std::string>& known) {
  for (const auto& column : table.header()) {
    if (std::ranges::count(known, column) > 0) continue;
    std::string list;
    for (const auto& name : known) list += (list.empty() ? "" : ", ") + name;
    throw DataError("unknown-column", file + ": line 1: unknown column \"" + column + "\"",
                    "columns: " + list);
  }
}

StatedPrices stated(const TokenPrices& prices) {
  const auto value = [](const std::optional<PricePerMillionTokens>& price) {
    return price ? std::optional(price->value()) : std::nullopt;
  };
  return {.input = value(prices.input),
          .output = value(prices.output),
          .cached_input = value(prices.cached_input),
          .cache_write = value(prices.cache_write),
          .reasoning = value(prices.reasoning_output)};
}

std::optional<double> stated(const std::optional<PricePerHour>& price) {
  return price ? std::optional(price->value()) : std::nullopt;
}

PriceEntry read_price(const TableRow& row) {
  ApiOffer offer;
  RowReader reader(row);
  describe(reader, offer);
  PriceEntry entry;
  entry.provider = row.required("provider");
  entry.model = row.required("model");
  entry.key = entry.provider + "/" + entry.model;
  entry.prices = stated(offer.prices);
  entry.batch = stated(*offer.batch_prices);
  entry.max_context = offer.max_context_tokens;
  entry.max_output = offer.max_output_tokens;
  entry.currency = row.choice<Currency>("currency");
  entry.as_of = row.date("as_of");
  entry.confidence = row.choice<Confidence>("confidence");
  entry.own = std::make_shared<const ApiOffer>(std::move(offer));
  return entry;
}

MachineEntry read_machine(const TableRow& row, const ImportOptions& options, const Catalog& base) {
  const auto provider = row.required("provider");
  const auto* known = base.find_provider(provider);
  if (known == nullptr && options.provider != provider) {
    throw DataError("unknown-provider",
                    options.file + ": no provider \"" + provider + "\" in the catalogue",
                    "a new one is added with --provider " + provider);
  }
  GpuOffer offer;
  RowReader reader(row, {}, "gpus");
  describe(reader, offer);
  MachineEntry entry;
  entry.provider = known ? known->id : plain_name(provider);
  entry.instance_type = row.required("instance_type");
  entry.accelerator = row.required("gpu");
  entry.gpus = row.number("gpus").value_or(1);
  entry.ram_gib = offer.ram_gib;
  entry.vcpus = offer.vcpus;
  entry.region = offer.region;
  entry.price = stated(offer.on_demand);
  entry.spot_low = row.number("spot_low_per_hour");
  entry.spot_high = row.number("spot_high_per_hour");
  entry.reserved_1_year = stated(offer.reserved_1_year);
  entry.reserved_3_years = stated(offer.reserved_3_years);
  entry.kind = row.choice<GpuOfferKind>("kind");
  entry.currency = row.choice<Currency>("currency");
  entry.as_of = row.date("as_of");
  entry.confidence = row.choice<Confidence>("confidence");
  entry.key = entry.instance_type + "@" + entry.region;
  entry.own = std::move(offer);
  return entry;
}

PriceFile read_prices(const ForeignText& in, const CsvTable& table) {
  static_cast<void>(table.column("model"));
  refuse_unknown_columns(in.options.file, table, api_offer_columns());
  PriceFile file;
  // A column that is not there says nothing; an empty field of one that is says "none".
  file.expressible = {.batch = true,
                      .timed = false,
                      .cache = table.find_column("cached_input_per_million_tokens") >= 0,
                      .context = true};
  for (const auto& line : table.rows()) {
    file.entries.push_back(read_price(TableRow(in.options.file, table, line)));
  }
  return file;
}

MachineFile read_machines(const ForeignText& in, const CsvTable& table) {
  refuse_unknown_columns(in.options.file, table, gpu_offer_columns());
  MachineFile file;
  file.sells_spot_alone = true;
  for (const auto& line : table.rows()) {
    file.entries.push_back(
        read_machine(TableRow(in.options.file, table, line), in.options, in.base));
  }
  return file;
}

}  // namespace

std::vector<std::string> api_offer_columns() { return columns_of<ApiOffer>(); }
std::vector<std::string> gpu_offer_columns() { return columns_of<GpuOffer>(); }

ForeignFile read_own_table(const ForeignText& in) {
  const CsvTable table(in.options.file, in.text);
  refuse_ragged_rows(in.options.file, table);
  if (table.find_column("instance_type") >= 0) return {read_machines(in, table)};
  return {read_prices(in, table)};
}

}  // namespace llmadvisor
