#include "names.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

constexpr int exact = 0;
constexpr int without_publisher = 1;
constexpr int without_version = 2;
constexpr int without_form = 3;

std::string after_last(std::string_view name, char separator) {
  const auto at = name.rfind(separator);
  return std::string(at == name.npos ? name : name.substr(at + 1));
}

/// `anthropic.claude-...` -> `claude-...`; `llama-3.3` keeps its dot.
std::string without_vendor_dot(const std::string& name) {
  static const std::regex vendor("^[a-zA-Z]+\\.(?=[a-zA-Z])");
  return std::regex_replace(name, vendor, "");
}

std::string without_date(const std::string& name) {
  static const std::regex version(
      "(-v\\d+(:\\d+)?|@.*|-20\\d{6}(-v\\d+(:\\d+)?)?|-20\\d\\d-\\d\\d-\\d\\d|-\\d\\d-20\\d\\d|:0)"
      "$");
  return std::regex_replace(name, version, "");
}

/// What a host adds for the form in which it serves the same weights.
std::string without_suffix(std::string name) {
  constexpr auto suffixes =
      std::to_array<std::string_view>({"-maas", "-instruct", "-it", "-hf", "-fp8", "-versatile"});
  for (bool again = true; again;) {
    again = false;
    for (const auto suffix : suffixes) {
      if (name.size() > suffix.size() && plain_name(name).ends_with(suffix)) {
        name.resize(name.size() - suffix.size());
        again = true;
      }
    }
  }
  return name;
}

/// The name and its simpler forms, each with its rank.
std::vector<std::pair<std::string, int>> forms(std::string_view name) {
  if (name.size() > longest_name) return {{std::string(name), exact}};
  const auto bare = after_last(name, '/');
  const auto no_vendor = without_vendor_dot(bare);
  const auto no_date = without_date(no_vendor);
  return {{std::string(name), exact},
          {bare, without_publisher},
          {no_vendor, without_publisher},
          {no_date, without_version},
          {without_suffix(no_date), without_form}};
}

bool matches(std::string_view pattern, std::string_view name) {
  if (!pattern.ends_with('*')) return pattern == name;
  return name.starts_with(pattern.substr(0, pattern.size() - 1));
}

}  // namespace

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    const bool joint = c == '.' || c == '_' || c == ':' || c == ' ';
    plain += joint ? '-' : lower_case(c);
  }
  return plain;
}

std::optional<ProviderMatch> find_provider_name(ImportFormat format, std::string_view name,
                                                const Catalog& base) {
  const ProviderName* best = nullptr;
  for (const auto& row : base.provider_names) {
    if (row.format != format || !matches(row.name, name)) continue;
    if (best == nullptr || row.name.size() > best->name.size()) best = &row;
  }
  if (best != nullptr)
    return ProviderMatch{best->provider, best->charges, best->currency, best->note};
  if (const auto* provider = base.find_provider(name)) {
    return ProviderMatch{.provider = provider->id, .currency = {}, .note = {}};
  }
  return std::nullopt;
}

RegionMatch split_region(const std::string& provider, const std::string& model,
                         const Catalog& base) {
  const RegionName* best = nullptr;
  for (const auto& row : base.region_names) {
    if (row.provider != provider || !model.starts_with(row.prefix)) continue;
    if (best == nullptr || row.prefix.size() > best->prefix.size()) best = &row;
  }
  if (best == nullptr) return {model, "", ""};
  return {model.substr(best->prefix.size()), best->region, best->country};
}

ModelNames::ModelNames(const Catalog& base) {
  for (const auto& model : base.models) {
    add(model.id, exact, model);
    // `amazon-nova-micro`: some lists put the publisher into the name itself.
    add(model.publisher + "-" + model.id, without_publisher, model);
    for (const auto& alias : model.aliases) {
      add(alias, exact, model);
      for (const auto& [form, rank] : forms(alias)) add(form, rank, model);
    }
  }
}

void ModelNames::add(std::string_view name, int rank, const Model& model) {
  by_name_[plain_name(name)][rank].insert(&model);
}

ModelMatch ModelNames::find(std::string_view name) const {
  ModelMatch best;
  for (const auto& [form, form_rank] : forms(name)) {
    const auto found = by_name_.find(plain_name(form));
    if (found == by_name_.end()) continue;
    const auto& [name_rank, models] = *found->second.begin();
    const int rank = form_rank * 4 + name_rank;
    if (!best.models.empty() && rank >= best.rank) continue;
    best = {{models.begin(), models.end()}, rank};
  }
  return best;
}

}  // namespace llmadvisor
