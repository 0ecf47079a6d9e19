#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "entries.hpp"
#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t most_series = 50'000;
constexpr double seconds_per_hour = 3600;
constexpr double seconds_per_day = 86400;

/// Requests by the greatest size of their class; the counts of each hold those below.
using SizeClasses = std::map<double, double>;

/// Counters of one model, of all its engines.
struct ModelCounters {
  double prompt = 0;
  double generated = 0;
  double requests = 0;
  double cache_queries = 0;
  double cache_hits = 0;

  [[nodiscard]] bool fell_behind(const ModelCounters& earlier) const {
    return prompt < earlier.prompt || generated < earlier.generated || requests < earlier.requests;
  }
};

/// What one scrape says.
struct Scrape {
  std::map<std::string, ModelCounters> models;
  SizeClasses prompts;
  SizeClasses answers;
  std::optional<double> server_started;  ///< seconds since 1970
  std::optional<double> taken;
  std::uint64_t line = 1;
  std::string file;
};

/// `name{label="value"} 12 1793610000000`.
struct Sample {
  std::string name;
  std::map<std::string, std::string, std::less<>> labels;
  double value = 0;
  std::optional<double> taken;

  [[nodiscard]] std::string label(std::string_view key) const {
    const auto found = labels.find(key);
    return found == labels.end() ? std::string() : found->second;
  }
};

class SampleText {
 public:
  SampleText(const UsageText& in, std::uint64_t line, std::string_view text)
      : in_(in), line_(line), text_(text) {}

  Sample read() {
    Sample sample;
    sample.name = take_until("{ ");
    if (take('{')) read_labels(sample);
    sample.value = number();
    skip_spaces();
    if (!text_.empty()) sample.taken = number() / 1000;
    skip_spaces();
    if (!text_.empty()) refuse();
    return sample;
  }

 private:
  [[noreturn]] void refuse() const {
    in_.fail_at(line_, "bad-metrics", "not a sample of Prometheus: name{label=\"value\"} number");
  }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  void skip_spaces() {
    while (take(' ') || take('\t') || take('\r')) {
    }
  }
  std::string take_until(std::string_view stops) {
    const auto end = text_.find_first_of(stops);
    if (end == text_.npos || end == 0) refuse();
    std::string taken(text_.substr(0, end));
    text_.remove_prefix(end);
    return taken;
  }
  void read_labels(Sample& sample) {
    for (skip_spaces(); !take('}'); skip_spaces()) {
      const auto key = take_until("=");
      take('=');
      if (!take('"')) refuse();
      sample.labels[key] = quoted();
      take(',');
    }
  }
  std::string quoted() {
    std::string value;
    while (!take('"')) {
      if (text_.empty()) refuse();
      if (take('\\') && text_.empty()) refuse();
      value += text_.front();
      text_.remove_prefix(1);
    }
    return value;
  }
  double number() {
    skip_spaces();
    take('+');
    double value = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (error != std::errc()) refuse();
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return value;
  }

  const UsageText& in_;
  std::uint64_t line_;
  std::string_view text_;
};

double bound_of(const std::string& text) {
  double bound = std::numeric_limits<double>::infinity();
  std::from_chars(text.data(), text.data() + text.size(), bound);
  return bound;
}

/// Reads scrapes: a series that comes again begins the next.
class Scrapes {
 public:
  void read(UsageText& in) {
    begin(in);
    std::string line;
    for (in.skip_spaces(); !in.at_end(); in.skip_spaces()) {
      in.mark_value();
      const auto number = in.line();
      line.clear();
      for (; !in.at_end() && in.next() != '\n'; in.advance()) line += in.next();
      if (line.front() != '#') take(in, number, line);
    }
    if (!seen_.empty()) close(in);
  }

  [[nodiscard]] const std::vector<Scrape>& all() const { return scrapes_; }

 private:
  void begin(const UsageText& in) {
    open_ = {};
    open_.line = in.line();
    open_.file = in.name();
    seen_.clear();
  }
  void close(const UsageText& in) {
    if (!open_.taken) open_.taken = in.written();
    scrapes_.push_back(std::move(open_));
  }

  void take(const UsageText& in, std::uint64_t number, const std::string& line) {
    if (!line.starts_with("vllm:") && !line.starts_with("process_start_time_seconds")) return;
    const auto sample = SampleText(in, number, line).read();
    const auto value = line.substr(0, line.find_last_of('}') + 1);
    const auto key = value.empty() ? sample.name : value;
    if (seen_.contains(key)) {
      scrapes_.push_back(std::move(open_));
      begin(in);
    }
    if (seen_.size() == most_series) in.fail_at(number, "bad-metrics", "more than 50,000 series");
    seen_.insert(key);
    count(in, number, sample);
  }

  void count(const UsageText& in, std::uint64_t number, const Sample& s) {
    if (s.taken) open_.taken = std::max(open_.taken.value_or(0), *s.taken);
    if (s.name == "process_start_time_seconds") {
      open_.server_started = s.value;
      return;
    }
    double ModelCounters::*counter = counter_named(s);
    SizeClasses* classes = s.name == "vllm:request_prompt_tokens_bucket"       ? &open_.prompts
                           : s.name == "vllm:request_generation_tokens_bucket" ? &open_.answers
                                                                               : nullptr;
    if (counter == nullptr && classes == nullptr) return;
    if (!(s.value >= 0 && s.value <= 1e15)) {
      in.fail_at(number, "bad-usage", s.name + " is no count");
    }
    if (counter != nullptr) open_.models[s.label("model_name")].*counter += s.value;
    if (classes != nullptr) (*classes)[bound_of(s.label("le"))] += s.value;
  }

  static double ModelCounters::*counter_named(const Sample& s) {
    if (s.name == "vllm:prompt_tokens_total") return &ModelCounters::prompt;
    if (s.name == "vllm:generation_tokens_total") return &ModelCounters::generated;
    if (s.name == "vllm:prefix_cache_queries_total") return &ModelCounters::cache_queries;
    if (s.name == "vllm:prefix_cache_hits_total") return &ModelCounters::cache_hits;
    if (s.name != "vllm:request_success_total") return nullptr;
    // What its client gave up is no request served.
    const auto reason = s.label("finished_reason");
    const bool is_served = reason != "abort" && reason != "error";
    return is_served ? &ModelCounters::requests : nullptr;
  }

  std::vector<Scrape> scrapes_;
  Scrape open_;
  std::set<std::string> seen_;
};

/// The size that a share of the requests does not exceed, between the bounds of its class.
Tokens size_at(const SizeClasses& classes, double share) {
  const double all = classes.rbegin()->second;
  double below = 0;
  double least = 0;
  for (const auto& [most, count] : classes) {
    if (count >= share * all) {
      if (std::isinf(most) || count <= below) return Tokens(least);
      return Tokens(least + (most - least) * (share * all - below) / (count - below));
    }
    below = count;
    least = most;
  }
  return Tokens(least);
}

std::optional<TokenSizes> sizes_of(const SizeClasses& classes) {
  if (classes.empty() || classes.rbegin()->second <= 0) return std::nullopt;
  return TokenSizes{size_at(classes, 0.5), size_at(classes, 0.9), size_at(classes, 0.99),
                    SizesBy::histogram};
}

class CounterSteps {
 public:
  CounterSteps(const std::vector<Scrape>& scrapes, Tally& tally)
      : scrapes_(scrapes), tally_(tally) {}

  void add() {
    if (scrapes_.size() == 1) {
      step({}, scrapes_.front(), scrapes_.front().server_started);
    }
    for (std::size_t i = 1; i < scrapes_.size(); ++i) {
      step(scrapes_[i - 1], scrapes_[i], scrapes_[i - 1].taken);
    }
    cover();
    const auto prompts = sizes_of(prompts_);
    const auto answers = sizes_of(answers_);
    if (prompts && answers) tally_.set_sizes(*prompts, *answers);
  }

 private:
  void step(const Scrape& from, const Scrape& to, std::optional<double> since) {
    const bool is_timed = since && to.taken && *to.taken > *since;
    if (is_timed) seconds_ += *to.taken - *since;
    all_timed_ = all_timed_ && is_timed;
    tally_.at(to.file, to.line);
    bool restarted = false;
    for (const auto& [name, now] : to.models) {
      const auto found = from.models.find(name);
      ModelCounters before = found == from.models.end() ? ModelCounters{} : found->second;
      if (now.fell_behind(before)) {
        before = {};
        restarted = true;
      }
      add_model(name, before, now, is_timed ? since : std::nullopt, to.taken);
    }
    if (restarted) tally_.remark(UsageRemark::counters_restarted);
    add_classes(prompts_, from.prompts, to.prompts, restarted);
    add_classes(answers_, from.answers, to.answers, restarted);
  }

  void add_model(const std::string& name, const ModelCounters& before, const ModelCounters& now,
                 const std::optional<double>& since, const std::optional<double>& taken) {
    UsageEntry e;
    e.model = name;
    e.requests = now.requests - before.requests;
    e.input = now.prompt - before.prompt;
    e.output = now.generated - before.generated;
    const double queries = now.cache_queries - before.cache_queries;
    const double hits = now.cache_hits - before.cache_hits;
    // The cache counts tokens that it was asked for, which may be more than prompts hold.
    if (queries > 0) e.cached = *e.input * std::clamp(hits / queries, 0.0, 1.0);
    if (has_calendar() && since) {
      e.start = Instant{*since, true};
      e.end = Instant{*taken, true};
    }
    tally_.add(e);
  }

  static void add_classes(SizeClasses& to, const SizeClasses& from, const SizeClasses& now,
                          bool restarted) {
    for (const auto& [most, count] : now) {
      const auto found = from.find(most);
      const bool is_new = restarted || found == from.end();
      to[most] += std::max(0.0, count - (is_new ? 0.0 : found->second));
    }
  }

  /// Scrapes of a day and more that are an hour apart at most show days and hours; others a rate.
  [[nodiscard]] bool has_calendar() const {
    double longest = 0;
    for (std::size_t i = 1; i < scrapes_.size(); ++i) {
      if (!scrapes_[i].taken || !scrapes_[i - 1].taken) return false;
      longest = std::max(longest, *scrapes_[i].taken - *scrapes_[i - 1].taken);
    }
    return scrapes_.size() > 2 && longest <= seconds_per_hour &&
           *scrapes_.back().taken - *scrapes_.front().taken >= seconds_per_day;
  }

  void cover() {
    if (has_calendar()) return;
    const auto& stated = tally_.stated().covers;
    if (stated) return tally_.cover_hours(*stated);
    if (all_timed_) return tally_.cover_hours(Hours(seconds_ / seconds_per_hour));
    throw DataError("no-duration",
                    scrapes_.back().file + ": counters do not say over how long they counted",
                    "say it: --covers HOURS (between two scrapes, or since the server's start)");
  }

  const std::vector<Scrape>& scrapes_;
  Tally& tally_;
  SizeClasses prompts_;
  SizeClasses answers_;
  double seconds_ = 0;
  bool all_timed_ = true;
};

}  // namespace

void read_vllm_metrics(UsageTexts& in, Tally& tally) {
  Scrapes scrapes;
  while (auto* text = in.next()) scrapes.read(*text);
  if (!scrapes.all().empty()) CounterSteps(scrapes.all(), tally).add();
}

}  // namespace llmadvisor
