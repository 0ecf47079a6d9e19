// Draws predicted against measured throughput, one dot a row, as an SVG.
//
//   llmadvisor_plot DATA_DIRECTORY MEASUREMENTS.csv OUTPUT.svg

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/engine/serving/accuracy.hpp"
#include "llmadvisor/engine/serving/measurement_table.hpp"

namespace llmadvisor {
namespace {

/// One square panel with logarithmic axes.
class Panel {
 public:
  Panel(double left, std::string title, double least, double most)
      : left_(left), title_(std::move(title)), least_(std::log10(least)), most_(std::log10(most)) {}

  void frame(std::ostream& out) const {
    out << "<text x=\"" << left_ << "\" y=\"24\">" << title_ << "</text>\n<rect x=\"" << left_
        << "\" y=\"" << top << "\" width=\"" << size << "\" height=\"" << size
        << "\" fill=\"none\" stroke=\"#888\"/>\n<path d=\"M" << left_ << ' ' << top + size << "L"
        << left_ + size << ' ' << top << "\" stroke=\"#888\"/>\n";
    for (double power = std::ceil(least_); power <= most_; ++power) {
      const double at = (power - least_) / (most_ - least_) * size;
      out << "<text x=\"" << left_ + at << "\" y=\"" << top + size + 16
          << "\" text-anchor=\"middle\">1e" << power << "</text>\n";
    }
  }

  void dot(std::ostream& out, double measured, double predicted, const std::string& colour) const {
    const auto along = [&](double value) {
      return std::clamp((std::log10(value) - least_) / (most_ - least_), 0.0, 1.0) * size;
    };
    char text[160];
    std::snprintf(text, sizeof text,
                  "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"1.6\" fill=\"%s\" fill-opacity=\"0.5\"/>\n",
                  left_ + along(measured), top + size - along(predicted), colour.c_str());
    out << text;
  }

 private:
  static constexpr double top = 36;
  static constexpr double size = 300;

  double left_;
  std::string title_;
  double least_;
  double most_;
};

const Panel& panel_for(const std::map<std::string, Panel>& panels, const std::string& metric) {
  const auto found = panels.find(metric);
  return found == panels.end() ? panels.at("throughput") : found->second;
}

std::string plot(const Accuracy& accuracy) {
  const std::map<std::string, Panel> panels{
      {"throughput", Panel(40, "tokens/s or requests/s", 0.1, 1e5)},
      {"tpot_ms", Panel(380, "TPOT, ms", 1, 1e3)},
      {"ttft_ms", Panel(720, "TTFT, ms", 10, 1e5)}};
  const std::map<std::string, std::string> colours{
      {"inferencex", "#1f77b4"}, {"argonne", "#ff7f0e"},  {"nm-vllm-ci", "#2ca02c"},
      {"accelmark", "#d62728"},  {"gpustack", "#9467bd"}, {"dstack", "#8c564b"}};
  std::ostringstream out;
  out << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1060\" height=\"400\" "
         "font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"1060\" height=\"400\" "
         "fill=\"#fff\"/>\n";
  for (const auto& [metric, panel] : panels) panel.frame(out);
  for (const auto& row : accuracy.rows) {
    if (!row.predicted) continue;
    const auto colour = colours.find(row.measurement.family);
    panel_for(panels, row.measurement.metric)
        .dot(out, row.measurement.value, *row.predicted,
             colour == colours.end() ? "#7f7f7f" : colour->second);
  }
  double x = 40;
  for (const auto& [family, colour] : colours) {
    out << "<text x=\"" << x << "\" y=\"384\" fill=\"" << colour << "\">" << family << "</text>\n";
    x += 110;
  }
  out << "<text x=\"720\" y=\"384\">measured across, predicted up</text>\n</svg>\n";
  return out.str();
}

}  // namespace
}  // namespace llmadvisor

int main(int argc, char** argv) {
  using namespace llmadvisor;
  if (argc != 4) {
    std::cerr << "usage: llmadvisor_plot DATA_DIRECTORY MEASUREMENTS.csv OUTPUT.svg\n";
    return 2;
  }
  try {
    const Catalog catalog = read_catalog_directory(argv[1]);
    const auto rows = measurements_of(CsvTable(argv[2], read_file(argv[2])));
    std::ofstream(argv[3]) << plot(accuracy_of(rows, catalog, calibration_of(catalog)));
  } catch (const Error& e) {
    std::cerr << "llmadvisor_plot: error: " << e.what() << '\n';
    return 1;
  }
  return 0;
}
