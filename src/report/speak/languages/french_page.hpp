#pragma once

#include "speak/texts.hpp"

namespace llmadvisor {

inline constexpr Text french_page[] = {
    {words::page_skip, "Aller à la réponse"},
    {words::page_of_budget, "un budget de {budget} par mois"},
    {words::page_with_people, "Temps humain compris"},
    {words::page_up_front, "À payer d'abord"},
    {words::page_quality, "Qualité"},
    {words::page_wait, "Attente en secondes\u00a0: premier mot / réponse entière"},
    {words::page_law, "Droit applicable"},
    {words::page_to_do, "Avant de commencer"},
    {words::page_rungs, "Ce qu'un budget plus élevé apporte"},
    {words::page_recommended, "Recommandé"},
    {words::page_checklist, "À obtenir et à faire d'abord"},
    {words::page_asked, "À demander {whom}"},
    {words::page_try, "Essayer d'autres chiffres"},
    {words::page_try_intro,
     "Chaque position de ces curseurs a été calculée par le programme lui-même\u00a0: ce que vous "
     "lisez ici est sa réponse pour ces chiffres, non une approximation."},
    {words::page_budget, "Budget mensuel"},
    {words::page_no_limit, "sans limite"},
    {words::page_people, "Compter le temps des personnes qui exploitent les machines"},
    {words::page_people_yes, "oui, comparer le coût complet"},
    {words::page_people_no, "non, comparer les seules factures"},
    {words::page_reset, "Revenir à vos chiffres"},
    {words::page_then, "La recommandation pour ces chiffres"},
    {words::page_now, "Ce sont vos propres chiffres."},
    {words::page_same, "La même option que pour vos propres chiffres."},
    {words::page_other, "Une autre réponse que pour vos propres chiffres."},
    {words::page_nothing_fits, "Rien ne satisfait toutes les exigences."},
    {words::page_none_of_kind, "rien de ce type"},
    {words::page_nothing_first, "rien"},
    {words::page_command, "La réponse entière pour ces chiffres vient de cette commande\u00a0:"},
    {words::page_no_slider,
     "Les tokens, les horaires, la qualité et la nature des données changent plus de choses qu'un "
     "curseur ne peut en montrer exactement\u00a0: ajoutez --input-tokens, --output-tokens, "
     "--hours-per-day, --quality ou --sensitivity à la commande."},
    {words::page_no_sliders,
     "Avec des machines à vous, le reste de l'offre change avec le volume\u00a0: interrogez le "
     "programme pour chacun."},
    {words::page_kinds,
     "La moins chère de chaque type à ce volume, au moins aussi bonne que l'option recommandée, "
     "quel que soit le budget"},
    {words::page_charts, "Où va l'argent, et ce qu'il achète"},
    {words::page_table, "Les mêmes chiffres en tableau"},
    {words::page_in_full, "La réponse complète"},
    {words::page_explained, "Chaque chiffre expliqué"},
    {words::page_sources, "Sources"},
    {words::page_made,
     "Établi par llmadvisor {version} le {date} à partir du catalogue du {catalogue}. Cette page "
     "tient en un fichier\u00a0: elle ne charge rien et n'envoie rien."},
    {words::chart_volume, "Le coût selon le volume ({basis})"},
    {words::chart_volume_says,
     "Chaque ligne est la moins chère de son type, de niveau {level} au moins, calculée pour "
     "{count} {count:volume|volumes} et quel que soit le budget\u00a0; la zone claire est sa "
     "fourchette, le cercle votre projet."},
    {words::chart_volume_says_any,
     "Chaque ligne est la moins chère de son type qui satisfait les exigences, calculée pour "
     "{count} {count:volume|volumes} et quel que soit le budget\u00a0; la zone claire est sa "
     "fourchette.{level}"},
    {words::chart_budget, "budget {budget}"},
    {words::chart_your_project, "votre projet"},
    {words::chart_bill, "Où va l'argent"},
    {words::chart_bill_says,
     "{option}\u00a0: {share} du coût complet vont au poste «\u00a0{part}\u00a0». Ci-dessous, "
     "l'option qui représente chaque type."},
    {words::part_tokens, "tokens"},
    {words::part_machines, "machines"},
    {words::part_power, "électricité"},
    {words::part_other, "stockage, trafic"},
    {words::part_people, "temps humain"},
    {words::part_set_up, "mise en place"},
    {words::chart_quality, "La qualité selon le coût"},
    {words::chart_quality_says,
     "Chaque marque est l'une des {count} {count:option|options} qui satisfont les "
     "exigences\u00a0; la ligne suit celles que rien de moins cher n'égale\u00a0; les numéros sont "
     "les paliers ci-dessus. Les points sont la borne basse de la note."},
    {words::chart_cost_axis, "coût par mois{on}"},
    {words::chart_months, "Mois par mois"},
    {words::chart_months_says,
     "Ce qui a été payé en tout jusqu'à chaque mois\u00a0: les achats et la mise en place comptent "
     "au moment où ils se font."},
    {words::chart_memory, "La mémoire de la machine"},
    {words::chart_memory_says,
     "{option}\u00a0: sur les {usable} Gio qu'une réplique peut utiliser, {free} restent libres au "
     "moment le plus chargé."},
    {words::chart_memory_part, "{part}\u00a0: {gib} Gio"},
    {words::page_between, "de {low} à {high}"},
    {words::page_must_know, "Ce qu'il faut savoir"},
    {words::page_assumed, "Ce qui a été supposé, faute d'indication"},
    {words::page_column_input, "Donnée"},
    {words::page_column_why, "Pourquoi"},
    {words::page_show_full, "Afficher tout le texte"},
    {words::page_show_sources, "Afficher les sources et leurs dates"},
    {words::chart_even,
     "{letter}\u00a0: {own} devient moins cher que {api} à partir d'environ {at} "
     "{at:requête|requêtes} par jour"},
    {words::chart_bill_kind, "{kind} (impossible ici\u00a0: {reason})"},
};

}  // namespace llmadvisor
