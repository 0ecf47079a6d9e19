#pragma once

#include <optional>
#include <string>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// What a record is known by within its table: layers replace records, and comparisons pair them,
/// by this key.
template <class Record>
[[nodiscard]] std::string record_key(const Record& r) requires requires {
  r.id;
}
{ return r.id; }

[[nodiscard]] inline std::string record_key(const Quality& r) { return r.model; }
[[nodiscard]] inline std::string record_key(const Ability& r) {
  return r.model + "/" + std::string(to_string(r.effort));
}
[[nodiscard]] inline std::string record_key(const EffortEffect& r) {
  return std::string(to_string(r.effort));
}
[[nodiscard]] inline std::string record_key(const TaskScale& r) {
  return std::string(to_string(r.task));
}
[[nodiscard]] inline std::string record_key(const TaskAbility& r) {
  return r.model + "/" + std::string(to_string(r.task));
}
[[nodiscard]] inline std::string record_key(const TaskProfile& r) {
  return std::string(to_string(r.task));
}
[[nodiscard]] inline std::string record_key(const ChoiceFigure& r) {
  return std::string(to_string(r.id));
}
[[nodiscard]] inline std::string record_key(const EmployerCharges& r) { return r.country; }
[[nodiscard]] inline std::string record_key(const InputDefault& r) { return r.input; }
[[nodiscard]] inline std::string record_key(const ErrorRange& r) {
  return r.regime + "/" + r.metric;
}
[[nodiscard]] inline std::string record_key(const MeasuredGpu& r) {
  return r.gpu + "/" + r.weights;
}
[[nodiscard]] inline std::string record_key(const KernelCurve& r) {
  return r.gpu + "/" + std::string(to_string(r.kernel)) + "/" +
         (r.gpus ? std::to_string(*r.gpus) : std::string(to_string(r.format)));
}
[[nodiscard]] inline std::string record_key(const KernelDonor& r) { return r.gpu; }
[[nodiscard]] inline std::string record_key(const Rule& r) {
  return std::string(to_string(r.sensitivity)) + "/" + std::string(to_string(r.jurisdiction)) +
         "/" + std::string(to_string(r.deployment));
}

[[nodiscard]] inline std::string record_key(const AdequateCountry& r) {
  return std::string(to_string(r.law)) + "/" + r.country;
}

[[nodiscard]] inline std::string record_key(const ProviderName& r) {
  return std::string(to_string(r.format)) + "/" + r.name;
}
[[nodiscard]] inline std::string record_key(const RegionName& r) {
  return r.provider + "/" + r.prefix;
}
[[nodiscard]] inline std::string record_key(const GpuName& r) {
  const auto bound = [](std::optional<double> b) { return b ? std::to_string(*b) : ""; };
  return r.provider + "/" + r.name + "/" + bound(r.memory_gib_from) + "-" +
         bound(r.memory_gib_below);
}
[[nodiscard]] inline std::string record_key(const GpuHost& r) {
  return r.provider + "/" + r.accelerator + "/" + std::to_string(r.gpus);
}

/// The day on which the record was true, where it says so.
template <class Record>
[[nodiscard]] std::optional<Date> record_date(const Record& r) {
  if constexpr (requires { r.provenance.as_of; }) {
    return r.provenance.as_of;
  } else {
    return std::nullopt;
  }
}

}  // namespace llmadvisor
