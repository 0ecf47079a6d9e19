#pragma once

#include "message.hpp"

namespace llmadvisor::words {

inline constexpr Message estimate_title{
    "{model} ({weights}) on {machine}, {input} tokens in, {output} out",
    "{model} ({weights}) sur {machine}, {input} jetons en entrée, {output} en sortie"};
inline constexpr Message estimate_replicas{"{gpus} = {replicas} replica(s) x {each} GPU(s)",
                                           "{gpus} = {replicas} réplique(s) x {each} GPU"};
inline constexpr Message estimate_memory{"Memory of a replica, {usable} GiB usable",
                                         "Mémoire d'une réplique, {usable} Gio utilisables"};
inline constexpr Message memory_weights{"weights", "poids"};
inline constexpr Message memory_runtime{"runtime", "exécution"};
inline constexpr Message memory_cache{"KV cache", "cache KV"};
inline constexpr Message memory_free{"free", "libre"};
inline constexpr Message estimate_per_request{
    "{kv} GiB of KV cache a request at full length: at most {most} in flight",
    "{kv} Gio de cache KV par requête entière : au plus {most} à la fois"};
inline constexpr Message estimate_missing{
    "Does not fit: {missing} GiB short for a single request. More GPUs, fewer bytes a weight or "
    "shorter requests would do.",
    "Ne tient pas : il manque {missing} Gio pour une seule requête. Il faut plus de GPU, des poids "
    "plus compacts ou des requêtes plus courtes."};
inline constexpr Message at_most_load{"The most it sustains", "Le plus qu'il soutient"};
inline constexpr Message at_concurrency{"With {load} requests in flight",
                                        "Avec {load} requêtes en cours"};
inline constexpr Message at_rate{"At {load} requests/s", "À {load} requêtes/s"};
inline constexpr Message in_flight{"requests in flight", "requêtes en cours"};
inline constexpr Message ttft{"time to first token (TTFT)", "délai du premier jeton (TTFT)"};
inline constexpr Message tpot{"time per output token (TPOT)", "temps par jeton (TPOT)"};
inline constexpr Message output_rate{"output tokens/s", "jetons de sortie/s"};
inline constexpr Message total_rate{"all tokens/s", "jetons/s en tout"};
inline constexpr Message request_rate{"requests/s", "requêtes/s"};
inline constexpr Message estimate_ranges{
    "Ranges: 8 of 10 held-out measurements lay within them (docs/method.md).",
    "Fourchettes : 8 mesures mises de côté sur 10 s'y trouvaient (docs/method.md)."};
inline constexpr Message limit_memory{"Limited by the memory left for the KV cache.",
                                      "Limité par la mémoire laissée au cache KV."};
inline constexpr Message limit_scheduler{"Limited by the engine's default batch size.",
                                         "Limité par la taille de lot du moteur."};
inline constexpr Message limit_queueing{
    "More requests than fit: the rest waits, and TTFT holds that wait.",
    "Plus de requêtes que de place : le reste attend, et le TTFT compte cette attente."};
inline constexpr Message limit_overload{
    "More than it sustains: the queue would grow without end.",
    "Plus qu'il ne soutient : la file d'attente croîtrait sans fin."};
inline constexpr Message limit_unmeasured{
    "No shipped measurement saw this GPU: the ranges are those of GPUs left out of the fit.",
    "Aucune mesure fournie sur ce GPU : fourchettes des GPU laissés hors de l'ajustement."};
inline constexpr Message limit_expert_parallel{
    "Spreading the experts is not modelled: the figures are those of tensor parallelism alone.",
    "La répartition des experts n'est pas modélisée : chiffres du seul parallélisme tensoriel."};
inline constexpr Message limit_early_engine{"Engine of 2024 (vLLM before 0.8), as asked.",
                                            "Moteur de 2024 (vLLM avant 0.8), comme demandé."};

}  // namespace llmadvisor::words
