#include "llmadvisor/report/tell/estimate_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "llmadvisor/report/speak/bench_commands.hpp"
#include "llmadvisor/report/speak/number_format.hpp"
#include "llmadvisor/report/speak/start_words.hpp"
#include "speak/message.hpp"

namespace llmadvisor {
namespace {

class EstimateSections {
 public:
  EstimateSections(const Estimate& estimate, const ReportContext& context)
      : e_(estimate), language_(context.language) {}

  Document write() {
    title();
    memory();
    if (e_.serving) {
      figures();
    } else {
      paragraph(Tone::alert, say(language_, words::estimate_missing,
                                 arg("missing", gib_text(e_.memory.missing))));
    }
    if (e_.request.shared_prefix > Tokens(0)) {
      paragraph(Tone::plain, say(language_, words::estimate_prefix,
                                 arg("prefix", e_.request.shared_prefix.value())));
    }
    for (const auto& limit : e_.limits) paragraph(Tone::plain, limit_text(limit));
    if (e_.serving) measurement();
    return std::move(document_);
  }

 private:
  std::string number(double n) const { return format_estimate(n, language_); }
  std::string gib_text(Bytes amount) const { return number(in_gib(amount)); }

  void heading(std::string text) { document_.blocks.emplace_back(Heading{std::move(text)}); }
  void paragraph(Tone tone, std::string text) {
    document_.blocks.emplace_back(Paragraph{tone, std::move(text)});
  }

  void title() {
    const auto& r = e_.request;
    const std::string machine = fmt::format("{} x {}", r.gpus, r.gpu->name);
    document_.title = say(language_, words::estimate_title, arg("model", r.model->name),
                          arg("weights", to_string(r.weights)), arg("machine", machine),
                          arg("input", r.input.value()), arg("output", r.output.value()));
    if (r.gpus > 1) {
      paragraph(Tone::plain, say(language_, words::estimate_replicas, arg("gpus", r.gpus),
                                 arg("replicas", e_.replicas), arg("each", r.tensor_parallel)));
    }
  }

  void memory() {
    const MemoryUse& m = e_.memory;
    heading(say(language_, words::estimate_memory, arg("usable", gib_text(m.usable)),
                arg("share", format_percent(memory_utilization(e_.request.settings), language_))));
    const double running = e_.serving ? e_.serving->in_flight / e_.replicas : 0;
    const Bytes cache =
        running > 0 ? m.kv_pool * std::min(1.0, running / m.steady_in_flight) : Bytes(0);
    Table table =
        table_of({words::column_memory, words::column_gib, words::column_share, words::column_bar});
    table.rows.push_back(memory_row(words::memory_weights, m.weights));
    table.rows.push_back(memory_row(words::memory_runtime, m.runtime));
    if (e_.serving) {
      table.rows.push_back(memory_row(words::memory_cache, cache));
      table.rows.push_back(memory_row(words::memory_free, m.kv_pool - cache));
    }
    document_.blocks.emplace_back(std::move(table));
    paragraph(Tone::plain,
              say(language_, words::estimate_per_request, arg("kv", gib_text(m.kv_per_request)),
                  arg("most", m.max_in_flight), arg("busy", static_cast<int>(m.steady_in_flight))));
  }

  Row memory_row(Message part, Bytes amount) const {
    constexpr int cells = 30;
    const double share = amount / e_.memory.usable;
    const int full = std::clamp(static_cast<int>(std::lround(share * cells)), 0, cells);
    return {{say(language_, part), Cell(CellKind::count, gib_text(amount), in_gib(amount)),
             Cell(CellKind::count, format_percent(share, language_), share),
             fmt::format("[{:#>{}}{:.>{}}]", "", full, "", cells - full)}};
  }

  Table table_of(std::initializer_list<Message> headers) const {
    Table table;
    for (const auto header : headers) table.columns.push_back({say(language_, header)});
    return table;
  }

  void measurement() {
    if (e_.learned.rows > 0) {
      paragraph(Tone::plain, say(language_, words::learned_from, arg("rows", e_.learned.rows)));
    }
    heading(say(language_, words::measure_it, arg("weights", to_string(e_.request.weights))));
    const BenchCommands commands = bench_commands(e_);
    for (const auto* command : {&commands.serve, &commands.bench, &commands.check}) {
      for (const auto& line : shell_lines(*command)) paragraph(Tone::plain, line);
    }
  }

  std::string load() const {
    const auto& r = e_.request;
    if (r.concurrency) {
      return say(language_, words::at_concurrency,
                 arg("load", *r.concurrency, number(*r.concurrency)));
    }
    if (!r.request_rate) return say(language_, words::at_most_load);
    const double rate = r.request_rate->value();
    return say(language_, words::at_rate, arg("load", rate, number(rate)));
  }

  void figures() {
    const ServingEstimate& s = *e_.serving;
    heading(load());
    Table table = table_of({words::column_figure, words::column_expected, words::column_range});
    table.rows.push_back(
        {{say(language_, words::in_flight), Cell(CellKind::count, number(s.in_flight), s.in_flight),
          Cell(CellKind::count, "")}});
    table.rows.push_back(duration_row(words::ttft, s.ttft, e_.ttft_error));
    table.rows.push_back(duration_row(words::tpot, s.tpot, e_.tpot_error));
    table.rows.push_back(rate_row(words::output_rate, s.output.value()));
    table.rows.push_back(rate_row(words::total_rate, s.total.value()));
    table.rows.push_back(rate_row(words::request_rate, s.requests.value()));
    document_.blocks.emplace_back(std::move(table));
    paragraph(Tone::note, say(language_, words::estimate_ranges));
  }

  Row duration_row(Message label, Seconds time, const Spread& error) const {
    const auto shown = [&](Seconds t) { return format_duration(t, language_); };
    return {{say(language_, label), Cell(CellKind::count, shown(time), in_milliseconds(time)),
             Cell(CellKind::count,
                  fmt::format("{} - {}", shown(time * error.low), shown(time * error.high)))}};
  }

  Row rate_row(Message label, double rate) const {
    const Spread& error = e_.throughput_error;
    return {{say(language_, label), Cell(CellKind::count, number(rate), rate),
             Cell(CellKind::count,
                  fmt::format("{} - {}", number(rate * error.low), number(rate * error.high)))}};
  }

  std::string limit_text(EstimateLimit limit) const {
    const EstimateRequest& r = e_.request;
    if (limit == EstimateLimit::unknown_start) {
      return say(language_, words::limit_unknown_start,
                 arg("why", start_sentence(gap_of(r.start, *r.gpu), "", language_)));
    }
    if (limit == EstimateLimit::scaled_context) {
      return say(language_, words::limit_scaled_context,
                 arg("tokens", static_cast<double>(*r.model->unscaled_context_tokens)));
    }
    constexpr std::array<Message, enum_names<EstimateLimit>.size()> texts{
        words::limit_memory,       words::limit_scheduler,        words::limit_queueing,
        words::limit_overload,     words::limit_unmeasured,       words::limit_expert_parallel,
        words::limit_early_engine, words::limit_borrowed_kernels, words::limit_roofline,
        words::limit_weights_only, words::limit_unknown_start,    words::limit_scaled_context};
    return say(language_, texts[static_cast<std::size_t>(limit)], arg("donor", e_.kernel_donor));
  }

  const Estimate& e_;
  Language language_;
  Document document_;
};

}  // namespace

Document estimate_report(const Estimate& estimate, const ReportContext& context) {
  return EstimateSections(estimate, context).write();
}

}  // namespace llmadvisor
