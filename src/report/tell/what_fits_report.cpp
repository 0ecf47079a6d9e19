#include "llmadvisor/report/tell/what_fits_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "llmadvisor/report/speak/names.hpp"
#include "llmadvisor/report/speak/number_format.hpp"
#include "speak/message.hpp"

namespace llmadvisor {
namespace {

class FitSections {
 public:
  FitSections(const Project& project, std::size_t most, const ReportContext& context)
      : project_(project), most_(most), language_(context.language) {}

  Document write(const std::vector<MachineFits>& machines) {
    document_.title =
        say(language_, words::fits_title, arg("input", project_.workload.input.value()),
            arg("output", project_.workload.output.value()));
    for (const auto& fits : machines) machine(fits);
    document_.blocks.emplace_back(Paragraph{Tone::note, say(language_, words::fits_note)});
    return std::move(document_);
  }

 private:
  void paragraph(Tone tone, std::string text) {
    document_.blocks.emplace_back(Paragraph{tone, std::move(text)});
  }

  void machine(const MachineFits& fits) {
    const std::string name =
        fits.machine->gpus > 1 ? fmt::format("{} x {}", fits.machine->gpus, fits.hardware)
        : fits.count > 1       ? fmt::format("{} x {}", fits.count, fits.machine->name)
                               : fits.machine->name;
    document_.blocks.emplace_back(Heading{name});
    if (fits.models.empty()) {
      paragraph(Tone::alert, say(language_, words::fits_nothing));
      return;
    }
    document_.blocks.emplace_back(table(fits));
    const std::size_t left = fits.models.size() - std::min(most_, fits.models.size());
    if (left > 0) {
      paragraph(Tone::plain, say(language_, words::fits_more, arg("n", static_cast<double>(left))));
    }
    paragraph(Tone::plain, say(language_, words::fits_without_room,
                               arg("n", static_cast<double>(fits.without_room))));
  }

  Cell count(double n) const { return {CellKind::count, format_estimate(n, language_), n}; }

  Table table(const MachineFits& fits) const {
    const bool many = std::ranges::any_of(fits.models, [](const auto& f) { return !!f.server; });
    Table table;
    const auto column = [&](Message header, int rank) {
      table.columns.push_back({say(language_, header), rank});
    };
    column(words::fits_model, 0);
    column(words::column_level, 0);
    if (many) {
      column(words::fits_weights, 0);
      column(words::fits_context, 2);
      column(words::fits_in_flight, 0);
      column(words::fits_all_rate, 0);
    }
    column(words::fits_one_weights, 1);
    column(words::fits_one_context, 3);
    column(words::fits_one_rate, 0);
    const std::size_t shown = std::min(most_, fits.models.size());
    for (std::size_t i = 0; i < shown; ++i) table.rows.push_back(row(fits.models[i], many));
    return table;
  }

  Row row(const FittingModel& fit, bool many) const {
    const auto& standing = fit.mode().standing;
    Row row{{Cell(fit.model->name),
             Cell(standing ? std::string(name_of(standing->level, language_)) : "-")},
            {}};
    auto& cells = row.cells;
    if (many && fit.server) {
      const Estimate& e = fit.server->estimate;
      cells.emplace_back(CellKind::name, std::string(to_string(e.request.weights)));
      cells.push_back(count(fit.server->longest.value()));
      cells.push_back(count(std::floor(e.serving->in_flight)));
      cells.push_back(count(e.serving->output.value()));
    } else if (many) {
      cells.insert(cells.end(), 4, Cell("-"));
    }
    if (fit.person) {
      cells.emplace_back(CellKind::name,
                         std::string(to_string(fit.person->estimate.request.weights)));
      cells.push_back(count(fit.person->longest.value()));
      cells.push_back(count(1 / fit.person->estimate.tpot.count()));
    } else {
      cells.insert(cells.end(), 3, Cell("-"));
    }
    return row;
  }

  const Project& project_;
  std::size_t most_;
  Language language_;
  Document document_;
};

}  // namespace

Document what_fits_report(const std::vector<MachineFits>& machines, const Project& project,
                          std::size_t most, const ReportContext& context) {
  return FitSections(project, most, context).write(machines);
}

}  // namespace llmadvisor
