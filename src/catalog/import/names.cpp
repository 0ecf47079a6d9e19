#include "names.hpp"

#include <algorithm>
#include <array>

#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

constexpr int exact = 0;
constexpr int without_publisher = 1;
constexpr int without_release = 2;
constexpr int without_form = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return lower_case(c) >= 'a' && lower_case(c) <= 'z'; }

/// In a pattern, `9` stands for any digit and all else for itself.
bool fits(std::string_view text, std::string_view pattern) {
  return std::ranges::equal(
      text, pattern, [](char c, char wanted) { return wanted == '9' ? is_digit(c) : c == wanted; });
}

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// `-v1`, `-v1:0`
bool is_revision(std::string_view text) {
  if (!text.starts_with("-v")) return false;
  text.remove_prefix(2);
  const auto colon = text.find(':');
  return is_number(text.substr(0, colon)) &&
         (colon == text.npos || is_number(text.substr(colon + 1)));
}

/// What providers put behind a name to tell its releases apart: dates, revisions, `@latest`.
bool is_version(std::string_view text) {
  if (text.starts_with('@')) return text.find_first_of("\r\n") == text.npos;
  constexpr std::string_view day = "-20999999";
  const bool is_day = fits(text.substr(0, day.size()), day);
  return is_revision(text) || fits(text, "-2099-99-99") || fits(text, "-99-2099") || text == ":0" ||
         (is_day && (text.size() == day.size() || is_revision(text.substr(day.size()))));
}

std::string_view after_last(std::string_view name, char separator) {
  const auto at = name.rfind(separator);
  return at == name.npos ? name : name.substr(at + 1);
}

/// `anthropic.claude-...` -> `claude-...`; `llama-3.3` keeps its dot.
std::string_view without_vendor_dot(std::string_view name) {
  const auto vendor =
      static_cast<std::size_t>(std::ranges::find_if_not(name, is_letter) - name.begin());
  const bool has_dot =
      vendor > 0 && vendor + 1 < name.size() && name[vendor] == '.' && is_letter(name[vendor + 1]);
  return has_dot ? name.substr(vendor + 1) : name;
}

std::string_view without_version(std::string_view name) {
  for (auto at = name.find_first_of("-@:"); at != name.npos;
       at = name.find_first_of("-@:", at + 1)) {
    if (is_version(name.substr(at))) return name.substr(0, at);
  }
  return name;
}

char plain(char c) { return c == '.' || c == '_' || c == ':' || c == ' ' ? '-' : lower_case(c); }

bool ends_with_plain(std::string_view name, std::string_view suffix) {
  return name.size() > suffix.size() &&
         std::ranges::equal(name.substr(name.size() - suffix.size()), suffix, {}, plain);
}

/// What a host adds for the form in which it serves the same weights.
std::string_view without_suffix(std::string_view name) {
  constexpr auto suffixes =
      std::to_array<std::string_view>({"-maas", "-instruct", "-it", "-hf", "-fp8", "-versatile"});
  for (bool again = true; again;) {
    again = false;
    for (const auto suffix : suffixes) {
      if (!ends_with_plain(name, suffix)) continue;
      name.remove_suffix(suffix.size());
      again = true;
    }
  }
  return name;
}

struct NameForm {
  std::string_view name;
  int rank = exact;
};

/// The name and its simpler forms. Refers to the name.
std::vector<NameForm> forms(std::string_view name) {
  if (name.size() > longest_name) return {{name, exact}};
  const auto bare = after_last(name, '/');
  const auto no_vendor = without_vendor_dot(bare);
  const auto no_version = without_version(no_vendor);
  std::vector<NameForm> all{{name, exact}};
  for (const auto& form :
       {NameForm{bare, without_publisher}, NameForm{no_vendor, without_publisher},
        NameForm{no_version, without_release},
        NameForm{without_suffix(no_version), without_form}}) {
    if (form.name != all.back().name) all.push_back(form);
  }
  return all;
}

bool matches(std::string_view pattern, std::string_view name) {
  if (!pattern.ends_with('*')) return pattern == name;
  return name.starts_with(pattern.substr(0, pattern.size() - 1));
}

}  // namespace

std::string plain_name(std::string_view name) {
  std::string result(name);
  std::ranges::transform(result, result.begin(), plain);
  return result;
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
  auto& known = by_name_.try_emplace(plain_name(name), Known{rank, {}}).first->second;
  if (rank > known.rank) return;
  if (rank < known.rank) known = {rank, {}};
  if (std::ranges::find(known.models, &model) == known.models.end()) known.models.push_back(&model);
}

ModelMatch ModelNames::find(std::string_view name) const {
  ModelMatch best;
  for (const auto& form : forms(name)) {
    const auto found = by_name_.find(plain_name(form.name));
    if (found == by_name_.end()) continue;
    const int rank = form.rank * 4 + found->second.rank;
    if (!best.models.empty() && rank >= best.rank) continue;
    best = {found->second.models, rank};
  }
  return best;
}

}  // namespace llmadvisor
