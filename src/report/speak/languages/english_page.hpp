#pragma once

#include "speak/texts.hpp"

namespace llmadvisor {

inline constexpr Text english_page[] = {
    {words::page_skip, "Skip to the answer"},
    {words::page_of_budget, "a budget of {budget} a month"},
    {words::page_with_people, "With people's time"},
    {words::page_up_front, "To pay first"},
    {words::page_quality, "Quality"},
    {words::page_wait, "Wait in seconds: first word / whole answer"},
    {words::page_law, "Whose law"},
    {words::page_to_do, "Before you start"},
    {words::page_rungs, "What more money buys"},
    {words::page_recommended, "Recommended"},
    {words::page_checklist, "What must be obtained and done first"},
    {words::page_asked, "Addressed {whom}"},
    {words::page_try, "Try other figures"},
    {words::page_try_intro,
     "Each position of these sliders was worked out by the program itself: what you read here is "
     "its answer for these figures, not an approximation."},
    {words::page_budget, "Budget a month"},
    {words::page_no_limit, "no limit"},
    {words::page_people, "Count the time of the people who run machines"},
    {words::page_people_yes, "yes, compare the whole cost"},
    {words::page_people_no, "no, compare the invoices alone"},
    {words::page_reset, "Back to your figures"},
    {words::page_then, "The recommendation for these figures"},
    {words::page_now, "These are your own figures."},
    {words::page_same, "The same option as for your own figures."},
    {words::page_other, "Another answer than for your own figures."},
    {words::page_nothing_fits, "Nothing meets every requirement."},
    {words::page_none_of_kind, "nothing of this kind"},
    {words::page_nothing_first, "nothing"},
    {words::page_command, "The whole answer for these figures comes from this command:"},
    {words::page_no_slider,
     "Tokens, hours, quality and the kind of data change more than a slider could show exactly: "
     "add --input-tokens, --output-tokens, --hours-per-day, --quality or --sensitivity to the "
     "command."},
    {words::page_no_sliders,
     "With machines of your own, what else is on offer changes with the volume: ask the program "
     "for each."},
    {words::page_kinds,
     "The cheapest of each kind at this volume, as good as the recommended option or better, "
     "whatever the budget"},
    {words::page_charts, "Where the money goes, and what it buys"},
    {words::page_table, "The same figures as a table"},
    {words::page_in_full, "The answer in full"},
    {words::page_explained, "Every figure explained"},
    {words::page_sources, "Sources"},
    {words::page_made,
     "Made by llmadvisor {version} on {date} from the catalogue of {catalogue}. This page is one "
     "file: it fetches nothing and sends nothing."},
    {words::chart_volume, "Cost against volume ({basis})"},
    {words::chart_volume_says,
     "Each line is the cheapest of its kind at the level {level} or above, worked out at {count} "
     "{count:volume|volumes} and whatever the budget; the shade is its range, the ring your "
     "project."},
    {words::chart_volume_says_any,
     "Each line is the cheapest of its kind that meets the requirements, worked out at {count} "
     "{count:volume|volumes} and whatever the budget; the shade is its range.{level}"},
    {words::chart_budget, "budget {budget}"},
    {words::chart_your_project, "your project"},
    {words::chart_bill, "Where the money goes"},
    {words::chart_bill_says,
     "{option}: {share} of the whole cost goes to {part}. Below, the option that stands for each "
     "kind."},
    {words::part_tokens, "tokens"},
    {words::part_machines, "machines"},
    {words::part_power, "electricity"},
    {words::part_other, "storage, traffic"},
    {words::part_people, "people"},
    {words::part_set_up, "set-up by people"},
    {words::chart_quality, "Quality against cost"},
    {words::chart_quality_says,
     "Each mark is one of {count} {count:option|options} that meet the requirements; the line runs "
     "along those that nothing cheaper equals; the numbered ones are the steps above. Points are "
     "the lower bound of the score."},
    {words::chart_cost_axis, "cost a month{on}"},
    {words::chart_months, "Month by month"},
    {words::chart_months_says,
     "What has been paid in all up to each month: purchases and set-up count when they are made."},
    {words::chart_memory, "Memory of the machine"},
    {words::chart_memory_says,
     "{option}: of {usable} GiB that a replica may use, {free} are free at the busiest moment."},
    {words::chart_memory_part, "{part}: {gib} GiB"},
    {words::page_between, "{low} to {high}"},
    {words::page_must_know, "What you must know"},
    {words::page_assumed, "What was assumed where nobody said it"},
    {words::page_column_input, "Figure"},
    {words::page_column_why, "Why"},
    {words::page_show_full, "Show the whole text"},
    {words::page_show_sources, "Show the sources with their dates"},
    {words::chart_even,
     "{letter}: {own} becomes cheaper than {api} from about {at} {at:request|requests} a day"},
    {words::chart_bill_kind, "{kind} (not possible here: {reason})"},
};

}  // namespace llmadvisor
