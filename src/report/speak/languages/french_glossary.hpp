#pragma once

#include <array>

#include "speak/speech.hpp"

namespace llmadvisor {

inline constexpr auto french_glossary = std::to_array<GlossaryEntry>({
    {"all-in", "tout compris",
     "la facture plus le temps de travail nécessaire pour mettre en service et faire tourner, "
     "au-delà du simple appel d'une API."},
    {"api", "API",
     "une porte sur Internet par laquelle un programme envoie un texte au modèle d'un fournisseur "
     "et reçoit la réponse, facturée à l'usage."},
    {"baa", "BAA",
     "business associate agreement\u00a0: le contrat que le droit américain de la santé (HIPAA) "
     "exige de qui reçoit des données de patients."},
    {"batch", "lot (batch)",
     "des requêtes qui peuvent attendre des heures, souvent vendues moitié prix."},
    {"break-even", "seuil de rentabilité",
     "le volume à partir duquel une solution devient moins chère qu'une autre."},
    {"closed", "modèle fermé",
     "un modèle dont l'éditeur garde les poids\u00a0: on peut l'appeler, pas l'exploiter "
     "soi-même."},
    {"cold-start", "démarrage à froid",
     "l'attente pendant qu'une machine éteinte charge le modèle."},
    {"context", "contexte",
     "le nombre de jetons qu'un modèle peut prendre en compte à la fois, question et réponse "
     "comprises."},
    {"dora", "DORA",
     "le règlement européen sur les risques informatiques des banques, assureurs et prestataires "
     "de paiement\u00a0; il impose des clauses à leurs contrats."},
    {"dpa", "contrat de sous-traitance",
     "le contrat que l'art. 28 du RGPD exige avec qui traite des données personnelles pour vous "
     "(DPA)."},
    {"embedding", "vectorisation (embedding)",
     "un texte changé en nombres, pour retrouver les textes qui parlent du même sujet."},
    {"fine-tuning", "affinage (fine-tuning)",
     "l'entraînement complémentaire d'un modèle sur vos propres exemples."},
    {"gpu", "GPU",
     "la carte graphique qui fait tourner les modèles\u00a0; sa mémoire décide lesquels y "
     "tiennent."},
    {"hds", "HDS",
     "le certificat que le droit français exige de qui héberge des données de santé."},
    {"hosted", "modèle ouvert hébergé",
     "un modèle ouvert qu'un hébergeur exploite pour vous et facture au jeton."},
    {"kv-cache", "cache KV",
     "la mémoire que chaque requête en cours occupe sur la carte\u00a0: elle limite le nombre de "
     "requêtes simultanées."},
    {"licence", "licence",
     "ce que l'éditeur d'un modèle ouvert autorise\u00a0; certaines interdisent l'usage "
     "commercial."},
    {"on-demand", "à la demande", "une machine louée à l'heure, arrêtée quand on veut."},
    {"open", "modèle ouvert",
     "un modèle dont chacun peut télécharger et exploiter les poids, dans les limites de sa "
     "licence."},
    {"parameters", "paramètres",
     "les nombres dont un modèle est fait\u00a0; 8\u00a0Md signifie huit milliards. A3B\u00a0: "
     "trois milliards travaillent pour chaque jeton."},
    {"peak-factor", "pointe sur moyenne",
     "combien de fois la charge moyenne atteint le moment le plus chargé\u00a0; les machines sont "
     "prévues pour lui."},
    {"points", "qualité en points",
     "ce que des tests indépendants disent des capacités d'un modèle\u00a0: 55 pour Claude 3.5 "
     "Sonnet de juin 2024, 75 pour GPT-5 à effort élevé. Le chiffre affiché est une borne basse, "
     "atteinte environ 5 fois sur 6. Les niveaux basique, solide, fort, avancé et de pointe en "
     "sont des tranches."},
    {"prefix", "préfixe commun",
     "le début que toutes les requêtes partagent, comme des consignes\u00a0; il n'est calculé "
     "qu'une fois."},
    {"prompt", "requête (prompt)",
     "le texte envoyé à un modèle\u00a0: consignes, documents et question."},
    {"quantisation", "quantification",
     "des poids gardés sur moins de bits (8 bits, 4 bits, int4, fp8)\u00a0: le modèle prend moins "
     "de mémoire et perd un peu en capacité."},
    {"rag", "RAG",
     "génération augmentée par la recherche\u00a0: des passages de vos documents sont retrouvés et "
     "ajoutés à chaque requête."},
    {"replica", "réplique",
     "une copie du modèle en marche\u00a0; plusieurs servent plus de requêtes, ou restent en "
     "secours."},
    {"reserved", "réservé", "une machine louée pour un an ou plus, utilisée ou non."},
    {"seat", "abonnement (siège)", "l'abonnement d'une personne à un assistant tout fait."},
    {"secnumcloud", "SecNumCloud",
     "la qualification, par l'État français, des clouds admis pour ses données sensibles."},
    {"serverless", "sans serveur dédié (serverless)",
     "des machines louées qui démarrent avec les requêtes et se paient à la seconde d'usage."},
    {"spot", "spot", "une machine louée à prix réduit, qui peut être reprise en quelques minutes."},
    {"thinking", "réflexion",
     "un texte caché que le modèle écrit avant sa réponse\u00a0: il le rend plus capable, plus "
     "lent, et se paie."},
    {"tier", "palier (tier)",
     "une classe de clients ou de proximité\u00a0: un hébergeur laisse passer davantage à un "
     "palier supérieur, et un palier juridique dit si l'hébergeur est proche du droit qui protège "
     "les données."},
    {"token", "jeton (token)",
     "un morceau de mot\u00a0: l'unité que les modèles lisent, écrivent et facturent\u00a0; "
     "1\u00a0000 jetons font environ 750 mots anglais, un peu moins en français."},
    {"tpot", "TPOT", "time per output token\u00a0: le temps entre deux jetons d'une réponse."},
    {"ttft", "TTFT",
     "time to first token\u00a0: l'attente avant le premier morceau d'une réponse."},
    {"vector-store", "base vectorielle",
     "la base de données qui retrouve les passages pour le RAG."},
    {"vllm", "vLLM, llama.cpp",
     "les logiciels libres qui font tourner un modèle ouvert sur des machines\u00a0: le premier "
     "pour beaucoup de monde à la fois, le second pour une personne."},
    {"weights", "poids", "le fichier de nombres qui constitue le modèle."},
    {"zero-retention", "conservation",
     "la durée pendant laquelle un hébergeur garde ce qu'on lui envoie\u00a0; conservation "
     "nulle\u00a0: pas du tout."},
});

}  // namespace llmadvisor
