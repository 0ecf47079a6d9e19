#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "decimal.hpp"
#include "gpu_names.hpp"
#include "names.hpp"
#include "offers.hpp"
#include "terms.hpp"

namespace llmadvisor {
namespace {

/// `provider/type@region`, with a hyphen for what an id should not hold.
std::string offer_id(const MachineEntry& entry) {
  std::string region;
  for (const char c : entry.region) {
    const bool plain =
        std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.' || c == '-';
    if (plain || !region.ends_with('-')) region += plain ? c : '-';
  }
  std::string type = entry.instance_type;
  std::ranges::replace(type, ' ', '-');
  return entry.provider + "/" + type + (region.empty() ? "" : "@" + region);
}

std::optional<PricePerHour> price(const std::optional<double>& stated) {
  if (!stated || *stated <= 0) return std::nullopt;
  return PricePerHour(nine_digits(*stated));
}

bool is_negative(const std::optional<double>& stated) { return stated && *stated < 0; }

constexpr double most_gpus = 1024;

/// Why the row is no offer, if it is none.
std::optional<LeftOutReason> row_fault(const MachineEntry& e, const MachineFile& file) {
  if (e.accelerator.empty() || e.gpus == 0) return LeftOutReason::not_gpu;
  if (e.gpus != std::floor(e.gpus)) return LeftOutReason::gpu_fraction;
  if (e.instance_type.empty()) return LeftOutReason::host_missing;
  if (e.gpus < 1 || e.gpus > most_gpus) return LeftOutReason::gpu_count;
  if (is_negative(e.price) || is_negative(e.spot_low) || is_negative(e.spot_high)) {
    return LeftOutReason::negative_price;
  }
  const bool somewhere =
      !e.region.empty() || e.kind.value_or(GpuOfferKind::instance) != GpuOfferKind::instance;
  const bool for_sale = e.price || (file.sells_spot_alone && e.spot_low);
  if (!somewhere || !for_sale) return LeftOutReason::no_stock;
  if ((e.price ? *e.price : *e.spot_low) == 0) return LeftOutReason::placeholder_zero;
  if (!e.price) return std::nullopt;
  if (*e.price == 1.0 && e.spot_low == e.price) return LeftOutReason::auction_floor;
  if (e.spot_low && *e.price < *e.spot_low) return LeftOutReason::below_spot;
  return std::nullopt;
}

/// Machines with another number of GPUs are not built; such a row has a typing mistake.
bool is_believable_count(double gpus) {
  static const std::set<double> built{1, 2, 3, 4, 5, 6, 7, 8, 10, 16, 72};
  return built.contains(gpus);
}

class MachineImport {
 public:
  MachineImport(const ImportOptions& options, Date as_of, const Catalog& base, Catalog& out,
                ImportLog& log)
      : options_(options), as_of_(as_of), base_(base), out_(out), log_(log), cards_(base) {
    for (const auto& offer : base.gpu_offers) {
      known_.emplace(offer.id, &offer);
      countries_.emplace(std::pair(offer.provider, offer.region), offer.country);
    }
  }

  void take(const MachineEntry& entry, const MachineFile& file) {
    if (const auto fault = row_fault(entry, file)) return log_.leave_out(*fault, entry.key);
    const auto& match = cards_.find(entry);
    if (match.gpus.empty()) {
      return log_.leave_out(LeftOutReason::unknown_gpu, entry.key + " (" + entry.accelerator + ")");
    }
    if (match.gpus.size() > 1) return refuse_ambiguous(entry, match);
    judge(entry, offer_of(entry, match));
  }

  void finish() {
    if (spot_dropped_ > 0) {
      log_.note(options_.file, RemarkCode::spot_dropped, {{"offers", spot_dropped_}});
    }
    for (const auto& offer : out_.gpu_offers) {
      if (base_.find_provider(offer.provider) || out_.find_provider(offer.provider)) continue;
      out_.providers.push_back(named_provider(offer.provider, ProviderKind::gpu_cloud,
                                              offer.provenance.source, offer.provenance.as_of));
      log_.note(offer.provider, RemarkCode::new_provider);
    }
  }

 private:
  void refuse_ambiguous(const MachineEntry& entry, const GpuMatch& match) {
    std::string may_be;
    for (const auto& gpu : match.gpus) may_be += (may_be.empty() ? "" : ", ") + gpu;
    log_.ambiguous(entry.key, RemarkCode::may_be_cards,
                   {{"card", entry.accelerator}, {"cards", may_be}});
    log_.leave_out(LeftOutReason::ambiguous, entry.key);
  }

  GpuOffer offer_of(const MachineEntry& entry, const GpuMatch& match) {
    GpuOffer offer = entry.own.value_or(GpuOffer{});
    offer.id = offer_id(entry);
    offer.provider = entry.provider;
    offer.instance_type = entry.instance_type;
    std::ranges::replace(offer.instance_type, ' ', '-');
    offer.gpu = match.gpus.front();
    offer.gpus = static_cast<int>(entry.gpus);
    offer.ram_gib = entry.ram_gib;
    offer.vcpus = entry.vcpus;
    offer.region = entry.region;
    if (offer.country.empty()) offer.country = country_of(entry);
    offer.currency = currency_of(entry);
    offer.on_demand = price(entry.price);
    offer.reserved_1_year = price(entry.reserved_1_year);
    offer.reserved_3_years = price(entry.reserved_3_years);
    offer.kind = entry.kind.value_or(usual_kind(entry));
    set_spot(entry, offer);
    auto& stated = offer.provenance;
    if (stated.source.empty()) stated.source = source_of(options_, entry.key);
    stated.as_of = entry.as_of.value_or(as_of_);
    stated.confidence = entry.confidence.value_or(Confidence::medium);
    stated.note = notes(match.note, notes(entry.note, stated.note));
    return offer;
  }

  void set_spot(const MachineEntry& entry, GpuOffer& offer) {
    offer.spot.reset();
    if (!entry.spot_low) return;
    if (*entry.spot_low == 0 || (entry.price && *entry.spot_low == *entry.price)) {
      ++spot_dropped_;
      return;
    }
    const double stated = std::max(*entry.spot_low, entry.spot_high.value_or(0));
    const double high = std::min(stated, entry.price.value_or(stated));
    offer.spot = SpotPrice{*price(entry.spot_low), *price(high)};
  }

  /// The catalogue knows the data centres of most providers by their regions' names.
  [[nodiscard]] std::string country_of(const MachineEntry& entry) const {
    const auto found = countries_.find({entry.provider, entry.region});
    return found == countries_.end() ? "" : found->second;
  }

  [[nodiscard]] Currency currency_of(const MachineEntry& entry) const {
    if (options_.file_currency) return *options_.file_currency;
    if (entry.currency) return *entry.currency;
    const auto match = find_provider_name(ImportFormat::skypilot, entry.provider, base_);
    return match ? match->currency.value_or(Currency::usd) : Currency::usd;
  }

  [[nodiscard]] GpuOfferKind usual_kind(const MachineEntry& entry) const {
    const auto* provider = base_.find_provider(entry.provider);
    const bool market = provider && provider->kind == ProviderKind::gpu_marketplace;
    return market ? GpuOfferKind::marketplace : GpuOfferKind::instance;
  }

  void judge(const MachineEntry& entry, GpuOffer offer) {
    const auto found = known_.find(offer.id);
    const auto* present = found == known_.end() ? nullptr : found->second;
    if (present && options_.prefer == Prefer::later_date &&
        present->provenance.as_of > offer.provenance.as_of) {
      return log_.leave_out(LeftOutReason::older, offer.id);
    }
    if (present) {
      if (!offer.interconnect) offer.interconnect = present->interconnect;
      if (!offer.reserved_1_year) offer.reserved_1_year = present->reserved_1_year;
      if (!offer.reserved_3_years) offer.reserved_3_years = present->reserved_3_years;
      if (!offer.monthly_cap) offer.monthly_cap = present->monthly_cap;
      if (!offer.set_up_fee) offer.set_up_fee = present->set_up_fee;
      keep_company(*present, offer);
    }
    auto doubt = present ? jump(*present, offer) : std::nullopt;
    if (!is_believable_count(entry.gpus)) {
      doubt = Doubt{RemarkCode::odd_gpu_count, {{"gpus", offer.gpus}}};
    }
    if (doubt) {
      log_.suspicious(offer.id, *doubt);
      if (options_.accept == Accept::no) return log_.leave_out(LeftOutReason::suspicious, offer.id);
    }
    if (!taken_.insert(offer.id).second) return log_.leave_out(LeftOutReason::duplicate, entry.key);
    out_.gpu_offers.push_back(std::move(offer));
  }

  const ImportOptions& options_;
  Date as_of_;
  const Catalog& base_;
  Catalog& out_;
  ImportLog& log_;
  GpuNames cards_;
  std::map<std::string, const GpuOffer*> known_;
  std::map<std::pair<std::string, std::string>, std::string> countries_;  ///< by provider, region
  std::set<std::string> taken_;
  int spot_dropped_ = 0;
};

}  // namespace

void import_machines(const MachineFile& file, const ImportOptions& options, Date as_of,
                     const Catalog& base, Catalog& out, ImportLog& log) {
  MachineImport importing(options, as_of, base, out, log);
  for (const auto& entry : file.entries) importing.take(entry, file);
  importing.finish();
}

}  // namespace llmadvisor
