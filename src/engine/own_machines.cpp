#include "llmadvisor/engine/own_machines.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

/// What a whole server draws for each watt of its GPUs, in the mean of those that the catalogue
/// has; none where it has none.
std::optional<double> power_over_gpus(const Catalog& catalog) {
  double sum = 0;
  int servers = 0;
  for (const auto& server : catalog.servers) {
    const Gpu* gpu = server.gpu.empty() ? nullptr : catalog.find_gpu(server.gpu);
    if (gpu == nullptr || !gpu->power) continue;
    sum += server.power.value() / (server.gpus * gpu->power->value());
    ++servers;
  }
  return servers > 0 ? std::optional(sum / servers) : std::nullopt;
}

const Server* listed_build(const Catalog& catalog, const Gpu& gpu, int gpus) {
  const auto found = std::ranges::find_if(catalog.servers, [&](const Server& s) {
    return s.gpu == gpu.id && s.gpus == gpus && !s.interconnect;
  });
  return found == catalog.servers.end() ? nullptr : &*found;
}

/// Of the size that the name gives, or of whatever size is listed.
const Server* listed_device(const Catalog& catalog, const OwnName& name) {
  const auto found = std::ranges::find_if(catalog.servers, [&](const Server& s) {
    return s.device == name.device->id && (!name.memory_gb || s.memory_gb == name.memory_gb);
  });
  return found == catalog.servers.end() ? nullptr : &*found;
}

std::string id_of(int count, const std::string& what) {
  return std::to_string(count) + 'x' + '-' + what;
}

const LocalDevice* find_device(const Catalog& catalog, std::string_view name) {
  const auto found = std::ranges::find_if(catalog.local_devices, [&](const LocalDevice& d) {
    return same_letters(d.id, name) || same_letters(d.name, name);
  });
  return found == catalog.local_devices.end() ? nullptr : &*found;
}

/// What stands before `128gb` or `128 GB` at the end, and that size; no size where there is none.
std::pair<std::string_view, std::optional<double>> without_size(std::string_view name) {
  std::string_view rest = name;
  const auto drop_gaps = [&] {
    while (!rest.empty() && (rest.back() == ' ' || rest.back() == '-')) rest.remove_suffix(1);
  };
  const auto drop_any_of = [&](std::string_view letters) {
    while (!rest.empty() && letters.find(rest.back()) != letters.npos) rest.remove_suffix(1);
  };
  const std::size_t whole = rest.size();
  drop_any_of("gGbBiIoO");
  if (rest.size() == whole) return {name, std::nullopt};
  drop_gaps();
  const std::size_t end = rest.size();
  drop_any_of("0123456789");
  const std::string digits(name.substr(rest.size(), end - rest.size()));
  if (digits.empty() || digits.size() > 5) return {name, std::nullopt};
  drop_gaps();
  return {rest, std::stod(digits)};
}

Server unlisted_build(const Catalog& catalog, const Gpu& gpu, int gpus) {
  Server server;
  server.id = id_of(gpus, gpu.id);
  server.name = server.id;
  server.gpu = gpu.id;
  server.gpus = gpus;
  const auto whole = power_over_gpus(catalog);
  if (gpu.power && whole) server.power = Watts(gpus * gpu.power->value() * *whole);
  server.provenance = gpu.provenance;
  return server;
}

/// Draws what another size of it draws; of an unknown size it is taken for the smallest.
Server unlisted_device(const Catalog& catalog, const OwnName& name) {
  const LocalDevice& device = *name.device;
  Server server;
  server.device = device.id;
  const bool has_sizes = device.memory_gb_most.has_value();
  server.memory_gb = name.memory_gb ? name.memory_gb : device.memory_gb;
  server.id = server.name =
      has_sizes && server.memory_gb ? sized_id(device, *server.memory_gb) : device.id;
  const Server* listed = listed_device(catalog, {nullptr, nullptr, &device, {}});
  if (listed != nullptr) server.power = listed->power;
  if (device.power && listed == nullptr) server.power = *device.power;
  server.provenance = device.provenance;
  return server;
}

}  // namespace

std::string sized_id(const LocalDevice& device, double memory_gb) {
  return device.id + '-' + std::to_string(static_cast<int>(memory_gb)) + "gb";
}

OwnName find_own(const Catalog& catalog, std::string_view name) {
  OwnName found;
  const auto server = std::ranges::find_if(
      catalog.servers, [&](const Server& s) { return same_letters(s.id, name); });
  if (server != catalog.servers.end()) {
    found.server = &*server;
    return found;
  }
  found.gpu = catalog.find_gpu(name);
  if (found.gpu != nullptr) return found;
  found.device = find_device(catalog, name);
  if (found.device == nullptr) {
    const auto [shorter, size] = without_size(name);
    if (size) found.device = find_device(catalog, shorter);
    if (found.device != nullptr) found.memory_gb = size;
  }
  return found;
}

OwnMachineRecords::OwnMachineRecords(const Catalog& catalog, const std::vector<OwnMachines>& own)
    : unlisted_(std::make_shared<std::vector<Server>>()) {
  unlisted_->reserve(own.size());
  for (const auto& [count, what] : own) {
    const OwnName name = find_own(catalog, what);
    if (name.server != nullptr) {
      all_.emplace_back(name.server, count);
    } else if (name.gpu != nullptr) {
      add(listed_build(catalog, *name.gpu, count), unlisted_build(catalog, *name.gpu, count), 1);
    } else if (name.device != nullptr) {
      add(listed_device(catalog, name), unlisted_device(catalog, name), count);
    }
  }
}

bool OwnMachineRecords::has(const Server& server) const {
  return std::ranges::any_of(all_, [&](const auto& one) { return one.first == &server; });
}

void OwnMachineRecords::add(const Server* listed, Server otherwise, int count) {
  if (listed == nullptr) {
    unlisted_->push_back(std::move(otherwise));
    listed = &unlisted_->back();
  }
  all_.emplace_back(listed, count);
}

}  // namespace llmadvisor
