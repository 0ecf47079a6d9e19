#pragma once

#include <array>

#include "speak/speech.hpp"

namespace llmadvisor {

inline constexpr auto english_glossary = std::to_array<GlossaryEntry>({
    {"all-in", "all-in",
     "the invoice plus what people's time costs to set up and run it, beyond calling an API."},
    {"api", "API",
     "a door on the internet through which a program sends a text to somebody's model and gets the "
     "answer, billed by use."},
    {"baa", "BAA",
     "business associate agreement: the contract that US health law (HIPAA) asks for with whoever "
     "receives patient data."},
    {"batch", "batch", "requests that may wait for hours, often sold at half the price."},
    {"break-even", "break-even", "the volume from which one way becomes cheaper than another."},
    {"closed", "closed model",
     "a model whose weights its maker keeps: it can be called, not run by others."},
    {"cold-start", "cold start", "the wait while a machine that was switched off loads the model."},
    {"context", "context",
     "how many tokens a model can take in at once, question and answer together."},
    {"dora", "DORA",
     "the EU regulation on the computing risks of banks, insurers and payment firms; it asks for "
     "clauses in their contracts."},
    {"dpa", "processor contract",
     "the contract that art. 28 of the GDPR asks for with whoever handles personal data for you "
     "(DPA)."},
    {"embedding", "embedding",
     "a text turned into numbers, so that texts on the same subject are found."},
    {"fine-tuning", "fine-tuning", "training a model further on examples of your own."},
    {"gpu", "GPU", "the graphics card that models run on; its memory decides which ones fit."},
    {"hds", "HDS", "the certificate that French law asks of whoever hosts health data."},
    {"hosted", "hosted open model",
     "an open model that a host runs for you and bills by the token."},
    {"kv-cache", "KV cache",
     "the memory that each running request takes on the card: it decides how many are served at "
     "once."},
    {"licence", "licence", "what the maker of an open model allows: some forbid business use."},
    {"on-demand", "on-demand", "a rented machine paid by the hour, stopped when you like."},
    {"open", "open model",
     "a model whose weights anybody may download and run, within its licence."},
    {"parameters", "parameters",
     "the numbers that a model consists of; 8B is eight billion. A3B: three billion are at work "
     "for each token."},
    {"peak-factor", "peak over average",
     "how many times the average load the busiest moment has; machines are sized for it."},
    {"points", "quality in points",
     "what independent tests say a model can do: 55 is Claude 3.5 Sonnet of June 2024, 75 is GPT-5 "
     "at high effort. The figure shown is a lower bound, reached about 5 times in 6. The levels "
     "basic, solid, strong, advanced and frontier are ranges of it."},
    {"prefix", "shared prefix",
     "the start that all requests have in common, such as instructions; it is computed once."},
    {"prompt", "prompt",
     "the text that is sent to a model: instructions, documents and the question."},
    {"quantisation", "quantisation",
     "storing each weight in fewer bits (8-bit, 4-bit, int4, fp8): the model takes less memory and "
     "loses a little ability."},
    {"rag", "RAG",
     "retrieval-augmented generation: passages of your documents are looked up and put into each "
     "prompt."},
    {"replica", "replica",
     "one running copy of the model; more of them serve more requests, or stand by as a spare."},
    {"reserved", "reserved", "a rented machine paid for a year or more, used or not."},
    {"seat", "seat", "a subscription of one person to a ready-made assistant."},
    {"secnumcloud", "SecNumCloud",
     "the French State's qualification of clouds for its sensitive data."},
    {"serverless", "serverless",
     "rented machines that start with the requests and are billed by the second of use."},
    {"spot", "spot", "a rented machine at a discount that can be taken away within minutes."},
    {"thinking", "thinking",
     "hidden text that a model writes before its answer: abler, slower, and billed."},
    {"tier", "tier",
     "a class of customers or of nearness: hosts let more through on a higher tier, and a legal "
     "tier says how near a host is to the law that protects the data."},
    {"token", "token",
     "a piece of a word, what models read, write and bill: 1,000 tokens are about 750 English "
     "words."},
    {"tpot", "TPOT", "time per output token: the time between two tokens of an answer."},
    {"ttft", "TTFT", "time to first token: the wait before the first piece of an answer."},
    {"vector-store", "vector store", "the database that finds the passages for RAG."},
    {"vllm", "vLLM, llama.cpp",
     "the free programs that run an open model on machines: the first for many people at once, the "
     "second for one."},
    {"weights", "weights", "the file of numbers that is the model."},
    {"zero-retention", "retention",
     "how long a host keeps what is sent to it; zero retention: not at all."},
});

}  // namespace llmadvisor
