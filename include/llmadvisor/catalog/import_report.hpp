#pragma once

#include <array>
#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog_diff.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/finding.hpp"

namespace llmadvisor {

/// Why an entry of a file is left out. The order is the order of the report, the names are stable.
enum class LeftOutReason {
  not_text,
  other_provider,
  unknown_provider,
  provider_not_imported,
  subscription,
  free_offer,
  unknown_model,
  moving_alias,
  no_price,
  placeholder_zero,
  negative_price,
  scale_error,
  withdrawn,
  duplicate,
  ambiguous,
  suspicious,
  older,
  not_gpu,
  unknown_gpu,
  gpu_fraction,
  gpu_count,
  no_stock,
  below_spot,
  auction_floor,
  host_missing,
  unsound,
};
template <>
inline constexpr auto enum_rows<LeftOutReason> = std::to_array<EnumRow<LeftOutReason>>({
    {LeftOutReason::not_text, "not-text"},
    {LeftOutReason::other_provider, "other-provider"},
    {LeftOutReason::unknown_provider, "unknown-provider"},
    {LeftOutReason::provider_not_imported, "not-imported"},
    {LeftOutReason::subscription, "subscription"},
    {LeftOutReason::free_offer, "free"},
    {LeftOutReason::unknown_model, "unknown-model"},
    {LeftOutReason::moving_alias, "moving-alias"},
    {LeftOutReason::no_price, "no-price"},
    {LeftOutReason::placeholder_zero, "placeholder-zero"},
    {LeftOutReason::negative_price, "negative-price"},
    {LeftOutReason::scale_error, "scale-error"},
    {LeftOutReason::withdrawn, "deprecated"},
    {LeftOutReason::duplicate, "duplicate"},
    {LeftOutReason::ambiguous, "ambiguous"},
    {LeftOutReason::suspicious, "suspicious"},
    {LeftOutReason::older, "older"},
    {LeftOutReason::not_gpu, "not-a-gpu"},
    {LeftOutReason::unknown_gpu, "unknown-gpu"},
    {LeftOutReason::gpu_fraction, "gpu-fraction"},
    {LeftOutReason::gpu_count, "gpu-count"},
    {LeftOutReason::no_stock, "no-stock"},
    {LeftOutReason::below_spot, "price-below-spot"},
    {LeftOutReason::auction_floor, "auction-floor"},
    {LeftOutReason::host_missing, "host-missing"},
    {LeftOutReason::unsound, "unsound"},
});

/// Entries of the file that are not in the result, by reason.
struct LeftOut {
  LeftOutReason reason = LeftOutReason::not_text;
  int count = 0;
  std::vector<std::string> entries{};
};

/// What an import can remark. The names are stable; the sentences are the report's.
enum class RemarkCode {
  // Ambiguous.
  may_be_models,
  may_be_cards,
  entries_disagree,
  // Suspicious.
  prices_swapped,
  digit_wrong,
  cached_dearer,
  price_jump,
  odd_gpu_count,
  // Notes.
  undated_file,
  unsound,
  spot_dropped,
  new_provider,
  no_licence,
  no_quality,
  tower_not_counted,
  linear_layers_not_counted,
  unknown_model_type,
  unread_field,
};
template <>
inline constexpr auto enum_rows<RemarkCode> = std::to_array<EnumRow<RemarkCode>>({
    {RemarkCode::may_be_models, "may-be-models"},
    {RemarkCode::may_be_cards, "may-be-cards"},
    {RemarkCode::entries_disagree, "entries-disagree"},
    {RemarkCode::prices_swapped, "prices-swapped"},
    {RemarkCode::digit_wrong, "digit-wrong"},
    {RemarkCode::cached_dearer, "cached-dearer"},
    {RemarkCode::price_jump, "price-jump"},
    {RemarkCode::odd_gpu_count, "odd-gpu-count"},
    {RemarkCode::undated_file, "undated-file"},
    {RemarkCode::unsound, "unsound"},
    {RemarkCode::spot_dropped, "spot-dropped"},
    {RemarkCode::new_provider, "new-provider"},
    {RemarkCode::no_licence, "no-licence"},
    {RemarkCode::no_quality, "no-quality"},
    {RemarkCode::tower_not_counted, "tower-not-counted"},
    {RemarkCode::linear_layers_not_counted, "linear-layers-not-counted"},
    {RemarkCode::unknown_model_type, "unknown-model-type"},
    {RemarkCode::unread_field, "unread-field"},
});

/// Something about one entry that a person should look at.
struct ImportRemark {
  std::string entry;
  RemarkCode code = RemarkCode::undated_file;
  Particulars particulars{};
};

struct ImportReport {
  int entries = 0;                 ///< in the file
  Date as_of{};                    ///< the day that the figures were given
  std::vector<std::string> added;  ///< `api_offers/groq/gpt-oss-120b`
  std::vector<RecordChange> changed;
  int unchanged = 0;
  std::vector<LeftOut> left_out;
  std::vector<ImportRemark> ambiguous;
  std::vector<ImportRemark> suspicious;  ///< withheld, unless accepted
  std::vector<ImportRemark> notes;
};

}  // namespace llmadvisor
