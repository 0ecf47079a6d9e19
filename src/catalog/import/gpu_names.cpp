#include "gpu_names.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/text/likeness.hpp"
#include "names.hpp"

namespace llmadvisor {
namespace {

// Larger than any card: then it is the memory of all the cards together.
constexpr double largest_card_gib = 300;

/// The memory of one card, as the stated figure may mean it: of one card or of all together.
std::vector<double> possible_memories(const MachineEntry& entry) {
  if (!entry.card_memory_gib) return {};
  std::vector<double> memories;
  if (*entry.card_memory_gib <= largest_card_gib) {
    memories.push_back(*entry.card_memory_gib);
  } else if (entry.gpus > 1) {
    memories.push_back(*entry.card_memory_gib / entry.gpus);
  }
  return memories;
}

bool within(const GpuName& row, const std::vector<double>& memories) {
  if (!row.memory_gib_from && !row.memory_gib_below) return true;
  return std::ranges::any_of(memories, [&](double gib) {
    return gib >= row.memory_gib_from.value_or(0) && gib < row.memory_gib_below.value_or(1e9);
  });
}

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::ranges::count(list, item) == 0) list.push_back(item);
}

/// Rows of one class (this provider's, or nobody's). Without a memory that tells them apart, all
/// the cards of the name remain.
GpuMatch by_table(const MachineEntry& entry, const std::string& provider, const Catalog& base) {
  const auto memories = possible_memories(entry);
  GpuMatch fitting;
  GpuMatch named;
  for (const auto& row : base.gpu_names) {
    const bool same =
        row.provider == provider && plain_name(row.name) == plain_name(entry.accelerator);
    if (!same || base.find_gpu(row.gpu) == nullptr) continue;
    add_once(named.gpus, row.gpu);
    if (!within(row, memories)) continue;
    add_once(fitting.gpus, row.gpu);
    fitting.note = row.note;
  }
  return fitting.gpus.empty() && memories.empty() ? named : fitting;
}

/// Whether the stated memory may be that of the card: lists round it and leave out what it keeps.
bool may_have(const Gpu& gpu, const std::vector<double>& memories) {
  constexpr double tolerance = 0.15;
  const double own = in_gib(gpu.marketed_memory);
  return memories.empty() || std::ranges::any_of(memories, [&](double gib) {
           return std::abs(gib - own) <= tolerance * own;
         });
}

GpuMatch by_catalogue(const MachineEntry& entry, const Catalog& base) {
  const auto name = plain_name(entry.accelerator);
  const auto memories = possible_memories(entry);
  GpuMatch match;
  for (const auto& gpu : base.gpus) {
    // A name with another memory is another card.
    if (!may_have(gpu, memories)) continue;
    const bool same = plain_name(gpu.id) == name || plain_name(gpu.name) == name ||
                      std::ranges::any_of(gpu.aliases, [&](const auto& alias) {
                        return plain_name(alias) == name;
                      });
    if (same) return {{gpu.id}, ""};
    if (plain_name(gpu.id).starts_with(name + "-")) match.gpus.push_back(gpu.id);
  }
  if (match.gpus.size() == 1) match.note = "the only card of this name in the catalogue";
  return match;
}

bool says_sxm(const MachineEntry& entry) {
  return contains(lower_case(entry.instance_type), "sxm");
}

/// `gpu_1x_a100_sxm4`: the instance type says what the card's name leaves open.
void apply_form_factor(const MachineEntry& entry, const Catalog& base, GpuMatch& match) {
  if (match.gpus.size() != 1 || !says_sxm(entry)) return;
  auto id = match.gpus.front();
  const auto form = id.find("-pcie");
  if (form == id.npos) return;
  id.replace(form, 5, "-sxm");
  if (base.find_gpu(id) != nullptr) match = {{id}, "form factor from the instance type"};
}

GpuMatch find_name(const MachineEntry& entry, const Catalog& base) {
  auto match = by_table(entry, entry.provider, base);
  if (match.gpus.empty()) match = by_table(entry, "", base);
  if (match.gpus.empty()) match = by_catalogue(entry, base);
  apply_form_factor(entry, base, match);
  return match;
}

}  // namespace

const GpuMatch& GpuNames::find(const MachineEntry& entry) {
  Question question(entry.provider, entry.accelerator, entry.card_memory_gib.value_or(0),
                    entry.gpus, says_sxm(entry));
  const auto known = answered_.find(question);
  if (known != answered_.end()) return known->second;
  return answered_.emplace(std::move(question), find_name(entry, base_)).first->second;
}

}  // namespace llmadvisor
