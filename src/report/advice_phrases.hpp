#pragma once

#include "message.hpp"

/// Phrases about the answer as a whole.
namespace llmadvisor::words {

// The verdict.
inline constexpr Message pick_api{"Call {option} ({kind}): {bill} a month{conditions}.",
                                  "Appelez {option} ({kind}) : {bill} par mois{conditions}."};
inline constexpr Message pick_rented{
    "Rent {machine} for {model}: {bill} a month, {terms}{conditions}.",
    "Louez {machine} pour {model} : {bill} par mois, {terms}{conditions}."};
inline constexpr Message pick_owned{
    "Buy {machine} for {model}: {bill} a month, {terms}{conditions}.",
    "Achetez {machine} pour {model} : {bill} par mois, {terms}{conditions}."};
inline constexpr Message under_conditions{", once {count} conditions are met",
                                          ", une fois {count} conditions remplies"};
inline constexpr Message under_one_condition{", once {count} condition is met",
                                             ", une fois {count} condition remplie"};
inline constexpr Message nothing_fits{
    "Nothing meets every requirement. Closest: {option}, {bill} a month, {terms}; it misses "
    "because it {reason}.",
    "Rien ne satisfait toutes les exigences. Au plus près : {option}, {bill} par mois, {terms} ; "
    "obstacle : {reason}."};
inline constexpr Message nothing_fits_unpriced{
    "Nothing meets every requirement, and nothing within the filters comes close.",
    "Rien ne satisfait toutes les exigences, et rien dans les filtres ne s'en approche."};

// Why.
inline constexpr Message why_cheapest{
    "it has the lowest expected bill of the {count} options that meet every requirement",
    "c'est la facture attendue la plus basse des {count} options qui satisfont toutes les "
    "exigences"};
inline constexpr Message why_only{"it is the only option that meets every requirement",
                                  "c'est la seule option qui satisfait toutes les exigences"};
inline constexpr Message why_best_quality{
    "it has the best quality of the {count} options that meet every requirement",
    "c'est la meilleure qualité des {count} options qui satisfont toutes les exigences"};
inline constexpr Message why_most_private{
    "it keeps the data closest of the {count} options that meet every requirement",
    "c'est la plus confidentielle des {count} options qui satisfont toutes les exigences"};
inline constexpr Message hangs_most_on{"; the figure hangs most on {what}.",
                                       " ; ce chiffre dépend surtout de : {what}."};
inline constexpr Message full_stop{"{text}.", "{text}."};

// Warnings.
inline constexpr Message gpus_beyond_budget{
    "GPUs go far beyond the budget: at least {cost} a month{terms}, {times} times your {budget}.",
    "Les GPU dépassent largement le budget : au moins {cost} par mois{terms}, soit {times} fois "
    "vos "
    "{budget}."};
inline constexpr Message hosted_instead{" Hosted open models instead: {list}.",
                                        " Plutôt des modèles ouverts hébergés : {list}."};
inline constexpr Message no_hosted_instead{
    " No hosted open model meets the other requirements either.",
    " Aucun modèle ouvert hébergé ne satisfait non plus les autres exigences."};
inline constexpr Message alternative{"{name} {bill}", "{name} {bill}"};
inline constexpr Message stale_prices{
    "The oldest price used is {days} days old ({date}).",
    "Le prix le plus ancien utilisé date de {days} jours ({date})."};
inline constexpr Message weak_price_source{"A price comes from a weak source: {detail}.",
                                           "Un prix vient d'une source faible : {detail}."};
inline constexpr Message spot_interruption{
    "Spot machines can be taken away within minutes: keep a second way to serve.",
    "Une machine spot peut être reprise en quelques minutes : gardez une solution de secours."};
inline constexpr Message jurisdiction_unknown{
    "No jurisdiction was given: say --jurisdiction us, eu or fr for the rules that apply to you.",
    "Juridiction non précisée : --jurisdiction us, eu ou fr donne les règles qui s'appliquent."};
inline constexpr Message nothing_fits_warning{"No option meets every requirement.",
                                              "Aucune option ne satisfait toutes les exigences."};

// What would change it.
inline constexpr Message flip_above{"from {at} {input} (today {current}): {option}",
                                    "à partir de {at} {input} (aujourd'hui {current}) : {option}"};
inline constexpr Message flip_below{"at {at} {input} or fewer (today {current}): {option}",
                                    "à {at} {input} ou moins (aujourd'hui {current}) : {option}"};
inline constexpr Message flip_choice{"with {input} {at} (today {current}): {option}",
                                     "avec {input} : {at} (aujourd'hui {current}) : {option}"};
inline constexpr Message nothing_any_more{"nothing fits any more", "plus rien ne convient"};
inline constexpr Message holds{
    "no single change of an input within reason changes the pick",
    "aucun changement raisonnable d'une seule entrée ne change le choix"};
inline constexpr Message counterfactual{
    "{kind}: possible with {input} {to} instead of {from} ({option}{bill})",
    "{kind} : possible avec {input} à {to} au lieu de {from} ({option}{bill})"};
inline constexpr Message its_bill{", {bill} a month", ", {bill} par mois"};
inline constexpr Message break_even{
    "{own} becomes cheaper than {api} from about {at} requests a day ({times} times "
    "today's){range}",
    "{own} devient moins cher que {api} à partir d'environ {at} requêtes par jour ({times} fois "
    "aujourd'hui){range}"};
inline constexpr Message break_even_range{", between {low} and {high} within the ranges",
                                          ", entre {low} et {high} selon les fourchettes"};
inline constexpr Message break_even_range_open{", from {low} at best, perhaps never",
                                               ", dès {low} au mieux, peut-être jamais"};
inline constexpr Message never_even{
    "{own} never becomes cheaper than {api}: each further request costs it more",
    "{own} ne devient jamais moins cher que {api} : chaque requête de plus lui coûte davantage"};
inline constexpr Message close_calls{"too close to call on cost: {list}",
                                     "coût trop proche pour trancher : {list}"};
inline constexpr Message confidence{
    "the pick stays the pick in {share} of {draws} draws within the ranges",
    "le choix reste le même dans {share} de {draws} tirages dans les fourchettes"};

}  // namespace llmadvisor::words
