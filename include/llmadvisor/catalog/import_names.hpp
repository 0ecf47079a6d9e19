#pragma once

#include <array>
#include <optional>
#include <string>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/import_formats.hpp"
#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// How a provider of a price file charges. Only tokens make an offer; the others look like a
/// price of zero and are none.
enum class Charges { by_token, subscription, free };
template <>
inline constexpr auto enum_rows<Charges> =
    std::to_array<EnumRow<Charges>>({{Charges::by_token, "by-token"},
                                     {Charges::subscription, "subscription"},
                                     {Charges::free, "free"}});

/// What a price file calls a provider. A name that ends in `*` stands for every name with that
/// beginning; the longest match wins.
struct ProviderName {
  ImportFormat format = ImportFormat::litellm;
  std::string name;
  std::string provider;  ///< catalogue id; empty: known, and deliberately not imported
  Charges charges = Charges::by_token;
  std::optional<Currency> currency;  ///< where the file's figures are not dollars
  std::string note;
};

/// The beginning of a model name that stands for a region with its own price.
struct RegionName {
  std::string provider;
  std::string prefix;
  std::string region;   ///< empty: wherever the provider chooses to run it
  std::string country;  ///< ISO 3166 code, EU, or empty
};

/// What a GPU list calls a card. A row with a provider goes before one without; the memory bounds
/// apply where the list states the memory of one card.
struct GpuName {
  std::string name;
  std::string provider;
  std::optional<double> memory_gib_from;
  std::optional<double> memory_gib_below;
  std::string gpu;
  std::string note;  ///< why this card, where the name alone does not say
};

/// A cloud that prices the machine and its GPUs apart: which machine carries them.
struct GpuHost {
  std::string provider;
  std::string accelerator;
  int gpus = 1;
  std::string instance_type;
};

template <class Visitor, maybe_const<ProviderName> Record>
void describe(Visitor& v, Record& r) {
  v.field("format", r.format);
  v.field("name", r.name,
          Says{"as the file calls it; an ending `*` stands for every name with that beginning"});
  v.optional("provider", r.provider, TextForm::id,
             Says{"absent: known, and deliberately not imported"});
  v.optional("charges", r.charges, Says{"only tokens make an offer; `by-token` when absent"});
  v.optional("currency", r.currency, Says{"where the figures are not dollars"});
  v.optional("note", r.note);
}

template <class Visitor, maybe_const<RegionName> Record>
void describe(Visitor& v, Record& r) {
  v.field("provider", r.provider, TextForm::id);
  v.field("prefix", r.prefix, TextForm::any,
          Says{"beginning of a model name that stands for a region"});
  v.optional("region", r.region, Says{"absent: wherever the provider chooses"});
  v.optional("country", r.country, TextForm::country);
}

template <class Visitor, maybe_const<GpuName> Record>
void describe(Visitor& v, Record& r) {
  v.field("name", r.name);
  v.optional("provider", r.provider, TextForm::id, Says{"absent: whoever names it so"});
  v.optional("memory_gib_from", r.memory_gib_from, positive,
             Says{"of one card, where the list states it"});
  v.optional("memory_gib_below", r.memory_gib_below, positive);
  v.field("gpu", r.gpu, TextForm::id);
  v.optional("note", r.note);
}

template <class Visitor, maybe_const<GpuHost> Record>
void describe(Visitor& v, Record& r) {
  v.field("provider", r.provider, TextForm::id);
  v.field("accelerator", r.accelerator);
  v.field("gpus", r.gpus, count_up_to(most_gpus));
  v.field("instance_type", r.instance_type, Says{"the machine that carries them"});
}

}  // namespace llmadvisor
