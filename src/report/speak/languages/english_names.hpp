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
};

inline constexpr Named english_inputs[] = {
    {"budget_usd", "budget"},
    {"sensitivity", "data sensitivity"},
    {"jurisdiction", "jurisdiction"},
    {"quality", "least quality"},
    {"prefer", "preference"},
    {"region", "region"},
    {"model", "model"},
    {"requests_per_day", "requests a day"},
    {"input_tokens", "input tokens a request"},
    {"output_tokens", "output tokens a request"},
    {"reasoning_tokens", "reasoning tokens a request"},
    {"shared_prefix_tokens", "shared prefix tokens"},
    {"cached_share", "cached share of the input"},
    {"batch_share", "share that can wait for a batch"},
    {"peak_factor", "peak over average"},
    {"hours_per_day", "active hours a day"},
    {"days_per_week", "active days a week"},
    {"growth_percent_per_month", "growth a month, percent"},
    {"max_ttft", "longest time to first token"},
    {"max_tpot", "longest time per token"},
    {"context", "context length"},
    {"spare_replicas", "spare replicas"},
    {"headroom", "share of capacity used at peak"},
    {"rag_documents", "documents in the corpus"},
    {"rag_tokens_per_document", "tokens a document"},
    {"rag_context_tokens", "retrieved tokens a request"},
    {"rag_growth_percent_per_month", "corpus renewed a month, percent"},
    {"tuning_tokens", "training tokens"},
    {"tuning_epochs", "training epochs"},
    {"amortisation_months", "months for one-off costs"},
    {"server_life_years", "years of server life"},
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

inline constexpr Named english_formula_words[] = {
    {"requests", "requests"},
    {"tokens", "tokens"},
    {"bytes", "bytes"},
    {"passages", "passages"},
    {"parameters", "parameters"},
    {"epochs", "epochs"},
    {"months", "months"},
    {"month", "month"},
    {"year", "year"},
    {"a", "a"},
    {"at", "at"},
    {"d/week)", "d/week)"},
    {"h/day,", "h/day,"},
    {"GB", "GB"},
    {"network)", "network)"},
    {"list", "list"},
    {"price", "price"},
};

inline constexpr Named english_units[] = {
    {"M tokens", "M tokens"},
    {"instance-hour", "instance-hour"},
    {"hour", "hour"},
    {"hours", "hours"},
    {"GB-month", "GB-month"},
    {"GB", "GB"},
    {"GiB", "GiB"},
    {"month", "month"},
    {"server-month", "server-month"},
    {"requests/day", "requests/day"},
    {"tokens", "tokens"},
    {"thousand queries", "thousand queries"},
    {"replicas", "replicas"},
    {"days", "days"},
    {"months", "months"},
    {"years", "years"},
    {"share", "share"},
    {"percent", "percent"},
    {"times the average", "times the average"},
    {"usd", "dollars"},
};

inline constexpr KeyNames english_keys{
    .inputs = english_inputs,
    .facts = english_facts,
    .units = english_units,
    .formula_words = english_formula_words,
};

}  // namespace llmadvisor
