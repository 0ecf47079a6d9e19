#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string>

#include "entries.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

enum { metric, interval, dimension, dimension_value, stamped, total, average };

/// What `az monitor metrics list` prints of Microsoft.CognitiveServices/accounts.
constexpr std::array fields{UsageField{"name.value", metric},
                            UsageField{"interval", interval},
                            UsageField{"metadatavalues[].name.value", dimension},
                            UsageField{"metadatavalues[].value", dimension_value},
                            UsageField{"data[].timeStamp", stamped},
                            UsageField{"data[].total", total},
                            UsageField{"data[].average", average}};
constexpr std::array<std::string_view, 2> holders{"value", "timeseries"};
constexpr std::array<std::string_view, 2> lists{"metadatavalues", "data"};
constexpr double percent = 100;

/// "PT1M", "PT1H", "P1D" in seconds.
std::optional<double> seconds_of(std::string_view span) {
  const bool has_time = span.starts_with("PT");
  if (!has_time && !span.starts_with("P")) return std::nullopt;
  span.remove_prefix(has_time ? 2 : 1);
  int number = 0;
  const auto [end, error] = std::from_chars(span.data(), span.data() + span.size(), number);
  if (error != std::errc() || end + 1 != span.data() + span.size()) return std::nullopt;
  const double unit = !has_time && *end == 'D'  ? 86400
                      : has_time && *end == 'H' ? 3600
                      : has_time && *end == 'M' ? 60
                                                : 0;
  return unit > 0 && number > 0 ? std::optional(unit * number) : std::nullopt;
}

/// Input and the rate of the cache come as series of their own: they meet by hour and model.
class AzureSeries {
 public:
  explicit AzureSeries(Tally& tally) : tally_(tally) {}

  void add(const UsageRecord& r) {
    const auto name = r.text(metric);
    if (name.empty()) r.fail("a series before the name of its metric");
    const auto length = seconds_of(r.text(interval));
    if (!length) r.fail("has no interval such as PT1H");
    const std::string model = model_of(r);
    for (std::size_t i = 0; i < r.part_count; ++i) {
      const auto& point = r.parts[i];
      const auto start = r.when(point, stamped);
      if (!start) continue;
      if (name == "AzureOpenAIContextTokensCacheMatchRate") {
        add_rate(r, point, model, *start);
      } else {
        add_point(r, point, name, model, *start, *length);
      }
    }
  }

  /// Cached input, once all of it and all rates are there. The input was counted without it.
  void finish() {
    for (const auto& [key, hour] : hours_) {
      if (hour.rates == 0 || hour.input <= 0) continue;
      tally_.remark(UsageRemark::cached_by_hour);
      tally_.add_cached(hour.rate_sum / hour.rates * hour.input, hour.input);
    }
  }

 private:
  struct HourOfModel {
    double input = 0;
    double rate_sum = 0;
    double rates = 0;
  };

  static std::string model_of(const UsageRecord& r) {
    std::string deployment;
    for (std::size_t i = 0; i < r.part_count; ++i) {
      const auto name = lower_case(UsageRecord::text_of(r.parts[i], dimension));
      const auto value = UsageRecord::text_of(r.parts[i], dimension_value);
      if (name == "modelname") return std::string(value);
      if (name == "modeldeploymentname") deployment = value;
    }
    return deployment;
  }

  HourOfModel& hour(const std::string& model, const Instant& start) {
    return hours_[{std::lround(std::floor(start.seconds / 3600)), model}];
  }

  void add_rate(const UsageRecord& r, const UsageValues& point, const std::string& model,
                const Instant& start) {
    const auto rate = r.count_of(point, average);
    if (!rate) return;
    if (*rate > percent) r.fail("a rate of the cache above 100 %");
    auto& at = hour(model, start);
    at.rate_sum += *rate / percent;
    at.rates += 1;
  }

  void add_point(const UsageRecord& r, const UsageValues& point, std::string_view name,
                 const std::string& model, const Instant& start, double length) {
    const auto count = r.count_of(point, total);
    if (!count) return;
    UsageEntry e;
    e.start = start;
    e.end = Instant{start.seconds + length, start.has_zone};
    e.model = model;
    if (name == "AzureOpenAIRequests") {
      e.requests = count;
    } else if (name == "ProcessedPromptTokens") {
      e.input = count;
      hour(model, start).input += *count;
    } else if (name == "GeneratedTokens") {
      e.output = count;
    } else {
      return;
    }
    tally_.add(e);
  }

  Tally& tally_;
  std::map<std::pair<long, std::string>, HourOfModel> hours_;
};

}  // namespace

void read_azure_openai_metrics(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields, .containers = holders, .parts = lists};
  AzureSeries series(tally);
  read_each(in, shape, tally, [&](const UsageRecord& r) { series.add(r); });
  series.finish();
}

}  // namespace llmadvisor
