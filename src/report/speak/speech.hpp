#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <string_view>

#include "llmadvisor/catalog/catalog_diff.hpp"
#include "llmadvisor/catalog/finding.hpp"
#include "llmadvisor/catalog/import_report.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/identifiers.hpp"
#include "reasons.hpp"
#include "texts.hpp"

namespace llmadvisor {

template <class Enum>
inline constexpr std::size_t enumerators = enum_names<Enum>.size();
template <>
inline constexpr std::size_t enumerators<LineKind> = line_kind_count;
template <>
inline constexpr std::size_t enumerators<Number> = number_count;
template <>
inline constexpr std::size_t enumerators<BillUnit> = bill_unit_count;
/// Pieces, the last, need no name.
template <>
inline constexpr std::size_t enumerators<NumberUnit> = number_unit_count - 1;
template <>
inline constexpr std::size_t enumerators<Term> = term_count;
template <>
inline constexpr std::size_t enumerators<Sign> = sign_count;

/// What a language calls the enumerators of one type. One without a name does not compile.
template <class Enum>
class Names {
 public:
  struct Row {
    Enum value;
    std::string_view name;
  };

  consteval Names(std::initializer_list<Row> rows) {
    for (const auto& [value, name] : rows) {
      auto& place = names_[static_cast<std::size_t>(value)];
      if (!place.empty()) throw "an enumerator is named twice";
      place = name;
    }
    for (const auto name : names_) {
      if (name.empty()) throw "an enumerator has no name";
    }
  }

  [[nodiscard]] constexpr std::string_view operator[](Enum value) const {
    return names_[static_cast<std::size_t>(value)];
  }

 private:
  std::array<std::string_view, enumerators<Enum>> names_{};
};

/// What a language calls the things that files and the engine know by a key.
struct Named {
  std::string_view key;
  std::string_view name;
};
using NamedList = std::span<const Named>;

constexpr bool same_keys(NamedList translation, NamedList original) {
  if (translation.size() != original.size()) return false;
  for (std::size_t i = 0; i < original.size(); ++i) {
    if (translation[i].key != original[i].key || translation[i].name.empty()) return false;
  }
  return true;
}

struct EnumNames {
  Names<OptionKind> option_kinds;
  Names<OptionKind> kinds_in_short;  ///< for a narrow column
  Names<Purchase> purchases;
  Names<Verdict> verdicts;
  Names<QualityBand> quality_bands;
  Names<Sensitivity> sensitivities;
  Names<Sensitivity> data_in_full;  ///< what falls in each class, for people who do not know them
  Names<Jurisdiction> jurisdictions;
  Names<Jurisdiction> laws;  ///< whose law protects the people and the data
  Names<Preference> preferences;
  Names<CostBasis> cost_bases;
  Names<Team> teams;
  Names<Task> tasks;
  Names<Skill> skills;
  Names<Capability> capabilities;        ///< what a model can do: "read images"
  Names<EngineFeature> engine_features;  ///< what an engine has code for
  Names<Effort> efforts;                 ///< behind the name of a model: "without thinking"
  Names<Effort> efforts_in_short;        ///< for a narrow column
  Names<AbilityBasis> ability_bases;
  Names<ChoiceStep> choice_steps;  ///< why an option leaves the choice, in a few words
  Names<Topic> topics;
  Names<RuleVerdict> rule_verdicts;
  Names<RecipientRole> recipient_roles;
  Names<Receives> received;
  Names<FactKind> facts;
  Names<LegalTier> legal_tiers;
  Names<EvidenceGrade> grades;
  Names<ConditionState> condition_states;
  Names<Freshness> ages;
  Names<LineKind> line_kinds;
  Names<NamedInput> named_inputs;
  Names<Number> numbers;  ///< what counts things has `{n:one|many}`
  Names<NumberUnit> number_units;
  Names<BillUnit> bill_units;
  Names<Term> terms;  ///< of formulas: `{n}` and what it counts, `{n:one|many}`
  Names<Sign> signs;
  Names<Severity> severities;
  Names<Mark> marks;
  Names<Difference> differences;
  Names<Identifier> identifiers;  ///< with an article
};

template <class Enum>
constexpr bool have_plural_forms(const Names<Enum>& names, std::size_t plural_forms) {
  for (std::size_t i = 0; i < enumerators<Enum>; ++i) {
    if (!has_plural_forms(names[static_cast<Enum>(i)], plural_forms)) return false;
  }
  return true;
}

constexpr bool have_numbers(const Names<Term>& terms, std::size_t plural_forms) {
  for (std::size_t i = 0; i < term_count; ++i) {
    const std::string_view text = terms[static_cast<Term>(i)];
    if (text.find("{n}") == text.npos || !has_plural_forms(text, plural_forms)) return false;
  }
  return true;
}

/// Why the pick is the pick, and why another option is not, by the step of the choice that decided.
struct ChoiceSentences {
  Names<ChoiceStep> decided;  ///< the end of a sentence whose subject is the pick
  Names<ChoiceStep> why_not;  ///< whole, about the other option
};

/// Sentences about a catalogue, by what is said; the fields are the particulars.
struct CatalogSentences {
  Names<FindingCode> findings;
  Names<Expectation> expectations;
  Names<OverrideTarget> override_targets;
  Names<RemarkCode> remarks;
  Names<LeftOutReason> left_out;
};

template <class Enum>
constexpr bool same_fields(const Names<Enum>& translation, const Names<Enum>& original) {
  for (std::size_t i = 0; i < enumerators<Enum>; ++i) {
    const auto value = static_cast<Enum>(i);
    if (!(fields_of(translation[value]) == fields_of(original[value]))) return false;
  }
  return true;
}

constexpr bool same_fields(const CatalogSentences& translation, const CatalogSentences& original) {
  return same_fields(translation.findings, original.findings) &&
         same_fields(translation.expectations, original.expectations) &&
         same_fields(translation.remarks, original.remarks);
}

constexpr bool have_plural_forms(const CatalogSentences& sentences, std::size_t plural_forms) {
  return have_plural_forms(sentences.findings, plural_forms) &&
         have_plural_forms(sentences.remarks, plural_forms);
}

constexpr bool same_fields(const ChoiceSentences& translation, const ChoiceSentences& original) {
  return same_fields(translation.decided, original.decided) &&
         same_fields(translation.why_not, original.why_not);
}

constexpr bool have_plural_forms(const ChoiceSentences& sentences, std::size_t plural_forms) {
  return have_plural_forms(sentences.decided, plural_forms) &&
         have_plural_forms(sentences.why_not, plural_forms);
}

/// What the sentences of a month become where a job is billed.
struct JobPhrase {
  std::string_view of_month;
  std::string_view of_job;
};

struct KeyNames {
  NamedList groups;     ///< that errors of the serving model are counted by
  NamedList defaults;   ///< why an input has the default of the catalogue
  NamedList countries;  ///< by their two capital letters, as short as people say them
};

constexpr bool same_keys(const KeyNames& translation, const KeyNames& original) {
  return same_keys(translation.groups, original.groups) &&
         same_keys(translation.defaults, original.defaults) &&
         same_keys(translation.countries, original.countries);
}

/// A word that an answer cannot do without, in a sentence for people who never met it.
struct GlossaryEntry {
  std::string_view key;
  std::string_view term;
  std::string_view meaning;
};
using Glossary = std::span<const GlossaryEntry>;

constexpr bool same_keys(Glossary translation, Glossary original) {
  if (translation.size() != original.size()) return false;
  for (std::size_t i = 0; i < original.size(); ++i) {
    const auto& entry = translation[i];
    if (entry.key != original[i].key || entry.term.empty() || entry.meaning.empty()) return false;
  }
  return true;
}

/// A text of the shell, with `{}` for each particular; a translation may say `{1}` for the second.
struct ShellText {
  std::string_view english;
  std::string_view text;
};
using ShellTexts = std::span<const ShellText>;

/// Which form of `{count:one|many}` a number takes.
struct Plural {
  std::size_t forms = 0;
  std::size_t (*form_of)(double count) = nullptr;
};

/// Punctuation and numbers.
struct Marks {
  std::string_view colon;      ///< after a lead
  std::string_view semicolon;  ///< between clauses that hold commas
  std::string_view last_and;   ///< before the last of a list
  std::string_view last_or;    ///< of which one is meant
  std::string_view decimal;
  std::string_view thousands;
  std::string_view money;  ///< of `{symbol}` and `{amount}`
  std::string_view percent;
  std::string_view quote_open;  ///< around what files say in a language of their own
  std::string_view quote_close;
  std::string_view billions;  ///< of parameters
  std::string_view millions;
};

/// A language whole: its sentences, names, plural, punctuation and numbers.
struct Speech {
  Language language;
  Texts texts;
  EnumNames names;
  Reasons reasons;
  ChoiceSentences choice;
  CatalogSentences catalog;
  KeyNames keys;
  std::span<const JobPhrase> job_phrases;
  Glossary glossary;
  ShellTexts shell;  ///< empty: the shell's own language
  Plural plural;
  Marks marks;
};

}  // namespace llmadvisor
