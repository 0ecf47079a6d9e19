// A CSV of offers in this catalogue's own words (docs/catalogue.md): API offers when the header
// has `model`, GPU offers when it has `instance_type`.

#include <algorithm>
#include <array>

#include "entry.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "names.hpp"
#include "table_row.hpp"

namespace llmadvisor {
namespace {

constexpr auto api_columns = std::to_array<std::string_view>({"provider",
                                                              "model",
                                                              "provider_model_name",
                                                              "region",
                                                              "country",
                                                              "currency",
                                                              "input_per_million_tokens",
                                                              "output_per_million_tokens",
                                                              "cached_input_per_million_tokens",
                                                              "cache_write_per_million_tokens",
                                                              "reasoning_output_per_million_tokens",
                                                              "batch_input_per_million_tokens",
                                                              "batch_output_per_million_tokens",
                                                              "max_context_tokens",
                                                              "max_output_tokens",
                                                              "weights_precision",
                                                              "source",
                                                              "as_of",
                                                              "confidence",
                                                              "note"});
constexpr auto gpu_columns = std::to_array<std::string_view>({"provider",
                                                              "instance_type",
                                                              "kind",
                                                              "gpu",
                                                              "gpus",
                                                              "interconnect",
                                                              "ram_gib",
                                                              "vcpus",
                                                              "region",
                                                              "country",
                                                              "currency",
                                                              "on_demand_per_hour",
                                                              "spot_low_per_hour",
                                                              "spot_high_per_hour",
                                                              "reserved_1_year_per_hour",
                                                              "reserved_3_years_per_hour",
                                                              "source",
                                                              "as_of",
                                                              "confidence",
                                                              "note"});

template <std::size_t Count>
void refuse_unknown_columns(const std::string& file, const CsvTable& table,
                            const std::array<std::string_view, Count>& known) {
  for (const auto& column : table.header()) {
    if (std::ranges::count(known, column) > 0) continue;
    std::string list;
    for (const auto name : known) list += (list.empty() ? "" : ", ") + std::string(name);
    throw DataError("unknown-column", file + ": line 1: unknown column \"" + column + "\"",
                    "columns: " + list);
  }
}

PriceEntry read_price(const TableRow& row) {
  PriceEntry entry;
  entry.provider = row.required("provider");
  entry.model = row.required("model");
  entry.provider_model_name = row.text("provider_model_name");
  entry.key = entry.provider + "/" + entry.model;
  entry.prices = {.input = row.number("input_per_million_tokens"),
                  .output = row.number("output_per_million_tokens"),
                  .cached_input = row.number("cached_input_per_million_tokens"),
                  .cache_write = row.number("cache_write_per_million_tokens"),
                  .reasoning = row.number("reasoning_output_per_million_tokens")};
  entry.batch = {.input = row.number("batch_input_per_million_tokens"),
                 .output = row.number("batch_output_per_million_tokens"),
                 .cached_input = {},
                 .cache_write = {},
                 .reasoning = {}};
  entry.max_context = row.whole("max_context_tokens");
  entry.max_output = row.whole("max_output_tokens");
  entry.currency = row.choice<Currency>("currency");
  entry.region = row.text("region");
  entry.country = row.text("country");
  entry.weights_precision = row.choice<Precision>("weights_precision");
  entry.source = row.text("source");
  entry.as_of = row.date("as_of");
  entry.confidence = row.choice<Confidence>("confidence");
  entry.note = row.text("note");
  return entry;
}

MachineEntry read_machine(const TableRow& row, const ImportOptions& options, const Catalog& base) {
  MachineEntry entry;
  const auto provider = row.required("provider");
  const auto* known = base.find_provider(provider);
  if (known == nullptr && options.provider != provider) {
    throw DataError("unknown-provider",
                    options.file + ": no provider \"" + provider + "\" in the catalogue",
                    "a new one is added with --provider " + provider);
  }
  entry.provider = known ? known->id : plain_name(provider);
  entry.instance_type = row.required("instance_type");
  entry.kind = row.choice<GpuOfferKind>("kind");
  entry.accelerator = row.required("gpu");
  entry.gpus = row.number("gpus").value_or(1);
  entry.interconnect = row.choice<Interconnect>("interconnect");
  entry.ram_gib = row.number("ram_gib");
  entry.vcpus = row.number("vcpus");
  entry.region = row.text("region");
  entry.country = row.text("country");
  entry.price = row.number("on_demand_per_hour");
  entry.spot_low = row.number("spot_low_per_hour");
  entry.spot_high = row.number("spot_high_per_hour");
  entry.reserved_1_year = row.number("reserved_1_year_per_hour");
  entry.reserved_3_years = row.number("reserved_3_years_per_hour");
  entry.currency = row.choice<Currency>("currency");
  entry.source = row.text("source");
  entry.as_of = row.date("as_of");
  entry.confidence = row.choice<Confidence>("confidence");
  entry.note = row.text("note");
  entry.key = entry.instance_type + "@" + entry.region;
  return entry;
}

}  // namespace

CsvOffers read_csv_offers(const ImportOptions& options, std::string_view text,
                          const Catalog& base) {
  const CsvTable table(options.file, text);
  refuse_ragged_rows(options.file, table);
  CsvOffers out;
  out.prices.expressible = {.batch = true, .timed = false, .context = true};
  out.machines.sells_spot_alone = true;
  const bool machines = table.find_column("instance_type") >= 0;
  if (machines) {
    refuse_unknown_columns(options.file, table, gpu_columns);
  } else {
    static_cast<void>(table.column("model"));
    // A column that is not there says nothing; an empty field of one that is says "none".
    out.prices.expressible.cache = table.find_column("cached_input_per_million_tokens") >= 0;
    refuse_unknown_columns(options.file, table, api_columns);
  }
  for (const auto& line : table.rows()) {
    const TableRow row(options.file, table, line);
    if (machines) {
      out.machines.entries.push_back(read_machine(row, options, base));
    } else {
      out.prices.entries.push_back(read_price(row));
    }
  }
  return out;
}

}  // namespace llmadvisor
