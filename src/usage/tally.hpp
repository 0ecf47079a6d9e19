#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "instant.hpp"
#include "llmadvisor/usage/import_usage.hpp"
#include "llmadvisor/usage/usage_summary.hpp"
#include "quantiles.hpp"

namespace llmadvisor {

/// What one entry of an export says, in one meaning whatever its format: a request, or the sums of
/// a bucket. What it does not say is none, never 0.
struct UsageEntry {
  std::optional<Instant> start{};
  std::optional<Instant> end{};      ///< of a bucket; without one it is a single request
  std::optional<double> requests{};  ///< 1 of a single one
  std::optional<double> input{};     ///< tokens, with those cached
  std::optional<double> cached{};    ///< of these
  std::optional<double> output{};    ///< tokens, with those hidden
  std::optional<double> hidden{};    ///< of these
  std::optional<double> paid{};
  std::string_view currency{};
  std::string_view model{};
  enum class Paced { now, batch } paced = Paced::now;
};

/// Sums up entries, in memory that grows with the days and the models and not with the entries.
class Tally {
 public:
  explicit Tally(const UsageStated& stated) : stated_(stated) {}

  /// Names the entries to come in errors.
  void at(const std::string& file, std::uint64_t line) {
    if (file_ != file) file_ = file;
    line_ = line;
  }
  /// Throws DataError for a second currency, and for times that no log has.
  void add(const UsageEntry& entry);
  void leave_out(RowLeftOut why);
  /// Cached tokens of input that was added without them: a rate of the cache.
  void add_cached(double cached, double input);
  /// A bucket of requests that may be empty.
  void cover(const Instant& start, const Instant& end);
  /// Counters that run for so long, without a calendar.
  void cover_hours(Hours hours) { counted_hours_ += hours; }
  void remark(UsageRemark remark) { remarks_.insert(remark); }
  /// Of the export's own histograms.
  void set_sizes(const TokenSizes& input, const TokenSizes& output);

  [[nodiscard]] const UsageStated& stated() const { return stated_; }
  /// Whether anything was counted, left out or covered.
  [[nodiscard]] bool has_seen_something() const;
  [[nodiscard]] std::uint64_t rows() const { return rows_; }

  /// Throws DataError where nothing counts, or where requests are needed and nobody counts them.
  [[nodiscard]] UsageSummary summary(UsageFormat format, const std::string& file) const;

 private:
  /// Seconds since 1970; empty at first.
  struct Period {
    std::optional<double> first;
    std::optional<double> last;
  };
  struct Load {
    double requests = 0;
    double tokens = 0;
  };

  [[noreturn]] void fail(const std::string& code, const std::string& what,
                         const std::string& hint = {}) const;
  void add_time(const UsageEntry& entry);
  void extend(Period& period, double first, double last) const;
  void add_payment(const UsageEntry& entry);
  void add_sizes(const UsageEntry& entry);
  void add_to_model(const UsageEntry& entry);
  [[nodiscard]] bool holds_costs_alone() const;
  [[nodiscard]] double total_requests() const;
  void check(const std::string& file) const;
  void add_times(UsageSummary& summary) const;
  void add_payments(UsageSummary& summary) const;
  void add_profile(UsageSummary& summary) const;
  [[nodiscard]] double load_of(const Load& load) const;
  void add_means(UsageSummary& summary) const;
  void add_models(UsageSummary& summary) const;
  void add_remarks(UsageSummary& summary) const;

  UsageStated stated_;
  std::string file_;
  std::uint64_t line_ = 0;

  std::uint64_t rows_ = 0;
  std::array<RowsLeftOut, enum_names<RowLeftOut>.size()> left_out_{};
  std::set<UsageRemark> remarks_;

  double requests_ = 0;
  double input_ = 0;
  double cached_ = 0;
  double output_ = 0;
  double hidden_ = 0;
  double batch_requests_ = 0;
  double batch_tokens_ = 0;
  double input_with_cached_ = 0;  ///< of entries that say what was cached
  double output_with_hidden_ = 0;
  bool counts_requests_ = false;
  bool counts_input_ = false;
  bool counts_output_ = false;
  bool knows_cached_ = false;
  bool knows_hidden_ = false;
  bool has_single_requests_ = false;
  bool has_sums_ = false;
  double paid_ = 0;
  std::optional<std::string> currency_;
  std::uint64_t currency_line_ = 0;

  Period work_;                 ///< of requests and tokens
  Period payments_;             ///< of what was paid: bills may cover other days
  std::set<long> active_days_;  ///< since 1970
  std::map<long, Load> hours_;  ///< since 1970
  double longest_bucket_ = 0;   ///< seconds
  Hours counted_hours_;

  Quantiles inputs_;
  Quantiles outputs_;
  std::optional<TokenSizes> input_sizes_;
  std::optional<TokenSizes> output_sizes_;
  std::map<std::string, UsageSums, std::less<>> models_;
  UsageSums other_models_;
};

}  // namespace llmadvisor
