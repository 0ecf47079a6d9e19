// A cloud's vms.csv of the SkyPilot catalogue: dollars per hour for a whole instance. The columns
// stand in another order for each cloud, and the file does not name the cloud.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "entry.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "names.hpp"
#include "table_row.hpp"

namespace llmadvisor {
namespace {

/// GpuInfo is JSON for some clouds and a Python dict for others; only one number of it is read.
/// Some write gigabytes where the key says MiB.
std::optional<double> stated_memory(const std::string& gpu_info) {
  constexpr std::string_view key = "SizeInMiB";
  const auto found = gpu_info.find(key);
  if (found == gpu_info.npos) return std::nullopt;
  const auto start = gpu_info.find_first_not_of("'\": \t", found + key.size());
  if (start == gpu_info.npos) return std::nullopt;
  double value = 0;
  const auto* text = gpu_info.data();
  const auto error = std::from_chars(text + start, text + gpu_info.size(), value).ec;
  if (error != std::errc() || !std::isfinite(value) || value <= 0) return std::nullopt;
  return value < 1024 ? value : value / 1024;
}

MachineEntry read_row(const TableRow& row, const std::string& provider) {
  MachineEntry entry;
  entry.provider = provider;
  entry.instance_type = row.text("InstanceType");
  entry.accelerator = row.text("AcceleratorName");
  entry.gpus = row.number("AcceleratorCount").value_or(0);
  entry.card_memory_gib = stated_memory(row.text("GpuInfo"));
  entry.vcpus = row.number("vCPUs");
  entry.ram_gib = row.number("MemoryGiB");
  entry.region = row.text("Region");
  entry.price = row.number("Price");
  entry.spot_low = row.number("SpotPrice");
  entry.spot_high = entry.spot_low;
  entry.key = entry.instance_type + (entry.instance_type.empty() ? entry.accelerator : "") + "@" +
              entry.region;
  return entry;
}

/// The rows of a region's zones are one offer, their spot prices its range.
void add_zone(const MachineEntry& zone, MachineEntry& offer) {
  if (zone.price) offer.price = std::min(*zone.price, offer.price.value_or(*zone.price));
  if (zone.spot_low) {
    offer.spot_low = std::min(*zone.spot_low, offer.spot_low.value_or(*zone.spot_low));
    offer.spot_high = std::max(*zone.spot_high, offer.spot_high.value_or(*zone.spot_high));
  }
}

std::vector<MachineEntry> by_region(const std::vector<MachineEntry>& rows) {
  std::map<std::tuple<std::string, std::string, std::string, double>, std::size_t> places;
  std::vector<MachineEntry> offers;
  for (const auto& row : rows) {
    const auto [place, is_new] = places.try_emplace(
        {row.instance_type, row.region, row.accelerator, row.gpus}, offers.size());
    if (is_new) {
      offers.push_back(row);
    } else {
      add_zone(row, offers[place->second]);
    }
  }
  return offers;
}

std::optional<double> sum(std::optional<double> a, std::optional<double> b) {
  return a && b ? std::optional(*a + *b) : std::nullopt;
}

/// The machines of a file by type and region.
using Machines = std::map<std::pair<std::string, std::string>, MachineEntry>;

Machines machines_of(const std::vector<MachineEntry>& offers) {
  Machines machines;
  for (const auto& offer : offers) {
    if (offer.instance_type.empty()) continue;
    machines.emplace(std::pair(offer.instance_type, offer.region), offer);
  }
  return machines;
}

/// Clouds that price the GPUs apart: their price and that of the machine which carries them.
void add_host(MachineEntry& gpus, const Machines& machines, const Catalog& base) {
  const auto carries = [&](const GpuHost& host) {
    return host.provider == gpus.provider && host.gpus == static_cast<int>(gpus.gpus) &&
           plain_name(host.accelerator) == plain_name(gpus.accelerator);
  };
  const auto host = std::ranges::find_if(base.gpu_hosts, carries);
  if (host == base.gpu_hosts.end()) return;
  const auto found = machines.find({host->instance_type, gpus.region});
  if (found == machines.end()) return;
  const auto& machine = found->second;
  gpus.instance_type = host->instance_type;
  gpus.vcpus = machine.vcpus;
  gpus.ram_gib = machine.ram_gib;
  gpus.price = sum(gpus.price, machine.price);
  gpus.spot_low = sum(gpus.spot_low, machine.spot_low);
  gpus.spot_high = sum(gpus.spot_high, machine.spot_high);
  gpus.note = "price of the machine and price of its GPUs added";
}

}  // namespace

ForeignFile read_skypilot(const ForeignText& in) {
  const auto& options = in.options;
  if (!options.provider) {
    throw DataError("missing-provider", options.file + ": the file does not name its cloud",
                    "say which: --provider ID");
  }
  const auto* known = in.base.find_provider(*options.provider);
  const auto provider = known ? known->id : plain_name(*options.provider);
  const CsvTable table(options.file, in.text);
  refuse_ragged_rows(options.file, table);
  for (const auto* column : {"AcceleratorName", "AcceleratorCount", "Region", "Price"}) {
    static_cast<void>(table.column(column));
  }
  std::vector<MachineEntry> rows;
  for (const auto& row : table.rows()) {
    rows.push_back(read_row(TableRow(options.file, table, row), provider));
  }
  MachineFile out{by_region(rows)};
  const auto machines = machines_of(out.entries);
  for (auto& entry : out.entries) {
    if (entry.instance_type.empty()) add_host(entry, machines, in.base);
  }
  return {std::move(out)};
}

}  // namespace llmadvisor
