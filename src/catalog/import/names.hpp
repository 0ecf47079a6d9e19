#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// No model has a longer name; what is longer is not taken apart.
inline constexpr std::size_t longest_name = 300;

/// Lower case, with one hyphen for every dot, underscore, colon and space.
[[nodiscard]] std::string plain_name(std::string_view name);

/// The file's own names for a provider, looked up in data/import.json and then among the
/// catalogue's ids and aliases. Null when nothing is known.
struct ProviderMatch {
  std::string provider;  ///< catalogue id; empty when deliberately not imported
  Charges charges = Charges::by_token;
  std::optional<Currency> currency;
  std::string note;
};
[[nodiscard]] std::optional<ProviderMatch> find_provider_name(ImportFormat format,
                                                              std::string_view name,
                                                              const Catalog& base);

/// What the beginning of a provider's model name says of the region.
struct RegionMatch {
  std::string rest;
  std::string region;
  std::string country;
};
[[nodiscard]] RegionMatch split_region(const std::string& provider, const std::string& model,
                                       const Catalog& base);

struct ModelMatch {
  std::vector<const Model*> models;  ///< more than one: ambiguous; none: unknown
  int rank = 0;                      ///< 0 is exact; higher took more guessing
};

/// Finds models by the names that providers give them: ids, aliases, and both without what
/// providers add (publishers, dates, versions, `-instruct`).
class ModelNames {
 public:
  explicit ModelNames(const Catalog& base);

  [[nodiscard]] ModelMatch find(std::string_view name) const;

 private:
  void add(std::string_view name, int rank, const Model& model);

  /// What a name means at the least guessing.
  struct Known {
    int rank = 0;
    std::vector<const Model*> models;
  };
  std::unordered_map<std::string, Known> by_name_;  ///< plain names
};

}  // namespace llmadvisor
