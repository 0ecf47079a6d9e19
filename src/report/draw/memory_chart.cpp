#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "draw/charts.hpp"
#include "llmadvisor/engine/serving/estimate.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

/// One replica of the pick under its share of the peak; none where the serving model says nothing
/// of it.
std::optional<Estimate> estimate_of(const Option& pick, const Project& project, const Voice& v) {
  if (!pick.deployment || pick.deployment->engine != ServingEngine::vllm) return std::nullopt;
  const Deployment& d = *pick.deployment;
  const Model* model = v.catalog().find_model(pick.model);
  const auto gpu = std::ranges::find(v.catalog().gpus, d.gpu, &Gpu::id);
  const auto weights = parse_enum<WeightFormat>(d.weights);
  const bool is_known = model != nullptr && model->architecture && weights &&
                        gpu != v.catalog().gpus.end() && d.replicas > 0;
  if (!is_known) return std::nullopt;
  const Workload& w = project.workload;
  EstimateRequest request;
  request.model = model;
  request.gpu = &*gpu;
  request.gpus = d.gpus_per_replica;
  request.tensor_parallel = d.tensor_parallel;
  request.weights = *weights;
  request.input = w.input;
  request.output = w.output + pick.mode.hidden;
  request.shared_prefix = w.shared_prefix;
  request.request_rate = peak_rate(w) / d.replicas;
  return estimate(request, ServingModel(v.catalog()));
}

struct Part {
  Message name;
  Bytes amount;
  std::string_view look;
};

std::vector<Part> parts_of(const Estimate& e) {
  const MemoryUse& m = e.memory;
  const double running = e.serving->in_flight / e.replicas;
  const Bytes cache = m.kv_pool * std::min(1.0, running / m.steady_in_flight);
  return {{words::memory_weights, m.weights,
           "class=\"p0 edge\" fill=\"#1b4f9c\" stroke=\"#fff\" stroke-width=\"1\""},
          {words::memory_runtime, m.runtime,
           "class=\"p3 edge\" fill=\"#b9b9b9\" stroke=\"#fff\" stroke-width=\"1\""},
          {words::memory_cache, cache,
           "class=\"p2 edge\" fill=\"#e3a33b\" stroke=\"#fff\" stroke-width=\"1\""},
          {words::memory_free, m.kv_pool - cache,
           "class=\"free\" fill=\"#fff\" stroke=\"#767676\" stroke-width=\"1\""}};
}

void draw_bar(Svg& svg, const std::vector<Part>& parts, Bytes usable, const Voice& v) {
  const Scale x(Scale::Kind::linear, 0, usable.value(), 0, 388);
  double from = 6;
  for (const auto& part : parts) {
    const double wide = x(part.amount.value());
    if (wide >= 0.2) svg.rectangle({from, 8}, wide, 34, part.look);
    from += wide;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double at_x = 6 + 196 * static_cast<double>(i % 2);
    const double at_y = 54 + 20 * static_cast<double>(i / 2);
    svg.rectangle({at_x, at_y}, 14, 12, parts[i].look);
    svg.text({at_x + 20, at_y + 10}, Anchor::start, "class=\"ink\" fill=\"#222\"",
             v.say(words::chart_memory_part, arg("part", v.say(parts[i].name)),
                   arg("gib", v.estimate(in_gib(parts[i].amount)))));
  }
}

}  // namespace

std::optional<Chart> memory_chart(const Advice& advice, const Voice& v) {
  if (!advice.pick) return std::nullopt;
  const Option& pick = advice.options[*advice.pick];
  const auto e = estimate_of(pick, advice.project, v);
  if (!e || !e->serving || e->memory.steady_in_flight <= 0) return std::nullopt;
  const auto parts = parts_of(*e);
  Chart chart;
  chart.id = "memory";
  chart.title = v.say(words::chart_memory);
  chart.says = v.say(words::chart_memory_says, arg("option", option_label(pick, v)),
                     arg("usable", v.estimate(in_gib(e->memory.usable))),
                     arg("free", v.percent(parts.back().amount / e->memory.usable)));
  Svg svg(chart.id, 400, 96, chart.title, chart.says);
  draw_bar(svg, parts, e->memory.usable, v);
  chart.svg = std::move(svg).take();
  chart.table.columns = {
      {v.say(words::column_memory)}, {v.say(words::column_gib)}, {v.say(words::column_share)}};
  for (const auto& part : parts) {
    const double share = part.amount / e->memory.usable;
    chart.table.rows.push_back(
        {{v.say(part.name), Cell(CellKind::count, v.estimate(in_gib(part.amount))),
          Cell(CellKind::count, v.percent(share), share)}});
  }
  return chart;
}

}  // namespace llmadvisor
