#pragma once

#include "message.hpp"

/// Headings, leads and the set sentences of the written answer.
namespace llmadvisor::words {

inline constexpr Message title{"Strategic analysis for your {project}:",
                               "Analyse Stratégique pour votre {project} :"};
inline constexpr Message title_plural{"Strategic analysis for your {project}:",
                                      "Analyse Stratégique pour vos {project} :"};
inline constexpr Message project{"project", "projet"};

// 1. Open models.
inline constexpr Message open_heading{"1. Open-source feasibility ({model})",
                                      "1. Faisabilité Open Source ({model})"};
inline constexpr Message open_heading_none{"1. Open-source feasibility",
                                           "1. Faisabilité Open Source"};
inline constexpr Message parameters{"{count} parameters", "{count} de paramètres"};
inline constexpr Message of_quality{"quality {band}", "niveau {band}"};
inline constexpr Message advantages{"Advantages", "Avantages"};
inline constexpr Message drawbacks{"Drawbacks", "Inconvénients"};
inline constexpr Message no_open_model{
    "No open model within the filters meets the other requirements.",
    "Aucun modèle ouvert dans les filtres ne convient."};
inline constexpr Message good_hosted_once{"no machine to run", "aucune machine à gérer"};
inline constexpr Message good_hosted{"no machine to run; {hosts} hosts serve these weights",
                                     "aucune machine à gérer ; {hosts} hébergeurs au choix"};
inline constexpr Message good_own{"prompts stay on machines you control; no bill by the token",
                                  "données sous votre contrôle ; pas de facturation au jeton"};
inline constexpr Message good_rented{"you choose what runs on the machine; no bill by the token",
                                     "vous choisissez ce qui tourne sur la machine ; pas de "
                                     "facturation au jeton"};
inline constexpr Message bad_hosted{"prompts leave for {provider} (law: {law})",
                                    "les requêtes partent chez {provider} (droit : {law})"};
inline constexpr Message bad_hosted_unknown{
    "prompts leave for {provider}, and no source says whose law it is under",
    "les requêtes partent chez {provider}, et aucune source ne dit de quel droit il relève"};
inline constexpr Message bad_upkeep{"you maintain it, about {cost} a month of people's time",
                                    "maintenance interne, environ {cost} de personnel par mois"};
inline constexpr Message bad_idle{
    "{share} busy at peak, idle capacity is {cost} of the bill",
    "occupé à {share} en pointe, la capacité inutilisée pèse {cost} de la facture"};
inline constexpr Message bad_rejected{"out as asked: {reason}", "exclu en l'état : {reason}"};

// 2. Costs.
inline constexpr Message cost_heading{"2. Infrastructure costs a month ({load}{budget})",
                                      "2. Estimation des coûts d'infrastructure ({load}{budget})"};
inline constexpr Message load{"{requests} requests/day", "{requests} requêtes/jour"};
inline constexpr Message with_budget{", budget {budget}", ", {budget}/mois"};
inline constexpr Message spot_from{"; spot from {bill} at {provider}, can be taken away",
                                   " ; spot dès {bill} chez {provider}, interruptible"};
inline constexpr Message alternatives_lead{"Alternatives (hosted)", "Alternatives (hébergées)"};
inline constexpr Message alternative_cost{"{provider} {bill} ({prices})",
                                          "{provider} {bill} ({prices})"};
inline constexpr Message column_kind{"Kind", "Type"};
inline constexpr Message column_option{"Best option", "Meilleure option"};
inline constexpr Message column_bill{"A month", "Par mois"};
inline constexpr Message column_full{"With people", "+ personnel"};
inline constexpr Message column_verdict{"Verdict", "Verdict"};
inline constexpr Message column_terms{"Paid", "Paiement"};
inline constexpr Message column_quality{"Quality", "Qualité"};
inline constexpr Message nothing_of_kind{"nothing within the filters", "rien dans les filtres"};
inline constexpr Message the_pick{"* {kind}", "* {kind}"};

// 3. Recommendation.
inline constexpr Message final_heading{"3. Final recommendation", "3. Recommandation finale"};
inline constexpr Message given{"Given your {data} and {budget}, {choice}.",
                               "Étant donné la sensibilité de vos {data} et {budget}, {choice}."};
inline constexpr Message your_budget{"a budget of {budget}", "votre budget de {budget}"};
inline constexpr Message no_budget{"no stated budget", "sans budget fixé"};
inline constexpr Message best_compromise{"{way} is the best compromise: {why}",
                                         "{way} est le meilleur compromis : {why}"};
inline constexpr Message no_way{"nothing can be advised as asked",
                                "rien ne peut être conseillé en l'état"};
inline constexpr Message officer_decides{
    "nothing is recommended here: what the table shows as conditional is a matter for your "
    "security officer",
    "rien n'est recommandé ici : ce que le tableau montre « sous conditions » relève de votre "
    "officier de sécurité"};
inline constexpr Message way_closed_api{"calling the closed API of {provider}",
                                        "l'appel de l'API fermée de {provider}"};
inline constexpr Message way_hosted{
    "an open model called at a host ({provider})",
    "le déploiement open source via une API hébergée tierce ({provider})"};
inline constexpr Message way_rented{"an open model on rented GPUs ({provider})",
                                    "un modèle ouvert sur des GPU loués ({provider})"};
inline constexpr Message way_owned{"an open model on servers of your own",
                                   "un modèle ouvert sur vos propres serveurs"};
inline constexpr Message conditions_lead{"First", "D'abord"};
inline constexpr Message changes_lead{"Changes at", "Le choix change à"};
inline constexpr Message smallest_lead{"Smallest change", "Plus petit changement"};
inline constexpr Message fits_with{"{option} would fit with {list}",
                                   "{option} conviendrait avec {list}"};
inline constexpr Message close_to{"closest rival {list}", "rivale la plus proche {list}"};
inline constexpr Message close_lead{"Close calls", "Écarts trop faibles"};
inline constexpr Message close_more{"{list}; {count} more in --json",
                                    "{list} ; {count} autres dans --json"};
inline constexpr Message assumed_lead{"Assumed", "Hypothèses"};
inline constexpr Message sure_lead{"How sure", "Fiabilité"};
inline constexpr Message hangs_on_what{"its bill hangs most on {what}",
                                       "sa facture dépend surtout de {what}"};
inline constexpr Message note_lead{"Note", "À savoir"};
inline constexpr Message more{" (+{count}: -v)", " (+{count} : -v)"};
inline constexpr Message prices_dated{"Prices of {from} to {to}.", "Prix du {from} au {to}."};
inline constexpr Message prices_dated_once{"Prices of {to}.", "Prix du {to}."};
inline constexpr Message rate{"1 EUR = {rate} USD ({date}).", "1 EUR = {rate} USD ({date})."};
inline constexpr Message explain_hint{"Figures: llmadvisor explain {id}",
                                      "Détail : llmadvisor explain {id}"};

// Only with -v.
inline constexpr Message all_conditions{"Conditions of the pick", "Conditions du choix"};
inline constexpr Message page_seen{"source", "source"};
inline constexpr Message questions{"Questions to put", "Questions à poser"};
inline constexpr Message to_provider{"to the provider", "au fournisseur"};
inline constexpr Message to_dpo{"to your DPO", "à votre DPO"};
inline constexpr Message to_security{"to your security officer", "à votre officier de sécurité"};
inline constexpr Message all_options{"The best of each kind", "Les meilleures de chaque type"};
inline constexpr Message folded{
    "{count} more are no cheaper, no better and no more private than one shown.",
    "{count} autres ne sont ni moins chères, ni meilleures, ni plus confidentielles."};
inline constexpr Message even_lead{"Break-even", "Seuil de rentabilité"};
inline constexpr Message bill_heading{"The bill of the pick, line by line",
                                      "La facture du choix, ligne par ligne"};
inline constexpr Message beside{"Beside the pick", "À côté du choix"};
inline constexpr Message best_quality{"best quality within the requirements",
                                      "meilleure qualité dans les exigences"};
inline constexpr Message most_private{"most private", "plus confidentielle"};
inline constexpr Message established{"cheapest rented GPUs of an established cloud",
                                     "GPU loués les moins chers d'un cloud établi"};
inline constexpr Message all_changes{"What would change the answer",
                                     "Ce qui changerait la réponse"};
inline constexpr Message break_evens{"Break-even", "Seuils de rentabilité"};
inline constexpr Message considered{"What was considered", "Ce qui a été examiné"};
inline constexpr Message tally{"{candidates} candidates{rejected}",
                               "{candidates} candidats{rejected}"};
inline constexpr Message tally_rejected{", left out: {list}", ", écartés : {list}"};
inline constexpr Message tally_one{"{count} {reason}", "{count} {reason}"};
inline constexpr Message all_assumptions{"Assumptions", "Hypothèses"};
inline constexpr Message notices{"Good to know", "À savoir"};
inline constexpr Message column_line{"Line", "Ligne"};
inline constexpr Message column_quantity{"Quantity", "Quantité"};
inline constexpr Message column_unit_price{"Unit price", "Prix unitaire"};
inline constexpr Message column_amount{"Amount", "Montant"};
inline constexpr Message column_source{"Source", "Source"};
inline constexpr Message people_line{"{line} (people)", "{line} (personnel)"};
inline constexpr Message bill_total{"bill", "facture"};
inline constexpr Message full_total{"with people", "avec le personnel"};

}  // namespace llmadvisor::words
