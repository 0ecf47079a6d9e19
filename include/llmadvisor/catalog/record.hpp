#pragma once

#include <array>
#include <concepts>
#include <string>
#include <type_traits>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/units/date.hpp"

namespace llmadvisor {

/// Each record type has one function `describe(visitor, record)` that names its fields as they
/// stand in the JSON files (unit in the key). The JSON reader and writer, the embedded binary form,
/// the check of bounds, the published schemas and the columns of own tables are visitors, so a
/// field is written down once.
///
///   visitor.field(key, value)              required
///   visitor.optional(key, value)           absent when nullopt, empty or equal to its default
///   visitor.unit(key, value, one)          required quantity; the JSON number counts `one`s
///   visitor.optional_unit(key, value, one) the same for std::optional<Quantity>
///   visitor.group(key, value)              required nested object with a describe() of its own
///   visitor.optional_group(key, value)     the same for std::optional<Group>
///   visitor.list(key, values)              array of objects, absent when empty
///
/// Behind these stand notes (field_notes.hpp) in any order: Bounds of a number, which does not
/// compile without, the TextForm of a text, what the field Says: `visitor.field(key, value,
/// positive, Says{"..."})`. Fields that bound others stand before them.
///
/// `Record` is const for the visitors that only look.
template <class Candidate, class Type>
concept maybe_const = std::same_as<std::remove_const_t<Candidate>, Type>;

enum class Confidence { high, medium, low };
template <>
inline constexpr auto enum_rows<Confidence> = std::to_array<EnumRow<Confidence>>(
    {{Confidence::high, "high"}, {Confidence::medium, "medium"}, {Confidence::low, "low"}});

/// Where a figure comes from and on which day it was true. Every record carries one.
struct Provenance {
  std::string source;
  Date as_of{};
  Confidence confidence = Confidence::high;
  std::string note;  ///< caveats, disagreements between sources
};

template <class Visitor, maybe_const<Provenance> Record>
void describe(Visitor& v, Record& r) {
  v.field("source", r.source, Says{"where it was read"});
  v.field("as_of", r.as_of, Says{"the day on which it was true"});
  v.optional("confidence", r.confidence, Says{"`high` when absent"});
  v.optional("note", r.note, Says{"caveats, disagreements between sources"});
}

}  // namespace llmadvisor
