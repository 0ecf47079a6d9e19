#pragma once

#include <string>

#include "draw/charts.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/context.hpp"
#include "speak/voice.hpp"

namespace llmadvisor {

/// What the parts of the page are written from. Refers to all.
struct PageOf {
  const Advice& advice;
  const Voice& voice;
  const ReportContext& context;

  [[nodiscard]] const Option* pick() const {
    return advice.pick ? &advice.options[*advice.pick] : nullptr;
  }
};

/// Each a section of its own; empty where there is nothing to say.
[[nodiscard]] std::string hero_part(const PageOf& page);
[[nodiscard]] std::string rungs_part(const PageOf& page);
[[nodiscard]] std::string checklist_part(const PageOf& page);
/// The controls and what they show, with the chart of the volumes and the map as data.
[[nodiscard]] std::string sliders_part(const PageOf& page);
[[nodiscard]] std::string charts_part(const PageOf& page);
/// The whole text of the answer.
[[nodiscard]] std::string text_part(const PageOf& page);
/// `explain` of every option that the page names.
[[nodiscard]] std::string explained_part(const PageOf& page);
/// Every default that the answer leaned on, and why.
[[nodiscard]] std::string assumptions_part(const PageOf& page);
[[nodiscard]] std::string sources_part(const PageOf& page);

/// A chart with its line of text, its legend and its table.
[[nodiscard]] std::string figure_markup(const Chart& chart, const Voice& voice);

/// The flags of a question without some of them, each of which takes one value.
[[nodiscard]] std::string without_flags(std::string_view question,
                                        const std::vector<std::string_view>& flags);

}  // namespace llmadvisor
