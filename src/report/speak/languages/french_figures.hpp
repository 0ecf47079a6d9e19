#pragma once

#include "speak/texts.hpp"

namespace llmadvisor {

inline constexpr Text french_figures[] = {
    // Estimates.
    {words::estimate_title,
     "{model} ({weights}) sur {machine}, {input} jetons en entrée, {output} en sortie"},
    {words::estimate_replicas, "{gpus} = {replicas} {replicas:réplique|répliques} x {each} GPU"},
    {words::estimate_memory, "Mémoire d'une réplique, {usable} Gio utilisables"},
    {words::memory_weights, "poids"},
    {words::memory_runtime, "exécution"},
    {words::memory_cache, "cache KV"},
    {words::memory_free, "libre"},
    {words::estimate_per_request,
     "{kv} Gio de cache KV par requête entière : au plus {most} à la fois"},
    {words::estimate_missing,
     "Ne tient pas : il manque {missing} Gio pour une seule requête. Il faut plus de GPU, des "
     "poids plus compacts ou des requêtes plus courtes."},
    {words::at_most_load, "Le plus qu'il soutient"},
    {words::at_concurrency, "Avec {load} {load:requête|requêtes} en cours"},
    {words::at_rate, "À {load} {load:requête|requêtes}/s"},
    {words::in_flight, "requêtes en cours"},
    {words::ttft, "délai du premier jeton (TTFT)"},
    {words::tpot, "temps par jeton (TPOT)"},
    {words::output_rate, "jetons de sortie/s"},
    {words::total_rate, "jetons/s en tout"},
    {words::request_rate, "requêtes/s"},
    {words::estimate_ranges,
     "Fourchettes : 8 mesures mises de côté sur 10 s'y trouvaient (docs/method.md)."},
    {words::limit_memory, "Limité par la mémoire laissée au cache KV."},
    {words::limit_scheduler, "Limité par la taille de lot du moteur."},
    {words::limit_queueing,
     "Plus de requêtes que de place : le reste attend, et le TTFT compte cette attente."},
    {words::limit_overload, "Plus qu'il ne soutient : la file d'attente croîtrait sans fin."},
    {words::limit_unmeasured,
     "Aucune mesure fournie sur ce GPU : fourchettes des GPU laissés hors de l'ajustement."},
    {words::limit_expert_parallel,
     "La répartition des experts n'est pas modélisée : chiffres du seul parallélisme tensoriel."},
    {words::limit_early_engine, "Moteur de 2024 (vLLM avant 0.8), comme demandé."},
    {words::column_memory, "Occupée par"},
    {words::column_gib, "Gio"},
    {words::column_share, "Part"},
    {words::column_bar, "Sur le tout"},
    {words::column_figure, "Grandeur"},
    {words::column_expected, "Attendu"},
    {words::column_range, "Fourchette"},
    // Accuracy.
    {words::accuracy_title,
     "Modèle de service face à {rows} {rows:mesure|mesures} : erreur médiane {median}, 9 sur 10 "
     "sous {ninetieth}, biais {bias}"},
    {words::accuracy_no_rows, "Aucune ligne n'a pu être prédite."},
    {words::accuracy_skipped, "Laissées : {count} ({reason})"},
    {words::accuracy_by, "Par {group}"},
    {words::column_rows, "lignes"},
    {words::column_median, "médiane"},
    {words::column_ninetieth, "9 sur 10"},
    {words::column_bias, "biais"},
};

}  // namespace llmadvisor
