#pragma once

#include "message.hpp"

/// Phrases about one option.
namespace llmadvisor::words {

inline constexpr Message at_provider{"{model} at {provider}", "{model} chez {provider}"};
inline constexpr Message on_machine{"{model} on {machine}", "{model} sur {machine}"};
inline constexpr Message rented_machine{"{count} x {gpu} ({type}, {place})",
                                        "{count} x {gpu} ({type}, {place})"};
inline constexpr Message bare_machine{"{count} x {gpu}", "{count} x {gpu}"};
inline constexpr Message owned_machine{"your own {count} x {gpu}", "{count} x {gpu} en propre"};
inline constexpr Message rented_at{"{model} on GPUs rented at {provider}",
                                   "{model} sur GPU loués chez {provider}"};
inline constexpr Message on_own_servers{"{model} on own servers", "{model} sur serveurs en propre"};
inline constexpr Message serverless{"serverless, billed by use",
                                    "sans serveur dédié, facturé à l'usage"};
inline constexpr Message by_the_token{"by the token", "au jeton"};
inline constexpr Message around_the_clock{"24/7", "24 h/24"};
inline constexpr Message hours_a_day{"{hours} h/day", "{hours} h/jour"};
inline constexpr Message fits_at{"within budget at {schedule} ({bill})",
                                 "dans le budget à {schedule} ({bill})"};
inline constexpr Message fits_with_more{
    "within budget at {schedule} with {count} instances ({bill})",
    "dans le budget à {schedule} avec {count} instances ({bill})"};
inline constexpr Message days_a_week{", {days} days/week", ", {days} j/semaine"};
inline constexpr Message bought_over{"bought, spread over {years} years",
                                     "acheté, étalé sur {years} ans"};
inline constexpr Message price_in{"{price} in", "{price} entrée"};
inline constexpr Message price_out{"{price} out", "{price} sortie"};
inline constexpr Message hangs_on_input{"{value} ({share} of the bill)",
                                        "{value} ({share} de la facture)"};
inline constexpr Message price_of_input{"input price of {what}", "prix d'entrée de {what}"};
inline constexpr Message price_of_output{"output price of {what}", "prix de sortie de {what}"};
inline constexpr Message price_of_machine{"price of {what}", "prix de {what}"};
inline constexpr Message price_of_server{"price of the server ({what})",
                                         "prix du serveur ({what})"};
inline constexpr Message price_of_power{"price of electricity", "prix de l'électricité"};
inline constexpr Message value_first{"{value} {input}", "{value} {input}"};
inline constexpr Message name_first{"{input}: {value}", "{input} : {value}"};

inline constexpr Message because_licence{
    "the licence ({detail}) does not allow serving the weights yourself for business",
    "la licence ({detail}) ne permet pas d'exploiter soi-même les poids à titre commercial"};
inline constexpr Message because_licence_unknown{
    "no sourced licence allows serving the weights yourself",
    "aucune licence sourcée ne permet d'exploiter soi-même les poids"};
inline constexpr Message because_data{"not advisable for {data} there",
                                      "déconseillé pour des {data} à cet endroit"};
inline constexpr Message because_quality_unknown{
    "no sourced score shows that this model is good enough",
    "aucun score sourcé ne montre que ce modèle suffit"};
inline constexpr Message because_quality{"its quality is {has}, below the floor asked for",
                                         "sa qualité est {has}, sous le plancher demandé"};
inline constexpr Message because_tuning{"this offer cannot serve a fine-tuned model",
                                        "cette offre ne peut pas servir un modèle affiné"};
inline constexpr Message because_context{
    "needs a context of {needs} tokens, takes {has}",
    "il faut un contexte de {needs} jetons, il en prend {has}"};
inline constexpr Message because_context_unknown{
    "needs a context of {needs} tokens, no source says how much it takes",
    "il faut un contexte de {needs} jetons, aucune source ne dit ce qu'il prend"};
inline constexpr Message because_memory{"needs {needs} GiB on each GPU group, has {has} GiB",
                                        "il faut {needs} Gio par groupe de GPU, il y en a {has}"};
inline constexpr Message because_precision{"this GPU cannot run the weights as {detail}",
                                           "ce GPU ne peut pas exécuter les poids en {detail}"};
inline constexpr Message because_throughput{"needs {needs} GPUs at peak, planned up to {has}",
                                            "il faut {needs} GPU en pointe, limite de {has}"};
inline constexpr Message because_ttft{"first token after {has} ms, {needs} ms asked for",
                                      "premier jeton après {has} ms, {needs} ms demandés"};
inline constexpr Message because_tpot{"{has} ms per token, {needs} ms asked for",
                                      "{has} ms par jeton, {needs} ms demandés"};
inline constexpr Message because_budget{"{needs} a month, {over} over the budget of {has}",
                                        "{needs} par mois, {over} de plus que le budget de {has}"};
inline constexpr Message short_over_budget{"over budget ({times}x)", "hors budget ({times}x)"};
inline constexpr Message after_obtaining{"conditional ({count})", "sous conditions ({count})"};

}  // namespace llmadvisor::words
