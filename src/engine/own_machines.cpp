#include "llmadvisor/engine/own_machines.hpp"

#include <algorithm>
#include <optional>
#include <string>

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

/// Of the size that the name gives, or the only one that there is.
const Server* listed_device(const Catalog& catalog, const LocalDevice& device) {
  const auto found = std::ranges::find(catalog.servers, device.id, &Server::device);
  return found == catalog.servers.end() ? nullptr : &*found;
}

std::string id_of(int count, const std::string& what) {
  return std::to_string(count) + 'x' + '-' + what;
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

Server unlisted_device(const LocalDevice& device) {
  Server server;
  server.id = server.name = server.device = device.id;
  if (device.power) server.power = *device.power;
  server.provenance = device.provenance;
  return server;
}

}  // namespace

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
  const auto device = std::ranges::find_if(catalog.local_devices, [&](const LocalDevice& d) {
    return same_letters(d.id, name) || same_letters(d.name, name);
  });
  if (device != catalog.local_devices.end()) found.device = &*device;
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
      add(listed_device(catalog, *name.device), unlisted_device(*name.device), count);
    }
  }
}

bool OwnMachineRecords::has(const Server& server) const {
  return std::ranges::any_of(all_, [&](const auto& one) { return one.first == &server; });
}

void OwnMachineRecords::add(const Server* listed, Server&& otherwise, int count) {
  if (listed == nullptr) {
    unlisted_->push_back(std::move(otherwise));
    listed = &unlisted_->back();
  }
  all_.emplace_back(listed, count);
}

}  // namespace llmadvisor
