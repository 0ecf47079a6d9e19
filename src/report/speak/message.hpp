#pragma once

#include <concepts>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// Everything that a report can say, but for names. The sentences are in languages/: a language
/// that lacks one, or names other fields in it than English does, does not compile.
enum class Message {
  // The verdict.
  pick_api,
  pick_rented,
  pick_owned,
  under_conditions,
  nothing_fits,
  nothing_fits_unpriced,

  // Why.
  why_cheapest,
  why_only,
  why_best_quality,
  why_most_private,
  hangs_most_on,
  full_stop,

  // Warnings.
  gpus_beyond_budget,
  hosted_instead,
  no_hosted_instead,
  alternative,
  stale_prices,
  stale_prices_widened,
  stale_prices_drifted,
  price_changes,
  sources_disagree,
  vector_store_unpriced,
  price_until,
  retires,
  old_price,
  spot_interruption,
  jurisdiction_unknown,
  french_rules,
  nothing_fits_warning,

  // What would change it.
  or_more,
  or_less,
  with_choice,
  flip_above,
  flip_below,
  flip_choice,
  nothing_any_more,
  counterfactual,
  its_bill,
  break_even,
  break_even_for_good,
  break_even_not_for_good,
  break_even_range,
  break_even_range_open,
  not_yet_even,
  never_even,
  confidence,
  toss_up,

  // What the data are, where nobody says it.
  data_hinted,
  data_hinted_marked,
  data_hinted_law,
  data_otherwise,
  data_assumed_internal,
  data_assumed,
  data_weak_persons,
  data_weak,
  data_anonymised,
  data_understated,
  place_hinted,
  place_hinted_euros,
  would_be,
  would_be_nothing,
  quoted_word,
  identifiers_found,

  // Parts of the written answer.
  title,
  title_plural,
  project,

  // 1. Open models.
  open_heading,
  open_heading_none,
  parameters,
  licence_unconfirmed,
  of_quality,
  advantages,
  drawbacks,
  no_open_model,
  good_hosted_once,
  good_hosted,
  good_own,
  good_rented,
  bad_hosted,
  machines_in,
  bad_hosted_unknown,
  bad_upkeep,
  bad_idle,
  bad_rejected,

  // 2. Costs.
  cost_heading,
  load,
  with_budget,
  spot_from,
  alternatives_lead,
  alternative_cost,
  column_kind,
  column_option,
  column_bill,
  column_full,
  column_verdict,
  column_quality,
  nothing_of_kind,
  the_pick,

  // 3. Recommendation.
  final_heading,
  given,
  given_assumed,
  your_budget,
  no_budget,
  best_compromise,
  no_way,
  way_closed_api,
  way_hosted,
  way_rented,
  way_owned,
  recipients_lead,
  refused_recipient,
  unknown_law_recipient,
  conditions_lead,
  changes_lead,
  smallest_lead,
  fits_with,
  close_to,
  close_lead,
  close_more,
  assumed_lead,
  sure_lead,
  hangs_on_what,
  note_lead,
  more,
  rate,
  explain_hint,

  // Only with -v.
  all_conditions,
  page_seen,
  questions,
  to_provider,
  to_dpo,
  to_security,
  all_options,
  folded,
  even_lead,
  bill_heading,
  beside,
  best_quality,
  most_private,
  established,
  all_changes,
  break_evens,
  considered,
  tally,
  tally_rejected,
  tally_one,
  all_assumptions,
  notices,
  column_line,
  column_quantity,
  column_unit_price,
  column_amount,
  people_line,
  bill_total,
  full_total,

  // One option.
  at_provider,
  on_machine,
  rented_machine,
  bare_machine,
  owned_machine,
  rented_at,
  on_own_servers,
  serverless,
  by_the_token,
  around_the_clock,
  hours_a_day,
  fits_at,
  fits_with_more,
  days_a_week,
  bought_over,
  price_in,
  price_out,
  hangs_on_input,
  price_of_input,
  price_of_output,
  price_of_machine,
  price_of_server,
  price_of_power,
  value_first,
  name_first,
  short_over_budget,
  after_obtaining,

  // Rules and evidence.
  fact_evidence,
  yes,
  no,
  quoted,
  disclaimer,

  // One option figure by figure.
  explain_standing,
  explain_unbilled,
  explain_against,
  explain_bill,
  explain_sustains,
  explain_first_token,
  explain_each_token,
  explain_rate,
  explain_rate_value,
  explain_idle,
  explain_idle_value,
  explain_machines,
  explain_machines_value,
  explain_model,
  explain_quality,
  explain_record,
  explain_conditions,
  explain_recipients,
  explain_tier,
  explain_facts,

  // The prompts.
  prompt_budget,
  prompt_data,
  prompt_needs,
  prompt_rag,
  prompt_tuning,
  prompt_rag_and_tuning,
  prompt_protected,
  prompt_hosts,
  prompt_no_hosts,
  prompt_hinted,
  prompt_understated,
  prompt_third_party,
  law_hipaa,
  law_glba,
  law_fedramp,
  law_states,
  law_dora,
  law_gdpr,
  law_gdpr_health,
  law_hds,
  law_secnumcloud,
  law_children_us,
  law_secrecy,
  law_uk,
  law_ch,
  law_qc,
  law_itar,
  law_dual_use,
  law_pci,
  prompt_missing,
  prompt_flags,

  // Figures in a prompt.
  figures_heading,
  figures_advice,
  figures_option,
  figures_unbilled,
  figures_no_option,
  figures_workload,
  figures_conditions,
  figures_assumed,
  figures_changes,
  figures_use,
  figures_work_from,
  figures_challenge,
  figures_add_what_lacks,

  // Estimates.
  estimate_title,
  estimate_replicas,
  estimate_memory,
  memory_weights,
  memory_runtime,
  memory_cache,
  memory_free,
  estimate_per_request,
  estimate_missing,
  at_most_load,
  at_concurrency,
  at_rate,
  in_flight,
  ttft,
  tpot,
  output_rate,
  total_rate,
  request_rate,
  estimate_ranges,
  limit_memory,
  limit_scheduler,
  limit_queueing,
  limit_overload,
  limit_unmeasured,
  limit_expert_parallel,
  limit_early_engine,
  column_memory,
  column_gib,
  column_share,
  column_bar,
  column_figure,
  column_expected,
  column_range,

  // Accuracy.
  accuracy_title,
  accuracy_no_rows,
  accuracy_skipped,
  accuracy_by,
  column_rows,
  column_median,
  column_ninetieth,
  column_bias,

  // The catalogue.
  catalog_title,
  catalog_table_title,
  catalog_record_title,
  column_layer,
  column_records,
  column_overridden,
  column_too_old,
  column_directory,
  column_table,
  column_oldest,
  column_newest,
  column_name,
  column_what,
  column_source,
  column_field,
  column_value,
  column_mark,
  old_mark,
  second_says,
  audit_title,
  column_date,
  price_on_demand,
  price_on_spot,
  layer_lead,
  layer_embedded,
  layer_user,
  layer_named,
  layer_overrides,
  caution_lead,
  caution_weak,
  caution_old,
  caution_undated,

  // What a check finds.
  check_title,
  check_sound,
  check_sound_with,
  check_unsound,
  check_errors,
  check_warnings,
  check_notes,
  check_notes_hidden,

  // What changed.
  diff_title,
  diff_sum,
  field_change,
  field_change_by,
  field_jump,
  no_value,

  // An import.
  import_title,
  import_sum,
  import_added,
  import_changed,
  import_left_out,
  import_ambiguous,
  import_suspicious,
  import_notes,
  import_written,
  import_nothing_written,
  import_reason,
  and_so_on,
  and_more,
};
inline constexpr std::size_t message_count = static_cast<std::size_t>(Message::and_more) + 1;

namespace words {
using enum Message;
}

/// What fills `{name}` in a message. With a number it also picks the form of `{name:one|many}`.
struct Argument {
  std::string_view name;
  std::string text;  ///< empty: the number with all its digits
  std::optional<double> number;
};

[[nodiscard]] inline Argument arg(std::string_view name, std::string_view text) {
  return {name, std::string(text), std::nullopt};
}
template <std::integral Number>
[[nodiscard]] Argument arg(std::string_view name, Number number) {
  return {name, {}, static_cast<double>(number)};
}
[[nodiscard]] inline Argument arg(std::string_view name, double number) {
  return {name, {}, number};
}
/// A number that is shown in its own way.
[[nodiscard]] inline Argument arg(std::string_view name, double number, std::string_view text) {
  return {name, std::string(text), number};
}

/// The message as it stands, fields and all.
[[nodiscard]] std::string_view in(Language language, Message message);
/// A text of a language with its fields filled; one that nobody fills stays as it stands.
[[nodiscard]] std::string filled(Language language, std::string_view text,
                                 std::span<const Argument> fields);

/// The message with its fields filled: say(language, words::pick_api, arg("option", name)).
template <class... Fields>
[[nodiscard]] std::string say(Language language, Message message, const Fields&... fields) {
  const std::initializer_list<Argument> all{fields...};
  return filled(language, in(language, message), {all.begin(), all.size()});
}

}  // namespace llmadvisor
