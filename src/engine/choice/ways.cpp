#include "llmadvisor/engine/choice/ways.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "llmadvisor/engine/choice/gates.hpp"

namespace llmadvisor {
namespace {

double loss_of(const Hosting::Format& format) {
  return format.mode.standing ? format.mode.standing->loss : 0;
}

Hosting hosting_of(std::size_t model, std::vector<Hosting::Format> formats) {
  std::ranges::stable_sort(formats, {}, loss_of);
  Hosting hosting{model, std::move(formats), {}};
  hosting.by_size.resize(hosting.formats.size());
  std::iota(hosting.by_size.begin(), hosting.by_size.end(), std::size_t{0});
  std::ranges::stable_sort(hosting.by_size, {},
                           [&](std::size_t f) { return hosting.formats[f].weights; });
  return hosting;
}

}  // namespace

void Ways::look_at(const Project& project) {
  const auto& points = project.requirements.quality.points;
  const bool anew = modes_.look_at(project) == ModeFinder::Looked::anew;
  if (found_ > 0 && !anew && points == points_) return;
  ++found_;
  points_ = points;
  find();
}

/// A precision that costs the model its level, or what it must have in points, is a way of its own
/// where no other effort is at that level anyway.
void Ways::group_formats(const HostedModel& hosted) {
  const auto modes = modes_.modes(*hosted.model);
  // What one engine alone can serve takes no place from what the other can.
  std::array<std::vector<int>, enum_names<ServingEngine>.size()> lowered_levels;
  for (const auto& mode : modes) {
    std::vector<Hosting::Format> kept;
    std::vector<Hosting::Format> lowered;
    for (std::size_t f = 0; f < hosted.formats.size(); ++f) {
      const double loss = quantisation_loss(*hosted.model, hosted.formats[f], *market_.catalog);
      const ModelMode own = modes_.after(mode, loss);
      const bool misses = points_ && lower_bound(mode) >= *points_ && lower_bound(own) < *points_;
      const bool keeps = level_rank(own) == level_rank(mode) && !misses;
      (keeps ? kept : lowered).push_back({f, own, weights_size(*hosted.model, hosted.formats[f])});
    }
    const auto model = static_cast<std::size_t>(&hosted - market_.models.data());
    if (!kept.empty()) hostings_.push_back(hosting_of(model, std::move(kept)));
    if (lowered.empty()) continue;
    const auto engine = [&](const Hosting::Format& f) {
      return engine_of(hosted.formats[f.index]);
    };
    const Hosting::Format leader = std::ranges::min(
        lowered, {}, [&](const auto& f) { return std::pair(engine(f), loss_of(f)); });
    const int level = level_rank(leader.mode);
    std::erase_if(lowered, [&](const auto& f) { return level_rank(f.mode) != level; });
    auto& listed = lowered_levels[static_cast<std::size_t>(engine(leader))];
    const bool is_there_anyway =
        std::ranges::any_of(modes, [&](const ModelMode& m) { return level_rank(m) == level; }) ||
        std::ranges::find(listed, level) != listed.end();
    if (is_there_anyway && level != level_rank(mode)) continue;
    listed.push_back(level);
    for (auto& format : lowered) format.mode.lowered = Lowered::yes;
    hostings_.push_back(hosting_of(model, std::move(lowered)));
  }
}

void Ways::find() {
  hostings_.clear();
  for (const auto& hosted : market_.models) group_formats(hosted);
  find_calls();
}

void Ways::find_calls() {
  calls_.clear();
  std::map<std::tuple<const Model*, const Provider*, Effort>, std::size_t> options;
  for (std::size_t api = 0; api < market_.apis.size(); ++api) {
    const ApiEntry& entry = market_.apis[api];
    const auto& served_in = entry.offer->weights_precision;
    const double loss =
        served_in ? quantisation_loss(*entry.model, *served_in, *market_.catalog) : 0;
    for (auto& mode : modes_.modes(*entry.model, loss)) {
      const auto [option, is_new] =
          options.try_emplace({entry.model, entry.provider, mode.effort}, options.size());
      if (is_new) calls_.emplace_back();
      calls_[option->second].push_back({api, std::move(mode)});
    }
  }
}

GateFailures Ways::failures_of(const Hosting& hosting, const Project& project,
                               const Places& places) const {
  Weighed draft;
  draft.candidate = this->draft(hosting);
  return failures_before(GateStage::place, draft, project, places);
}

Candidate Ways::draft(const Hosting& hosting) const {
  const Model* model = market_.models[hosting.model].model;
  return OwnedCandidate{{model, nullptr, hosting.mode(), 0}, nullptr, 0, {}};
}

ApiCandidate Ways::candidate(const Call& call, const Places& places) const {
  const ApiEntry& entry = market_.apis[call.api];
  return {{entry.model, entry.provider, call.mode, entry.placement},
          entry.kind,
          entry.offer,
          places.hosts(entry.placement),
          entry.pace};
}

}  // namespace llmadvisor
