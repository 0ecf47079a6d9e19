#pragma once

#include "speak/texts.hpp"

namespace llmadvisor {

inline constexpr Text english_figures[] = {
    // Estimates.
    {words::estimate_title, "{model} ({weights}) on {machine}, {input} tokens in, {output} out"},
    {words::estimate_replicas,
     "{gpus} = {replicas} {replicas:replica|replicas} x {each} {each:GPU|GPUs}"},
    {words::estimate_memory, "Memory of a replica, {usable} GiB usable"},
    {words::memory_weights, "weights"},
    {words::memory_runtime, "runtime"},
    {words::memory_cache, "KV cache"},
    {words::memory_free, "free"},
    {words::estimate_per_request,
     "{kv} GiB of KV cache a request at full length: at most {most} in flight"},
    {words::estimate_missing,
     "Does not fit: {missing} GiB short for a single request. More GPUs, fewer bytes a weight or "
     "shorter requests would do."},
    {words::at_most_load, "The most it sustains"},
    {words::at_concurrency, "With {load} {load:request|requests} in flight"},
    {words::at_rate, "At {load} {load:request|requests}/s"},
    {words::in_flight, "requests in flight"},
    {words::ttft, "time to first token (TTFT)"},
    {words::tpot, "time per output token (TPOT)"},
    {words::output_rate, "output tokens/s"},
    {words::total_rate, "all tokens/s"},
    {words::request_rate, "requests/s"},
    {words::estimate_ranges,
     "Ranges: 8 of 10 held-out measurements lay within them (docs/method.md)."},
    {words::limit_memory, "Limited by the memory left for the KV cache."},
    {words::limit_scheduler, "Limited by the engine's default batch size."},
    {words::limit_queueing, "More requests than fit: the rest waits, and TTFT holds that wait."},
    {words::limit_overload, "More than it sustains: the queue would grow without end."},
    {words::limit_unmeasured,
     "No shipped measurement saw this GPU: the ranges are those of GPUs left out of the fit."},
    {words::limit_expert_parallel,
     "Spreading the experts is not modelled: the figures are those of tensor parallelism alone."},
    {words::limit_early_engine, "Engine of 2024 (vLLM before 0.8), as asked."},
    {words::column_memory, "Used by"},
    {words::column_gib, "GiB"},
    {words::column_share, "Share"},
    {words::column_bar, "Of the whole"},
    {words::column_figure, "Figure"},
    {words::column_expected, "Expected"},
    {words::column_range, "Range"},
    // Accuracy.
    {words::accuracy_title,
     "Serving model against {rows} {rows:measurement|measurements}: median error {median}, 9 of 10 "
     "within {ninetieth}, bias {bias}"},
    {words::accuracy_no_rows, "No row could be predicted."},
    {words::accuracy_skipped, "Skipped: {count} ({reason})"},
    {words::accuracy_by, "By {group}"},
    {words::column_rows, "rows"},
    {words::column_median, "median"},
    {words::column_ninetieth, "9 of 10"},
    {words::column_bias, "bias"},
};

}  // namespace llmadvisor
