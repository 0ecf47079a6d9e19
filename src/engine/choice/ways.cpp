#include "llmadvisor/engine/choice/ways.hpp"

#include <algorithm>
#include <utility>

#include "llmadvisor/engine/choice/gates.hpp"

namespace llmadvisor {
namespace {

Precision precision_of(WeightFormat format) {
  switch (format) {
    case WeightFormat::bf16:
      return Precision::bf16;
    case WeightFormat::fp16:
      return Precision::fp16;
    case WeightFormat::fp8:
      return Precision::fp8;
    case WeightFormat::int8_w8a8:
      return Precision::int8_w8a8;
    case WeightFormat::int8_w8a16:
      return Precision::int8_w8a16;
    case WeightFormat::nvfp4:
      return Precision::nvfp4;
    case WeightFormat::mxfp4:
      return Precision::mxfp4;
    case WeightFormat::int4_awq:
    case WeightFormat::int4_marlin:
    case WeightFormat::int4_w4a16:
    case WeightFormat::int4_gptq:
      return Precision::int4;
  }
  return Precision::bf16;
}

/// As shipped, whatever the maker calls four bits.
double loss_in(WeightFormat format, const Model& model, const Catalog& catalog) {
  if (model.architecture && native_format(*model.architecture) == format) return 0;
  return quantisation_loss(model, precision_of(format), catalog);
}

void sort_by_loss(std::vector<Hosting::Format>& formats) {
  std::ranges::stable_sort(formats, {}, [](const Hosting::Format& f) {
    return f.mode.standing ? f.mode.standing->loss : 0;
  });
}

}  // namespace

void Ways::look_at(const Project& project) {
  const auto& points = project.requirements.quality.points;
  const bool anew = modes_.look_at(project) == ModeFinder::Looked::anew;
  if (std::exchange(found_, true) && !anew && points == points_) return;
  points_ = points;
  find();
}

/// A precision that costs the model its level, or what it must have in points, is a way of its own
/// where no other effort is at that level anyway.
void Ways::group_formats(const HostedModel& hosted, std::vector<Hosting>& hostings) const {
  const auto modes = modes_.modes(*hosted.model);
  std::vector<int> lowered_levels;
  for (const auto& mode : modes) {
    std::vector<Hosting::Format> kept;
    std::vector<Hosting::Format> lowered;
    for (std::size_t f = 0; f < hosted.formats.size(); ++f) {
      const double loss = loss_in(hosted.formats[f], *hosted.model, *market_.catalog);
      const ModelMode own = modes_.after(mode, loss);
      const bool misses = points_ && lower_bound(mode) >= *points_ && lower_bound(own) < *points_;
      const bool keeps = level_rank(own) == level_rank(mode) && !misses;
      (keeps ? kept : lowered).push_back({f, own});
    }
    const auto model = static_cast<std::size_t>(&hosted - market_.models.data());
    sort_by_loss(kept);
    if (!kept.empty()) hostings.push_back({model, std::move(kept), {}});
    if (lowered.empty()) continue;
    sort_by_loss(lowered);
    const int level = level_rank(lowered.front().mode);
    std::erase_if(lowered, [&](const auto& f) { return level_rank(f.mode) != level; });
    const bool is_there_anyway =
        std::ranges::any_of(modes, [&](const ModelMode& m) { return level_rank(m) == level; }) ||
        std::ranges::find(lowered_levels, level) != lowered_levels.end();
    if (is_there_anyway && level != level_rank(mode)) continue;
    lowered_levels.push_back(level);
    for (auto& format : lowered) format.mode.lowered = Lowered::yes;
    hostings.push_back({model, std::move(lowered), {}});
  }
}

void Ways::find() {
  hostings_.assign(market_.models.size(), {});
  for (std::size_t i = 0; i < market_.models.size(); ++i) {
    group_formats(market_.models[i], hostings_[i]);
  }
  api_modes_.clear();
  for (const auto& entry : market_.apis) {
    const auto& served_in = entry.offer->weights_precision;
    const double loss =
        served_in ? quantisation_loss(*entry.model, *served_in, *market_.catalog) : 0;
    api_modes_.push_back(modes_.modes(*entry.model, loss));
  }
}

std::vector<Hosting> Ways::hostings(std::size_t model, const Project& project,
                                    const Places& places) const {
  std::vector<Hosting> hostings = hostings_[model];
  for (auto& hosting : hostings) {
    Weighed draft;
    draft.candidate =
        OwnedCandidate{{market_.models[model].model, nullptr, hosting.mode(), 0}, nullptr, {}};
    hosting.failures = failures_at(GateStage::model, draft, project, places);
  }
  return hostings;
}

std::vector<ApiCandidate> Ways::calls(std::size_t api, const Places& places) const {
  const ApiEntry& entry = market_.apis[api];
  std::vector<ApiCandidate> candidates;
  for (const auto& mode : api_modes_[api]) {
    candidates.push_back({{entry.model, entry.provider, mode, entry.placement},
                          entry.kind,
                          entry.offer,
                          places.hosts(entry.placement),
                          entry.pace});
  }
  return candidates;
}

}  // namespace llmadvisor
