#pragma once

#include "speak/speech.hpp"

namespace llmadvisor {

inline constexpr EnumNames french_names{
    .option_kinds =
        {
            {OptionKind::closed_api, "API fermée"},
            {OptionKind::hosted_open_api, "open source hébergé"},
            {OptionKind::rented_gpu, "GPU loués"},
            {OptionKind::on_premises, "serveurs en propre"},
        },
    .purchases =
        {
            {Purchase::on_demand, "à la demande"},
            {Purchase::spot, "spot"},
            {Purchase::reserved, "réservé"},
            {Purchase::owned, "acheté"},
        },
    .verdicts =
        {
            {Verdict::feasible, "faisable"},
            {Verdict::conditional, "sous conditions"},
            {Verdict::rejected, "écarté"},
        },
    .reason_codes =
        {
            {ReasonCode::licence, "licence"},
            {ReasonCode::sensitivity, "règles sur les données"},
            {ReasonCode::quality_unknown, "qualité non sourcée"},
            {ReasonCode::quality_floor, "qualité insuffisante"},
            {ReasonCode::fine_tuning, "ne sert pas de modèle affiné"},
            {ReasonCode::context_length, "contexte trop court"},
            {ReasonCode::memory, "mémoire insuffisante"},
            {ReasonCode::throughput, "débit insuffisant en pointe"},
            {ReasonCode::latency_ttft, "premier jeton trop tardif"},
            {ReasonCode::latency_tpot, "jetons trop lents"},
            {ReasonCode::over_budget, "hors budget"},
        },
    .quality_bands =
        {
            {QualityBand::basic, "basique"},
            {QualityBand::solid, "solide"},
            {QualityBand::strong, "fort"},
            {QualityBand::frontier, "de pointe"},
        },
    .sensitivities =
        {
            {Sensitivity::public_data, "données publiques"},
            {Sensitivity::internal, "données internes"},
            {Sensitivity::personal, "données personnelles"},
            {Sensitivity::financial, "données financières"},
            {Sensitivity::card, "données de carte bancaire"},
            {Sensitivity::medical, "données médicales"},
            {Sensitivity::government, "données sensibles de l'État"},
            {Sensitivity::secret, "données secrètes"},
        },
    .data_in_full =
        {
            {Sensitivity::public_data, "données publiques (rien de confidentiel)"},
            {Sensitivity::internal, "données internes (documents non publics de l'entreprise)"},
            {Sensitivity::personal, "données personnelles (noms, messages, identifiants ; RGPD)"},
            {Sensitivity::financial,
             "données financières ou bancaires (transactions et comptes de clients)"},
            {Sensitivity::card, "données de cartes de paiement (numéros de carte ; PCI DSS)"},
            {Sensitivity::medical, "données médicales (données de santé de patients)"},
            {Sensitivity::government,
             "données d'administration (données sensibles d'un service public)"},
            {Sensitivity::secret, "données classifiées ou à diffusion restreinte"},
        },
    .jurisdictions =
        {
            {Jurisdiction::any, "zone non précisée"},
            {Jurisdiction::us, "États-Unis"},
            {Jurisdiction::eu, "Union européenne"},
            {Jurisdiction::fr, "France"},
        },
    .preferences =
        {
            {Preference::cost, "coût"},
            {Preference::quality, "qualité"},
            {Preference::privacy, "confidentialité"},
        },
    .rule_verdicts =
        {
            {RuleVerdict::allowed, "admis"},
            {RuleVerdict::conditional, "admis sous conditions"},
            {RuleVerdict::not_advisable, "déconseillé"},
        },
    .grades =
        {
            {EvidenceGrade::primary, "page du fournisseur"},
            {EvidenceGrade::quoted, "tiers citant le fournisseur"},
            {EvidenceGrade::secondary, "déclaration d'un tiers"},
            {EvidenceGrade::keyword, "mot-clé sur une page de confiance : faible"},
            {EvidenceGrade::unknown, "aucune page vue"},
        },
    .condition_states =
        {
            {ConditionState::met, "rempli d'après les sources citées : à vérifier"},
            {ConditionState::offered, "proposé : à signer ou à configurer"},
            {ConditionState::indicated, "seulement signalé : à vérifier"},
            {ConditionState::unknown, "à obtenir ou à vérifier vous-même"},
            {ConditionState::unmet, "non rempli"},
        },
    .ages =
        {
            {Freshness::fresh, "récent"},
            {Freshness::stale, "ancien : à relire"},
            {Freshness::undated, "non daté"},
        },
    .line_kinds =
        {
            {LineKind::fresh_input, "jetons d'entrée"},
            {LineKind::cached_input, "jetons d'entrée en cache"},
            {LineKind::cache_write, "écritures du cache"},
            {LineKind::output, "jetons de sortie"},
            {LineKind::reasoning_output, "jetons de raisonnement"},
            {LineKind::batch_input, "jetons d'entrée, par lots"},
            {LineKind::batch_cached_input, "jetons d'entrée en cache, par lots"},
            {LineKind::batch_output, "jetons de sortie, par lots"},
            {LineKind::batch_reasoning_output, "jetons de raisonnement, par lots"},
            {LineKind::gpu_instance, "instances GPU"},
            {LineKind::weights_disk, "disque pour les poids"},
            {LineKind::public_address, "adresse publique"},
            {LineKind::egress, "trafic sortant"},
            {LineKind::server_purchase, "achat du serveur, étalé"},
            {LineKind::electricity, "électricité"},
            {LineKind::colocation, "colocation"},
            {LineKind::maintenance, "maintenance"},
            {LineKind::spares, "pièces de rechange"},
            {LineKind::corpus_embedding, "vectorisation du corpus"},
            {LineKind::query_embedding, "vectorisation des requêtes"},
            {LineKind::vector_store, "base vectorielle"},
            {LineKind::reranking, "reclassement"},
            {LineKind::tuning, "affinage, étalé"},
            {LineKind::operations, "personnel d'exploitation"},
            {LineKind::on_call, "astreinte"},
        },
    .named_inputs =
        {
            {NamedInput::budget, "budget"},
            {NamedInput::sensitivity, "sensibilité des données"},
            {NamedInput::jurisdiction, "juridiction"},
            {NamedInput::quality, "qualité minimale"},
        },
    .numbers =
        {
            {Number::requests_per_day, "{n:requête|requêtes} par jour"},
            {Number::input_tokens, "{n:jeton|jetons} d'entrée par requête"},
            {Number::output_tokens, "{n:jeton|jetons} de sortie par requête"},
            {Number::reasoning_tokens, "{n:jeton|jetons} de raisonnement par requête"},
            {Number::shared_prefix_tokens, "{n:jeton|jetons} de préfixe commun"},
            {Number::cached_share, "part de l'entrée en cache"},
            {Number::batch_share, "part différable (par lots)"},
            {Number::peak_factor, "pointe sur moyenne"},
            {Number::hours_per_day, "{n:heure active|heures actives} par jour"},
            {Number::days_per_week, "{n:jour actif|jours actifs} par semaine"},
            {Number::growth_percent_per_month, "croissance mensuelle, en %"},
            {Number::max_ttft, "délai maximal du premier jeton"},
            {Number::max_tpot, "délai maximal par jeton"},
            {Number::context, "longueur de contexte"},
            {Number::spare_replicas, "{n:réplique|répliques} de secours"},
            {Number::headroom, "part de capacité utilisée en pointe"},
            {Number::rag_documents, "{n:document|documents} du corpus"},
            {Number::rag_tokens_per_document, "{n:jeton|jetons} par document"},
            {Number::rag_context_tokens, "{n:jeton retrouvé|jetons retrouvés} par requête"},
            {Number::rag_growth_percent_per_month, "corpus renouvelé par mois, en %"},
            {Number::tuning_tokens, "{n:jeton|jetons} d'entraînement"},
            {Number::tuning_epochs, "{n:passe|passes} d'entraînement"},
            {Number::amortisation_months, "mois d'amortissement"},
            {Number::server_life_years, "{n:an|ans} de vie du serveur"},
        },
    .number_units =
        {
            {NumberUnit::requests_per_day, "requêtes/jour"},
            {NumberUnit::requests_per_second, "requêtes/s"},
            {NumberUnit::tokens, "jetons"},
            {NumberUnit::documents, "documents"},
            {NumberUnit::epochs, "passes"},
            {NumberUnit::replicas, "répliques"},
            {NumberUnit::milliseconds, "ms"},
            {NumberUnit::hours, "heures"},
            {NumberUnit::days, "jours"},
            {NumberUnit::months, "mois"},
            {NumberUnit::years, "ans"},
            {NumberUnit::share, "part"},
            {NumberUnit::percent, "pour cent"},
            {NumberUnit::times_the_average, "fois la moyenne"},
        },
    .bill_units =
        {
            {BillUnit::million_tokens, "M jetons"},
            {BillUnit::instance_hour, "heure-instance"},
            {BillUnit::hour, "heure"},
            {BillUnit::gigabyte, "Go"},
            {BillUnit::gigabyte_month, "Go-mois"},
            {BillUnit::server_month, "mois-serveur"},
            {BillUnit::kilowatt_hour, "kWh"},
            {BillUnit::kilowatt_month, "kW-mois"},
            {BillUnit::thousand_queries, "mille requêtes"},
        },
    .terms =
        {
            {Term::bare, "{n}"},
            {Term::requests, "{n} {n:requête|requêtes}"},
            {Term::tokens, "{n} {n:jeton|jetons}"},
            {Term::million_tokens, "{n} M jetons"},
            {Term::documents, "{n} {n:document|documents}"},
            {Term::passages, "{n} {n:passage|passages}"},
            {Term::bytes, "{n} {n:octet|octets}"},
            {Term::gigabytes, "{n} Go"},
            {Term::hours, "{n} h"},
            {Term::hours_per_day, "{n} h/jour"},
            {Term::days_per_week, "{n} j/semaine"},
            {Term::hours_a_month, "{n} h par mois"},
            {Term::months, "{n} mois"},
            {Term::epochs, "{n} {n:passe|passes}"},
            {Term::gpus, "{n} GPU"},
            {Term::million_parameters, "{n} M paramètres"},
            {Term::teraflops, "{n} TFLOPS"},
            {Term::kilowatts, "{n} kW"},
            {Term::usd, "{n} USD"},
            {Term::usd_per_hour, "{n} USD/h"},
            {Term::network_share, "{n} de réseau"},
            {Term::share_per_year, "{n} par an"},
            {Term::power_usage, "PUE {n}"},
            {Term::adapter_share, "LoRA x {n}"},
            {Term::list_price_factor, "{n} x tarif public"},
            {Term::active_hours_of_a_day, "réparti sur 24 h UTC, dont {n} h actives"},
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
            {Sign::at, "à"},
            {Sign::of, "de"},
            {Sign::in_gigabytes, "Go"},
        },
    .severities = {{Severity::error, "erreur"},
                   {Severity::warning, "avertissement"},
                   {Severity::note, "remarque"}},
    .differences = {{Difference::added, "ajoutée"},
                    {Difference::removed, "retirée"},
                    {Difference::changed, "modifiée"}},
};

inline constexpr Named french_facts[] = {
    {"trains_on_api_data_by_default", "s'entraîne sur vos données"},
    {"default_retention_days", "jours de conservation des requêtes"},
    {"zero_data_retention", "aucune conservation"},
    {"dpa_gdpr", "contrat de sous-traitance RGPD"},
    {"hipaa_baa", "BAA HIPAA"},
    {"hds_certified", "certificat HDS"},
    {"iso27001", "ISO 27001"},
    {"soc2_type2", "SOC 2 type 2"},
    {"pci_dss", "PCI DSS"},
    {"secnumcloud", "SecNumCloud"},
    {"fedramp", "FedRAMP"},
    {"eu_region", "région dans l'UE"},
    {"hq_jurisdiction", "siège de l'entreprise"},
};

inline constexpr Named french_groups[] = {{"metric", "mesure"},
                                          {"gpu", "gpu"},
                                          {"model", "modèle"},
                                          {"load", "charge"},
                                          {"family", "famille"}};

/// Why an input has its default, by the key of the input.
inline constexpr Named french_defaults[] = {
    {"amortisation_months", "un modèle affiné est remplacé environ une fois par an"},
    {"batch_share", "chaque réponse est attendue"},
    {"cached_share", "aucune remise n'est escomptée pour des requêtes déjà vues"},
    {"days_per_week", "le service est ouvert tous les jours"},
    {"growth_percent_per_month", "les chiffres valent pour le volume d'aujourd'hui"},
    {"headroom", "les répliques sont prévues à 70\u00a0% de ce qu'elles soutiennent"},
    {"hours_per_day", "le service est ouvert toute la journée"},
    {"input_tokens", "une requête avec des consignes et une page de contexte"},
    {"jurisdiction", "aucune zone n'est demandée : les conditions de chaque lieu sont montrées"},
    {"output_tokens", "une réponse d'environ 220 mots"},
    {"peak_factor", "le moment le plus chargé porte trois fois la moyenne des heures actives"},
    {"prefer", "l'option la moins chère qui satisfait les exigences"},
    {"quality", "le plus bas niveau qui fait sûrement un travail courant"},
    {"rag_context_tokens", "quatre passages retrouvés de 500 jetons entrent dans chaque requête"},
    {"rag_documents", "une base de connaissances de taille moyenne"},
    {"rag_growth_percent_per_month", "un document sur vingt est nouveau ou modifié chaque mois"},
    {"rag_tokens_per_document", "environ une page et demie chacun"},
    {"reasoning_tokens",
     "un modèle qui raisonne est supposé écrire d'abord deux fois la réponse ; aucune moyenne "
     "publique n'a été trouvée, et cela varie d'un facteur dix"},
    {"requests_per_day",
     "le volume de l'article dont ce produit est né : une petite application d'entreprise"},
    {"sensitivity", "des données d'entreprise sans détails personnels"},
    {"server_life_years",
     "ce qu'Amazon retient pour certains de ses serveurs, la plus courte des grands clouds (10-K "
     "de 2025)"},
    {"shared_prefix_tokens", "une consigne système que chaque requête répète"},
    {"spare_replicas",
     "aucune en réserve : demandez-en une si la panne d'une réplique ne doit pas arrêter le "
     "service"},
    {"tuning_epochs", "un nombre habituel de passes pour un affinage supervisé"},
    {"tuning_tokens", "2\u00a0000 exemples de 1\u00a0000 jetons"},
};

inline constexpr KeyNames french_keys{
    .facts = french_facts,
    .groups = french_groups,
    .defaults = french_defaults,
};

}  // namespace llmadvisor
