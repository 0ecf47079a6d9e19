#include "llmadvisor/report/tell/estimate_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "llmadvisor/report/print/table.hpp"
#include "llmadvisor/report/speak/number_format.hpp"
#include "llmadvisor/text/layout.hpp"
#include "speak/message.hpp"

namespace llmadvisor {
namespace {

class EstimateText {
 public:
  EstimateText(const Estimate& estimate, const ReportContext& context)
      : e_(estimate), context_(context) {}

  std::string text() {
    title();
    memory();
    if (e_.serving) {
      figures();
    } else {
      paragraph(say(words::estimate_missing, arg("missing", gib_text(e_.memory.missing))));
    }
    for (const auto& limit : e_.limits) paragraph(limit_text(limit));
    return text_;
  }

 private:
  template <class... Fields>
  std::string say(Message message, const Fields&... fields) const {
    return llmadvisor::say(context_.language, message, fields...);
  }

  std::string number(double n) const { return format_estimate(n, context_.language); }
  std::string gib_text(Bytes amount) const { return number(in_gib(amount)); }

  void paragraph(const std::string& text) {
    for (const auto& line : wrapped(text, context_.width)) text_ += line + '\n';
  }

  void title() {
    const auto& r = e_.request;
    const std::string machine = fmt::format("{} x {}", r.gpus, r.gpu->name);
    paragraph(say(words::estimate_title, arg("model", r.model->name),
                  arg("weights", to_string(r.weights)), arg("machine", machine),
                  arg("input", format_exact(r.input.value(), context_.language)),
                  arg("output", format_exact(r.output.value(), context_.language))));
    if (r.gpus > 1) {
      paragraph(say(words::estimate_replicas, arg("gpus", r.gpus), arg("replicas", e_.replicas),
                    arg("each", r.tensor_parallel)));
    }
    text_ += '\n';
  }

  void memory() {
    const MemoryUse& m = e_.memory;
    paragraph(say(words::estimate_memory, arg("usable", gib_text(m.usable))));
    const double running = e_.serving ? e_.serving->in_flight / e_.replicas : 0;
    const Bytes cache = std::min(m.kv_per_request * running, m.usable - m.weights - m.runtime);
    bar(words::memory_weights, m.weights);
    bar(words::memory_runtime, m.runtime);
    if (e_.serving) {
      bar(words::memory_cache, cache);
      bar(words::memory_free, m.usable - m.weights - m.runtime - cache);
    }
    paragraph(say(words::estimate_per_request, arg("kv", gib_text(m.kv_per_request)),
                  arg("most", m.max_in_flight)));
    text_ += '\n';
  }

  void bar(Message label, Bytes amount) {
    constexpr int cells = 30;
    const double share = amount / e_.memory.usable;
    const int full = std::clamp(static_cast<int>(std::lround(share * cells)), 0, cells);
    const std::string name(in(context_.language, label));
    text_ += fmt::format("  {}{} {:>8} GiB  [{}{}] {}\n", name,
                         std::string(static_cast<std::size_t>(10 - display_width(name)), ' '),
                         gib_text(amount), std::string(static_cast<std::size_t>(full), '#'),
                         std::string(static_cast<std::size_t>(cells - full), '.'),
                         format_percent(share, context_.language));
  }

  void figures() {
    const auto& r = e_.request;
    const ServingEstimate& s = *e_.serving;
    if (r.concurrency) {
      paragraph(say(words::at_concurrency, arg("load", *r.concurrency, number(*r.concurrency))));
    } else if (r.request_rate) {
      paragraph(say(words::at_rate,
                    arg("load", r.request_rate->value(), number(r.request_rate->value()))));
    } else {
      paragraph(std::string(in(context_.language, words::at_most_load)));
    }
    line(words::in_flight, number(s.in_flight));
    line(words::ttft, duration_range(s.ttft, e_.ttft_error));
    line(words::tpot, duration_range(s.tpot, e_.tpot_error));
    line(words::output_rate, rate_range(s.output.value()));
    line(words::total_rate, rate_range(s.total.value()));
    line(words::request_rate, rate_range(s.requests.value()));
    paragraph(std::string(in(context_.language, words::estimate_ranges)));
  }

  void line(Message label, const std::string& value) {
    const std::string name(in(context_.language, label));
    text_ += "  " + name;
    text_ += std::string(static_cast<std::size_t>(std::max(1, 32 - display_width(name))), ' ');
    text_ += value + '\n';
  }

  std::string duration_range(Seconds time, const Spread& error) const {
    return fmt::format("{} ({} - {})", format_duration(time, context_.language),
                       format_duration(time * error.low, context_.language),
                       format_duration(time * error.high, context_.language));
  }

  std::string rate_range(double rate) const {
    const Spread& error = e_.throughput_error;
    return fmt::format("{} ({} - {})", number(rate), number(rate * error.low),
                       number(rate * error.high));
  }

  std::string limit_text(EstimateLimit limit) const {
    constexpr std::array<Message, enum_names<EstimateLimit>.size()> texts{
        words::limit_memory,      words::limit_scheduler,  words::limit_queueing,
        words::limit_overload,    words::limit_unmeasured, words::limit_expert_parallel,
        words::limit_early_engine};
    return say(texts[static_cast<std::size_t>(limit)]);
  }

  const Estimate& e_;
  const ReportContext& context_;
  std::string text_;
};

nlohmann::ordered_json range_of(double value, const Spread& error) {
  return {{"low", value * error.low}, {"high", value * error.high}};
}

nlohmann::ordered_json memory_json(const MemoryUse& m) {
  nlohmann::ordered_json json{{"weights_gib", in_gib(m.weights)},
                              {"runtime_gib", in_gib(m.runtime)},
                              {"kv_gib_per_request", in_gib(m.kv_per_request)},
                              {"usable_gib", in_gib(m.usable)},
                              {"max_requests_in_flight", m.max_in_flight}};
  if (m.missing > Bytes(0)) json["missing_gib"] = in_gib(m.missing);
  return json;
}

}  // namespace

std::string estimate_text(const Estimate& e, const ReportContext& context) {
  return EstimateText(e, context).text();
}

std::string estimate_json(const Estimate& e) {
  nlohmann::ordered_json json{{"model", e.request.model->id},
                              {"gpu", e.request.gpu->id},
                              {"gpus", e.request.gpus},
                              {"tensor_parallel", e.request.tensor_parallel},
                              {"replicas", e.replicas},
                              {"weights", to_string(e.request.weights)},
                              {"input_tokens", e.request.input.value()},
                              {"output_tokens", e.request.output.value()},
                              {"fits", e.serving.has_value()},
                              {"memory", memory_json(e.memory)}};
  if (e.serving) {
    const ServingEstimate& s = *e.serving;
    json["requests_in_flight"] = s.in_flight;
    json["ttft_ms"] = in_milliseconds(s.ttft);
    json["tpot_ms"] = in_milliseconds(s.tpot);
    json["output_tokens_per_s"] = s.output.value();
    json["total_tokens_per_s"] = s.total.value();
    json["requests_per_s"] = s.requests.value();
    json["range"] = {{"ttft_ms", range_of(in_milliseconds(s.ttft), e.ttft_error)},
                     {"tpot_ms", range_of(in_milliseconds(s.tpot), e.tpot_error)},
                     {"output_tokens_per_s", range_of(s.output.value(), e.throughput_error)},
                     {"total_tokens_per_s", range_of(s.total.value(), e.throughput_error)},
                     {"requests_per_s", range_of(s.requests.value(), e.throughput_error)}};
  }
  json["limits"] = nlohmann::ordered_json::array();
  for (const auto limit : e.limits) json["limits"].push_back(to_string(limit));
  return json.dump(2) + '\n';
}

}  // namespace llmadvisor
