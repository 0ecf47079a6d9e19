#pragma once

#include <array>
#include <optional>
#include <string>

#include "llmadvisor/catalog/ability.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// What the model is to do. `general` where nobody says.
enum class Task { general, chat, rag, summary, extraction, translation, coding, agent, reasoning };
template <>
inline constexpr auto enum_rows<Task> =
    std::to_array<EnumRow<Task>>({{Task::general, "general"},
                                  {Task::chat, "chat"},
                                  {Task::rag, "rag"},
                                  {Task::summary, "summary"},
                                  {Task::extraction, "extraction"},
                                  {Task::translation, "translation"},
                                  {Task::coding, "coding"},
                                  {Task::agent, "agent"},
                                  {Task::reasoning, "reasoning"}});

/// What follows from a task.
struct TaskProfile {
  Task task = Task::general;
  std::string preset;          ///< of WorkloadPreset: what such work looks like; empty: none
  std::string request;         ///< of HiddenTokens: how long a model thinks about it
  std::optional<Skill> scale;  ///< absent: the general one, as no scale of its own carries signal
  /// Until the first visible word, where a person waits; absent: nobody does.
  std::optional<double> first_visible_seconds;
  Provenance provenance;
};

template <class Visitor, maybe_const<TaskProfile> Record>
void describe(Visitor& v, Record& r) {
  v.field("task", r.task);
  v.optional("preset", r.preset, TextForm::id,
             Says{"of presets.json: what such work looks like; absent: the general defaults"});
  v.field("request", r.request, Says{"of hidden_tokens.json: how long a model thinks about it"});
  v.optional("scale", r.scale, Says{"of abilities.json; absent: the general one"});
  v.optional("first_visible_seconds", r.first_visible_seconds, positive_up_to(86400),
             Says{"until the first visible word, where a person waits; absent: nobody does"});
  describe(v, r.provenance);
}

}  // namespace llmadvisor
