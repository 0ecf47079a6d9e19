#include "llmadvisor/engine/serving/calibration.hpp"

#include <algorithm>
#include <cctype>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

constexpr std::string_view first_v1_month = "2025-03";

}  // namespace

std::optional<int> minor_version(std::string_view text) {
  const auto start = text.find("0.");
  if (start == text.npos || (start > 0 && text[start - 1] != 'v')) return std::nullopt;
  int minor = 0;
  std::size_t i = start + 2;
  if (i >= text.size() || std::isdigit(static_cast<unsigned char>(text[i])) == 0) {
    return std::nullopt;
  }
  for (; i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0 && minor < 1000;
       ++i) {
    minor = minor * 10 + (text[i] - '0');
  }
  return minor;
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
  if (const auto minor = minor_version(engine_version))
    return *minor <= 7 ? EngineGeneration::v0 : EngineGeneration::v1;
  const bool early = !date.empty() && date.substr(0, first_v1_month.size()) < first_v1_month;
  return early ? EngineGeneration::v0 : EngineGeneration::v1;
}

}  // namespace llmadvisor
