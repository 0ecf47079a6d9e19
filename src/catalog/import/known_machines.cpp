#include "known_machines.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace llmadvisor {

void set_cards(MachineEntry& entry, const Catalog& base, bool is_gpu_machine) {
  const auto is_same = [&](const GpuOffer& offer) {
    return offer.provider == entry.provider && offer.instance_type == entry.instance_type;
  };
  const auto found = std::ranges::find_if(base.gpu_offers, is_same);
  if (found != base.gpu_offers.end()) {
    entry.accelerator = found->gpu;
    entry.gpus = found->gpus;
  } else if (is_gpu_machine) {
    entry.accelerator = entry.instance_type;
    entry.gpus = 1;
  }
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace llmadvisor
