#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/ability.hpp"
#include "llmadvisor/catalog/language.hpp"
#include "llmadvisor/catalog/record.hpp"
#include "llmadvisor/catalog/rules.hpp"

namespace llmadvisor {

enum class HintStrength {
  strong,  ///< such data are surely meant: answer for their class
  weak,    ///< the word also means something else: ask
};
template <>
inline constexpr auto enum_rows<HintStrength> = std::to_array<EnumRow<HintStrength>>(
    {{HintStrength::strong, "strong"}, {HintStrength::weak, "weak"}});

/// Words of a description that speak of a class of data. Of two classes that a description speaks
/// of, the one whose row stands first in the table counts.
struct SensitivityHint {
  std::string id;
  Sensitivity sensitivity = Sensitivity::personal;
  std::optional<Language> language;  ///< of the texts it is looked for in; none: any
  HintStrength strength = HintStrength::weak;
  std::vector<std::string> phrases;
  std::vector<std::string> unless;  ///< phrases that hold the same words and mean something else
  Provenance provenance;
};

/// Words of a description that speak of a place, or of a law.
struct JurisdictionHint {
  std::string id;
  Jurisdiction jurisdiction = Jurisdiction::eu;
  std::optional<Language> language;
  std::vector<std::string> phrases;
  std::vector<std::string> unless;
  Provenance provenance;
};

/// What takes the strength from a hint beside it.
enum class DampingKind {
  without,      ///< before the word, with nothing but small words between: "no real patient data"
  anonymous,    ///< shortly before or after it: no real persons are meant
  publication,  ///< like `without`: what is written about it, or sold to it
  product,      ///< on either side with but small words between: a toy, a game, a book of that name
  unwanted,     ///< like `without`, or right behind the word; of topics alone: "instead of RAG"
  unsure,       ///< in the same places: "maybe RAG" asks whatever the word is
};
template <>
inline constexpr auto enum_rows<DampingKind> =
    std::to_array<EnumRow<DampingKind>>({{DampingKind::without, "without"},
                                         {DampingKind::anonymous, "anonymous"},
                                         {DampingKind::publication, "publication"},
                                         {DampingKind::product, "product"},
                                         {DampingKind::unwanted, "unwanted"},
                                         {DampingKind::unsure, "unsure"}});

struct HintDamping {
  std::string id;
  DampingKind kind = DampingKind::without;
  std::vector<std::string> phrases;
  std::vector<std::string> unless;
  Provenance provenance;
};

/// What a description may speak of beside its data.
enum class Topic { rag, fine_tuning, vision, coding, answer_language, users };
template <>
inline constexpr auto enum_rows<Topic> =
    std::to_array<EnumRow<Topic>>({{Topic::rag, "rag"},
                                   {Topic::fine_tuning, "fine-tuning"},
                                   {Topic::vision, "vision"},
                                   {Topic::coding, "coding"},
                                   {Topic::answer_language, "answer-language"},
                                   {Topic::users, "users"}});

enum class TopicStrength {
  plain,  ///< surely meant: the answer is for it
  maybe,  ///< the word also means something else: ask
};
template <>
inline constexpr auto enum_rows<TopicStrength> = std::to_array<EnumRow<TopicStrength>>(
    {{TopicStrength::plain, "plain"}, {TopicStrength::maybe, "maybe"}});

/// Stands for any number of a text: "# user*" is found in "1,200 users".
inline constexpr std::string_view any_number = "#";

/// Words of a description that speak of a topic. People are counted by the number in the phrase.
struct TopicHint {
  std::string id;
  Topic topic = Topic::rag;
  TopicStrength strength = TopicStrength::maybe;
  std::optional<Language> language;   ///< of the texts it is looked for in; none: any
  std::optional<Skill> answers_in{};  ///< the language of the answers that it speaks of
  std::vector<std::string> phrases;
  std::vector<std::string> unless;  ///< phrases that hold the same words and mean something else
  Provenance provenance;
};

/// How phrases are written.
inline constexpr Says phrase_form{
    "words without accents in lower case, `*` for any end: `dossier* medica*`"};

template <class Visitor, maybe_const<SensitivityHint> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("sensitivity", r.sensitivity, Says{"of two classes, that of the row that stands first"});
  v.optional("language", r.language, Says{"of the texts it is looked for in; absent: any"});
  v.field("strength", r.strength,
          Says{"`strong`: the answer is for that class; `weak`: it only asks"});
  v.field("phrases", r.phrases, phrase_form);
  v.optional("unless", r.unless, Says{"phrases with the same words that mean something else"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<JurisdictionHint> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("jurisdiction", r.jurisdiction);
  v.optional("language", r.language, Says{"of the texts it is looked for in; absent: any"});
  v.field("phrases", r.phrases, phrase_form);
  v.optional("unless", r.unless, Says{"phrases with the same words that mean something else"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<TopicHint> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("topic", r.topic);
  v.field("strength", r.strength,
          Says{"`plain`: the answer is for it; `maybe`: it only asks; users only ask, always"});
  v.optional("language", r.language, Says{"of the texts it is looked for in; absent: any"});
  v.optional("answers_in", r.answers_in, Says{"language of the answers that it speaks of"});
  v.field(
      "phrases", r.phrases,
      Says{"words without accents in lower case, `*` for any end, `#` for a number: `# user*`"});
  v.optional("unless", r.unless, Says{"phrases with the same words that mean something else"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<HintDamping> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field(
      "kind", r.kind,
      Says{"`without` and `publication` stand before the word with but small words between, "
           "`product` on either side, `anonymous` shortly before or after it; `unwanted` takes "
           "topics alone away, before the word or right behind it, and `unsure` asks about them"});
  v.field("phrases", r.phrases, phrase_form);
  v.optional("unless", r.unless, Says{"phrases with the same words that mean something else"});
  describe(v, r.provenance);
}

}  // namespace llmadvisor
