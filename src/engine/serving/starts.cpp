#include "llmadvisor/engine/serving/starts.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

/// Models that are published in four bits are so in groups of 16-bit scales without zero points.
bool is_published_in_four_bits(const Architecture& model, WeightFormat format) {
  return format == WeightFormat::int4_awq && model.native_precision == Precision::int4;
}

std::optional<EngineFeature> feature_of(const Architecture& model, WeightFormat format) {
  if (is_published_in_four_bits(model, format)) return EngineFeature::int4_w4a16;
  switch (format) {
    case WeightFormat::bf16:  // loads as fp16 on older cards
    case WeightFormat::fp16:
      return std::nullopt;
    case WeightFormat::fp8:
      return EngineFeature::fp8;
    case WeightFormat::int8_w8a8:
      return EngineFeature::int8_w8a8;
    case WeightFormat::int8_w8a16:
      return EngineFeature::int8_w8a16;
    case WeightFormat::nvfp4:
      return EngineFeature::nvfp4;
    case WeightFormat::mxfp4:
      return EngineFeature::mxfp4;
    case WeightFormat::int4_awq:
      return EngineFeature::int4_awq;
    case WeightFormat::int4_marlin:
      return EngineFeature::int4_marlin;
    case WeightFormat::int4_w4a16:
      return EngineFeature::int4_w4a16;
    case WeightFormat::int4_gptq:
      return EngineFeature::int4_gptq;
  }
  return std::nullopt;
}

std::optional<EngineFeature> attention_of(const Architecture& model) {
  switch (model.sparse_attention) {
    case SparseAttention::indexed:
      return EngineFeature::indexed_attention;
    case SparseAttention::compressed:
      return EngineFeature::compressed_attention;
    case SparseAttention::blocks:
      return EngineFeature::block_attention;
    case SparseAttention::none:
      break;
  }
  if (model.attention == AttentionKind::mla) return EngineFeature::latent_attention;
  if (model.attention == AttentionKind::hybrid_linear) return EngineFeature::linear_attention;
  return std::nullopt;
}

/// Whether the finding holds for the version, today's where there is none.
bool holds_for(const EngineSupport& row, const std::optional<EngineVersion>& version) {
  if (!version) return row.to_version.empty();
  const auto from = engine_version_of(row.from_version);
  const auto to = engine_version_of(row.to_version);
  return (!from || *from <= *version) && (!to || *version <= *to);
}

bool is_later(const EngineSupport& row, const std::optional<EngineVersion>& version) {
  const auto from = engine_version_of(row.from_version);
  return version && from && *version < *from && row.has != EngineHas::no;
}

StartLevel level_of(EngineHas has) {
  switch (has) {
    case EngineHas::yes:
      return StartLevel::yes;
    case EngineHas::weights_only:
      return StartLevel::weights_only;
    case EngineHas::no:
      return StartLevel::no;
  }
  return StartLevel::unknown;
}

}  // namespace

EngineGap gap_of(const Starts& starts, const Gpu& gpu) {
  return {starts.level, starts.feature, gpu.architecture, std::string(starts.from_version)};
}

EngineTable::EngineTable(const Catalog& catalog, ServingEngine engine,
                         std::optional<EngineVersion> version) {
  for (const auto& row : catalog.engine_supports) {
    if (row.engine != engine) continue;
    Cell& cell =
        cells_[static_cast<std::size_t>(row.feature)][static_cast<std::size_t>(row.generation)];
    if (holds_for(row, version)) cell.row = &row;
    if (!is_later(row, version)) continue;
    const bool is_first = cell.later == nullptr || engine_version_of(row.from_version) <
                                                       engine_version_of(cell.later->from_version);
    if (is_first) cell.later = &row;
  }
}

Starts EngineTable::feature_on(const Gpu& gpu, EngineFeature feature) const {
  const Cell& cell =
      cells_[static_cast<std::size_t>(feature)][static_cast<std::size_t>(gpu.architecture)];
  Starts starts{StartLevel::unknown, feature, cell.row, {}};
  if (cell.row != nullptr) starts.level = level_of(cell.row->has);
  if (!starts.is_known_to() && cell.later != nullptr) {
    starts.from_version = cell.later->from_version;
  }
  return starts;
}

Starts EngineTable::starts(const Gpu& gpu, const Architecture& model, WeightFormat format) const {
  if (model.needs_bf16 && !gpu.supports_bf16) {
    return {StartLevel::no, EngineFeature::bf16, nullptr, {}};
  }
  Starts worst = feature_on(gpu, EngineFeature::build);
  for (const auto& needed : {attention_of(model), feature_of(model, format)}) {
    if (!needed) continue;
    const Starts one = feature_on(gpu, *needed);
    if (one.level > worst.level) worst = one;
  }
  return worst;
}

}  // namespace llmadvisor
