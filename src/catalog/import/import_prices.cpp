#include <algorithm>
#include <map>

#include "names.hpp"
#include "offers.hpp"
#include "retrieval.hpp"
#include "stated_prices.hpp"
#include "terms.hpp"

namespace llmadvisor {
namespace {

struct Candidate {
  const PriceEntry* entry = nullptr;
  int rank = 0;
  ApiOffer offer;
};

bool same_price(const TokenPrices& a, const TokenPrices& b) {
  return a.input == b.input && a.output == b.output;
}

class PriceImport {
 public:
  PriceImport(ImportFormat format, const PriceFile& file, const ImportOptions& options, Date as_of,
              const Catalog& base, Catalog& out, ImportLog& log)
      : format_(format),
        file_(file),
        options_(options),
        as_of_(as_of),
        base_(base),
        out_(out),
        log_(log),
        names_(base) {}

  void run() {
    for (const auto& entry : file_.entries) take(entry);
    for (const auto& [id, candidates] : candidates_) settle(id, candidates);
    add_new_providers();
  }

 private:
  void take(const PriceEntry& entry) {
    const auto provider = provider_of(entry);
    if (!provider) return;
    if (entry.kind == EntryKind::other) return log_.leave_out(LeftOutReason::not_text, entry.key);
    if (entry.withdrawn || (entry.withdrawn_on && *entry.withdrawn_on <= options_.today)) {
      return log_.leave_out(LeftOutReason::withdrawn, entry.key);
    }
    if (entry.kind != EntryKind::text) {
      return import_retrieval(entry, *provider, {options_, date_of(entry), base_}, out_, log_);
    }
    take_text(entry, *provider);
  }

  /// Nullopt, and logged, when the entry's provider is not to be imported.
  std::optional<ProviderMatch> provider_of(const PriceEntry& entry) {
    auto match = find_provider_name(format_, entry.provider, base_);
    const auto& wanted = options_.provider;
    const bool asked_for =
        wanted && (*wanted == entry.provider || (match && *wanted == match->provider));
    if (wanted && !asked_for) return refuse(LeftOutReason::other_provider, entry);
    if (!match) {
      if (!asked_for) return refuse(LeftOutReason::unknown_provider, entry);
      return ProviderMatch{.provider = plain_name(entry.provider), .currency = {}, .note = {}};
    }
    if (match->charges == Charges::subscription) return refuse(LeftOutReason::subscription, entry);
    if (match->charges == Charges::free) return refuse(LeftOutReason::free_offer, entry);
    if (match->provider.empty()) return refuse(LeftOutReason::provider_not_imported, entry);
    return match;
  }

  std::nullopt_t refuse(LeftOutReason reason, const PriceEntry& entry) {
    log_.leave_out(reason, entry.key);
    return std::nullopt;
  }

  /// The model is asked first, so that the report says of the models that matter what is wrong with
  /// their prices.
  void take_text(const PriceEntry& entry, const ProviderMatch& provider) {
    auto region = split_region(provider.provider, entry.model, base_);
    auto match = names_.find(entry.model);
    if (match.models.empty()) match = names_.find(region.rest);
    if (match.models.empty()) {
      const bool moving = entry.model.ends_with("-latest");
      return log_.leave_out(moving ? LeftOutReason::moving_alias : LeftOutReason::unknown_model,
                            entry.key);
    }
    if (const auto fault = price_fault(entry)) return log_.leave_out(*fault, entry.key);
    if (match.models.size() > 1) return refuse_ambiguous(entry, match);
    if (const auto* known = offer_by_name(provider.provider, entry.model)) {
      if (region.region != known->region || !known->country.empty())
        region.country = known->country;
      region.region = known->region;
    }
    if (entry.own) {
      region.region = entry.own->region;
      region.country = entry.own->country;
    }
    const auto offer = offer_of(entry, provider, region, *match.models.front());
    candidates_[offer.id].push_back({&entry, match.rank, offer});
  }

  /// The offer that the catalogue knows by the provider's own name; of several, the one that is
  /// bound to no region.
  [[nodiscard]] const ApiOffer* offer_by_name(const std::string& provider,
                                              const std::string& name) const {
    const ApiOffer* found = nullptr;
    for (const auto& offer : base_.api_offers) {
      if (offer.provider != provider || offer.provider_model_name != name) continue;
      if (found == nullptr || offer.region.empty()) found = &offer;
    }
    return found;
  }

  void refuse_ambiguous(const PriceEntry& entry, const ModelMatch& match) {
    std::string may_be;
    for (const auto* model : match.models) may_be += (may_be.empty() ? "" : ", ") + model->id;
    log_.ambiguous(entry.key, RemarkCode::may_be_models, {{"models", may_be}});
    log_.leave_out(LeftOutReason::ambiguous, entry.key);
  }

  [[nodiscard]] Date date_of(const PriceEntry& entry) const { return entry.as_of.value_or(as_of_); }

  ApiOffer offer_of(const PriceEntry& entry, const ProviderMatch& provider,
                    const RegionMatch& region, const Model& model) {
    ApiOffer offer = entry.own ? *entry.own : ApiOffer{};
    offer.provider = provider.provider;
    offer.model = model.id;
    offer.id = offer.provider + "/" + model.id + (region.region.empty() ? "" : "@" + region.region);
    if (offer.provider_model_name.empty()) offer.provider_model_name = entry.model;
    offer.region = region.region;
    offer.country = region.country;
    offer.currency = options_.file_currency.value_or(
        entry.currency.value_or(provider.currency.value_or(Currency::usd)));
    fill_prices(entry, offer);
    offer.max_context_tokens = entry.max_context;
    offer.max_output_tokens = entry.max_output;
    auto& stated = offer.provenance;
    if (stated.source.empty()) stated.source = source_of(options_, entry.key);
    stated.as_of = date_of(entry);
    stated.confidence = entry.confidence.value_or(Confidence::medium);
    stated.note = notes(options_.file_currency ? "" : provider.note, stated.note);
    return offer;
  }

  static void fill_prices(const PriceEntry& entry, ApiOffer& offer) {
    offer.prices = token_prices(entry.prices);
    const auto batch = token_prices(entry.batch);
    offer.batch_prices.reset();
    if (batch.input && batch.output) offer.batch_prices = batch;
    for (const auto& tier : entry.tiers) {
      auto prices = token_prices(tier.prices);
      if (!prices.input && !prices.output) continue;
      if (!prices.input) prices.input = offer.prices.input;
      if (!prices.output) prices.output = offer.prices.output;
      offer.context_tiers.push_back({tier.above_input_tokens, prices});
    }
    std::ranges::sort(offer.context_tiers, {}, &ContextTier::above_input_tokens);
    for (const auto& time : entry.timed) {
      const auto clock = [](const std::string& text) {
        return text.empty() ? std::nullopt : std::optional(text);
      };
      offer.timed_prices.push_back({time.from, clock(time.daily_from_utc), clock(time.daily_to_utc),
                                    token_prices(time.prices)});
    }
  }

  /// Several entries may mean one offer: the name that the catalogue knows it by wins, then the one
  /// that took least guessing; what remains must agree.
  void settle(const std::string& id, const std::vector<Candidate>& candidates) {
    const auto* present = base_offer(id);
    const auto preference = [&](const Candidate& c) {
      return present && present->provider_model_name == c.entry->model ? -1 : c.rank;
    };
    int best = preference(candidates.front());
    for (const auto& c : candidates) best = std::min(best, preference(c));
    const Candidate* chosen = nullptr;
    bool agree = true;
    for (const auto& c : candidates) {
      if (preference(c) != best) continue;
      if (chosen == nullptr) chosen = &c;
      agree = agree && same_price(chosen->offer.prices, c.offer.prices);
    }
    if (!agree) return refuse_disagreeing(id, candidates);
    for (const auto& c : candidates) {
      if (&c != chosen) log_.leave_out(LeftOutReason::duplicate, c.entry->key);
    }
    judge(*chosen, present);
  }

  void refuse_disagreeing(const std::string& id, const std::vector<Candidate>& candidates) {
    std::string names;
    for (const auto& c : candidates) {
      names += (names.empty() ? "" : ", ") + c.entry->key;
      log_.leave_out(LeftOutReason::ambiguous, c.entry->key);
    }
    log_.ambiguous(id, RemarkCode::entries_disagree, {{"entries", names}});
  }

  void judge(const Candidate& chosen, const ApiOffer* present) {
    ApiOffer offer = chosen.offer;
    if (present != nullptr) {
      if (options_.prefer == Prefer::later_date &&
          present->provenance.as_of > offer.provenance.as_of) {
        return log_.leave_out(LeftOutReason::older, offer.id);
      }
      keep_terms(*present, file_.expressible, offer);
    }
    auto doubt = price_doubt(chosen.entry->prices);
    if (!doubt && present != nullptr) doubt = jump(*present, offer);
    if (doubt) {
      log_.suspicious(offer.id, *doubt);
      if (options_.accept == Accept::no) return log_.leave_out(LeftOutReason::suspicious, offer.id);
    }
    out_.api_offers.push_back(std::move(offer));
  }

  [[nodiscard]] const ApiOffer* base_offer(const std::string& id) const {
    const auto found = std::ranges::find(base_.api_offers, id, &ApiOffer::id);
    return found == base_.api_offers.end() ? nullptr : &*found;
  }

  void add_new_providers() {
    for (const auto& offer : out_.api_offers) {
      const bool known = base_.find_provider(offer.provider) || out_.find_provider(offer.provider);
      if (known) continue;
      out_.providers.push_back(named_provider(offer.provider, ProviderKind::open_model_host,
                                              source_of(options_, offer.provider),
                                              offer.provenance.as_of));
      log_.note(offer.provider, RemarkCode::new_provider);
    }
  }

  ImportFormat format_;
  const PriceFile& file_;
  const ImportOptions& options_;
  Date as_of_;
  const Catalog& base_;
  Catalog& out_;
  ImportLog& log_;
  ModelNames names_;
  std::map<std::string, std::vector<Candidate>> candidates_;
};

}  // namespace

void import_prices(ImportFormat format, const PriceFile& file, const ImportOptions& options,
                   Date as_of, const Catalog& base, Catalog& out, ImportLog& log) {
  PriceImport(format, file, options, as_of, base, out, log).run();
}

}  // namespace llmadvisor
