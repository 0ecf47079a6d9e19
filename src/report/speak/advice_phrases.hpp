#pragma once

#include "message.hpp"

/// Phrases about the answer as a whole.
namespace llmadvisor::words {

// The verdict.
inline constexpr Message pick_api{"Call {option} ({kind}): {bill} a month{conditions}.",
                                  "Appelez {option} ({kind}) : {bill} par mois{conditions}."};
inline constexpr Message pick_rented{
    "Run {model} on {machine}, {terms}: {bill} a month, plus {people} of people's "
    "time{conditions}.",
    "Exécutez {model} sur {machine}, {terms} : {bill} par mois, plus {people} de personnel"
    "{conditions}."};
inline constexpr Message pick_owned{
    "Run {model} on your own server ({machine}), {terms}: {bill} a month, plus {people} of "
    "people's time{conditions}.",
    "Exécutez {model} sur votre propre serveur ({machine}), {terms} : {bill} par mois, plus "
    "{people} de personnel{conditions}."};
inline constexpr Message under_conditions{", if {count} conditions are met",
                                          ", sous {count} conditions"};
inline constexpr Message under_one_condition{", if {count} condition is met",
                                             ", sous {count} condition"};
inline constexpr Message nothing_fits{
    "Nothing meets every requirement. Closest: {option}, {bill} a month, {terms}; it misses "
    "on: {reason}.",
    "Rien ne satisfait toutes les exigences. Au plus près : {option}, {bill} par mois, {terms} ; "
    "obstacle : {reason}."};
inline constexpr Message nothing_fits_unpriced{
    "Nothing meets every requirement, and nothing within the filters comes close.",
    "Rien ne satisfait toutes les exigences, et rien dans les filtres ne s'en approche."};

// Why.
inline constexpr Message why_cheapest{
    "the lowest expected bill of the {count} options that fit",
    "la plus basse facture attendue des {count} options admissibles"};
inline constexpr Message why_only{"the only option that fits", "la seule option admissible"};
inline constexpr Message why_best_quality{"the best quality of the {count} options that fit",
                                          "la meilleure qualité des {count} options admissibles"};
inline constexpr Message why_most_private{"the most private of the {count} options that fit",
                                          "la plus confidentielle des {count} options admissibles"};
inline constexpr Message hangs_most_on{"; the figure hangs most on {what}.",
                                       " ; ce chiffre dépend surtout de : {what}."};
inline constexpr Message full_stop{"{text}.", "{text}."};

// Warnings.
inline constexpr Message gpus_beyond_budget{
    "GPUs go far beyond the budget: at least {cost} a month{terms}, {times} times the {budget} "
    "budget.",
    "Les GPU dépassent largement le budget : au moins {cost} par mois{terms}, soit {times} fois "
    "vos "
    "{budget}."};
inline constexpr Message hosted_instead{" Hosted open models instead: {list}.",
                                        " Plutôt des modèles ouverts hébergés : {list}."};
inline constexpr Message no_hosted_instead{" No hosted open model fits either.",
                                           " Aucun modèle ouvert hébergé ne convient non plus."};
inline constexpr Message alternative{"{name} {bill}", "{name} {bill}"};
inline constexpr Message stale_prices{"Oldest price used: {date} ({days} days old).",
                                      "Prix le plus ancien : {date} ({days} jours)."};
inline constexpr Message stale_prices_widened{
    "List price of {date} ({days} days old): its range is {percent} wider for it.",
    "Prix public du {date} ({days} jours) : sa fourchette est élargie de {percent}."};
inline constexpr Message spot_interruption{
    "Spot machines can be taken away within minutes: keep a second way to serve.",
    "Une machine spot peut être reprise en quelques minutes : gardez une solution de secours."};
inline constexpr Message jurisdiction_unknown{
    "No jurisdiction given: the strictest rules{rules}, US electricity and salaries "
    "(--jurisdiction us, eu or fr).",
    "Juridiction non précisée : règles les plus strictes{rules}, électricité et salaires "
    "américains (--jurisdiction us, eu ou fr)."};
inline constexpr Message french_rules{" (France's)", " (celles de la France)"};
inline constexpr Message nothing_fits_warning{"No option meets every requirement.",
                                              "Aucune option ne satisfait toutes les exigences."};

// What would change it.
inline constexpr Message or_more{"{what} or more: {option}", "{what} ou plus : {option}"};
inline constexpr Message or_less{"{what} or less: {option}", "{what} ou moins : {option}"};
inline constexpr Message with_choice{"{what}: {option}", "{what} : {option}"};
inline constexpr Message flip_above{"{what} or more (today {current}): {option}",
                                    "{what} ou plus (aujourd'hui {current}) : {option}"};
inline constexpr Message flip_below{"{what} or less (today {current}): {option}",
                                    "{what} ou moins (aujourd'hui {current}) : {option}"};
inline constexpr Message flip_choice{"{what} (today {current}): {option}",
                                     "{what} (aujourd'hui {current}) : {option}"};
inline constexpr Message nothing_any_more{"nothing fits any more", "plus rien ne convient"};
inline constexpr Message holds{
    "no single change of an input within reason changes the pick",
    "aucun changement raisonnable d'une seule entrée ne change le choix"};
inline constexpr Message counterfactual{
    "{kind}: possible with {what} instead of {from} ({option}{bill})",
    "{kind} : possible avec {what} au lieu de {from} ({option}{bill})"};
inline constexpr Message its_bill{", {bill} a month", ", {bill} par mois"};
inline constexpr Message break_even{
    "{own} becomes cheaper than {api} from about {at} requests a day ({times} times "
    "today's){range}{again}",
    "{own} devient moins cher que {api} à partir d'environ {at} requêtes par jour ({times} fois "
    "aujourd'hui){range}{again}"};
inline constexpr Message break_even_for_good{
    "; for good from {at} on such machines, as one more makes it dearer again",
    " ; pour de bon dès {at} sur de telles machines, car une de plus le rend plus cher"};
inline constexpr Message break_even_not_for_good{
    "; more of such machines make it dearer again",
    " ; davantage de ces machines le rendent de nouveau plus cher"};
inline constexpr Message break_even_range{", between {low} and {high} within the ranges",
                                          ", entre {low} et {high} selon les fourchettes"};
inline constexpr Message break_even_range_open{", from {low} at best, perhaps never",
                                               ", dès {low} au mieux, peut-être jamais"};
inline constexpr Message not_yet_even{
    "{own} does not become cheaper than {api} up to {limit} requests a day{range}",
    "{own} ne devient pas moins cher que {api} jusqu'à {limit} requêtes par jour{range}"};
inline constexpr Message never_even{
    "{own} never becomes cheaper than {api}: each further request costs it more",
    "{own} ne devient jamais moins cher que {api} : chaque requête de plus lui coûte davantage"};
inline constexpr Message close_calls{"too close to call on cost: {list}",
                                     "coût trop proche pour trancher : {list}"};
inline constexpr Message toss_up{"a toss-up: it stays the pick in {share} of {draws} draws",
                                 "choix incertain : il tient dans {share} de {draws} tirages"};
inline constexpr Message confidence{"it stays the pick in {share} of {draws} draws",
                                    "le choix tient dans {share} de {draws} tirages"};

}  // namespace llmadvisor::words
