#pragma once

#include <array>
#include <string_view>

#include "message.hpp"

/// The names of things, in the order of their enumerators.
namespace llmadvisor::words {

inline constexpr std::array option_kinds{
    Message{"closed API", "API fermée"},
    Message{"hosted open model", "open source hébergé"},
    Message{"rented GPUs", "GPU loués"},
    Message{"own servers", "serveurs en propre"},
};

inline constexpr std::array purchases{
    Message{"on-demand", "à la demande"},
    Message{"spot", "spot"},
    Message{"reserved", "réservé"},
    Message{"bought", "acheté"},
};

inline constexpr std::array verdicts{
    Message{"feasible", "faisable"},
    Message{"conditional", "sous conditions"},
    Message{"rejected", "écarté"},
};

inline constexpr std::array reason_codes{
    Message{"licence", "licence"},
    Message{"data rules", "règles sur les données"},
    Message{"no sourced quality", "qualité non sourcée"},
    Message{"quality too low", "qualité insuffisante"},
    Message{"cannot serve a tuned model", "ne sert pas de modèle affiné"},
    Message{"context too short", "contexte trop court"},
    Message{"memory too small", "mémoire insuffisante"},
    Message{"too slow at peak", "débit insuffisant en pointe"},
    Message{"first token too late", "premier jeton trop tardif"},
    Message{"tokens too slow", "jetons trop lents"},
    Message{"over budget", "hors budget"},
};

inline constexpr std::array quality_bands{
    Message{"basic", "basique"},
    Message{"solid", "solide"},
    Message{"strong", "fort"},
    Message{"frontier", "de pointe"},
};

inline constexpr std::array sensitivities{
    Message{"public data", "données publiques"},
    Message{"internal data", "données internes"},
    Message{"personal data", "données personnelles"},
    Message{"financial data", "données financières"},
    Message{"payment card data", "données de carte bancaire"},
    Message{"medical data", "données médicales"},
    Message{"sensitive government data", "données sensibles de l'État"},
    Message{"secret data", "données secrètes"},
};

inline constexpr std::array jurisdictions{
    Message{"no stated area", "zone non précisée"},
    Message{"United States", "États-Unis"},
    Message{"European Union", "Union européenne"},
    Message{"France", "France"},
};

inline constexpr std::array preferences{
    Message{"cost", "coût"},
    Message{"quality", "qualité"},
    Message{"privacy", "confidentialité"},
};

inline constexpr std::array rule_verdicts{
    Message{"allowed", "admis"},
    Message{"allowed under conditions", "admis sous conditions"},
    Message{"not advisable", "déconseillé"},
};

inline constexpr std::array grades{
    Message{"the vendor's own page", "page du fournisseur"},
    Message{"a third party quoting the vendor", "tiers citant le fournisseur"},
    Message{"a third party's statement", "déclaration d'un tiers"},
    Message{"a keyword on a trust page: weak", "mot-clé sur une page de confiance : faible"},
    Message{"no page seen", "aucune page vue"},
};

inline constexpr std::array<Message, 25> line_kinds{
    Message{"fresh input tokens", "jetons d'entrée"},
    Message{"cached input tokens", "jetons d'entrée en cache"},
    Message{"cache writes", "écritures du cache"},
    Message{"output tokens", "jetons de sortie"},
    Message{"reasoning tokens", "jetons de raisonnement"},
    Message{"input tokens, batch", "jetons d'entrée, par lots"},
    Message{"cached input tokens, batch", "jetons d'entrée en cache, par lots"},
    Message{"output tokens, batch", "jetons de sortie, par lots"},
    Message{"reasoning tokens, batch", "jetons de raisonnement, par lots"},
    Message{"GPU instances", "instances GPU"},
    Message{"disk for the weights", "disque pour les poids"},
    Message{"public address", "adresse publique"},
    Message{"outgoing traffic", "trafic sortant"},
    Message{"server purchase, spread", "achat du serveur, étalé"},
    Message{"electricity", "électricité"},
    Message{"colocation", "colocation"},
    Message{"maintenance", "maintenance"},
    Message{"spares", "pièces de rechange"},
    Message{"embedding the corpus", "vectorisation du corpus"},
    Message{"embedding the queries", "vectorisation des requêtes"},
    Message{"vector store", "base vectorielle"},
    Message{"re-ranking", "reclassement"},
    Message{"fine-tuning, spread", "affinage, étalé"},
    Message{"operations staff", "personnel d'exploitation"},
    Message{"on-call duty", "astreinte"},
};

struct Named {
  std::string_view key;
  Message name;
};

inline constexpr std::array inputs{
    Named{"budget_usd", {"budget", "budget"}},
    Named{"sensitivity", {"data sensitivity", "sensibilité des données"}},
    Named{"jurisdiction", {"jurisdiction", "juridiction"}},
    Named{"quality", {"least quality", "qualité minimale"}},
    Named{"prefer", {"preference", "préférence"}},
    Named{"region", {"region", "région"}},
    Named{"model", {"model", "modèle"}},
    Named{"requests_per_day", {"requests a day", "requêtes par jour"}},
    Named{"input_tokens", {"input tokens a request", "jetons d'entrée par requête"}},
    Named{"output_tokens", {"output tokens a request", "jetons de sortie par requête"}},
    Named{"reasoning_tokens", {"reasoning tokens a request", "jetons de raisonnement par requête"}},
    Named{"shared_prefix_tokens", {"shared prefix tokens", "jetons de préfixe commun"}},
    Named{"cached_share", {"cached share of the input", "part de l'entrée en cache"}},
    Named{"batch_share", {"share that can wait for a batch", "part différable (par lots)"}},
    Named{"peak_factor", {"peak over average", "pointe sur moyenne"}},
    Named{"hours_per_day", {"active hours a day", "heures actives par jour"}},
    Named{"days_per_week", {"active days a week", "jours actifs par semaine"}},
    Named{"growth_percent_per_month", {"growth a month, percent", "croissance mensuelle, en %"}},
    Named{"max_ttft", {"longest time to first token", "délai maximal du premier jeton"}},
    Named{"max_tpot", {"longest time per token", "délai maximal par jeton"}},
    Named{"context", {"context length", "longueur de contexte"}},
    Named{"spare_replicas", {"spare replicas", "répliques de secours"}},
    Named{"headroom", {"share of capacity used at peak", "part de capacité utilisée en pointe"}},
    Named{"rag_documents", {"documents in the corpus", "documents du corpus"}},
    Named{"rag_tokens_per_document", {"tokens a document", "jetons par document"}},
    Named{"rag_context_tokens", {"retrieved tokens a request", "jetons retrouvés par requête"}},
    Named{"rag_growth_percent_per_month",
          {"corpus renewed a month, percent", "corpus renouvelé par mois, en %"}},
    Named{"tuning_tokens", {"training tokens", "jetons d'entraînement"}},
    Named{"tuning_epochs", {"training epochs", "passes d'entraînement"}},
    Named{"amortisation_months", {"months for one-off costs", "mois d'amortissement"}},
    Named{"server_life_years", {"years of server life", "ans de vie du serveur"}},
};

/// Facts of providers' pages.
inline constexpr std::array facts{
    Named{"trains_on_api_data_by_default", {"trains on your data", "s'entraîne sur vos données"}},
    Named{"default_retention_days",
          {"days that prompts are kept", "jours de conservation des requêtes"}},
    Named{"zero_data_retention", {"no retention", "aucune conservation"}},
    Named{"dpa_gdpr", {"GDPR processor contract", "contrat de sous-traitance RGPD"}},
    Named{"hipaa_baa", {"HIPAA BAA", "BAA HIPAA"}},
    Named{"hds_certified", {"HDS certificate", "certificat HDS"}},
    Named{"iso27001", {"ISO 27001", "ISO 27001"}},
    Named{"soc2_type2", {"SOC 2 type 2", "SOC 2 type 2"}},
    Named{"pci_dss", {"PCI DSS", "PCI DSS"}},
    Named{"secnumcloud", {"SecNumCloud", "SecNumCloud"}},
    Named{"fedramp", {"FedRAMP", "FedRAMP"}},
    Named{"eu_region", {"EU region", "région dans l'UE"}},
    Named{"hq_jurisdiction", {"seat of the company", "siège de l'entreprise"}},
};

/// Words in the formulas of bill lines.
inline constexpr std::array formula_words{
    Named{"requests", {"requests", "requêtes"}},
    Named{"tokens", {"tokens", "jetons"}},
    Named{"bytes", {"bytes", "octets"}},
    Named{"passages", {"passages", "passages"}},
    Named{"parameters", {"parameters", "paramètres"}},
    Named{"epochs", {"epochs", "passes"}},
    Named{"months", {"months", "mois"}},
    Named{"month", {"month", "mois"}},
    Named{"year", {"year", "an"}},
    Named{"a", {"a", "par"}},
    Named{"at", {"at", "à"}},
    Named{"d/week)", {"d/week)", "j/semaine)"}},
    Named{"h/day,", {"h/day,", "h/jour,"}},
    Named{"GB", {"GB", "Go"}},
    Named{"network)", {"network)", "réseau)"}},
    Named{"list", {"list", "tarif"}},
    Named{"price", {"price", "public"}},
};

inline constexpr std::array units{
    Named{"M tokens", {"M tokens", "M jetons"}},
    Named{"instance-hour", {"instance-hour", "heure-instance"}},
    Named{"hour", {"hour", "heure"}},
    Named{"hours", {"hours", "heures"}},
    Named{"GB-month", {"GB-month", "Go-mois"}},
    Named{"GB", {"GB", "Go"}},
    Named{"GiB", {"GiB", "Gio"}},
    Named{"month", {"month", "mois"}},
    Named{"server-month", {"server-month", "mois-serveur"}},
    Named{"requests/day", {"requests/day", "requêtes/jour"}},
    Named{"tokens", {"tokens", "jetons"}},
    Named{"thousand queries", {"thousand queries", "mille requêtes"}},
    Named{"replicas", {"replicas", "répliques"}},
    Named{"days", {"days", "jours"}},
    Named{"months", {"months", "mois"}},
    Named{"years", {"years", "ans"}},
    Named{"share", {"share", "part"}},
    Named{"percent", {"percent", "pour cent"}},
    Named{"times the average", {"times the average", "fois la moyenne"}},
    Named{"usd", {"dollars", "dollars"}},
};

}  // namespace llmadvisor::words
