#include "llmadvisor/report/tell/local_report.hpp"

#include <fmt/format.h>

#include "llmadvisor/report/speak/number_format.hpp"
#include "speak/message.hpp"

namespace llmadvisor {
namespace {

class LocalSections {
 public:
  LocalSections(const LocalEstimate& estimate, Language language)
      : e_(estimate), language_(language) {}

  Document write() {
    const LocalRequest& r = e_.request;
    document_.title = say(language_, words::local_title, arg("model", r.model->name),
                          arg("weights", to_string(r.weights)), arg("machine", r.machine.name),
                          arg("input", r.input.value()), arg("output", r.output.value()));
    memory();
    if (e_.missing > Bytes(0)) {
      paragraph(Tone::alert,
                say(language_, words::local_missing, arg("missing", gib_text(e_.missing))));
    } else {
      figures();
    }
    return std::move(document_);
  }

 private:
  std::string number(double n) const { return format_estimate(n, language_); }
  std::string gib_text(Bytes amount) const { return number(in_gib(amount)); }
  void paragraph(Tone tone, std::string text) {
    document_.blocks.emplace_back(Paragraph{tone, std::move(text)});
  }
  void heading(std::string text) { document_.blocks.emplace_back(Heading{std::move(text)}); }

  void memory() {
    heading(say(language_, words::local_memory, arg("usable", gib_text(e_.usable)),
                arg("share", format_percent(e_.request.speed->usable_share, language_))));
    Table table{{{say(language_, words::column_memory)}, {say(language_, words::column_gib)}}, {}};
    const auto add = [&](Message part, Bytes amount) {
      table.rows.push_back(
          {{say(language_, part), Cell(CellKind::count, gib_text(amount), in_gib(amount))}});
    };
    add(words::memory_weights, e_.weights);
    add(words::memory_cache, e_.cache);
    add(words::memory_runtime, e_.runtime);
    document_.blocks.emplace_back(std::move(table));
    const LocalMachine& m = e_.request.machine;
    if (m.smallest_memory) {
      paragraph(Tone::plain,
                say(language_, words::local_sizes, arg("least", gib_text(*m.smallest_memory)),
                    arg("most", gib_text(m.memory))));
    }
    const Bytes all = (e_.weights + e_.cache + e_.runtime) / e_.request.speed->usable_share;
    paragraph(Tone::plain, say(language_, words::local_needs, arg("needed", gib_text(all))));
  }

  void figures() {
    heading(say(language_, words::local_load));
    Table table{{{say(language_, words::column_figure)},
                 {say(language_, words::column_expected)},
                 {say(language_, words::column_range)}},
                {}};
    const auto shown = [&](Seconds t) { return format_duration(t, language_); };
    const auto add = [&](Message what, Seconds time, const Spread& error) {
      table.rows.push_back(
          {{say(language_, what), Cell(CellKind::count, shown(time), in_milliseconds(time)),
            Cell(CellKind::count,
                 fmt::format("{} - {}", shown(time / error.high), shown(time / error.low)))}});
    };
    if (e_.ttft) add(words::ttft, *e_.ttft, e_.prompt_error);
    add(words::tpot, e_.tpot, e_.error);
    const double rate = 1 / e_.tpot.count();
    table.rows.push_back(
        {{say(language_, words::output_rate), Cell(CellKind::count, number(rate), rate),
          Cell(CellKind::count, fmt::format("{} - {}", number(rate * e_.error.low),
                                            number(rate * e_.error.high)))}});
    document_.blocks.emplace_back(std::move(table));
    paragraph(Tone::note, say(language_, words::local_ranges, arg("rows", e_.request.speed->rows)));
  }

  const LocalEstimate& e_;
  Language language_;
  Document document_;
};

}  // namespace

Document local_report(const LocalEstimate& estimate, const ReportContext& context) {
  return LocalSections(estimate, context.language).write();
}

}  // namespace llmadvisor
