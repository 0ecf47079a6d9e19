#include "llmadvisor/report/tell/usage_report.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/catalog/currency.hpp"
#include "llmadvisor/report/speak/number_format.hpp"
#include "llmadvisor/text/likeness.hpp"
#include "speak/message.hpp"
#include "speak/speech.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t models_shown = 15;

Message message_of(RowLeftOut why) {
  switch (why) {
    case RowLeftOut::failed:
      return words::usage_left_failed;
    case RowLeftOut::from_answer_cache:
      return words::usage_left_cached;
    case RowLeftOut::other_call:
      return words::usage_left_other;
    case RowLeftOut::without_counts:
      break;
  }
  return words::usage_left_uncounted;
}

Message message_of(UsageRemark remark) {
  // In the order of the enumerators.
  constexpr Message messages[] = {
      words::usage_costs_alone,    words::usage_no_input,         words::usage_no_output,
      words::usage_no_hours,       words::usage_no_times,         words::usage_no_weekdays,
      words::usage_part_of_a_day,  words::usage_no_sizes,         words::usage_no_cached,
      words::usage_no_hidden,      words::usage_no_cost,          words::usage_requests_stated,
      words::usage_zone_assumed,   words::usage_hours_by_tokens,  words::usage_counters_restarted,
      words::usage_cached_by_hour, words::usage_parts_over_whole, words::usage_no_rate};
  static_assert(std::size(messages) == enum_names<UsageRemark>.size());
  return messages[static_cast<std::size_t>(remark)];
}

/// To cents, and small amounts to three digits.
double rounded(double amount) {
  const double size = std::abs(amount);
  if (size == 0) return 0;
  const double digits = std::max(2.0, 2 - std::floor(std::log10(size)));
  const double steps = std::pow(10, digits);
  return std::round(amount * steps) / steps;
}

class UsageSections {
 public:
  UsageSections(const UsageSummary& summary, const ReportContext& context)
      : s_(summary), language_(context.language), all_(context.verbosity == Verbosity::verbose) {}

  Document write(const std::optional<std::string>& project_file) {
    document_.title = title();
    workload();
    models();
    left_out();
    remarks();
    document_.blocks.emplace_back(Paragraph{
        Tone::note, project_file ? say(language_, words::usage_written, arg("file", *project_file))
                                 : say(language_, words::usage_not_written)});
    return std::move(document_);
  }

 private:
  [[nodiscard]] std::string title() const {
    const auto format = std::string(to_string(s_.format));
    const auto rows = static_cast<double>(s_.rows);
    if (!s_.first) {
      return say(language_, words::usage_title_untimed, arg("rows", rows), arg("format", format));
    }
    return say(language_, words::usage_title, arg("rows", rows), arg("format", format),
               arg("first", to_string(*s_.first)), arg("last", to_string(*s_.last)),
               arg("days", s_.days));
  }

  [[nodiscard]] std::string count(double value) const {
    return format_exact(std::round(value), language_);
  }
  [[nodiscard]] std::string estimate(double value) const {
    return format_estimate(value, language_);
  }

  /// In the currency of the export, be it one of ours or not.
  [[nodiscard]] std::string money(double amount) const {
    const auto& code = s_.paid->currency;
    const double shown = rounded(amount);
    if (const auto known = parse_enum<Currency>(lower_case(code))) {
      return format_stated(shown, *known, language_);
    }
    return format_amount(shown, language_) + " " + code;
  }

  void add(Bullets& bullets, std::string lead, const std::vector<std::string>& clauses) const {
    std::string text;
    for (const auto& clause : clauses) {
      if (clause.empty()) continue;
      if (!text.empty()) text += speech(language_).marks.semicolon;
      text += clause;
    }
    if (!text.empty()) bullets.items.push_back({std::move(lead), std::move(text)});
  }

  void workload() {
    Bullets bullets;
    add(bullets, say(language_, words::usage_requests_lead), requests());
    add(bullets, say(language_, words::usage_hours_lead), {hours()});
    if (s_.input) {
      add(bullets, say(language_, words::usage_input_lead),
          {mean(*s_.input), cached(), sizes(s_.input_sizes)});
    }
    if (s_.visible) {
      add(bullets, say(language_, words::usage_output_lead),
          {mean(*s_.visible), hidden(), sizes(s_.output_sizes)});
    }
    if (s_.batch_share) {
      add(bullets, say(language_, words::usage_batch_lead),
          {say(language_, words::usage_batch,
               arg("share", format_percent(*s_.batch_share, language_)))});
    }
    add(bullets, say(language_, words::usage_paid_lead), {paid()});
    document_.blocks.emplace_back(std::move(bullets));
  }

  [[nodiscard]] std::vector<std::string> requests() const {
    if (!s_.requests_per_day) return {};
    std::vector<std::string> clauses{
        say(language_, words::usage_a_day, arg("count", estimate(s_.requests_per_day->value()))),
        say(language_, words::usage_requests, arg("total", count(s_.sums.requests.value())))};
    if (s_.first) {
      clauses.push_back(
          say(language_, words::usage_days, arg("active", s_.active_days), arg("days", s_.days)));
    }
    return clauses;
  }

  [[nodiscard]] std::string hours() const {
    if (!s_.hours_per_day) return "";
    return say(language_, words::usage_hours, arg("hours", *s_.hours_per_day),
               arg("peak", estimate(*s_.peak_factor)));
  }

  [[nodiscard]] std::string mean(Tokens tokens) const {
    return say(language_, words::usage_mean, arg("count", count(tokens.value())));
  }
  [[nodiscard]] std::string cached() const {
    if (!s_.cached_share) return "";
    return say(language_, words::usage_cached,
               arg("share", format_percent(*s_.cached_share, language_)));
  }
  [[nodiscard]] std::string hidden() const {
    if (!s_.hidden || s_.hidden->value() <= 0) return "";
    return say(language_, words::usage_hidden, arg("count", count(s_.hidden->value())));
  }
  [[nodiscard]] std::string sizes(const std::optional<TokenSizes>& sizes) const {
    if (!sizes) return "";
    constexpr Message messages[] = {words::usage_sizes, words::usage_sizes_sketched,
                                    words::usage_sizes_bounded};
    static_assert(std::size(messages) == enum_names<SizesBy>.size());
    return say(language_, messages[static_cast<std::size_t>(sizes->by)],
               arg("p50", count(sizes->p50.value())), arg("p90", count(sizes->p90.value())),
               arg("p99", count(sizes->p99.value())));
  }
  [[nodiscard]] std::string paid() const {
    if (!s_.paid) return "";
    if (!s_.paid->a_month) {
      return say(language_, words::usage_requests, arg("total", money(s_.paid->amount)));
    }
    return say(language_, words::usage_paid, arg("amount", money(s_.paid->amount)),
               arg("month", money(*s_.paid->a_month)));
  }

  [[nodiscard]] Cell cell(double value) const { return {CellKind::count, count(value), value}; }
  [[nodiscard]] bool has_remark(UsageRemark remark) const {
    return std::ranges::count(s_.remarks, remark) > 0;
  }

  void models() {
    if (s_.models.empty()) return;
    Table table;
    table.columns = {{say(language_, words::usage_column_model), 0, "model"},
                     {say(language_, words::usage_column_requests), 1, "requests"},
                     {say(language_, words::usage_column_input), 0, "input_tokens"},
                     {say(language_, words::usage_column_output), 0, "output_tokens"}};
    if (s_.paid) {
      table.columns.push_back({say(language_, words::usage_column_paid), 0, "paid"});
    }
    const bool counts = !has_remark(UsageRemark::requests_stated);
    for (const auto& model : s_.models) {
      if (!all_ && table.rows.size() == models_shown) break;
      const auto& sums = model.sums;
      Row row{{Cell(CellKind::name,
                    model.name.empty() ? say(language_, words::usage_other_models) : model.name),
               counts ? cell(sums.requests.value()) : Cell(CellKind::count, "-"),
               cell(sums.input.value()), cell(sums.output.value())}};
      if (s_.paid) {
        const auto paid = paid_for(model, s_);
        row.cells.push_back({CellKind::amount, paid ? money(*paid) : "-", paid});
      }
      table.rows.push_back(std::move(row));
    }
    const auto more = s_.models.size() - table.rows.size();
    document_.blocks.emplace_back(std::move(table));
    if (more > 0) {
      document_.blocks.emplace_back(
          Paragraph{Tone::plain, say(language_, words::and_more, arg("count", more))});
    }
  }

  void left_out() {
    Bullets bullets;
    for (const auto& row : enum_rows<RowLeftOut>) {
      const auto& left = s_.left_out[static_cast<std::size_t>(row.value)];
      if (left.rows == 0) continue;
      bullets.items.push_back({say(language_, message_of(row.value)),
                               say(language_, words::usage_left, arg("count", left.rows),
                                   arg("line", left.first_line))});
    }
    section(words::usage_left_out, std::move(bullets));
  }

  void remarks() {
    Bullets bullets;
    for (const auto remark : s_.remarks) {
      bullets.items.push_back({"", say(language_, message_of(remark))});
    }
    section(words::usage_remarks, std::move(bullets));
  }

  void section(Message heading, Bullets bullets) {
    if (bullets.items.empty()) return;
    document_.blocks.emplace_back(Heading{say(language_, heading)});
    document_.blocks.emplace_back(std::move(bullets));
  }

  const UsageSummary& s_;
  Language language_;
  bool all_;
  Document document_;
};

}  // namespace

Document usage_report(const UsageSummary& summary, const std::optional<std::string>& project_file,
                      const ReportContext& context) {
  return UsageSections(summary, context).write(project_file);
}

}  // namespace llmadvisor
