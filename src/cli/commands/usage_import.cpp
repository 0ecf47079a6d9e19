#include <fmt/format.h>

#include <numeric>
#include <ostream>

#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/report/json/usage_json.hpp"
#include "llmadvisor/report/print/formats.hpp"
#include "llmadvisor/report/tell/usage_report.hpp"

namespace llmadvisor::cli {
namespace {

constexpr std::uint64_t bytes_per_mb = 1'000'000;

/// How far the reading is, on one line of a terminal that is wiped at the end.
class ProgressLine {
 public:
  ProgressLine(std::ostream& out, std::optional<std::uintmax_t> bytes) : out_(out), bytes_(bytes) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() {
    if (shown_ > 0) out_ << "\r\x1b[K" << std::flush;
  }

  void show(std::uint64_t bytes) {
    constexpr std::uint64_t step = 16 * bytes_per_mb;
    if (bytes < shown_ + step) return;
    shown_ = bytes;
    out_ << "\r\x1b[K" << bytes / bytes_per_mb << " MB";
    if (bytes_) out_ << " / " << *bytes_ / bytes_per_mb << " MB";
    out_ << std::flush;
  }

 private:
  std::ostream& out_;
  std::optional<std::uintmax_t> bytes_;
  std::uint64_t shown_ = 0;
};

/// All files at once, so that one that is missing is told before the first is read.
struct OpenedUsage {
  std::vector<UsageFile> files;
  std::optional<std::uintmax_t> bytes = 0;  ///< where all have a size
};

OpenedUsage open_all(const std::vector<std::string>& names, const Session& session) {
  OpenedUsage opened;
  for (const auto& name : names) {
    if (name == "-") {
      opened.files.push_back(
          {"standard input", blocks_of_stream(session.streams.in, "standard input")});
      opened.bytes.reset();
      continue;
    }
    auto file = session.environment.open_file(name);
    if (opened.bytes) {
      opened.bytes = file.bytes ? std::optional(*opened.bytes + *file.bytes) : std::nullopt;
    }
    opened.files.push_back({name, std::move(file.read), file.written});
  }
  return opened;
}

UsageSummary summed_up(const UsageImportOptions& options, const Session& session) {
  auto opened = open_all(options.files, session);
  ProgressLine line(session.streams.err, opened.bytes);
  const bool is_shown = session.environment.err.is_terminal && options.loudness != Loudness::quiet;
  const UsageProgress progress =
      is_shown ? [&line](std::uint64_t bytes) { line.show(bytes); } : UsageProgress();
  return import_usage(options.format_of_files, std::move(opened.files), options.stated, progress);
}

}  // namespace

/// A log is read and never written over.
void refuse_own_input(const UsageImportOptions& options) {
  if (!options.project) return;
  for (const auto& file : options.files) {
    if (file == "-" || !are_same_file(file, *options.project)) continue;
    throw UsageError("contradiction",
                     fmt::format("-o would write over the log {}", in_quotes(file)),
                     "name another file for the project");
  }
}

ExitCode run_usage_import(const Request& request, const Session& session) {
  auto options = usage_import_options(request);
  if (options.project && leads_to_stdout(*options.project)) options.project = "-";
  refuse_own_input(options);
  const auto summary = summed_up(options, session);
  if (options.project == "-") {
    write_answer(options, session, project_json(summary));
    return ExitCode::answered;
  }
  if (options.project) write_file(*options.project, project_json(summary));
  const auto context = report_context(options, session);
  write_answer(
      options, session,
      options.format == Format::json
          ? usage_json(summary, options.project, context)
          : render(usage_report(summary, options.project, context), Format::text, context));
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli
