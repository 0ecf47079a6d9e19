#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "llmadvisor/catalog/import.hpp"

namespace llmadvisor {

/// Prices for a million tokens as a file states them, zeros and all.
struct StatedPrices {
  std::optional<double> input;
  std::optional<double> output;
  std::optional<double> cached_input;
  std::optional<double> cache_write;
  std::optional<double> reasoning;
};

struct StatedTier {
  int above_input_tokens = 0;
  StatedPrices prices;
};

struct StatedTime {
  std::optional<Date> from;
  std::string daily_from_utc;
  std::string daily_to_utc;
  StatedPrices prices;
};

/// What an entry of a price file is about.
enum class EntryKind { text, embedding, reranker, other };

/// One entry of a price file, units converted, nothing judged yet.
struct PriceEntry {
  std::string key;       ///< as the file names it, for messages
  std::string provider;  ///< the file's name for it
  std::string model;     ///< the provider's name for it
  EntryKind kind = EntryKind::text;
  std::string not_text;              ///< for EntryKind::other: what it is
  bool withdrawn = false;            ///< marked as no longer for sale
  std::optional<Date> withdrawn_on;  ///< the day on which it leaves
  StatedPrices prices;
  StatedPrices batch;
  std::vector<StatedTier> tiers;
  std::vector<StatedTime> timed;
  std::optional<double> per_thousand_queries;
  std::optional<int> max_context;
  std::optional<int> max_output;
  std::optional<int> dimensions;
  std::optional<Date> as_of;
  std::optional<Currency> currency;
  std::optional<Confidence> confidence;
  /// The offer in the catalogue's own words, where the format has them: what it states beside the
  /// prices is taken as it is.
  std::shared_ptr<const ApiOffer> own;
};

/// What a format has no words for stays as the catalogue has it.
struct Expressible {
  bool batch = false;
  bool timed = false;
  bool cache = true;
  bool context = false;  ///< the whole context, not the input limit alone
};

struct PriceFile {
  std::deque<PriceEntry> entries;  ///< a file may have thousands, which a vector would hold twice
  int not_models = 0;              ///< keys that are no entries at all
  std::optional<Date> as_of;       ///< the day that the file itself states
  Expressible expressible;
};

/// One row of a list of machines.
struct MachineEntry {
  std::string key;
  std::string provider;  ///< catalogue id
  std::string instance_type;
  std::string accelerator;
  double gpus = 0;
  std::optional<double> card_memory_gib;  ///< a hint only: these columns lie
  std::optional<double> vcpus;
  std::optional<double> ram_gib;
  std::string region;
  std::optional<double> price;
  std::optional<double> spot_low;
  std::optional<double> spot_high;
  std::optional<double> reserved_1_year;
  std::optional<double> reserved_3_years;
  std::optional<GpuOfferKind> kind;
  std::optional<Currency> currency;
  std::optional<Date> as_of;
  std::optional<Confidence> confidence;
  std::string note;             ///< what the reader put together
  std::optional<GpuOffer> own;  ///< as in PriceEntry
};

struct MachineFile {
  std::vector<MachineEntry> entries;
  /// Whether a row with a spot price alone is an offer, or one without stock.
  bool sells_spot_alone = false;
};

/// A model, from the file that gives its shape.
struct ModelFile {
  Model model;
  std::optional<Quality> quality;
  std::vector<ImportRemark> notes;
};

struct ForeignText {
  const ImportOptions& options;
  std::string_view text;
  const Catalog& base;
  Date day{};  ///< of figures that carry none, and on which dated ones hold or not
};

struct ForeignFile {
  std::variant<PriceFile, MachineFile, ModelFile> content;
};

}  // namespace llmadvisor
