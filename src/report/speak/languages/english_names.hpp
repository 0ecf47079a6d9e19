#pragma once

#include "speak/speech.hpp"

namespace llmadvisor {

inline constexpr EnumNames english_names{
    .option_kinds =
        {
            {OptionKind::closed_api, "closed API"},
            {OptionKind::hosted_open_api, "hosted open model"},
            {OptionKind::rented_gpu, "rented GPUs"},
            {OptionKind::on_premises, "own servers"},
        },
    .purchases =
        {
            {Purchase::on_demand, "on-demand"},
            {Purchase::spot, "spot"},
            {Purchase::reserved, "reserved"},
            {Purchase::owned, "bought"},
        },
    .verdicts =
        {
            {Verdict::feasible, "feasible"},
            {Verdict::conditional, "conditional"},
            {Verdict::rejected, "rejected"},
        },
    .reason_codes =
        {
            {ReasonCode::licence, "licence"},
            {ReasonCode::sensitivity, "data rules"},
            {ReasonCode::quality_unknown, "no sourced quality"},
            {ReasonCode::quality_floor, "quality too low"},
            {ReasonCode::fine_tuning, "cannot serve a tuned model"},
            {ReasonCode::context_length, "context too short"},
            {ReasonCode::memory, "memory too small"},
            {ReasonCode::throughput, "too slow at peak"},
            {ReasonCode::latency_ttft, "first token too late"},
            {ReasonCode::latency_tpot, "tokens too slow"},
            {ReasonCode::over_budget, "over budget"},
        },
    .quality_bands =
        {
            {QualityBand::basic, "basic"},
            {QualityBand::solid, "solid"},
            {QualityBand::strong, "strong"},
            {QualityBand::frontier, "frontier"},
        },
    .sensitivities =
        {
            {Sensitivity::public_data, "public data"},
            {Sensitivity::internal, "internal data"},
            {Sensitivity::personal, "personal data"},
            {Sensitivity::financial, "financial data"},
            {Sensitivity::card, "payment card data"},
            {Sensitivity::medical, "medical data"},
            {Sensitivity::government, "sensitive government data"},
            {Sensitivity::secret, "secret data"},
        },
    .data_in_full =
        {
            {Sensitivity::public_data, "public data (nothing confidential)"},
            {Sensitivity::internal, "internal data (the company's unpublished documents)"},
            {Sensitivity::personal, "personal data (names, messages, identifiers; GDPR)"},
            {Sensitivity::financial, "financial data (customers' transactions and accounts)"},
            {Sensitivity::card, "payment card data (card numbers; PCI DSS)"},
            {Sensitivity::medical, "medical data (patients' health data)"},
            {Sensitivity::government, "government data (a public administration's sensitive data)"},
            {Sensitivity::secret, "classified or restricted data (marked secret or restricted)"},
        },
    .jurisdictions =
        {
            {Jurisdiction::any, "no stated area"},
            {Jurisdiction::us, "United States"},
            {Jurisdiction::eu, "European Union"},
            {Jurisdiction::fr, "France"},
        },
    .preferences =
        {
            {Preference::cost, "cost"},
            {Preference::quality, "quality"},
            {Preference::privacy, "privacy"},
        },
    .rule_verdicts =
        {
            {RuleVerdict::allowed, "allowed"},
            {RuleVerdict::conditional, "allowed under conditions"},
            {RuleVerdict::not_advisable, "not advisable"},
        },
    .grades =
        {
            {EvidenceGrade::primary, "the vendor's own page"},
            {EvidenceGrade::quoted, "a third party quoting the vendor"},
            {EvidenceGrade::secondary, "a third party's statement"},
            {EvidenceGrade::keyword, "a keyword on a trust page: weak"},
            {EvidenceGrade::unknown, "no page seen"},
        },
    .condition_states =
        {
            {ConditionState::met, "met according to the sources named: check them"},
            {ConditionState::offered, "offered: sign or configure it"},
            {ConditionState::indicated, "only indicated: ask to see it"},
            {ConditionState::unknown, "to obtain or check yourself"},
            {ConditionState::unmet, "not met"},
        },
    .ages =
        {
            {Freshness::fresh, "recent"},
            {Freshness::stale, "old: read it again"},
            {Freshness::undated, "undated"},
        },
    .line_kinds =
        {
            {LineKind::fresh_input, "fresh input tokens"},
            {LineKind::cached_input, "cached input tokens"},
            {LineKind::cache_write, "cache writes"},
            {LineKind::output, "output tokens"},
            {LineKind::reasoning_output, "reasoning tokens"},
            {LineKind::batch_input, "input tokens, batch"},
            {LineKind::batch_cached_input, "cached input tokens, batch"},
            {LineKind::batch_output, "output tokens, batch"},
            {LineKind::batch_reasoning_output, "reasoning tokens, batch"},
            {LineKind::gpu_instance, "GPU instances"},
            {LineKind::weights_disk, "disk for the weights"},
            {LineKind::public_address, "public address"},
            {LineKind::egress, "outgoing traffic"},
            {LineKind::server_purchase, "server purchase, spread"},
            {LineKind::electricity, "electricity"},
            {LineKind::colocation, "colocation"},
            {LineKind::maintenance, "maintenance"},
            {LineKind::spares, "spares"},
            {LineKind::corpus_embedding, "embedding the corpus"},
            {LineKind::query_embedding, "embedding the queries"},
            {LineKind::vector_store, "vector store"},
            {LineKind::reranking, "re-ranking"},
            {LineKind::tuning, "fine-tuning, spread"},
            {LineKind::operations, "operations staff"},
            {LineKind::on_call, "on-call duty"},
        },
    .named_inputs =
        {
            {NamedInput::budget, "budget"},
            {NamedInput::sensitivity, "data sensitivity"},
            {NamedInput::jurisdiction, "jurisdiction"},
            {NamedInput::quality, "least quality"},
        },
    .numbers =
        {
            {Number::requests_per_day, "{n:request|requests} a day"},
            {Number::input_tokens, "input {n:token|tokens} a request"},
            {Number::output_tokens, "output {n:token|tokens} a request"},
            {Number::reasoning_tokens, "reasoning {n:token|tokens} a request"},
            {Number::shared_prefix_tokens, "shared prefix {n:token|tokens}"},
            {Number::cached_share, "cached share of the input"},
            {Number::batch_share, "share that can wait for a batch"},
            {Number::peak_factor, "peak over average"},
            {Number::hours_per_day, "active {n:hour|hours} a day"},
            {Number::days_per_week, "active {n:day|days} a week"},
            {Number::growth_percent_per_month, "growth a month, percent"},
            {Number::max_ttft, "longest time to first token"},
            {Number::max_tpot, "longest time per token"},
            {Number::context, "context length"},
            {Number::spare_replicas, "spare {n:replica|replicas}"},
            {Number::headroom, "share of capacity used at peak"},
            {Number::rag_documents, "{n:document|documents} in the corpus"},
            {Number::rag_tokens_per_document, "{n:token|tokens} a document"},
            {Number::rag_context_tokens, "retrieved {n:token|tokens} a request"},
            {Number::rag_growth_percent_per_month, "corpus renewed a month, percent"},
            {Number::tuning_tokens, "training {n:token|tokens}"},
            {Number::tuning_epochs, "training {n:epoch|epochs}"},
            {Number::amortisation_months, "{n:month|months} for one-off costs"},
            {Number::server_life_years, "{n:year|years} of server life"},
        },
    .number_units =
        {
            {NumberUnit::requests_per_day, "requests/day"},
            {NumberUnit::requests_per_second, "requests/s"},
            {NumberUnit::tokens, "tokens"},
            {NumberUnit::documents, "documents"},
            {NumberUnit::epochs, "epochs"},
            {NumberUnit::replicas, "replicas"},
            {NumberUnit::milliseconds, "ms"},
            {NumberUnit::hours, "hours"},
            {NumberUnit::days, "days"},
            {NumberUnit::months, "months"},
            {NumberUnit::years, "years"},
            {NumberUnit::share, "share"},
            {NumberUnit::percent, "percent"},
            {NumberUnit::times_the_average, "times the average"},
        },
    .bill_units =
        {
            {BillUnit::million_tokens, "M tokens"},
            {BillUnit::instance_hour, "instance-hour"},
            {BillUnit::hour, "hour"},
            {BillUnit::gigabyte, "GB"},
            {BillUnit::gigabyte_month, "GB-month"},
            {BillUnit::server_month, "server-month"},
            {BillUnit::kilowatt_hour, "kWh"},
            {BillUnit::kilowatt_month, "kW-month"},
            {BillUnit::thousand_queries, "thousand queries"},
        },
    .terms =
        {
            {Term::bare, "{n}"},
            {Term::requests, "{n} {n:request|requests}"},
            {Term::tokens, "{n} {n:token|tokens}"},
            {Term::million_tokens, "{n} M tokens"},
            {Term::documents, "{n} {n:document|documents}"},
            {Term::passages, "{n} {n:passage|passages}"},
            {Term::bytes, "{n} {n:byte|bytes}"},
            {Term::gigabytes, "{n} GB"},
            {Term::hours, "{n} h"},
            {Term::hours_per_day, "{n} h/day"},
            {Term::days_per_week, "{n} d/week"},
            {Term::hours_a_month, "{n} h a month"},
            {Term::months, "{n} {n:month|months}"},
            {Term::epochs, "{n} {n:epoch|epochs}"},
            {Term::gpus, "{n} {n:GPU|GPUs}"},
            {Term::million_parameters, "{n} M parameters"},
            {Term::teraflops, "{n} TFLOPS"},
            {Term::kilowatts, "{n} kW"},
            {Term::usd, "{n} USD"},
            {Term::usd_per_hour, "{n} USD/h"},
            {Term::network_share, "{n} network"},
            {Term::share_per_year, "{n} a year"},
            {Term::power_usage, "PUE {n}"},
            {Term::adapter_share, "LoRA x {n}"},
            {Term::list_price_factor, "{n} x list price"},
            {Term::active_hours_of_a_day, "evenly over 24 h UTC; active {n} h"},
        },
    .signs =
        {
            {Sign::times, "x"},
            {Sign::over, "/"},
            {Sign::plus, "+"},
            {Sign::minus, "-"},
            {Sign::up_to, "-"},
            {Sign::opened, "("},
            {Sign::closed, ")"},
            {Sign::comma, ","},
            {Sign::at, "at"},
            {Sign::of, "of"},
            {Sign::in_gigabytes, "GB"},
        },
    .severities = {{Severity::error, "error"},
                   {Severity::warning, "warning"},
                   {Severity::note, "note"}},
    .differences = {{Difference::added, "added"},
                    {Difference::removed, "removed"},
                    {Difference::changed, "changed"}},
};

inline constexpr Named english_facts[] = {
    {"trains_on_api_data_by_default", "trains on your data"},
    {"default_retention_days", "days that prompts are kept"},
    {"zero_data_retention", "no retention"},
    {"dpa_gdpr", "GDPR processor contract"},
    {"hipaa_baa", "HIPAA BAA"},
    {"hds_certified", "HDS certificate"},
    {"iso27001", "ISO 27001"},
    {"soc2_type2", "SOC 2 type 2"},
    {"pci_dss", "PCI DSS"},
    {"secnumcloud", "SecNumCloud"},
    {"fedramp", "FedRAMP"},
    {"eu_region", "EU region"},
    {"hq_jurisdiction", "seat of the company"},
};

inline constexpr Named english_groups[] = {{"metric", "metric"},
                                           {"gpu", "gpu"},
                                           {"model", "model"},
                                           {"load", "load"},
                                           {"family", "family"}};

/// Why an input has its default, by the key of the input.
inline constexpr Named english_defaults[] = {
    {"amortisation_months", "a tuned model is replaced about once a year"},
    {"batch_share", "every answer is waited for"},
    {"cached_share", "no discount is counted on for prompts seen before"},
    {"days_per_week", "the service is open every day"},
    {"growth_percent_per_month", "the figures hold for today's volume"},
    {"headroom", "replicas are planned to 70 % of what they sustain"},
    {"hours_per_day", "the service is open all day"},
    {"input_tokens", "a prompt with instructions and a page of context"},
    {"jurisdiction", "no area is asked for: the conditions of each place are shown"},
    {"output_tokens", "a reply of about 220 words"},
    {"peak_factor", "the busiest moment carries three times the average of the active hours"},
    {"prefer", "the cheapest option that meets the requirements"},
    {"quality", "the weakest band that does routine work reliably"},
    {"rag_context_tokens", "four retrieved passages of 500 tokens go into each prompt"},
    {"rag_documents", "a mid-sized knowledge base"},
    {"rag_growth_percent_per_month", "one document in twenty is new or changed each month"},
    {"rag_tokens_per_document", "about a page and a half each"},
    {"reasoning_tokens",
     "a model that thinks is taken to write twice the answer before it; no public average was "
     "found and it varies tenfold"},
    {"requests_per_day",
     "the volume of the article that this product grew from: a small business application"},
    {"sensitivity", "company data without personal details"},
    {"server_life_years",
     "what Amazon uses for some of its servers, the shortest of the large clouds (10-K of 2025)"},
    {"shared_prefix_tokens", "a system prompt that every request repeats"},
    {"spare_replicas",
     "no spare: ask for one where the failure of a replica must not stop the service"},
    {"tuning_epochs", "a usual number of passes for supervised tuning"},
    {"tuning_tokens", "2,000 examples of 1,000 tokens"},
};

inline constexpr KeyNames english_keys{
    .facts = english_facts,
    .groups = english_groups,
    .defaults = english_defaults,
};

}  // namespace llmadvisor
