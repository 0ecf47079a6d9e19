#include <algorithm>

#include "checks.hpp"
#include "llmadvisor/catalog/record_key.hpp"

namespace llmadvisor {
namespace {

/// References are by id: an alias would be found by the look-ups and missed by a comparison.
template <class Record>
bool has_id(const std::vector<Record>& records, const std::string& id) {
  return std::ranges::any_of(records, [&](const Record& r) { return r.id == id; });
}

void check_api_offers(const Catalog& c, Findings& findings) {
  for (const auto& offer : c.api_offers) {
    if (!has_id(c.providers, offer.provider)) {
      findings.error("api_offers", offer.id, FindingCode::unknown_provider,
                     {{"provider", offer.provider}});
    }
    if (!has_id(c.models, offer.model)) {
      findings.error("api_offers", offer.id, FindingCode::unknown_model, {{"model", offer.model}});
    }
    const auto id =
        offer.provider + "/" + offer.model + (offer.region.empty() ? "" : "@" + offer.region);
    if (offer.id != id) findings.warn("api_offers", offer.id, FindingCode::odd_id, {{"id", id}});
  }
}

void check_gpu_references(const Catalog& c, Findings& findings) {
  for (const auto& offer : c.gpu_offers) {
    if (!has_id(c.providers, offer.provider)) {
      findings.error("gpu_offers", offer.id, FindingCode::unknown_provider,
                     {{"provider", offer.provider}});
    }
    if (!has_id(c.gpus, offer.gpu))
      findings.error("gpu_offers", offer.id, FindingCode::unknown_gpu, {{"gpu", offer.gpu}});
  }
  for (const auto& server : c.servers) {
    const bool is_device = server.gpu.empty();
    const bool is_known = is_device ? has_id(c.local_devices, server.device)
                                    : has_id(c.gpus, server.gpu) && server.device.empty();
    if (is_known) continue;
    findings.error("servers", server.id, FindingCode::unknown_gpu,
                   {{"gpu", is_device ? server.device : server.gpu}});
  }
}

void check_others(const Catalog& c, Findings& findings) {
  for (const auto& quality : c.qualities) {
    if (!has_id(c.models, quality.model)) {
      findings.error("qualities", quality.model, FindingCode::quality_without_model);
    }
  }
  for (const auto& model : c.retrieval_models) {
    if (!model.provider.empty() && !has_id(c.providers, model.provider)) {
      findings.error("retrieval_models", model.id, FindingCode::unknown_provider,
                     {{"provider", model.provider}});
    }
  }
  for (const auto& offer : c.fine_tuning_offers) {
    if (!has_id(c.providers, offer.provider)) {
      findings.error("fine_tuning_offers", offer.id, FindingCode::unknown_provider,
                     {{"provider", offer.provider}});
    }
    for (const auto& model : offer.models) {
      if (!has_id(c.models, model)) {
        findings.error("fine_tuning_offers", offer.id, FindingCode::unknown_model,
                       {{"model", model}});
      }
    }
  }
}

template <class Record>
void check_model(const Catalog& c, const char* table, const std::vector<Record>& records,
                 Findings& findings) {
  for (const auto& record : records) {
    if (!record.model.empty() && !has_id(c.models, record.model)) {
      findings.error(table, record_key(record), FindingCode::unknown_model,
                     {{"model", record.model}});
    }
  }
}

template <class Record>
void check_provider_of(const Catalog& c, const char* table, const std::vector<Record>& records,
                       Findings& findings) {
  for (const auto& record : records) {
    if (!record.provider.empty() && !has_id(c.providers, record.provider)) {
      findings.error(table, record_key(record), FindingCode::unknown_provider,
                     {{"provider", record.provider}});
    }
  }
}

void check_quality_and_speed(const Catalog& c, Findings& findings) {
  check_model(c, "abilities", c.abilities, findings);
  check_model(c, "task_abilities", c.task_abilities, findings);
  check_model(c, "api_speeds", c.api_speeds, findings);
  check_model(c, "api_limits", c.api_limits, findings);
  check_provider_of(c, "api_speeds", c.api_speeds, findings);
  check_provider_of(c, "api_limits", c.api_limits, findings);
  for (const auto& device : c.local_devices) {
    if (!device.gpu.empty() && !has_id(c.gpus, device.gpu)) {
      findings.error("local_devices", device.id, FindingCode::unknown_gpu, {{"gpu", device.gpu}});
    }
  }
}

void check_kernels(const Catalog& c, Findings& findings) {
  const auto check_gpu = [&](const char* table, const auto& record, const std::string& gpu) {
    if (!has_id(c.gpus, gpu)) {
      findings.error(table, record_key(record), FindingCode::unknown_gpu, {{"gpu", gpu}});
    }
  };
  for (const auto& curve : c.kernel_curves) check_gpu("kernel_curves", curve, curve.gpu);
  for (const auto& donor : c.kernel_donors) {
    check_gpu("kernel_donors", donor, donor.gpu);
    check_gpu("kernel_donors", donor, donor.donor);
  }
}

/// What the names of price files stand for. Nothing is computed from them, and an import says what
/// it left out: a catalogue of few providers may keep the names of all.
void check_import_names(const Catalog& c, Findings& findings) {
  const auto check_provider = [&](const char* table, const auto& name) {
    if (!name.provider.empty() && !has_id(c.providers, name.provider)) {
      findings.warn(table, record_key(name), FindingCode::unknown_provider,
                    {{"provider", name.provider}});
    }
  };
  for (const auto& name : c.provider_names) check_provider("provider_names", name);
  for (const auto& name : c.region_names) check_provider("region_names", name);
  for (const auto& host : c.gpu_hosts) check_provider("gpu_hosts", host);
  for (const auto& name : c.gpu_names) {
    check_provider("gpu_names", name);
    if (!has_id(c.gpus, name.gpu)) {
      findings.warn("gpu_names", record_key(name), FindingCode::unknown_gpu, {{"gpu", name.gpu}});
    }
  }
}

}  // namespace

void find_bad_references(const Catalog& catalog, Findings& findings) {
  check_api_offers(catalog, findings);
  check_gpu_references(catalog, findings);
  check_others(catalog, findings);
  check_quality_and_speed(catalog, findings);
  check_kernels(catalog, findings);
  check_import_names(catalog, findings);
}

}  // namespace llmadvisor
