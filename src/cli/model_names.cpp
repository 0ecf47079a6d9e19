#include "model_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "llmadvisor/text/likeness.hpp"
#include "suggest.hpp"
#include "values.hpp"

namespace llmadvisor::cli {
namespace {

constexpr std::size_t most_successors = 3;
constexpr std::size_t most_members_named = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return lower_case(c) >= 'a' && lower_case(c) <= 'z'; }

/// Letters and digits alone: "Claude 3.5 Sonnet" is claude35sonnet.
std::string squeezed(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if (is_digit(c) || is_letter(c)) result += lower_case(c);
  }
  return result;
}

/// "Qwen3.5-9B" is qwen, 3.5, 9, b.
std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts;
  char before = ' ';
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool in_number =
        c == '.' && is_digit(before) && i + 1 < name.size() && is_digit(name[i + 1]);
    const bool digit = is_digit(c) || in_number;
    if (digit || is_letter(c)) {
      const bool goes_on = digit ? is_digit(before) || before == '.' : is_letter(before);
      if (!goes_on) parts.emplace_back();
      parts.back() += lower_case(c);
      before = c;
    } else {
      before = ' ';
    }
  }
  return parts;
}

bool starts_with(const std::vector<std::string>& name, const std::vector<std::string>& start) {
  return name.size() >= start.size() && std::equal(start.begin(), start.end(), name.begin());
}

/// The first number that is no size: 3.3 of llama-3.3-70b, 4 of gpt-4o.
std::optional<double> version_in(const std::vector<std::string>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_size = i + 1 < parts.size() && parts[i + 1] == "b";
    if (!is_digit(parts[i].front()) || is_size) continue;
    double version = 0;
    std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), version);
    return version;
  }
  return std::nullopt;
}

std::vector<std::string> numbers_in(std::string_view name) {
  auto numbers = parts_of(name);
  std::erase_if(numbers, [](const std::string& part) { return !is_digit(part.front()); });
  return numbers;
}

/// Words in common beside the family's own: sonnet, mini, flash.
std::size_t kinship(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return static_cast<std::size_t>(std::ranges::count_if(one, [&](const std::string& part) {
    return part.size() > 1 && is_letter(part.front()) && std::ranges::count(other, part) > 0;
  }));
}

/// A slip of the finger in a word; another number is another model.
std::vector<std::string> slips_of(std::string_view name, const Catalog& catalog) {
  std::vector<std::string_view> ids;
  for (const auto& model : catalog.models) {
    if (numbers_in(model.id) == numbers_in(name)) ids.push_back(model.id);
  }
  return closest_words(name, ids);
}

/// Of equals the later version is meant.
std::vector<std::string_view> ids_from_the_latest(const Catalog& catalog) {
  std::vector<std::string_view> ids;
  for (const auto& model : catalog.models) ids.push_back(model.id);
  std::ranges::stable_sort(ids, std::ranges::greater{},
                           [](std::string_view id) { return version_in(parts_of(id)); });
  return ids;
}

std::string members_hint(const std::vector<const Model*>& members) {
  std::vector<std::string_view> ids;
  for (const auto* member : members) {
    if (ids.size() < most_members_named) ids.push_back(member->id);
  }
  return fmt::format("one of {}{}", fmt::join(ids, ", "),
                     members.size() > ids.size() ? ", ..." : "");
}

std::string successors_hint(std::string_view name, const Catalog& catalog) {
  const auto later = successors_of(name, catalog);
  if (later.empty()) return {};
  return fmt::format("later ones of that family: {}", fmt::join(later, ", "));
}

std::string joined(const std::string& one, const std::string& other) {
  return one.empty() || other.empty() ? one + other : one + "; " + other;
}

}  // namespace

const Model* find_model_named(std::string_view name, const Catalog& catalog) {
  if (const auto* model = catalog.find_model(name)) return model;
  const auto wanted = squeezed(name);
  if (wanted.empty()) return nullptr;
  const auto is_so_called = [&](const std::string& other) { return squeezed(other) == wanted; };
  const auto found = std::ranges::find_if(catalog.models, [&](const Model& model) {
    return is_so_called(model.id) || is_so_called(model.name) ||
           std::ranges::any_of(model.aliases, is_so_called);
  });
  return found == catalog.models.end() ? nullptr : &*found;
}

std::vector<const Model*> members_of_family(std::string_view name, const Catalog& catalog) {
  std::vector<const Model*> members;
  const auto family = parts_of(name);
  if (family.empty() || family.front().size() < 2) return members;
  for (const auto& model : catalog.models) {
    if (starts_with(parts_of(model.id), family) || starts_with(parts_of(model.name), family)) {
      members.push_back(&model);
    }
  }
  if (!members.empty()) return members;
  for (const auto& model : catalog.models) {
    if (starts_with(parts_of(model.publisher), family)) members.push_back(&model);
  }
  return members;
}

const AbilityReference* find_reference(std::string_view name, const Catalog& catalog) {
  const auto wanted = squeezed(name);
  const auto is_so_called = [&](std::string_view other) {
    // "gpt-4 (June 2023)" is a release of gpt-4.
    return !wanted.empty() &&
           (squeezed(other) == wanted || squeezed(other.substr(0, other.find(" ("))) == wanted);
  };
  for (const auto& reference : catalog.ability_references) {
    if (is_so_called(reference.id)) return &reference;
  }
  for (const auto& reference : catalog.ability_references) {
    if (std::ranges::any_of(reference.models, is_so_called)) return &reference;
  }
  return nullptr;
}

std::vector<std::string> successors_of(std::string_view name, const Catalog& catalog) {
  struct Successor {
    std::size_t kinship = 0;
    double version = 0;
    std::optional<Date> released;
    std::string_view id;
  };
  const auto parts = parts_of(name);
  const auto version = version_in(parts);
  if (!version || is_digit(parts.front().front())) return {};
  std::vector<Successor> later;
  for (const auto& model : catalog.models) {
    const auto its = parts_of(model.id);
    const auto its_version = version_in(its);
    if (its.front() != parts.front() || !its_version || *its_version <= *version) continue;
    later.push_back({kinship(parts, its), *its_version, model.release_date, model.id});
  }
  std::ranges::stable_sort(later, [](const Successor& one, const Successor& other) {
    if (one.kinship != other.kinship) return one.kinship > other.kinship;
    if (one.version != other.version) return one.version > other.version;
    return one.released > other.released;
  });
  std::vector<std::string> ids;
  for (const auto& each : later) {
    if (ids.size() < most_successors) ids.emplace_back(each.id);
  }
  return ids;
}

bool is_rated(const Model& model, const Catalog& catalog) {
  return std::ranges::find(catalog.abilities, model.id, &Ability::model) != catalog.abilities.end();
}

void refuse_model(std::string_view name, const Catalog& catalog) {
  constexpr std::string_view list = "list all: llmadvisor catalog list models";
  if (const auto* reference = find_reference(name, catalog)) {
    throw UsageError(
        "unknown-model",
        fmt::format("{} is in the catalogue as a level to compare with, not with a price",
                    in_quotes(name)),
        joined(fmt::format("for a model at least as able: --quality {}", reference->id),
               successors_hint(name, catalog)));
  }
  const auto message = fmt::format("unknown model {}", in_quotes(name));
  if (const auto slips = slips_of(name, catalog); !slips.empty()) {
    throw UsageError("unknown-model", message, did_you_mean(slips) + " " + std::string(list));
  }
  if (const auto members = members_of_family(name, catalog); !members.empty()) {
    throw UsageError("unknown-model",
                     fmt::format("{} names {} models", in_quotes(name), members.size()),
                     members_hint(members));
  }
  if (const auto later = successors_hint(name, catalog); !later.empty()) {
    throw UsageError("unknown-model", message, later + "; " + std::string(list));
  }
  const auto nearest = did_you_mean(closest_ids(name, ids_from_the_latest(catalog)));
  throw UsageError("unknown-model", message,
                   (nearest.empty() ? nearest : nearest + " ") + std::string(list));
}

}  // namespace llmadvisor::cli
