#include "llmadvisor/report/tell/prompt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "llmadvisor/report/speak/names.hpp"
#include "llmadvisor/report/speak/number_format.hpp"
#include "speak/data_words.hpp"
#include "speak/law_words.hpp"
#include "speak/speech.hpp"

namespace llmadvisor {
namespace {

constexpr std::string_view role_field = "role";
/// Part of a sentence, in our own words.
constexpr std::string_view hosts_field = "hosts";
constexpr std::size_t hosts_named = 3;

std::optional<std::string> value_of(std::string_view field, const PromptValues& values) {
  if (field == role_field) return values.role;
  if (field == "description") return values.description;
  if (field == "budget") return values.budget;
  if (field == "sensitivity") return values.sensitivity;
  if (field == "specifics") return values.specifics;
  if (field == hosts_field) return values.hosts;
  throw std::logic_error("a prompt template has a field without a name in the program");
}

/// The lines that have something in them: a blank one would end the paragraph, and with it the
/// code span.
std::vector<std::string_view> filled_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto line = text.substr(0, end);
    if (line.find_first_not_of(" \t") != line.npos) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::size_t longest_run_of_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

/// A Markdown code span, as in the article. Its fence is longer than any backticks inside, and
/// further lines carry the quote mark and an indentation at which nothing starts a new block.
std::string code_span(std::string_view value) {
  constexpr std::string_view next_line = "\n>       ";
  std::string inside;
  for (const auto line : filled_lines(value)) {
    if (!inside.empty()) inside += next_line;
    inside += line;
  }
  const std::string fence(longest_run_of_backticks(inside) + 1, '`');
  const bool needs_space = !inside.empty() && (inside.front() == '`' || inside.back() == '`');
  const std::string_view space = needs_space ? " " : "";
  return fmt::format("{0}{1}{2}{1}{0}", fence, space, inside, space);
}

std::string filled(std::string_view field, std::string_view placeholder, const PromptValues& values,
                   std::vector<std::string>& missing) {
  const auto value = value_of(field, values);
  if (field == hosts_field) return value.value_or(std::string(placeholder));
  if (value) return code_span(*value);
  if (field == role_field) return code_span(placeholder);
  missing.emplace_back(field);
  return fmt::format("`[{}]`", placeholder);
}

std::string budget_text(const ProjectInput& input, Language language) {
  const Money& budget = *input.budget;
  std::string amount = format_stated(budget.amount, budget.currency, language);
  // What is pasted elsewhere has plain spaces.
  for (auto at = amount.find("\u00a0"); at != amount.npos; at = amount.find("\u00a0")) {
    amount.replace(at, std::string_view("\u00a0").size(), " ");
  }
  // What a job may cost is no amount a month.
  return input[Number::job] ? amount : say(language, words::prompt_budget, arg("amount", amount));
}

std::optional<std::string> sensitivity_text(const ProjectInput& input, Language language) {
  if (!input.sensitivity) {
    if (!input.jurisdiction) return std::nullopt;
    return std::string(law_of(*input.jurisdiction, language));
  }
  const std::string data =
      say(language, words::prompt_data, arg("data", name_of(*input.sensitivity, language)),
          arg("meaning", meaning_of(*input.sensitivity, language)));
  if (!input.jurisdiction) return data;
  return say(language, words::prompt_protected, arg("data", data),
             arg("law", law_text(*input.sensitivity, *input.jurisdiction, language)));
}

std::optional<std::string> specifics_text(const ProjectInput& input, Language language) {
  const bool rag = input.rag == Wanted::yes;
  const bool tuning = input.fine_tuning == Wanted::yes;
  std::string text;
  if (rag || tuning) {
    text = say(language, !tuning ? words::prompt_rag
                         : rag   ? words::prompt_rag_and_tuning
                                 : words::prompt_tuning);
  }
  if (!input.specifics) return text.empty() ? std::nullopt : std::optional(text);
  if (text.empty()) return input.specifics;
  return say(language, words::prompt_needs, arg("needs", text), arg("more", *input.specifics));
}

}  // namespace

PromptValues prompt_values(const ProjectInput& input, Language language) {
  PromptValues values;
  values.description = input.description;
  if (input.budget) values.budget = budget_text(input, language);
  values.sensitivity = sensitivity_text(input, language);
  values.specifics = specifics_text(input, language);
  return values;
}

std::string prompt_hosts(const std::vector<const Provider*>& hosts, Language language) {
  std::string list;
  for (std::size_t i = 0; i < std::min(hosts.size(), hosts_named); ++i) {
    list += (i > 0 ? ", " : "") + hosts[i]->name;
  }
  if (list.empty()) return say(language, words::prompt_no_hosts);
  return say(language, words::prompt_hosts, arg("list", list));
}

std::string third_party_note(Language language) { return say(language, words::prompt_third_party); }

std::string hinted_class_note(const Hint<Sensitivity>& hint, const Catalog& catalog,
                              const ReportContext& context) {
  const Voice v(catalog, context);
  return v.say(words::prompt_hinted, arg("data", name_of(hint.value, context.language)),
               arg("words", quoted_words(hint.words, v)));
}

std::string understated_class_note(const Hint<Sensitivity>& hint, const Catalog& catalog,
                                   const ReportContext& context) {
  const Voice v(catalog, context);
  return v.say(words::prompt_understated, arg("words", quoted_words(hint.words, v)),
               arg("data", name_of(hint.value, context.language)));
}

std::string officer_text(const Catalog& catalog, const ReportContext& context) {
  return security_officer_notice(Voice(catalog, context));
}

std::string missing_fields_note(const Prompt& prompt, Language language) {
  std::string list;
  for (const auto& field : prompt.missing) {
    const std::string flag =
        field == "specifics" ? say(language, words::prompt_flags) : "--" + field;
    list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", field, flag);
  }
  return say(language, words::prompt_missing, arg("list", list));
}

Prompt fill_prompt(std::string_view template_text, const PromptValues& values) {
  Prompt prompt;
  while (true) {
    const auto open = template_text.find("{{");
    prompt.text += template_text.substr(0, open);
    if (open == template_text.npos) return prompt;
    template_text.remove_prefix(open + 2);
    const auto bar = template_text.find('|');
    const auto close = template_text.find("}}");
    if (close == template_text.npos || bar > close) {
      throw std::logic_error("a prompt template has a field that does not close");
    }
    prompt.text += filled(template_text.substr(0, bar),
                          template_text.substr(bar + 1, close - bar - 1), values, prompt.missing);
    template_text.remove_prefix(close + 2);
  }
}

}  // namespace llmadvisor
