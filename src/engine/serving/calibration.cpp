#include "llmadvisor/engine/serving/calibration.hpp"

#include <algorithm>
#include <cctype>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

constexpr std::string_view first_v1_month = "2025-03";

/// The numbers of "0.7.3", "v0.6.1 (README)"; negative when the text starts differently.
struct Version {
  int minor = -1;
  int patch = -1;
};

int leading_number(std::string_view text) {
  int number = -1;
  for (const char c : text) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0 || number >= 1000) break;
    number = std::max(number, 0) * 10 + (c - '0');
  }
  return number;
}

Version version_of(std::string_view text) {
  const auto start = text.find("0.");
  if (start == text.npos || (start > 0 && text[start - 1] != 'v')) return {};
  const auto rest = text.substr(start + 2);
  const auto dot = rest.find_first_not_of("0123456789");
  const bool has_patch = dot != rest.npos && rest[dot] == '.';
  return {leading_number(rest), has_patch ? leading_number(rest.substr(dot + 1)) : -1};
}

}  // namespace

std::optional<int> minor_version(std::string_view text) {
  const int minor = version_of(text).minor;
  return minor >= 0 ? std::optional(minor) : std::nullopt;
}

Calibration calibration_of(const Catalog& catalog) {
  Calibration calibration;
  for (std::size_t i = 0; i < constant_count; ++i) {
    const auto name = enum_names<Constant>[i];
    const auto found = std::ranges::find(catalog.calibration, name, &CalibrationConstant::id);
    if (found == catalog.calibration.end()) {
      throw DataError("missing-constant",
                      "calibration.json: no constant \"" + std::string(name) + "\"");
    }
    calibration.values[i] = found->value;
  }
  return calibration;
}

EngineGeneration generation_of(std::string_view engine_version, std::string_view date) {
  if (engine_version.starts_with("nm-vllm")) return EngineGeneration::v0;  // a fork of 0.2 to 0.5
  if (const auto minor = minor_version(engine_version)) {
    return *minor <= 7 ? EngineGeneration::v0 : EngineGeneration::v1;
  }
  const bool early = !date.empty() && date.substr(0, first_v1_month.size()) < first_v1_month;
  return early ? EngineGeneration::v0 : EngineGeneration::v1;
}

RocmKernels rocm_kernels_of(std::string_view engine_version, EngineGeneration generation) {
  const Version version = version_of(engine_version);
  const bool is_tuned = version.minor > 6 || (version.minor == 6 && version.patch >= 4);
  return generation == EngineGeneration::v1 || is_tuned ? RocmKernels::tuned : RocmKernels::untuned;
}

}  // namespace llmadvisor
