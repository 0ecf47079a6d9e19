#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/document.hpp"
#include "speak/voice.hpp"

namespace llmadvisor {

/// What the sections of the first screen are written from.
class Section {
 public:
  Section(const Advice& advice, const Voice& voice, Document& document)
      : a_(advice),
        v_(voice),
        pick_(advice.pick ? &advice.options[*advice.pick] : nullptr),
        blocks_(document.blocks) {}

 protected:
  /// Between clauses that hold commas.
  [[nodiscard]] std::string_view semicolon() const;
  /// Nothing for an empty text.
  void paragraph(Tone tone, std::string text);
  /// Whether a job is billed, not a month.
  [[nodiscard]] bool is_job() const { return a_.project.workload.job.has_value(); }
  /// A bullet with a lead; none for an empty text.
  void bullet(Bullets& bullets, Message lead, std::string text) const;
  /// The stated budget in a phrase; empty without one.
  [[nodiscard]] std::string budget_in_words(Message message) const;

  const Advice& a_;
  const Voice& v_;
  const Option* pick_;
  std::vector<Block>& blocks_;
};

[[nodiscard]] std::string joined_by(const std::vector<std::string>& items,
                                    std::string_view separator);

/// More choices are a catalogue and no advice.
inline constexpr std::size_t most_rungs = 4;
/// The pick and what more money buys, for a table of rungs.
[[nodiscard]] std::vector<std::size_t> rungs_of(const Advice& advice);

/// What to do, what it costs, who sees the texts and what more money buys.
void add_headline(const Advice& advice, const Voice& voice, Document& document);
/// 1. Which open model would do, and what speaks for and against it.
void add_open_section(const Advice& advice, const Voice& voice, Document& document);
/// The months ahead, where the project has a horizon.
void add_outlook_section(const Advice& advice, const Voice& voice, Document& document);
/// The same of the best of the other kinds.
void add_other_outlooks(const Advice& advice, const Voice& voice, Document& document);
/// What is paid today, as a row of the table of costs: what would be cheaper, and by how much.
/// `pick` may be null.
[[nodiscard]] Row todays_row(const TodaysBill& bill, const Option* pick, const Voice& voice);

/// 2. The best of each kind with its bill.
void add_cost_section(const Advice& advice, const Voice& voice, Document& document);

/// 3. Why, what comes first, when to think again and how sure it is.
void add_recommendation(const Advice& advice, const Voice& voice, Document& document);

}  // namespace llmadvisor
