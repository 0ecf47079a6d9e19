#include "llmadvisor/engine/hints.hpp"

#include <algorithm>

#include "listener.hpp"
#include "llmadvisor/engine/rules/marked.hpp"
#include "llmadvisor/text/words.hpp"
#include "mentions.hpp"

namespace llmadvisor {
namespace {

/// The row that comes first in the table decides; its class gathers its words.
template <class Value>
struct Gathered {
  std::optional<Value> value;
  std::vector<Stretch> stretches;

  void add(Value of, const Stretch& heard) {
    if (!value) value = of;
    if (*value == of) stretches.push_back(heard);
  }
  [[nodiscard]] std::optional<Hint<Value>> hint(const Listener& listener) const {
    if (!value) return std::nullopt;
    return Hint<Value>{*value, listener.quoted(stretches)};
  }
};

void gather_classes(const Listener& listener, const Catalog& catalog, Hints& hints) {
  Gathered<Sensitivity> strong;
  Gathered<Sensitivity> weak;
  Gathered<Sensitivity> anonymised;
  for (std::size_t i = 0; i < catalog.sensitivity_hints.size(); ++i) {
    const auto& row = catalog.sensitivity_hints[i];
    if (!listener.is_for(row)) continue;
    const bool is_strong = row.strength == HintStrength::strong;
    for (const auto& heard : listener.heard(i)) {
      const bool published = listener.is_damped(heard, DampingKind::publication) ||
                             listener.is_damped(heard, DampingKind::product);
      // A marking does not fall with the names.
      const bool nobodys =
          listener.is_damped(heard, DampingKind::without) ||
          (!is_marked(row.sensitivity) && listener.is_damped(heard, DampingKind::anonymous));
      if (is_strong && nobodys) {
        anonymised.add(row.sensitivity, heard);
      } else if (is_strong && !published) {
        strong.add(row.sensitivity, heard);
      } else if (!nobodys && (is_strong || !published)) {
        weak.add(row.sensitivity, heard);
      }
    }
  }
  hints.strong = strong.hint(listener);
  hints.weak = weak.hint(listener);
  hints.anonymised = anonymised.hint(listener);
}

std::optional<Hint<Jurisdiction>> place_in(const Listener& listener, const Catalog& catalog) {
  Gathered<Jurisdiction> place;
  for (std::size_t i = 0; i < catalog.jurisdiction_hints.size(); ++i) {
    const auto& row = catalog.jurisdiction_hints[i];
    if (!listener.is_for(row)) continue;
    for (const auto& heard : listener.heard(catalog.sensitivity_hints.size() + i)) {
      if (listener.is_damped(heard, DampingKind::without)) continue;
      // France stands before the Union in the table and is in it.
      const bool in_france = place.value == Jurisdiction::fr;
      const bool union_too = in_france && row.jurisdiction == Jurisdiction::eu;
      if (place.value && *place.value != row.jurisdiction && !union_too) return std::nullopt;
      place.add(row.jurisdiction, heard);
    }
  }
  return place.hint(listener);
}

int strictness(Sensitivity sensitivity) {
  switch (sensitivity) {
    case Sensitivity::public_data:
      return 0;
    case Sensitivity::internal:
      return 1;
    case Sensitivity::personal:
      return 2;
    case Sensitivity::restricted:
      return 4;
    case Sensitivity::secret:
      return 5;
    default:
      return 3;
  }
}

}  // namespace

std::optional<Language> written_in(std::string_view text) { return language_of(words_of(text)); }

Hints hints_in(std::string_view text, const Catalog& catalog) {
  Hints hints;
  std::vector<HintRow> rows;
  add_rows(catalog.sensitivity_hints, rows);
  add_rows(catalog.jurisdiction_hints, rows);
  const Listener listener(text, words_of(text), rows, catalog.hint_damping);
  gather_classes(listener, catalog, hints);
  hints.place = place_in(listener, catalog);
  hints.mentions = mentions_in(text, catalog);
  return hints;
}

Hints hints_of(const ProjectInput& input, const Catalog& catalog) {
  std::string text = input.description.value_or("");
  if (input.specifics) text += "\n" + *input.specifics;
  if (text.empty()) return {};
  Hints hints = hints_in(text, catalog);
  const bool in_euros = input.budget && input.budget->currency == Currency::eur;
  if (!hints.place && in_euros && written_in(text) == Language::fr) {
    hints.place = Hint<Jurisdiction>{Jurisdiction::fr, {}};
  }
  compare_with_input(hints.mentions, input, catalog);
  return hints;
}

ProjectInput heard(const ProjectInput& input, const Hints& hints) {
  ProjectInput result = input;
  for (const auto& mention : hints.mentions) {
    if (mention.use != MentionUse::counted) continue;
    if (mention.topic == Topic::rag) result.rag = Wanted::yes;
    if (mention.topic == Topic::fine_tuning) result.fine_tuning = Wanted::yes;
    if (mention.topic == Topic::vision) result.needs.push_back(Capability::vision);
    if (mention.topic == Topic::coding) result.task = Task::coding;
    if (mention.topic == Topic::answer_language) result.answer_language = mention.language;
    if (mention.topic == Topic::users) {
      result[Number::requests_per_day] = mention.requests_per_day;
    }
  }
  return result;
}

bool is_stricter(Sensitivity one, Sensitivity other) { return strictness(one) > strictness(other); }

}  // namespace llmadvisor
